class FailsToEnter:
    def __enter__(self):
        raise RuntimeError("no entry")

    def __exit__(self, *details):
        print("never called")


class FailsToExit:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        raise RuntimeError("no exit")


class NoExit:
    def __enter__(self):
        pass


class Nothing:
    pass


class Logs:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print("logs", kind and kind.__name__)


for manager in (FailsToEnter, FailsToExit, NoExit, Nothing):
    try:
        with Logs(), manager() as m:
            print("body")
    except (RuntimeError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    with FailsToExit():
        raise ValueError("in body")
except RuntimeError as error:
    print(error, "context:", repr(error.__context__))


def generator():
    with Logs():
        yield 1
        yield 2


g = generator()
print(next(g))
g.close()
print("closed", list(generator()))
