# /// lab
# models = ["processes"]
# workers = [1]
# ///
# A spawned process imports the script anew: its globals start fresh and are its own from then on.
import sys

import lab

counter = 0
table = {"created": "on import"}


class Base:
    kind = "base"

    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return type(self) is type(other) and self.value == other.value


class Derived(Base):
    def __init__(self, value, extra=None):
        super().__init__(value)
        self.extra = extra


def bump(by):
    global counter
    counter += by
    table[by] = counter
    return counter, sorted(map(str, table)), __name__


def change(base):
    base.value = "changed"
    Base.kind = "changed in the worker"
    return base, Base.kind


def limits(n):
    return lab.model, lab.workers, n, sys.getrecursionlimit() > 0


if __name__ == "__main__":
    counter = 1000
    table["main"] = True
    with lab.Executor() as executor:
        print([executor.submit(bump, n).result() for n in (1, 2, 3)])
        original = Derived([1, {"k": (2, 3)}], extra=Base("inner"))
        back, kind = executor.submit(change, original).result()
        print(back.value, original.value, back.extra == original.extra, back.extra is original.extra, kind, Base.kind)
        print(type(back) is Derived, isinstance(back, Base), back == original)
        print(executor.submit(limits, n=4).result())
        big = list(range(50_000))
        print(executor.submit(sum, big).result(), len(executor.submit(sorted, big, reverse=True).result()))
        text = "é€😀" * 20_000
        print(executor.submit(len, text).result(), executor.submit(str.upper, text).result() == text.upper())
        numbers = [0, -1, 255, 256, 65535, 65536, -(2**31), 2**31, 2**63, -(2**63) - 1, 10**50, -(10**600)]
        print(executor.submit(list, numbers).result() == numbers, executor.submit(abs, -(10**600)).result() == 10**600)
        floats = [0.0, -0.0, 1e-320, 1.5, float("inf"), float("-inf")]
        print(executor.submit(repr, floats).result(), executor.submit(list, floats).result() == floats)
        cycle = [1]
        cycle.append(cycle)
        answer = executor.submit(list, cycle).result()
        print(answer[1][1] is answer[1], len(answer))
    print(counter, sorted(table))
