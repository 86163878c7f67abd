# Asynchronous generators: iteration, asend, athrow, aclose.
import inspect
import types


class Awaits:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def drive(coroutine):
    while True:
        try:
            print("  yields", coroutine.send(None))
        except StopIteration as end:
            return end.value


async def count(limit):
    try:
        for number in range(limit):
            await Awaits(("before", number))
            got = yield number
            if got:
                print("got", got)
    finally:
        print("cleanup")


async def loops():
    async for number in count(2):
        print("item", number)
    else:
        print("else")
    async for number in count(3):
        if number == 0:
            continue
        break
    else:
        print("never")
    print("after the break")
    async for _ in count(0):
        print("never")
    return "end"


print(drive(loops()))


async def steps():
    generator = count(5)
    print(await generator.__anext__())
    print(await generator.asend("hello"))
    try:
        await generator.athrow(KeyError("k"))
    except KeyError as error:
        print("KeyError", error)
    try:
        await generator.__anext__()
    except StopAsyncIteration:
        print("ended")
    print(await generator.aclose(), await generator.athrow(ValueError))
    generator = count(5)
    print(await anext(generator))
    await generator.aclose()
    print(await anext(generator, "default"))
    await count(1).aclose()
    try:
        await count(5).asend(3)
    except TypeError as error:
        print(error)
    try:
        await count(5).athrow(IndexError, "not begun")
    except IndexError as error:
        print("IndexError", error)


drive(steps())


async def resists():
    try:
        yield 1
    finally:
        yield 2


async def catches():
    while True:
        try:
            yield "ready"
        except ValueError as error:
            print("caught", error)
            await Awaits("in except")
            yield "caught"


async def throws():
    generator = resists()
    await anext(generator)
    try:
        await generator.aclose()
    except RuntimeError as error:
        print(error)
    generator = catches()
    print(await anext(generator))
    print(await generator.athrow(ValueError("v")))
    print(await anext(generator))
    await generator.aclose()
    print(await anext(generator, None))


drive(throws())


async def by_hand():
    generator = count(3)
    first, second = generator.asend(None), generator.asend(None)
    print(type(first), first.send(None))
    try:
        second.send(None)
    except RuntimeError as error:
        print(error)
    try:
        first.send(None)
    except StopIteration as end:
        print("value", end.value)
    try:
        first.send(None)
    except RuntimeError as error:
        print(error)
    closing = generator.aclose()
    print(type(closing))
    await closing
    try:
        await closing
    except RuntimeError as error:
        print(error)


drive(by_hand())


async def attributes():
    generator = count(1)
    print(type(generator), isinstance(generator, types.AsyncGeneratorType), inspect.isasyncgen(generator))
    print(inspect.isasyncgenfunction(count), inspect.iscoroutinefunction(count), inspect.isasyncgenfunction(loops))
    print(generator.__name__, generator.ag_running, generator.ag_await, generator.ag_code.co_name)
    print(generator.ag_frame is None, aiter(generator) is generator, repr(generator).split(" at ")[0])
    await generator.aclose()
    print(generator.ag_frame)


drive(attributes())


class Countdown:
    def __init__(self, start):
        self.left = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        self.left -= 1
        await Awaits("tick")
        return self.left


async def classes():
    async for number in Countdown(2):
        print(number)
    for _ in range(2):
        async for number in Countdown(3):
            if number == 1:
                break
            print("inner", number)
    try:
        async for first, second in Countdown(1):
            pass
    except TypeError as error:
        print(error)
    async for target.attribute in Countdown(1):
        print(target.attribute)
    print(await anext(Countdown(0), "none"), await anext(Countdown(1)))


class target:
    pass


drive(classes())


async def nested():
    async def outer():
        async for number in count(2):
            async for other in count(1):
                yield number, other

    async for pair in outer():
        print(pair)


drive(nested())


async def returns_early():
    yield 1
    return
    yield 2


async def drops():
    generator = returns_early()
    async for number in generator:
        print(number)
    half = count(2)
    await anext(half)
    del half
    print("dropped")


drive(drops())
