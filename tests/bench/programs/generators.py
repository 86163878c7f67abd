# Generators in a chain, delegation with yield from, and send.
import time


def numbers(limit):
    for i in range(limit):
        yield i


def odd(values):
    for value in values:
        if value % 2:
            yield value


class Tree:
    def __init__(self, low, high):
        middle = (low + high) // 2
        self.value = middle
        self.left = Tree(low, middle) if low < middle else None
        self.right = Tree(middle + 1, high) if middle + 1 < high else None

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


def average():
    total = count = 0
    result = None
    while True:
        value = yield result
        total += value
        count += 1
        result = total / count


def work(count):
    total = sum(odd(numbers(count)))
    for value in Tree(0, count // 40):
        total += value
    running = average()
    next(running)
    for i in range(count // 2):
        mean = running.send(i)
    return total, mean


start = time.perf_counter()
result = work(400_000)
print("BENCH", time.perf_counter() - start)
print(result)
