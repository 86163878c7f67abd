from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields
from dataclasses import is_dataclass, make_dataclass, replace


@dataclass
class Point:
    x: int
    y: int = 0

    def norm(self) -> int:
        return self.x + self.y


point = Point(1, 2)
print(point, Point(3), Point(y=5, x=1), point == Point(1, 2), point != Point(1, 3), point.norm(), Point.y)
print([(one.name, one.type, one.default) for one in fields(Point)][1], is_dataclass(Point), is_dataclass(5))
print(asdict(point), astuple(point), replace(point, y=9), Point.__match_args__, Point.__annotations__)
for bad in [lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: hash(point), lambda: point < Point(1, 1)]:
    try:
        bad()
    except TypeError as error:
        print(error)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    name: str = field(default="", compare=False, repr=False)


print(sorted([Version(2), Version(1, 5), Version(1, 2)]), Version(1) < Version(2), Version(1, name="a") == Version(1))
print(hash(Version(1)) == hash(Version(1)), {Version(1): "one"}[Version(1, 0)], max(Version(1), Version(0, 9)))
try:
    Version(1).major = 5
except FrozenInstanceError as error:
    print(type(error).__name__, error, isinstance(error, AttributeError))
try:
    del Version(1).major
except FrozenInstanceError as error:
    print(error)


@dataclass
class Team:
    name: str
    members: list = field(default_factory=list)
    size: int = field(init=False)
    scale: InitVar[int] = 1
    _: KW_ONLY
    active: bool = True

    def __post_init__(self, scale):
        self.size = len(self.members) * scale


one, two = Team("a"), Team("b", ["x", "y"], 3, active=False)
one.members.append("z")
print(one, two, Team("c").members)
print(asdict(two), asdict(Team("d", [Point(1)])), replace(one, name="q", scale=2))


@dataclass
class Base:
    a: int = 1


@dataclass
class Derived(Base):
    b: str = "b"

    def __repr__(self):
        return f"<{self.a}{self.b}>"


print(Derived(), Derived(5, "z"), [one.name for one in fields(Derived)], isinstance(Derived(), Base))
try:
    @dataclass
    class Mutable:
        items: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Order:
        a: int = 1
        b: int
except TypeError as error:
    print(error)
try:
    @dataclass
    class Thaw(Version):
        x: int = 0
except TypeError as error:
    print(error)
try:
    replace(Team("x"), size=3, scale=1)
except ValueError as error:
    print(error)


@dataclass
class Node:
    value: int
    next: "Node" = None


loop = Node(1)
loop.next = loop
print(loop, Node(1, Node(2)))


@dataclass(eq=False)
class Identity:
    a: int


print(Identity(1) == Identity(1), Identity.__hash__ is object.__hash__)


@dataclass(kw_only=True, slots=True)
class Keyed:
    a: int
    b: int = 2


print(Keyed(a=1), Keyed.__slots__)
try:
    Keyed(1)
except TypeError as error:
    print(error)
Made = make_dataclass("Made", [("x", int), ("y", int, field(default=5))])
print(Made(1), fields(Made)[0].type)
