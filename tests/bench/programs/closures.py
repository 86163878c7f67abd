# Closures, nonlocal, functions as values and decorators.
import time


def make_counter():
    count = 0

    def increment(step=1):
        nonlocal count
        count += step
        return count

    return increment


def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)
        return value

    return composed


def traced(function):
    calls = 0

    def wrapper(*args, **kwargs):
        nonlocal calls
        calls += 1
        return function(*args, **kwargs) + calls % 2

    return wrapper


@traced
def add(a, b=2):
    return a + b


def work(count):
    counter = make_counter()
    pipeline = compose(lambda x: x + 1, lambda x: x * 2, lambda x: x % 1000)
    total = 0
    for i in range(count):
        total += counter() + pipeline(i)
        total += add(i, b=1)
    return total


start = time.perf_counter()
total = work(150_000)
print("BENCH", time.perf_counter() - start)
print(total)
