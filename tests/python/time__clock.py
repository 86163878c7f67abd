# Nothing here depends on how fast the machine is.
import time

start = time.time()
begin = time.perf_counter()
mark = time.monotonic()
time.sleep(0.01)
print(
    time.perf_counter() - begin >= 0.009,
    time.monotonic() >= mark,
    time.time() > 0,
    type(start).__name__,
    type(begin).__name__,
)
print(
    type(time.perf_counter_ns()).__name__, time.perf_counter_ns() > 0, time.process_time() >= 0, time.time_ns() > 10**9
)
print(time.sleep(0), time.perf_counter() <= time.perf_counter())
for bad in (-1, "x", None):
    try:
        time.sleep(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
previous = time.perf_counter()
for _ in range(1000):
    now = time.perf_counter()
    if now < previous:
        print("went back")
    previous = now
