def numbers():
    try:
        yield 1
        yield 2
    except ValueError as error:
        print("generator caught", error)
        yield 99
    finally:
        print("generator finally")


g = numbers()
print(next(g), g.throw(ValueError("thrown")))
try:
    next(g)
except StopIteration:
    print("stopped")


def fails():
    yield 1
    raise KeyError("inside")


g = fails()
print(next(g))
try:
    next(g)
except KeyError as error:
    print(repr(error))
print(next(g, "exhausted after error"))


def stops():
    yield 1
    raise StopIteration("leaks")


try:
    list(stops())
except RuntimeError as error:
    print(error, repr(error.__cause__))
try:
    sum(x / (3 - x) for x in range(5))
except ZeroDivisionError as error:
    print(error)
g = numbers()
g.close()
g = numbers()
next(g)
try:
    g.throw(KeyError("through"))
except KeyError as error:
    print(repr(error))


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
