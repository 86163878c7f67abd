import warnings
from enum import Enum, IntEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def lower(self):
        return self.name.lower()

    @classmethod
    def default(cls):
        return cls.GREEN


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], Color.CRIMSON is Color.RED)
print(list(Color), len(Color), Color.RED in Color, list(Color.__members__), Color.GREEN.lower(), Color.default())
print(Color, type(Color.RED), isinstance(Color.RED, Color), Color.RED == 1, Color.RED != Color.BLUE, hash(Color.RED) == hash(Color.RED))
print({Color.RED: "r"}[Color.RED], f"{Color.RED}", "%s" % Color.BLUE, [color.name for color in reversed(Color)])
for bad in [lambda: Color(9), lambda: Color["X"], lambda: Color.X, lambda: setattr(Color, "RED", 5), lambda: Color.RED < Color.BLUE]:
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()
    TOP = 10
    MORE = auto()


print(list(Level), Level.LOW < Level.HIGH, Level.HIGH + 1, Level.TOP == 10, sorted(Level, reverse=True)[0], str(Level.LOW), f"{Level.LOW}")
print(Level(10), isinstance(Level.LOW, int), [0, 1, 2][Level.LOW], Level.MORE.value, repr(Level.TOP))


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.38)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def ratio(self):
        return round(self.mass / self.radius, 2)


print(Planet.MARS, Planet.MARS.mass, Planet.EARTH.ratio, Planet((0.64, 3.38)), Planet.EARTH.value)


class Word(str, Enum):
    YES = "yes"
    NO = "no"


print(Word.YES, repr(Word.YES), Word.YES == "yes", Word("no"), Word.YES.upper(), Word.NO.value)
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
try:
    class More(Color):
        PINK = 4
except TypeError as error:
    print(error)
try:
    class Same(Enum):
        A = 1
        A = 2
except TypeError as error:
    print(error)
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.DOG.value)
warnings.simplefilter("ignore", DeprecationWarning)


class Mixed(Enum):
    A = "x"
    B = auto()
    C = auto()
    D = 10
    E = 5
    F = auto()


print(list(Mixed))
