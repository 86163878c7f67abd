import math
from abc import ABC, abstractmethod
from functools import total_ordering


@total_ordering
class Shape(ABC):
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    @abstractmethod
    def area(self) -> float:
        """The area."""

    def __lt__(self, other):
        return self.area() < other.area()

    def __eq__(self, other):
        return isinstance(other, Shape) and math.isclose(self.area(), other.area())

    def __str__(self):
        return f"{self.name} of area {self.area():.2f}"

    def __hash__(self):
        return hash(round(self.area(), 6))


class Circle(Shape):
    def __init__(self, radius):
        super().__init__("circle")
        self.radius = radius

    def area(self):
        return math.pi * self.radius ** 2


class Rectangle(Shape):
    def __init__(self, width, height):
        super().__init__(type(self).__name__.lower())
        self.width, self.height = width, height

    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)

    def __repr__(self):
        return f"Square({self.width})"


shapes = [Circle(1), Rectangle(2, 3), Square(2)]
for shape in sorted(shapes):
    print(shape, isinstance(shape, Rectangle), type(shape).__name__)
print(max(shapes), Square(2) == Rectangle(1, 4), Square(1) >= Circle(1), Shape.count, len({Square(2), Rectangle(4, 1)}), [Square(3)])
try:
    Shape("x")
except TypeError as error:
    print(error)
print([c.__name__ for c in Square.__mro__], Shape.__abstractmethods__, Shape.__subclasses__(), Square.area is Rectangle.area, Shape.area.__doc__)


class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


print(D().who(), D.mro(), B.who(D()), super(B, D()).who())
try:
    class Impossible(A, B):
        pass
except TypeError as error:
    print(error)


class Vector:
    def __init__(self, *xs):
        self.xs = xs

    def __add__(self, o): return Vector(*(a + b for a, b in zip(self.xs, o.xs)))
    def __sub__(self, o): return self + -o
    def __neg__(self): return self * -1
    def __mul__(self, k): return sum(a * b for a, b in zip(self.xs, k.xs)) if isinstance(k, Vector) else Vector(*(x * k for x in self.xs))
    __rmul__ = __mul__
    def __truediv__(self, k): return self * (1 / k)
    def __abs__(self): return math.hypot(*self.xs)
    def __bool__(self): return any(self.xs)
    def __eq__(self, o): return self.xs == o.xs
    def __repr__(self): return f"Vector{self.xs}"
    def __iter__(self): return iter(self.xs)
    def __getitem__(self, i): return self.xs[i]
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __format__(self, spec): return "(" + ", ".join(format(x, spec) for x in self) + ")"
    def __iadd__(self, o): print("in place"); return self + o


v, w = Vector(3, 4), Vector(1, -1)
print(v + w, v - w, v * w, 2 * v, v / 2, abs(v), bool(Vector(0, 0)), v == Vector(3, 4), sum([v, w]), f"{v:.1f}", *v, v[0], -v)
v += w
print(v)
for bad in (lambda: v + 1, lambda: 1 + v, lambda: v @ w, lambda: v < w, lambda: len(v), lambda: v[9], lambda: hash(v), lambda: v(), lambda: v % 2, lambda: int(v)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)


class Duck:
    sound = "quack"
    def speak(self): return self.sound


class Robot:
    def __getattr__(self, name): return lambda *a: f"{name}{a}"


for thing in (Duck(), Robot(), type("Cat", (Duck,), {"sound": "meow"})()):
    print(thing.speak(), type(thing).__name__, isinstance(thing, Duck), hasattr(thing, "fly"))
