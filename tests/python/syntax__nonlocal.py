print("nothing of this file runs")


def f():
    def g():
        nonlocal missing
        missing = 1

    return g
