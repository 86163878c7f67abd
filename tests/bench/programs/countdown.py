import time


def countdown(n):
    while n > 0:
        n -= 1


start = time.perf_counter()
countdown(5_000_000)
print("BENCH", time.perf_counter() - start)
