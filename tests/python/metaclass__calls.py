# What a metaclass can decide: how classes are made, called, shown, compared, walked and asked.
class Meta(type):
    def __new__(mcls, name, bases, namespace, **options):
        print("new", name, [base.__name__ for base in bases], sorted(options))
        made = super().__new__(mcls, name, bases, namespace)
        made.tag = options.get("tag", "none")
        return made

    def __init__(cls, name, bases, namespace, **options):
        print("init", name)
        super().__init__(name, bases, namespace)
        cls.registry = []

    def __call__(cls, *args, **keywords):
        print("call", cls.__name__, args, keywords)
        made = super().__call__(*args, **keywords)
        cls.registry.append(made)
        return made

    def __len__(cls):
        return len(cls.registry)

    def __iter__(cls):
        return iter(cls.registry)

    def __getitem__(cls, index):
        return cls.registry[index]

    def __contains__(cls, item):
        return item in cls.registry

    def __repr__(cls):
        return f"<{cls.__name__} made {len(cls)}>"

    def __bool__(cls):
        return True

    def __getattr__(cls, name):
        if name.startswith("make_"):
            return lambda *args: (name[5:], args)
        raise AttributeError(name)

    def describe(cls):
        return "described " + cls.__name__

    @property
    def size(cls):
        return len(cls)

    @size.setter
    def size(cls, value):
        print("set size", value)


class Point(metaclass=Meta, tag="p"):
    def __init__(self, x, y=0):
        self.x, self.y = x, y


class Point3(Point):
    pass


print(type(Point), type(Point) is Meta, type(Point3) is Meta, isinstance(Point, Meta), isinstance(Point, type))
a = Point(1, y=2)
b = Point(3)
c = Point3(5)
print(a.x, a.y, b.x, b.y, c.x)
print(len(Point), len(Point3), [item.x for item in Point], Point[1] is b, a in Point, c in Point)
print(Point, repr(Point3), str(Point), f"{Point}")
print(Point.describe(), Point3.describe())
print(Point.make_this(1, 2))
print(Point.size)
Point.size = 4
print(Point.tag, Point3.tag)
print(hasattr(a, "describe"), hasattr(Point, "describe"), hasattr(Point, "nothing"))
try:
    Point.nothing
except AttributeError as error:
    print(error)
try:
    a.describe()
except AttributeError as error:
    print(error)
print(bool(Point), Point == Point, Point != Point3, {Point: 1}[Point])
Made = Meta("Made", (), {"value": 3})
print(Made.value, type(Made).__name__, Made.__name__, Made.__bases__)


class Other(type):
    pass


try:
    class Both(Point, metaclass=Other):
        pass
except TypeError as error:
    print(error)
