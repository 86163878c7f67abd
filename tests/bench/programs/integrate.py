import math
import time


def integrate(f, a, b, steps):
    width = (b - a) / steps
    total = 0.0
    for i in range(steps):
        total += f(a + (i + 0.5) * width)
    return total * width


start = time.perf_counter()
area = integrate(math.cos, 0, math.pi / 2, 1_000_000)
print("BENCH", time.perf_counter() - start)
print(area)
