class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        print("lt", end=" ")
        return self.parts < other.parts

    def __le__(self, other):
        print("le", end=" ")
        return self.parts <= other.parts

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


a, b = Version(1, 2), Version(1, 10)
print(a == b, a != b, a == Version(1, 2), a == 5, a != 5, a < b, a > b, a <= b, a >= b)
print(
    sorted([b, a, Version(0)]),
    min(a, b),
    max([a, b]),
    [a, b] == [Version(1, 2), Version(1, 10)],
    b in [a, b],
    [a, b].index(b),
    (a,) < (b,),
)
try:
    hash(a)
except TypeError as error:
    print(error)
print(Version.__hash__)


class Always:
    def __eq__(self, other):
        return "yes"

    def __ne__(self, other):
        return []

    def __gt__(self, other):
        return "greater"


x = Always()
print(x == 1, x != 1, 1 == x, x > 1, 1 < x, x in [5], not x == 1)
try:
    print(x < 1)
except TypeError as error:
    print(error)


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        print("bool", end=" ")
        return self.value


print("T" if Truth(True) else "F", "T" if Truth(False) else "F", not Truth(True))
print(all([Truth(True), Truth(False), Truth(True)]), any([Truth(False), Truth(True), Truth(True)]))
try:
    bool(Truth(1))
except TypeError as error:
    print(error)
