# Calls of plain functions: with positions, keywords, defaults and star arguments.
import time


def add(a, b):
    return a + b


def scale(value, factor=3, *, offset=1):
    return value * factor + offset


def total(*values):
    result = 0
    for value in values:
        result += value
    return result


def work(count):
    result = 0
    for i in range(count):
        result += add(i, 1)
        result += scale(i)
        result += scale(i, factor=2)
        result += scale(i, offset=5)
        result += total(i, 1, 2)
        result %= 1_000_003
    return result


start = time.perf_counter()
result = work(150_000)
print("BENCH", time.perf_counter() - start)
print(result)
