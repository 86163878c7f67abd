from dataclasses import dataclass, field, asdict, astuple, replace, fields
from typing import List, Optional, Dict
from enum import Enum, auto, IntEnum, Flag


class Category(Enum):
    BOOK = "book"
    TOY = "toy"
    FOOD = "food"

    @property
    def taxed(self):
        return self is not Category.FOOD

    @classmethod
    def parse(cls, text):
        return cls[text.upper()]


class Level(IntEnum):
    LOW = 1
    HIGH = 10


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


@dataclass(order=True)
class Item:
    price: float
    name: str = field(compare=False)
    category: Category = field(default=Category.TOY, compare=False, repr=False)
    tags: List[str] = field(default_factory=list, compare=False)
    total: float = field(init=False, compare=False)
    owner: Optional[str] = None

    def __post_init__(self):
        self.total = round(self.price * (1.19 if self.category.taxed else 1), 2)


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


items = [Item(9.99, "robot"), Item(5.0, "bread", Category.FOOD, ["fresh"]), Item(5.0, "kite")]
for item in sorted(items, key=lambda i: (i.price, i.name)):
    print(item, item.category)
print(max(items), min(items, key=lambda i: i.total).name)
print(asdict(items[1]), astuple(items[0]))
print(replace(items[0], name="doll", price=1))
print([f.name for f in fields(Item)])
p = Point(1) + Point(2, 3)
print(p, hash(p) == hash(Point(3, 3)), {p: 1}[Point(3, 3)], p == (3, 3))
try:
    p.x = 5
except Exception as e:
    print(type(e).__name__, e)
try:
    Item()
except TypeError as e:
    print(e)
try:
    Category("nope")
except ValueError as e:
    print(e)
try:
    Category["NOPE"]
except KeyError as e:
    print(repr(e))
print(list(Category), Category.parse("food").value, Category.BOOK.name, Category("toy"), repr(Level.HIGH), Level.HIGH + 1, f"{Level.LOW}", str(Level.LOW), f"{Category.TOY}")
print(Perm.R | Perm.X, Perm.RW, Perm.R in Perm.RW, ~Perm.R, Perm(0), list(Perm.RW), Perm.R & Perm.W, bool(Perm.R & Perm.W), Perm(5), repr(Perm.RW))
print(Category.__members__)
print(isinstance(Level.LOW, int), Level(10), sorted([Level.HIGH, Level.LOW]), len(Category), Category.BOOK in Category)
