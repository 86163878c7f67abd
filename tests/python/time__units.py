import time

a = time.monotonic()
time.sleep(0.02)
b = time.monotonic()
print(b - a >= 0.019, b > a)
start = time.perf_counter()
total = 0
for i in range(2000):
    total += i
elapsed = time.perf_counter() - start
print(total, elapsed > 0, isinstance(elapsed, float))
ns = time.monotonic_ns()
print(isinstance(ns, int), ns > 0, time.monotonic_ns() >= ns)
times = [time.time() for _ in range(50)]
print(times == sorted(times), 1_600_000_000 < times[0] < 10_000_000_000)


class Timer:
    def __enter__(self):
        self.start = time.perf_counter()
        return self

    def __exit__(self, *_):
        self.elapsed = time.perf_counter() - self.start


with Timer() as timer:
    time.sleep(0.01)
print(timer.elapsed >= 0.0099)
from time import perf_counter, sleep

sleep(0.001)
print(perf_counter() > start)
for attempt in (lambda: time.sleep(), lambda: time.sleep(1, 2), lambda: time.perf_counter(1), lambda: time.nothing):
    try:
        print(attempt())
    except (TypeError, AttributeError) as error:
        print(error)
