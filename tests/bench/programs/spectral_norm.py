# The largest singular value of an endless matrix, by the power method.
import time


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    size = len(vector)
    return [sum(element(i, j) * vector[j] for j in range(size)) for i in range(size)]


def times_transposed(vector):
    size = len(vector)
    return [sum(element(j, i) * vector[j] for j in range(size)) for i in range(size)]


def spectral_norm(size, rounds):
    u = [1.0] * size
    for _ in range(rounds):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    above = sum(a * b for a, b in zip(u, v))
    below = sum(b * b for b in v)
    return (above / below) ** 0.5


start = time.perf_counter()
norm = spectral_norm(100, 6)
print("BENCH", time.perf_counter() - start)
print(round(norm, 9))
