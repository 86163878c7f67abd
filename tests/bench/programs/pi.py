import random
import time


def count_inside(samples):
    inside = 0
    for _ in range(samples):
        x = random.uniform(-1, 1)
        y = random.uniform(-1, 1)
        if x * x + y * y <= 1:
            inside += 1
    return inside


random.seed(1)
start = time.perf_counter()
inside = count_inside(500_000)
print("BENCH", time.perf_counter() - start)
print(4 * inside / 500_000)
