import math
import statistics
from decimal import Decimal, getcontext, ROUND_HALF_UP, localcontext, InvalidOperation, DivisionByZero
from fractions import Fraction
import cmath
import random

print(0.1 + 0.2, Decimal("0.1") + Decimal("0.2"), Decimal(0.1), Fraction(1, 3) + Fraction(1, 6), Fraction("0.125"), Fraction(0.5), Fraction(3.14159).limit_denominator(100), Decimal(1) / Decimal(7))
getcontext().prec = 10
print(Decimal(2).sqrt(), Decimal("2.675").quantize(Decimal("0.01"), ROUND_HALF_UP), Decimal("1E+3"), Decimal("-0"), Decimal("1.20") * 3, Decimal("10") // 3, Decimal("-7") % 3, divmod(Decimal(7), 2), Decimal("1.1") ** 5, round(Decimal("2.5")), round(Decimal("1.25"), 1), int(Decimal("9.9")), Decimal("NaN"), Decimal("Infinity") > 5, Decimal("3.0") == 3, Decimal("1.10").normalize(), f"{Decimal('1234.5'):,.2f}", Decimal("5").as_tuple(), repr(Decimal("1.5")))
for bad in (lambda: Decimal("abc"), lambda: Decimal(1) / 0, lambda: Fraction(1, 0), lambda: Fraction("x"), lambda: math.sqrt(-1), lambda: math.log(0), lambda: int("12a"), lambda: float("abc"), lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 0.0 ** -1, lambda: math.factorial(-1), lambda: math.factorial(2.5), lambda: 2 ** "a", lambda: int(None), lambda: int([]), lambda: float("1,5"), lambda: round("a"), lambda: abs("a"), lambda: pow(2, -1, 4), lambda: int("z", 36) + int("9", 8), lambda: chr(-1), lambda: ord("ab"), lambda: math.comb(3, -1), lambda: complex("1+"), lambda: 10 ** 400 * 1.0, lambda: float(10 ** 400), lambda: math.exp(1000), lambda: statistics.mean([]), lambda: 1 << -1, lambda: int(float("nan")), lambda: int(float("inf")), lambda: divmod(1, 0), lambda: sum(["a"]), lambda: max([]), lambda: min(1, "a"), lambda: hex(1.5), lambda: range(1.5), lambda: "a" * 1.5, lambda: [1] * "a"):
    try:
        print(bad())
    except (Exception,) as e:
        print(type(e).__name__, "" if isinstance(e, InvalidOperation) or isinstance(e, DivisionByZero) else e)
print(math.pi, math.e, math.tau, math.inf, -math.inf, math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7), round(2.5), round(3.5), round(-1.5), round(2.675, 2), round(1234, -2), round(1.23456, 3), math.gcd(48, 36), math.lcm(4, 6), math.isclose(0.1 + 0.2, 0.3), math.hypot(3, 4), math.degrees(math.pi), math.radians(180), math.log2(8), math.log10(1000), math.log(8, 2), math.sin(1), math.atan2(1, -1), math.fsum([0.1] * 10), math.prod([1, 2, 3, 4]), math.isqrt(99), math.perm(5, 2), math.comb(5, 2), math.copysign(1, -0.0), math.fmod(-7, 3), math.modf(2.5), math.frexp(8), math.ldexp(0.5, 4), math.dist((0, 0), (1, 1)), math.gamma(5), math.erf(0.5), math.nextafter(1, 2), math.ulp(1.0), math.remainder(7, 3))
print(statistics.mean([1, 2, 3, 4]), statistics.median([3, 1, 2]), statistics.mode("aab"), statistics.stdev([1, 2, 3, 4]), statistics.pvariance([1, 2, 3]), statistics.quantiles([1, 2, 3, 4, 5], n=4), statistics.multimode([1, 1, 2, 2]), statistics.harmonic_mean([40, 60]), statistics.geometric_mean([1, 4]), statistics.fmean([1, 2]), statistics.median_low([1, 2, 3, 4]), statistics.correlation([1, 2, 3], [1, 2, 4]), statistics.linear_regression([1, 2, 3], [2, 4, 6]), statistics.NormalDist(0, 1).cdf(1.96))
print((3 + 4j) * (1 - 2j), abs(3 + 4j), (1j) ** 2, cmath.sqrt(-1), (2 + 3j).conjugate(), complex("1+2j"), cmath.phase(-1), cmath.exp(1j * cmath.pi), complex(1, -0.0), (1 + 2j).real)
print(bin(10), oct(8), hex(255), int("ff", 16), int("0b11", 0), 0x1F, 1_000, 7 // -2, -7 // 2, -7 % 3, 7 % -3, divmod(-7, 2), 2 ** 100, 2 ** -1, 5 / 2, 4 / 2, 10 ** 20, 1e16, 1e15, 123456789.123456789, 1e-5, 0.0001, 5e-324, 1.7976931348623157e308, 1e309, -0.0, 3.0, 1e22, 1e23, 100000000000000000000.0)
print((255).bit_length(), (5).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (0.75).as_integer_ratio(), (2.5).is_integer(), (10).as_integer_ratio(), float.fromhex("0x1.8p1"), (1.5).hex(), (13).bit_count(), True + True, ~5, 5 & 3, 5 | 3, 5 ^ 3, 1 << 10, -16 >> 2, pow(3, 5, 7), pow(3, -1, 7), sum([0.1] * 3), sum([[1], [2]], []), 0.1 + 0.1 + 0.1 == 0.3)
random.seed(42)
print(random.random(), random.randint(1, 6), random.choice("abc"), random.sample(range(10), 3), random.uniform(1, 2), random.gauss(0, 1), random.shuffle(l := list(range(5))), l, random.choices("ab", [1, 9], k=5), random.randrange(0, 100, 7), random.getrandbits(16), random.betavariate(1, 2), random.expovariate(1), random.triangular(), random.randbytes(3))
def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]
print(sieve(60), len(sieve(10000)))
