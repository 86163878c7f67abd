def show(function):
    try:
        print(function())
    except UnicodeError as error:
        print(type(error).__name__, error, error.encoding, error.reason, error.start, error.end, error.args == (
            error.encoding, error.object, error.start, error.end, error.reason), repr(error)[:40])


show(lambda: "Grüße".encode("ascii"))
show(lambda: "a世界b".encode("latin-1"))
show(lambda: "x👋".encode("ascii"))
show(lambda: b"\xff".decode())
show(lambda: b"ab\xe4\xb8".decode())
show(lambda: b"ab\xe4\xb8x".decode())
show(lambda: b"a\x80".decode("ascii"))
show(lambda: "Grüße 世👋".encode("ascii", "backslashreplace"))
show(lambda: "Grüße 世👋".encode("ascii", "xmlcharrefreplace"))
show(lambda: "Grüße".encode("ascii", "ignore") + "ü".encode("ascii", "replace"))
try:
    "ü".encode("ascii")
except ValueError as error:
    print(isinstance(error, UnicodeEncodeError), error.object)


def counter():
    count = 0

    def step():
        nonlocal count
        count += 1
        return count
    return step


step = counter()
step()
print(step.__closure__[0].cell_contents, step(), step.__closure__[0].cell_contents, len(step.__closure__), counter.__closure__)


class Circle:
    def __init__(self, r):
        self.r = r

    area = property(lambda self: 3 * self.r ** 2, doc="The area.")

    @property
    def size(self):
        """The size."""
        return self.r


print(Circle.area.__doc__, Circle.size.__doc__, Circle(2).area, Circle.area.setter(None).__doc__)
import math
from fractions import Fraction

print(math.prod([Fraction(1, 2), 4, 0.5]), math.prod([]), math.prod([2, 3], start=Fraction(1, 6)))
