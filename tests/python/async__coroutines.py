# Coroutines, driven by hand.
import collections.abc
import inspect
import types


@types.coroutine
def switch(value=None):
    got = yield value
    return got


async def inner(number):
    print("inner", number)
    answer = await switch(number)
    print("got", answer)
    return answer * 2


async def outer():
    """Its docstring."""
    total = 0
    for number in range(3):
        total += await inner(number)
    return total


coroutine = outer()
print(type(coroutine), coroutine.__name__, coroutine.__qualname__, outer.__doc__)
print(coroutine.cr_running, coroutine.cr_await, coroutine.cr_frame.f_lineno, coroutine.cr_code.co_name)
print(coroutine.cr_suspended, inspect.getcoroutinestate(coroutine), coroutine.cr_origin)
print(inspect.iscoroutine(coroutine), inspect.isawaitable(coroutine), inspect.isgenerator(coroutine))
print(inspect.iscoroutinefunction(outer), inspect.iscoroutinefunction(switch), inspect.isgeneratorfunction(outer))
print(isinstance(coroutine, collections.abc.Coroutine), isinstance(coroutine, collections.abc.Awaitable))
print(isinstance(coroutine, types.CoroutineType), isinstance(3, collections.abc.Awaitable))
print(repr(coroutine).split(" at ")[0], repr(coroutine.__await__()).split(" at ")[0])
print(coroutine.send(None))
print(coroutine.cr_await.__name__, coroutine.cr_suspended, coroutine.cr_frame.f_lineno)
print(inspect.getcoroutinestate(coroutine))
print(coroutine.send(10))
print(coroutine.send(20))
try:
    coroutine.send(30)
except StopIteration as end:
    print("end", end.value)
print(coroutine.cr_frame, inspect.getcoroutinestate(coroutine))
unused = outer()
for action in (lambda: coroutine.send(None), lambda: coroutine.throw(ValueError), lambda: unused.send(1)):
    try:
        action()
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)
print(coroutine.close(), unused.close())


class Awaits:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got


async def catches():
    first = await Awaits(1)
    second = await Awaits(2)
    try:
        third = await Awaits(3)
    except ValueError as error:
        print("caught", error)
        third = 0
    finally:
        print("finally")
    return first, second, third


coroutine = catches()
print(coroutine.send(None), coroutine.send("a"), coroutine.send("b"))
try:
    coroutine.throw(ValueError("no"))
except StopIteration as end:
    print(end.value)


async def closes():
    try:
        await Awaits(1)
    except GeneratorExit:
        print("closing")
        raise


coroutine = closes()
coroutine.send(None)
coroutine.close()
coroutine = closes()
coroutine.send(None)
del coroutine


def drive(coroutine, *answers):
    """Runs a coroutine to its end and shows what it yields."""
    answers = list(answers)
    answer = None
    while True:
        try:
            print("  yields", coroutine.send(answer))
            answer = answers.pop(0) if answers else None
        except StopIteration as end:
            return end.value


async def everywhere():
    numbers = [await Awaits(1), *[2, await Awaits(3)]]
    table = {"a": await Awaits("key")}
    text = f"{await Awaits('text')}"
    chosen = (await Awaits("x")) or (await Awaits("y"))
    return numbers, table, text, chosen, await inner(await Awaits(0) or 5)


print(drive(everywhere(), "one", "three", "k", "t", "", "second", 0, 21))


async def delegates():
    return await Delegating()


class Delegating:
    def __await__(self):
        return (yield from inner(7).__await__())


print(drive(delegates(), 4))


@types.coroutine
def old_style():
    return (yield from inner(8))


print(drive(old_style(), 5))


async def deep(depth):
    if depth == 0:
        await Awaits("bottom")
        return 0
    return 1 + await deep(depth - 1)


print(drive(deep(150)))
try:
    drive(deep(3000))
except RecursionError:
    print("RecursionError")


class Thrown:
    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def send(self, value):
        raise StopIteration(value)

    def throw(self, kind, value=None, traceback=None):
        raise StopIteration("thrown")


async def awaits_instance():
    return await Thrown()


coroutine = awaits_instance()
print(coroutine.send(None))
try:
    coroutine.throw(KeyError("k"))
except StopIteration as end:
    print(end.value)
coroutine = awaits_instance()
coroutine.send(None)
try:
    coroutine.send("sent")
except StopIteration as end:
    print(end.value)


async def handles():
    try:
        raise KeyError("outer")
    except KeyError:
        await Awaits("handling")
        try:
            raise ValueError("inner")
        except ValueError as error:
            return repr(error.__context__)


print(drive(handles()))


class Service:
    async def method(self, *args, key=None, **kwargs):
        return args, key, kwargs

    @classmethod
    async def of_class(cls):
        return cls.__name__

    @staticmethod
    async def static():
        return "static"


print(drive(Service().method(1, 2, key=3, other=4)), drive(Service.of_class()), drive(Service.static()))
