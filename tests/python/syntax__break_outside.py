print("nothing of this file runs")


def f():
    if True:
        break


f()
