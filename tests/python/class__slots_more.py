# `__slots__`: what they allow, inherit, and refuse.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


def attempt(action):
    try:
        print(action())
    except (AttributeError, TypeError, ValueError) as error:
        print(type(error).__name__, error)


p = Point(3, 4)
print(p.x, p.y, p.length())
attempt(lambda: setattr(p, "z", 1))
attempt(lambda: setattr(p, "length", 1))
attempt(lambda: p.__dict__)
attempt(lambda: vars(p))
del p.x
attempt(lambda: delattr(p, "x"))
print(hasattr(p, "x"))
p.x = 10
print(p.x, type(Point.x).__name__, repr(Point.x))


class Point3(Point):
    __slots__ = ("z",)


class Open(Point):
    pass


q = Point3(1, 2)
q.z = 3
print(q.x, q.y, q.z)
attempt(lambda: setattr(q, "w", 1))
o = Open(1, 2)
o.w = 5
print(o.w, "w" in o.__dict__)


class Single:
    __slots__ = "only"


s = Single()
s.only = 1
attempt(lambda: setattr(s, "o", 1))


class WithDict:
    __slots__ = ("a", "__dict__")


w = WithDict()
w.a, w.b = 1, 2
print(w.a, w.b, "b" in w.__dict__)


class Private:
    __slots__ = ("__secret",)

    def __init__(self):
        self.__secret = 7

    def reveal(self):
        return self.__secret


print(Private().reveal(), Private()._Private__secret)


def conflict():
    class Conflict:
        __slots__ = ("a",)
        a = 1


def number():
    class Number:
        __slots__ = (1,)


attempt(conflict)
attempt(number)


class Default:
    __slots__ = ("value",)
    other = 5


d = Default()
print(d.other)
attempt(lambda: setattr(d, "other", 6))
for i in range(3):
    d.value = i
    print(d.value, end=" ")
print()
