# Exceptions raised, caught, passed on; try blocks that nothing happens in; with statements.
import time


class Refused(Exception):
    def __init__(self, value):
        super().__init__(f"refused {value}")
        self.value = value


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return kind is Refused


def check(value):
    if value % 3 == 0:
        raise Refused(value)
    return value


def work(count):
    total = 0
    table = {i: i for i in range(0, count, 2)}
    for i in range(count):
        try:
            total += check(i)
        except Refused as error:
            total -= error.value
        finally:
            total += 1
        try:
            total += table[i]
        except KeyError:
            total += 2
        with Guard():
            total += check(i + 1)
        try:
            total += int("x" if i % 50 == 0 else "7")
        except ValueError:
            total += 3
    return total


start = time.perf_counter()
total = work(80_000)
print("BENCH", time.perf_counter() - start)
print(total)
