# Tracebacks that a script sets itself, and those that contextlib and asyncio set.
import asyncio
import contextlib
import traceback


def places(error):
    return [(place.name, place.lineno) for place in traceback.extract_tb(error.__traceback__) if place.filename == __file__]


def fails():
    raise ValueError("first")


try:
    fails()
except ValueError as error:
    first = error
kept = first.__traceback__
print(places(first))
try:
    raise KeyError("second").with_traceback(kept)
except KeyError as error:
    print(places(error))
try:
    raise first
except ValueError as error:
    print(places(error))
first.__traceback__ = kept
print(places(first))
first.__traceback__ = kept.tb_next
print(places(first))
first.__traceback__ = None
print(places(first))
try:
    first.__traceback__ = 3
except TypeError as error:
    print(error)


@contextlib.contextmanager
def manager():
    yield


@contextlib.asynccontextmanager
async def asynchronous():
    yield


def uses():
    with manager():
        fails()


async def uses_async():
    async with asynchronous():
        fails()


async def awaits_often():
    task = asyncio.create_task(uses_async())
    for _ in range(3):
        try:
            await task
        except ValueError as error:
            print(places(error))


try:
    uses()
except ValueError as error:
    print(places(error))
asyncio.run(awaits_often())
with manager():
    uses()
