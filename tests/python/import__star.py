from math import *

print(sqrt(16), floor(pi), gcd(12, 18), cos(0))


def inside():
    import math as mathematics, sys
    from random import Random as Generator, randint

    return mathematics.pi == pi, "sys" in dir(), Generator(3).random() == Generator(3).random(), callable(randint)


print(inside()[:1] + inside()[2:])
try:
    import a.b.c
except ImportError as error:
    print(type(error).__name__, error)
try:
    from nowhere import something
except ModuleNotFoundError as error:
    print(error, error.name)
import math

math_again = __import__("math")
print(math_again is math, math.sqrt is sqrt, hasattr(math, "sqrt"), getattr(math, "nope", "none"), repr(math)[:14])
del math
try:
    math.pi
except NameError as error:
    print(str(error)[:28])
import math

print(math.pi)
