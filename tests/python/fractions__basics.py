from fractions import Fraction as F
import math

print(F(1, 2), repr(F(3, -6)), F("3/4"), F("-1.25"), F("1e-3"), F(0.5), F(), F(7), F(F(1, 3), F(2, 5)), F(" 5 "), F(0.1))
a, b = F(1, 3), F(3, 4)
print(a + b, a - b, a * b, a / b, b // a, b % a, divmod(b, a), a ** 2, a ** -2, -a, abs(-a), +a, 2 + a, 2 - a, 2 * a, 2 / a, a ** 0.5, 2 ** F(2), a + 0.5, 1.5 * a, 7 // a, 7 % b)
print(a < b, a == F(2, 6), a == 1/3, F(1, 2) == 0.5, F(4, 2) == 2, a > 0.3, 1 > a, max(a, b), sorted([b, a, F(1, 2)]), hash(F(1, 2)) == hash(0.5), hash(F(4, 2)) == hash(2), {F(1, 2): "x"}[0.5])
print(int(F(7, 2)), int(F(-7, 2)), float(a), round(F(7, 2)), round(F(5, 2)), round(F(22, 7), 2), math.floor(F(-7, 2)), math.ceil(F(-7, 2)), math.trunc(F(7, 2)), bool(F(0)))
print(F(math.pi).limit_denominator(1000), F("3.1415926535897932").limit_denominator(), a.numerator, a.denominator, F.from_float(0.25), F(3, 2).as_integer_ratio(), sum([F(1, n) for n in range(1, 11)]))
print(f"{F(1, 3)}", [F(1, 3)], isinstance(F(1), F), F(1, 3).limit_denominator(2))
for bad in (lambda: F(1, 0), lambda: F("x"), lambda: F("1/0"), lambda: F(1) / 0, lambda: F(0) ** -1, lambda: F(1.5, 2), lambda: F(None), lambda: F(1) + "x", lambda: F(1) < "x"):
    try:
        print(bad())
    except (ZeroDivisionError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
