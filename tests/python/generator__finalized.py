# Generators that nobody can resume any more are closed.
def numbers(name):
    try:
        print("begin", name)
        yield 1
        yield 2
    except GeneratorExit:
        print("exit", name)
        raise
    finally:
        print("finally", name)


g = numbers("a")
print(next(g))
del g
print("after del")
g = numbers("b")
del g
print("never begun")
g = numbers("c")
print(list(g))
del g
print("exhausted before")
for n in numbers("d"):
    print(n)
    break
print("after break")


def outer():
    try:
        yield from numbers("inner")
    finally:
        print("outer finally")


g = outer()
next(g)
g = None
print("after outer")


class Manager:
    def __enter__(self):
        print("enter")

    def __exit__(self, *exc):
        print("exit", exc[0].__name__)


def managed():
    with Manager():
        yield 1
        print("not reached")


next(managed())
print("temporary")


def first(iterable):
    for item in iterable:
        return item


print(first(numbers("e")))
print(first(x * 10 for x in numbers("f")))
a, *_ = zip(numbers("g"), [1])
print(a)


def plain():
    yield 1


g = plain()
next(g)
del g
held = numbers("at exit")
next(held)
print("end")
