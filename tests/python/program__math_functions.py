import math
from decimal import Decimal
from fractions import Fraction


class Meters:
    def __init__(self, n): self.n = n
    def __float__(self): return float(self.n)
    def __index__(self): return int(self.n)
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return "trunc"


m = Meters(9)
print(math.sqrt(m), math.floor(m), math.ceil(m), math.trunc(m), math.factorial(Meters(5)), hex(m), bin(m), oct(m), chr(Meters(65)), math.gcd(m, 6), math.hypot(m, 12), float(m), int(m), bytes(Meters(2)), [0] * Meters(2), "ab" * Meters(2), range(Meters(3)), math.comb(m, 2), "abc"[Meters(1)], round(2.567, Meters(1)), divmod(7, 2))
print(math.sqrt(Fraction(1, 4)), math.sqrt(Decimal("2.25")), math.floor(Fraction(7, 2)), math.ceil(Decimal("1.1")), math.pow(Fraction(1, 2), 2), math.fsum([Fraction(1, 2), 1]), math.isclose(Decimal("0.1"), 0.1), math.log(Fraction(1)), math.prod([Fraction(1, 2), 4]), max(Fraction(1, 3), 0.3), sum([Decimal("0.1")] * 3), sorted([Fraction(1, 2), 0.25, Decimal("0.3") and 1]))
print(Fraction(3, 4) + 1, Fraction(3, 4) * 0.5, 2 ** Fraction(2), Fraction(1, 2) ** 2, Fraction("3/6"), abs(Fraction(-1, 2)), Fraction(7, 2).__round__(), float(Fraction(1, 3)), Fraction(5, 3) // 1, Fraction(5, 3) % 1, Fraction.from_float(0.75), Fraction(1, 3).numerator, hash(Fraction(1, 2)) == hash(0.5), str(Fraction(4, 2)), repr(Fraction(1, -3)))


def newton(f, x, tol=1e-12):
    while abs(f(x)) > tol:
        x -= f(x) / ((f(x + 1e-7) - f(x - 1e-7)) / 2e-7)
    return x


def integrate(f, a, b, n=1000):
    h = (b - a) / n
    return h * (f(a) / 2 + sum(f(a + i * h) for i in range(1, n)) + f(b) / 2)


print(round(newton(lambda x: x * x - 2, 1.0), 9), round(integrate(math.sin, 0, math.pi), 6), round(sum(4 * (-1) ** k / (2 * k + 1) for k in range(1000)), 6))
e, term = Fraction(0), Fraction(1)
for n in range(1, 18):
    e += term
    term /= n
print(e, float(e), math.e)
print([round(math.sin(math.radians(a)), 3) for a in range(0, 361, 45)], f"{math.pi:.10f}", math.floor(-0.5), -7 // 2, int(-3.9), round(-2.5), round(0.5), round(1e20), 1e20 // 3, 7.5 % 2, -7.5 % 2, 2 ** 0.5, (-8) ** (1 / 3))
for bad in (lambda: math.sqrt("4"), lambda: math.floor("x"), lambda: math.factorial(5.0), lambda: math.gcd(1.5, 2), lambda: math.sqrt(None), lambda: Fraction(1.5, 2), lambda: Fraction("a/b"), lambda: Decimal(1) + 1.5, lambda: math.log(-1), lambda: math.acos(2), lambda: math.pow(0, -1), lambda: math.fmod(1, 0), lambda: math.isqrt(-1), lambda: math.ldexp(1, 10000), lambda: math.log("a"), lambda: math.hypot("a"), lambda: math.sin(), lambda: math.sin(1, 2), lambda: math.atan2(1), lambda: math.nope):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error if not isinstance(error, TypeError) or "Decimal" not in str(error) else "")
print(Fraction(10, 4) == Decimal("2.5"), Decimal("0.5") == Fraction(1, 2), Decimal("0.1") == Fraction(1, 3), Decimal(1) != Fraction(1))
