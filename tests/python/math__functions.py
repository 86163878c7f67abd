import math

print(math.pi, math.e, math.tau, math.inf, math.nan)
print(
    math.sqrt(2), math.sin(1), math.cos(1), math.tan(1), math.atan2(1, -1), math.asin(1), math.acos(0.5), math.atan(1)
)
print(math.exp(1), math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.pow(2, 0.5), math.hypot(3, 4))
print(
    math.floor(-2.5),
    math.ceil(-2.5),
    math.trunc(-2.5),
    math.floor(7),
    math.floor(1e20),
    math.fabs(-3),
    math.fmod(-7, 3),
)
print(
    math.gcd(12, 18),
    math.gcd(),
    math.gcd(0, 5),
    math.lcm(4, 6),
    math.factorial(20),
    math.factorial(30),
    math.comb(10, 3),
    math.perm(5, 2),
    math.isqrt(99),
)
print(
    math.isnan(math.nan),
    math.isinf(math.inf),
    math.isfinite(1),
    math.isclose(0.1 + 0.2, 0.3),
    math.copysign(1, -0.0),
    math.degrees(math.pi),
    math.radians(180),
)
print(
    math.fsum([0.1] * 10),
    sum([0.1] * 10),
    math.prod([1, 2, 3, 4]),
    math.prod([]),
    math.modf(3.25),
    math.frexp(8.5),
    math.ldexp(0.5, 4),
    math.dist((0, 0), (3, 4)),
)
print(
    math.sinh(1),
    math.cosh(1),
    math.tanh(1),
    math.cos(0),
    math.cos(10**10),
    math.cos(True),
    math.log(2**2000),
    math.sqrt(10**40),
)
for attempt in [
    lambda: math.sqrt(-1),
    lambda: math.log(0),
    lambda: math.log(-1),
    lambda: math.acos(2),
    lambda: math.exp(1000),
    lambda: math.cos("x"),
    lambda: math.cos(),
    lambda: math.cos(1, 2),
    lambda: math.factorial(-1),
    lambda: math.floor(math.inf),
    lambda: math.floor(math.nan),
    lambda: math.sqrt(10**400),
    lambda: math.fmod(1, 0),
    lambda: math.pow(0, -1),
    lambda: math.isqrt(-1),
    lambda: math.cos(math.inf),
    lambda: math.factorial(2.5),
    lambda: math.gcd(1.5),
    lambda: math.cos(None),
]:
    try:
        print(attempt())
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
