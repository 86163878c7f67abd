# Attributes of instances and classes, read and written.
import time


class Counter:
    step = 1

    def __init__(self):
        self.low = 0
        self.high = 0
        self.total = 0


class Slotted:
    __slots__ = ("value", "limit")

    def __init__(self, limit):
        self.value = 0
        self.limit = limit


def work(count):
    counter = Counter()
    slotted = Slotted(count)
    for i in range(count):
        counter.low += counter.step
        if counter.low == 1000:
            counter.low = 0
            counter.high += Counter.step
        counter.total = counter.total + counter.low
        slotted.value += 1
        if slotted.value >= slotted.limit:
            slotted.value = 0
    return counter.high, counter.total


start = time.perf_counter()
result = work(500_000)
print("BENCH", time.perf_counter() - start)
print(result)
