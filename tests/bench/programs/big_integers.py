# Integers of any size: a factorial, powers, digits of pi, greatest common divisors.
import time


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def pi_digits(count):
    digits = []
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while len(digits) < count:
        if 4 * q + r - t < n * t:
            digits.append(str(n))
            q, r, n = 10 * q, 10 * (r - n * t), (10 * (3 * q + r)) // t - 10 * n
        else:
            q, r, t, k, n, l = (
                q * k,
                (2 * q + r) * l,
                t * l,
                k + 1,
                (q * (7 * k + 2) + r * l) // (t * l),
                l + 2,
            )
    return "".join(digits)


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


start = time.perf_counter()
big = factorial(1500)
digits = pi_digits(700)
text = str(big)
power = pow(3, 5000) % 1_000_000_007 + pow(7, 123_456_789, 10**30 + 57)
divisor = gcd(big, 3**4000 * 2**100)
print("BENCH", time.perf_counter() - start)
print(len(text), text[:20], digits[-20:], power, divisor % 1_000_003)
