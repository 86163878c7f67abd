# /// lab
# models = ["serial", "threads", "processes"]
# workers = [1, 4]
# ///
import time

import lab

shared = []


def work(x):
    time.sleep(0.001)
    shared.append(x)
    return x * x


def fail(x):
    return 1 / x


if __name__ == "__main__":
    print(lab.model, lab.workers)
    with lab.Executor() as executor:
        print(list(executor.map(work, range(10))))
        futures = [executor.submit(work, x=n) for n in (20, 30)]
        print([future.result() for future in futures])
        bad = executor.submit(fail, 0)
        print(repr(bad.exception()), bad.done())
        results = executor.map(fail, [1, 2, 0, 4])
        print(next(results), next(results))
        try:
            next(results)
        except ZeroDivisionError as error:
            print(error)
    # Threads share the memory of their process.
    print(sorted(shared), len(shared))
    with lab.Executor() as executor:
        counts = executor.map(lambda a, b: a + b, lab.split(10, lab.workers), range(lab.workers))
    print(list(counts))
