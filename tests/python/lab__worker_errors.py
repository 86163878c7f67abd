# /// lab
# models = ["processes"]
# workers = [2]
# ///
import lab


def divide(a, b):
    return a / b


def returns_unpicklable():
    return (x for x in ())


if __name__ == "__main__":
    with lab.Executor() as executor:
        futures = [executor.submit(divide, 6, n) for n in (3, 0, 2)]
        for future in futures:
            try:
                print(future.result())
            except ZeroDivisionError as error:
                print("failed:", error)
        for attempt in ((divide, 1), (divide, "a", 2), (returns_unpicklable,), (int, "x")):
            try:
                print(executor.submit(*attempt).result())
            except (TypeError, ValueError) as error:
                print(type(error).__name__, error)
        try:
            list(executor.map(divide, [1, 2], [1, 0]))
        except ZeroDivisionError as error:
            print("map:", error)
        print(list(executor.map(divide, [4, 9], [2, 3])))
