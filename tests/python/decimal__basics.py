from decimal import Decimal as D, getcontext, localcontext, Context, ROUND_HALF_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, InvalidOperation, DivisionByZero
import decimal
import math

print(D("0.1") + D("0.2"), D("0.1") + D("0.2") == D("0.3"), D(0.1), D("1.10") * 3, D(1) / D(3), D(2) / 3, D(10) / 4, D("1e2"), D("1E+5"), D("-0"), D("1.50"), repr(D("2.500")))
print(D(7) // 2, D(-7) // 2, D(7) % 3, D(-7) % 3, divmod(D("7.5"), 2), D(2) ** 10, D(2) ** -1, D(2) ** D("0.5"), D("1.1") ** 3, -D(5), abs(D("-5.5")), +D("1.0"), 1 - D("0.9"), 2 * D("1.5"), 1 / D(8), 10 % D(3))
print(D(2).sqrt(), D("0.25").sqrt(), D(100).sqrt(), D("1e-10").sqrt(), D(1).exp(), D(10).ln(), D(100).log10(), D(2).log10(), D("0.5").exp(), D(-1).exp(), D(2).ln(), D(5) ** D("1.5"))
for text in ["1.005", "2.675", "-2.5", "2.5", "0.125", "3.14159", "-1.45", "1e3", "999.995"]:
    print(text, [str(D(text).quantize(D("0.01"), rounding=mode)) for mode in (ROUND_HALF_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN)], D(text).quantize(D(1)), round(D(text)), round(D(text), 1))
for text in ["123456789012345678901234567890", "0.000001", "0.0000001", "1e-7", "1E10", "123E3", "0E-3", "-1.23E-10", "Infinity", "-inf", "nan", "12.", ".5", "1_000"]:
    d = D(text)
    print(text, d, repr(d), d.as_tuple(), d.adjusted(), d.is_finite(), +d if d.is_finite() else d)
print(D("1.20").normalize(), D("100").normalize(), D("0.00").normalize(), D("3.7").to_integral_value(), D("1.23").as_integer_ratio(), D((0, (1, 2, 3), -2)), D("1.0").same_quantum(D("2.5")))
print(D("1.0") == 1, D("1.5") == 1.5, D("0.1") == 0.1, D(1) < 2, D(2) > 1.5, hash(D("1.0")) == hash(1), hash(D("0.5")) == hash(0.5), max(D(1), D("1.5")), sorted([D(3), D("2.5"), 1]), sum([D("0.1")] * 10), bool(D("0.0")))
print(int(D("-3.9")), float(D("1.25")), math.floor(D("-1.5")), math.ceil(D("1.2")), round(D("2.5")), round(D("3.5")), str(D("1e400"))[:10], D("12345.678").__trunc__())
for spec in ["", ".2f", "10.3f", "<10.1f", "+.1f", ",.2f", "e", ".3e", "%", ".1%", "08.2f", "^12", ".3g", ",", "f", "*>9"]:
    print(repr(spec), [format(D(text), spec) for text in ("1234.5678", "-0.05", "0", "1E+3")])
getcontext().prec = 6
print(D(1) / D(7), D("1.23456789"), +D("1.23456789"), D("123456789") + 1, D(2).sqrt())
with localcontext() as ctx:
    ctx.prec = 50
    print(D(1) / D(7), D(2).sqrt(), D(1).exp())
    ctx.rounding = ROUND_UP
    ctx.prec = 3
    print(D(1) / D(3))
print(getcontext().prec, getcontext().rounding, Context(prec=3).divide(D(1), D(3)), Context(prec=5).create_decimal("1.23456789"))
getcontext().prec = 28
for bad in (lambda: D("x"), lambda: D(1) / 0, lambda: D(0) / 0, lambda: D(-1).sqrt(), lambda: D([1]), lambda: D(None), lambda: D("1e30").quantize(D("0.01")), lambda: int(D("nan")), lambda: int(D("inf")), lambda: D(1) % 0, lambda: D(1) // 0, lambda: D(-1).ln()):
    try:
        print(bad())
    except (ArithmeticError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(issubclass(DivisionByZero, ZeroDivisionError), issubclass(InvalidOperation, ArithmeticError), D("inf") > 5, D("inf") + 1, D("nan") == D("nan"), D("nan").is_nan(), D("inf") * -1)
def pi():
    getcontext().prec += 2
    three = D(3)
    lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != lasts:
        lasts = s
        n, na = n + na, na + 8
        d, da = d + da, da + 32
        t = (t * n) / d
        s += t
    getcontext().prec -= 2
    return +s
print(pi(), D("1000") * (1 + D("0.05") / 12) ** 12)
