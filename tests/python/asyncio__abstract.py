# The abstract classes of coroutines, and what asyncio takes for one.
import asyncio
import collections.abc


class Numbers(collections.abc.AsyncIterator):
    def __init__(self):
        self.number = 0

    async def __anext__(self):
        self.number += 1
        if self.number > 2:
            raise StopAsyncIteration
        return self.number


class ByHand(collections.abc.Coroutine):
    def send(self, value):
        raise StopIteration("by hand")

    def throw(self, *error):
        raise error[0]

    def __await__(self):
        return self


class Letters(collections.abc.AsyncGenerator):
    def __init__(self):
        self.left = ["b", "a"]

    async def asend(self, value):
        if not self.left:
            raise StopAsyncIteration
        return self.left.pop()

    async def athrow(self, kind, value=None, traceback=None):
        raise kind


async def work():
    pass


async def main():
    print([number async for number in Numbers()], [letter async for letter in Letters()])
    print(isinstance(Numbers(), collections.abc.AsyncIterable), isinstance(Numbers(), collections.abc.AsyncGenerator))
    print(await Letters().aclose(), await asyncio.create_task(ByHand()), ByHand().close())
    print(asyncio.iscoroutine(ByHand()), asyncio.iscoroutine(3), asyncio.iscoroutinefunction(work))


asyncio.run(main())
for abstract in (collections.abc.Coroutine, collections.abc.AsyncIterator, collections.abc.AsyncGenerator):
    try:
        abstract()
    except TypeError as error:
        print(error)
