# What CPython says about wrong uses of await and its like.


def show(thing):
    try:
        coroutine = thing()
        coroutine.send(None)
    except BaseException as error:
        print(type(error).__name__, "|", error)
    else:
        print("nothing")


async def awaits_int():
    await 3


async def awaits_none():
    await None


async def loops_over_int():
    async for _ in 3:
        pass


async def loops_over_list():
    async for _ in [1]:
        pass


async def enters_int():
    async with 3:
        pass


for coroutine in (awaits_int, awaits_none, loops_over_int, loops_over_list, enters_int):
    show(coroutine)


class Manager:
    def __aenter__(self):
        return 3


async def enters_manager():
    async with Manager():
        pass


show(enters_manager)
Manager.__aexit__ = lambda *error: 4
show(enters_manager)


class GoodEntry:
    async def __aenter__(self):
        return 3

    def __aexit__(self, *error):
        return 4


async def enters_good():
    async with GoodEntry():
        pass


async def enters_plainly():
    with GoodEntry():
        pass


show(enters_good)
show(enters_plainly)


class Iterable:
    def __aiter__(self):
        return 4


class Iterator:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 4


class BadAwait:
    def __await__(self):
        return 4


class CoroutineAwait:
    async def __await__(self):
        return 4


def loops(iterable):
    async def loop():
        async for _ in iterable:
            pass

    return loop


def awaits(awaitable):
    async def await_it():
        await awaitable

    return await_it


show(loops(Iterable()))
show(loops(Iterator()))
show(awaits(BadAwait()))


async def nothing():
    pass


async def generator():
    yield 1


def delegates():
    yield from used


def iterates():
    for _ in used:
        pass


used = nothing()
show(delegates)
show(iterates)
show(lambda: iter(used))
show(lambda: list(used))
show(lambda: next(used))
show(lambda: used + 1)
show(lambda: aiter(used))
used.close()
show(lambda: iter(generator()))
show(lambda: list(generator()))
show(lambda: next(generator()))
show(lambda: anext(3))
show(lambda: aiter(3))
show(lambda: anext())
show(awaits(generator()))


async def raises_stop():
    raise StopIteration("value")


async def raises_async_stop():
    raise StopAsyncIteration("value")


show(raises_stop)
show(raises_async_stop)


async def ends_generator(kind):
    yield 1
    raise kind


async def uses(kind):
    try:
        async for item in ends_generator(kind):
            print(item)
    except RuntimeError as error:
        print(error, repr(error.__cause__))


show(lambda: uses(StopIteration))
show(lambda: uses(StopAsyncIteration))


class Pause:
    def __await__(self):
        yield


async def pauses():
    await Pause()


async def awaits_twice():
    paused = pauses()
    paused.send(None)
    try:
        await paused
    except RuntimeError as error:
        print(error)
    paused.close()
    ended = nothing()
    await ended
    await ended


show(awaits_twice)


async def awaits_itself():
    try:
        coroutine.send(None)
    except ValueError as error:
        print(error)


coroutine = awaits_itself()
try:
    coroutine.send(None)
except StopIteration:
    pass
