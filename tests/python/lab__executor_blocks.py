# /// lab
# models = ["threads"]
# workers = [3]
# ///
# What leaving the block waits for, and what survives it.
import time

import lab

finished = []


def slow(n):
    time.sleep(0.002 * n)
    finished.append(n)
    return n


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total

    def __call__(self, n):
        return n + 100


def compute(n):
    return sum(i * i for i in range(n))


if __name__ == "__main__":
    with lab.Executor() as executor:
        futures = [executor.submit(slow, n) for n in (5, 1, 3)]
    # Leaving waits for every call, also for those whose results nobody asked for.
    print(sorted(finished), [future.done() for future in futures], [future.result() for future in futures])
    try:
        with lab.Executor() as executor:
            future = executor.submit(slow, 7)
            raise KeyError("in the block")
    except KeyError as error:
        print(error, future.done(), future.exception(), 7 in finished)
    try:
        executor.submit(slow, 1)
    except RuntimeError as error:
        print(error)
    with lab.Executor() as executor:
        results = executor.map(compute, range(6))
        counter = Counter()
        futures = [executor.submit(counter.add, n) for n in range(1, 4)]
        # Lambdas, closures, bound methods and callables: threads share memory, so nothing is pickled.
        print(list(executor.map(lambda n: n * counter(n), [1, 2])), list(executor.map("-".join, ["ab", "cd"])))
    print(list(results), counter.total)
    with lab.Executor() as outer, lab.Executor() as inner:
        print(outer.submit(lambda: inner.submit(compute, 4).result()).result())
    with lab.Executor() as executor:
        print(
            list(executor.map(pow, [2, 3, 4], [5, 2])),
            list(executor.map(compute, [])),
            next(executor.map(compute, (9,))),
        )
        deep = executor.submit(lambda: [compute(k) for k in range(50)])
        generator = (n * n for n in range(4))
        print(list(executor.map(str, generator)), deep.result()[-1])
