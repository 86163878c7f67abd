def a():
    raise ValueError("a")


def b():
    try:
        a()
    except ValueError as error:
        raise KeyError("b") from error


def c():
    try:
        b()
    except KeyError:
        raise TypeError("c")


try:
    c()
except TypeError as error:
    raise RuntimeError("top") from error
