import math
import sys as system
import math as m
from math import pi, sqrt as root
from random import Random

print(math.pi == pi, m is math, root(16), system.maxsize > 0, math.__name__, type(math).__name__)


def local_import():
    import time
    from math import floor, ceil
    return floor(2.5), ceil(2.5), time.__name__


print(local_import())
try:
    floor
except NameError as error:
    print(error)
try:
    import no_such_module
except ImportError as error:
    print(type(error).__name__, error, error.name)
try:
    from math import no_such_name
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
try:
    math.nothing
except AttributeError as error:
    print(error)
try:
    math()
except TypeError as error:
    print(error)
print("math" in system.modules, system.modules["math"] is math, __name__)
math.custom = 5
print(m.custom)
if __name__ == "__main__":
    print("main", Random(1).random() == Random(1).random())
