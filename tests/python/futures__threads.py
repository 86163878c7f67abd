# Futures and executors of threads.
import concurrent.futures
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait


def square(n):
    time.sleep(0.01 * n)
    return n * n


with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(square, range(5))))
    futures = {pool.submit(square, n): n for n in (3, 1, 2)}
    print([futures[f] for f in as_completed(futures)])
    future = pool.submit(pow, 2, 10)
    print(future.result(), future.done(), future.running(), future.cancelled(), future.exception())
    failed = pool.submit(lambda: 1 / 0)
    try:
        failed.result()
    except ZeroDivisionError as error:
        print("caught", error, repr(failed.exception()))
    failed.add_done_callback(lambda f: print("callback", f is failed))
    done, not_done = wait([pool.submit(square, 1), pool.submit(square, 20)], return_when="FIRST_COMPLETED")
    print(len(done), len(not_done))
    try:
        next(iter(not_done)).result(timeout=0.01)
    except concurrent.futures.TimeoutError as error:
        print(repr(error))

gate = threading.Event()
pool = ThreadPoolExecutor(1, thread_name_prefix="one")
first = pool.submit(gate.wait)
name = pool.submit(lambda: threading.current_thread().name)
second = pool.submit(square, 1)
while not first.running():
    time.sleep(0.001)
print(first.cancel(), second.cancel(), second.cancelled(), str(second)[:7], str(second)[-16:])
gate.set()
print(first.result(), name.result())
try:
    second.result()
except concurrent.futures.CancelledError as error:
    print(repr(error))
pool.shutdown()
for wrong in (lambda: pool.submit(square, 1), lambda: ThreadPoolExecutor(0), lambda: ThreadPoolExecutor(1, initializer=5)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
try:
    with ThreadPoolExecutor(2) as pool:
        for result in pool.map(lambda n: 10 // n, [5, 2, 0, 1]):
            print(result)
except ZeroDivisionError as error:
    print(error)


def broken():
    raise RuntimeError("no")


late = ThreadPoolExecutor(2)
late.submit(lambda: (time.sleep(0.02), print("late")))
print("end")
