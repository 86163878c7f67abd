import sys

a = []
print(sys.getrefcount(a))
b = a
print(sys.getrefcount(a))
c = [a, a]
print(sys.getrefcount(a))
del b
print(sys.getrefcount(a))
c.pop()
print(sys.getrefcount(a))
d = {"key": a}
print(sys.getrefcount(a))
print(sys.getrefcount([]), sys.getrefcount({}), sys.getrefcount(object()))


def count(x):
    return sys.getrefcount(x)


print(count(a), count([]))


def local():
    x = object()
    y = x
    print(sys.getrefcount(x))
    del y
    print(sys.getrefcount(x))
    z = (x, x)
    print(sys.getrefcount(x), sys.getrefcount(z))


local()


class Node:
    def __init__(self):
        self.me = self

    def count(self):
        return sys.getrefcount(self)


n = Node()
print(sys.getrefcount(n), n.count())
n.me = None
print(sys.getrefcount(n), n.count())
for item in [a]:
    print(sys.getrefcount(item))


def closure():
    x = []

    def inner():
        return sys.getrefcount(x)

    return inner


print(closure()())
