# /// lab
# models = ["serial"]
# workers = [2]
# ///
import lab


def work(x):
    print("work", x)
    return x * x


def fail(x):
    raise ValueError(f"no {x}")


if __name__ == "__main__":
    with lab.Executor() as executor:
        results = executor.map(work, [1, 2, 3])
        print("mapped")
        print(list(results), type(executor).__name__)
        future = executor.submit(fail, 7)
        print(future.done(), repr(future.exception()))
        try:
            future.result()
        except ValueError as error:
            print("raised", error)
        print(executor.submit(pow, 2, 10).result(), executor.submit(sorted, [2, 1], reverse=True).result())
    with lab.Executor() as executor:
        print(sum(executor.map(pow, [1, 2, 3], [2, 2, 2])))
