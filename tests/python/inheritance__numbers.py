# Classes that derive from int and float.
class Celsius(float):
    def __new__(cls, degrees):
        return super().__new__(cls, round(degrees, 1))

    def fahrenheit(self):
        return Celsius(self * 9 / 5 + 32)

    def __repr__(self):
        return f"Celsius({float(self)})"

    def __str__(self):
        return f"{float(self):.1f} C"


t = Celsius(21.56)
print(t, repr(t), t.fahrenheit(), t + 1, type(t + 1), -t, t == 21.6, t > 20, [t], int(t), round(t), abs(Celsius(-1)))


class Age(int):
    pass


a = Age(30)
print(a, repr(a), a + 1, type(a + 1), 1 + a, a * 2, a ** 2, a / 4, a // 7, a % 7, -a, ~a, a << 1, a & 6, divmod(a, 7))
print(a == 30, 30 == a, a != 30, a < 31, 31 > a, hash(a) == hash(30), {30: "x"}[a], {a: "y"}[30], a in [30], a in {30})
print([10, 20, 30, 40][Age(1)], "abc"[Age(2)], list(range(Age(3))), "ab" * Age(2), [0] * Age(2), (1, 2, 3)[:Age(2)])
print(f"{a:05d}", "%d" % a, "{:x}".format(a), str(a), format(a, ">6"), bin(a), hex(a), chr(Age(65)), a.bit_length())
print(isinstance(a, int), type(a) is Age, int(a), type(int(a)), float(a), bool(Age(0)), not Age(0), sum([a, a]), max(a, 5))
import math
print(math.sqrt(Age(16)), math.floor(Celsius(2.5)), math.gcd(Age(4), 6), sorted([Age(3), 2, Age(1)]), Age("12"), Age("ff", 16), Age())
a.note = "hello"
print(a.note, a.real, a.imag)
a += 1
print(a, type(a))


class Money(int):
    def __new__(cls, cents, currency="EUR"):
        made = int.__new__(cls, cents)
        made.currency = currency
        return made

    def __add__(self, other):
        return Money(int.__add__(self, other), self.currency)

    __radd__ = __add__

    def __mul__(self, factor):
        return Money(super().__mul__(factor), self.currency)

    def __repr__(self):
        return f"Money({int(self)}, {self.currency!r})"

    def __eq__(self, other):
        return isinstance(other, Money) and int(self) == int(other)

    def __hash__(self):
        return hash((int(self), self.currency))

    def __lt__(self, other):
        print("lt")
        return super().__lt__(other)


m = Money(150)
print(m, m + 50, 50 + m, m * 2, m - 50, sum([m, m]), m == 150, m == Money(150), m != 150, m < 200, m.currency)
print(Money(5, currency="USD"), {Money(5): 1}[Money(5)], m >= 10)


class Clamped(int):
    def __new__(cls, value, low=0, high=10):
        return super().__new__(cls, max(low, min(high, value)))


print(Clamped(5), Clamped(50), Clamped(-5), Clamped(7, high=6))


class Truthy(int):
    def __bool__(self):
        return True


print(bool(Truthy(0)), "yes" if Truthy(0) else "no", Truthy(0) or "other")


class Angle(float):
    def __eq__(self, other):
        return abs(float(self) - float(other)) < 0.01

    def __float__(self):
        return float.__float__(self)


print(Angle(1.001) == 1.0, 1.0 == Angle(1.001), Angle(1.5).is_integer(), Angle("2.5"), Angle(2.5).hex())
n = 0
while n < Age(3):
    n += Age(1)
print(n, type(n), int.__add__(1, 2), (5).__add__(6), int.__lt__(1, 2), float.__mul__(2.0, 3.0), (1).__add__(1.5), int.__eq__(1, 1.0))
big = Age(10 ** 30)
print(big, big + 1, type(big), big == 10 ** 30, hash(big) == hash(10 ** 30))
print(round(Celsius(3.14), 1), pow(Age(2), 5), pow(Age(2), 5, 7))
try:
    Age("x")
except ValueError as error:
    print(error)
try:
    a + "x"
except TypeError as error:
    print(error)
