# Class patterns, and what a class says about them.
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


def where(point):
    match point:
        case Point(0, 0):
            return "origin"
        case Point(0, y=y):
            return f"y axis at {y}"
        case Point(x=x, y=0):
            return f"x axis at {x}"
        case Point(x, y) if x == y:
            return "diagonal"
        case Point():
            return "somewhere"
        case [Point(x=a), Point(x=b), *_]:
            return f"two points {a} {b}"
        case Point(z=z):
            return "never"
        case _:
            return "no point"


for point in Point(0, 0), Point(0, 2), Point(3, 0), Point(4, 4), Point(4, 5), [Point(1, 2), Point(3, 4)], 7:
    print(where(point))


@dataclass
class Line:
    start: Point
    end: Point
    color: str = field(default="black", kw_only=True)


@dataclass(match_args=False)
class Plain:
    a: int


Pair = namedtuple("Pair", "left right")
print(Line.__match_args__, Pair.__match_args__, hasattr(Plain, "__match_args__"))

match Line(Point(1, 2), Point(3, 4), color="red"):
    case Line(Point(x, _), Point(y=y), color="red" | "green" as color):
        print(x, y, color)

match Pair(1, 2):
    case Pair(left, right=2):
        print(left)
match Pair(1, 2):
    case [a, b]:
        print(a, b)


class Level(Enum):
    LOW = 1
    HIGH = 2


for level in Level:
    match level:
        case Level.LOW:
            print("low")
        case Level(value=value):
            print("other", value)


# The built-in classes that match their subject itself, and what derives from them.
class Celsius(float):
    pass


def base(value):
    match value:
        case bool(x):
            return "bool", x
        case int(x):
            return "int", x
        case Celsius(x):
            return "celsius", x
        case float(x):
            return "float", x
        case str(x):
            return "str", x
        case bytes(x):
            return "bytes", x
        case list(x):
            return "list", x
        case tuple(x):
            return "tuple", x
        case dict(x):
            return "dict", x
        case set(x):
            return "set", x
        case frozenset(x):
            return "frozenset", x


for value in True, 1, Celsius(2.5), 2.5, "a", b"a", [1], (1,), {1: 2}, {1}, frozenset({1}), None:
    print(base(value))


# What is a sequence, what a mapping.
class Words(Sequence):
    def __init__(self, text):
        self.words = text.split()

    def __getitem__(self, index):
        return self.words[index]

    def __len__(self):
        return len(self.words)


class Table(Mapping):
    def __getitem__(self, key):
        if key == "a":
            return 1
        raise KeyError(key)

    def __len__(self):
        return 1

    def __iter__(self):
        return iter("a")


class Fake:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index

    def __len__(self):
        return 2


class Registered(Fake):
    pass


Sequence.register(Registered)


def shape(value):
    match value:
        case [one, two]:
            return "two items", one, two
        case [first, *middle, last]:
            return "items", first, middle, last
        case {"a": a, **rest}:
            return "mapping", a, rest
        case _:
            return "neither"


for value in (
    [1, 2], deque([1, 2, 3]), Words("a b c"), Words("a b"), UserList([1, 2]), Fake(), "ab", b"ab", {1, 2}, iter([1, 2]),
    {"a": 1}, OrderedDict(b=2, a=1), defaultdict(int, a=1), Counter("ab"), UserDict(a=1), ChainMap({"b": 2}, {"a": 1}), Table(),
    {"b": 2}, range(2), zip("ab"),
):
    print(type(value).__name__, shape(value))

try:
    shape(Registered())
except ValueError as error:
    print(error)

# A missing key is not made.
d = defaultdict(list)
match d:
    case {"a": _}:
        print("found")
    case _:
        print("missing", dict(d))


# Mistakes.
class One:
    __match_args__ = ("a",)
    a = 1


class Listed:
    __match_args__ = ["a"]


class Odd:
    __match_args__ = (1,)


class Bare:
    pass


def attempt(value):
    try:
        match value:
            case int(x, y):
                pass
    except TypeError as error:
        print(error)


def check(what, value):
    try:
        match value:
            case what(1, 2):
                print("matched")
            case _:
                print("no match")
    except TypeError as error:
        print(error)


attempt(3)
attempt("not")
check(One, One())
check(Bare, Bare())
check(Pair, Pair(1, 2))
check(Pair, Pair(1, 3))
check(int, 3)
check(len, 3)

for cls in One, Listed, Odd, Bare, 5:
    try:
        match cls() if isinstance(cls, type) else 1:
            case cls(a):
                print("matched", a)
    except TypeError as error:
        print(error)

try:
    match One():
        case One(1, a=2):
            pass
except TypeError as error:
    print(error)

try:
    key = Level.LOW

    class K:
        a = b = 1

    match {1: 2}:
        case {K.a: _, K.b: _}:
            pass
        case _:
            print("too short")
    match {1: 2, 2: 3}:
        case {K.a: _, K.b: _}:
            pass
except ValueError as error:
    print(error)


class Loud:
    def __eq__(self, other):
        print("eq", other)
        return other == 2


match Loud():
    case 1:
        print(1)
    case 2:
        print(2)


class Prop:
    @property
    def value(self):
        print("value")
        return 4

    @property
    def broken(self):
        raise AttributeError("broken")

    @property
    def worse(self):
        raise ZeroDivisionError("worse")


match Prop():
    case Prop(value=3):
        print(3)
    case Prop(broken=_):
        print("broken")
    case Prop(value=4):
        print(4)

match Prop():
    case Prop(
        value=4,
        worse=_,
    ):
        pass
