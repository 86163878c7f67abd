import math
import time


def sum_cosines(n):
    total = 0.0
    for i in range(n):
        total += math.cos(i)
    return total


start = time.perf_counter()
total = sum_cosines(2_000_000)
print("BENCH", time.perf_counter() - start)
print(total)
