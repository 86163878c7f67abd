from contextlib import ContextDecorator, ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ZeroDivisionError as error:
        print("swallowed", error)
    finally:
        print(f"</{name}>")


with tag("a") as upper:
    print(upper)
with tag("b"):
    1 / 0
try:
    with tag("c"):
        raise KeyError("k")
except KeyError as error:
    print("out", error)


@tag("d")
def decorated():
    print("in d")


decorated()
decorated()


@contextmanager
def empty():
    if False:
        yield


@contextmanager
def greedy():
    yield
    yield


for manager in [empty, greedy]:
    try:
        with manager():
            pass
    except RuntimeError as error:
        print(error)


class Door:
    def close(self):
        print("closed")


with closing(Door()) as door:
    print(type(door).__name__)
with suppress(KeyError, IndexError):
    [][0]
    print("not reached")
with nullcontext(5) as five:
    print(five)


class Loud(ContextDecorator):
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *error):
        print("exit", error[0])
        return False


@Loud()
def quiet(x):
    return x + 1


print(quiet(1))
with ExitStack() as stack:
    names = [stack.enter_context(tag(name)) for name in "xy"]
    stack.callback(print, "callback", end="!\n")
    stack.push(lambda *error: print("pushed", error[0]))
    print(names)
with ExitStack() as stack:
    stack.push(lambda *error: True)
    stack.callback(lambda: 1 / 0)
    raise ValueError("first")
print("suppressed")
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        raise ValueError("first")
except ZeroDivisionError as error:
    print(repr(error), repr(error.__context__))
with ExitStack() as stack:
    stack.callback(print, "later")
    kept = stack.pop_all()
print("now")
kept.close()
try:
    ExitStack().enter_context(5)
except TypeError as error:
    print(error)


@contextmanager
def stops():
    try:
        yield
    except StopIteration:
        raise


try:
    with stops():
        raise StopIteration("x")
except StopIteration as error:
    print("StopIteration", error)
