class Shape:
    sides = 0
    instances = []

    def __init__(self):
        self.instances.append(type(self).__name__)

    def area(self):
        raise NotImplementedError(f"{type(self).__name__}.area")

    def __lt__(self, other):
        return self.area() < other.area()


class Square(Shape):
    sides = 4

    def __init__(self, side):
        super().__init__()
        self.side = side

    def area(self):
        return self.side**2


class Circle(Shape):
    def __init__(self, radius):
        super().__init__()
        self.radius = radius

    def area(self):
        return round(3.14159 * self.radius**2, 3)


shapes = [Square(3), Circle(1), Square(1.5), Circle(2)]
print([s.area() for s in sorted(shapes)], Shape.instances, max(shapes).area(), sum(s.sides for s in shapes))
try:
    Shape().area()
except NotImplementedError as error:
    print(repr(error))
Shape.name = lambda self: type(self).__name__.lower()
print([s.name() for s in shapes[:2]])
special = Square(2)
special.area = lambda: 99
print(special.area(), Square.area(special), special.sides)
special.__class__ = Circle
special.radius = 1
print(Circle.area(special), isinstance(special, Square))


def make(name, n):
    class Polygon(Shape):
        sides = n

        def __repr__(self):
            return f"{name}<{self.sides}>"

    Polygon.__name__ = name
    return Polygon


Triangle, Hexagon = make("Triangle", 3), make("Hexagon", 6)
print(Triangle(), Hexagon(), Triangle.__name__, Triangle is Hexagon, Shape.instances[-2:])
for cls in (Square, Circle):
    for method in ("area", "sides", "perimeter"):
        print(cls.__name__, method, hasattr(cls, method), callable(getattr(cls, method, None)))
