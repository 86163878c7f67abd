# Sums of many cosines agree to the last digit with CPython's.
import math


def cosines(start, stop):
    total = 0.0
    for i in range(start, stop):
        total += math.cos(i)
    return total


print(cosines(0, 1000), cosines(1000, 3000), cosines(10 ** 6, 10 ** 6 + 100))
print([math.cos(x / 7) for x in range(0, 60, 3)])
print([math.sin(x * 1e5) for x in range(10)])


def integrate(f, a, b, n):
    step = (b - a) / n
    return sum(f(a + (i + 0.5) * step) for i in range(n)) * step


print(integrate(math.cos, 0, math.pi / 2, 1000), integrate(math.exp, 0, 1, 100), integrate(lambda x: x * x, 0, 3, 10))
