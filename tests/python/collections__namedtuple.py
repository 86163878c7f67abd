from collections import namedtuple

Point = namedtuple("Point", ["x", "y"])
point = Point(1, y=2)
print(point, point.x, point[1], tuple(point), point == (1, 2), hash(point) == hash((1, 2)), isinstance(point, tuple))
x, y = point
print(x, y, len(point), point + (3,), point.index(2), max(point), Point._fields, Point.__name__, Point)
print(point._asdict(), point._replace(y=7), Point._make([3, 4]), Point(*[5, 6]), Point(**{"x": 1, "y": 2}))
Pixel = namedtuple("Pixel", "x, y, color", defaults=["black"])
print(Pixel(1, 2), Pixel._field_defaults, Pixel(1, 2, "red"), Pixel.__doc__)
print(namedtuple("Odd", "a class a _x", rename=True)._fields)
for bad in [
    lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=3), lambda: Point(1, x=3), lambda: point._replace(q=1),
    lambda: Point._make([1]), lambda: namedtuple("A", "a a"), lambda: namedtuple("A", "class"),
    lambda: namedtuple("A", "_x"), lambda: namedtuple("A", "a-b"), lambda: namedtuple("A", "a", defaults=[1, 2]),
    lambda: setattr(point, "x", 5), lambda: point.z, lambda: Pixel(),
]:
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)


class Vector(namedtuple("Vector", "x y")):
    __slots__ = ()

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    @property
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __str__(self):
        return f"<{self.x}, {self.y}>"


print(Vector(3, 4) + Vector(1, 1), repr(Vector(1, 2)), Vector(3, 4).length, sorted([Vector(2, 1), Vector(1, 9)]))
print({Point(1, 2): "a"}[(1, 2)], [p.x for p in map(Point._make, [(1, 2), (3, 4)])], f"{point}", "%s %s" % point)
