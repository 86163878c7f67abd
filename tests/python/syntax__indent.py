print("nothing of this file runs")


def f():
    x = 1
      y = 2
    return x
