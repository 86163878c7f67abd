# The asynchronous part of contextlib.
import asyncio
import contextlib


@contextlib.asynccontextmanager
async def resource(name, suppresses=None):
    """Its docstring."""
    print("open", name)
    await asyncio.sleep(0)
    try:
        yield name.upper()
    except ValueError as error:
        print("in", name, repr(error))
        if not suppresses:
            raise
    finally:
        await asyncio.sleep(0)
        print("close", name)


async def main():
    async with resource("a") as value:
        print(value)
    async with resource("b", True):
        raise ValueError("suppressed")
    try:
        async with resource("c"):
            raise ValueError("passes")
    except ValueError as error:
        print("caught", error)
    for kind in (StopIteration, StopAsyncIteration, KeyError):
        try:
            async with resource("d"):
                raise kind("e")
        except Exception as error:
            print(repr(error))
    print(resource.__name__, resource.__doc__)

    @contextlib.asynccontextmanager
    async def silent():
        if False:
            yield

    try:
        async with silent():
            pass
    except RuntimeError as error:
        print(error)

    @contextlib.asynccontextmanager
    async def twice():
        yield 1
        yield 2

    try:
        async with twice():
            pass
    except RuntimeError as error:
        print(error)

    @resource("decorator")
    async def decorated(number):
        print("decorated", number)
        return number * 2

    print(await decorated(1), await decorated(2))

    async def numbers():
        try:
            yield 1
            yield 2
        finally:
            print("numbers closed")

    async with contextlib.aclosing(numbers()) as items:
        async for item in items:
            print(item)
            break
    async with contextlib.nullcontext(3) as value:
        print(value)
    async with contextlib.AsyncExitStack() as stack:
        print(await stack.enter_async_context(resource("first")))
        print(stack.enter_context(contextlib.nullcontext("plain")))
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(print, "callback")

        async def leaves(kind, error, traceback):
            print("leaves", kind, error)
            return True

        stack.push_async_exit(leaves)
        raise KeyError("in stack")
    print("suppressed")
    try:
        async with contextlib.AsyncExitStack() as stack:
            await stack.enter_async_context(resource("x"))
            await stack.enter_async_context(3)
    except TypeError as error:
        print(error)
    with contextlib.ExitStack() as stack:
        stack.callback(print, "plain stack")
        print(stack.enter_context(contextlib.suppress(StopIteration)))
        raise StopIteration

    class Base(contextlib.AbstractAsyncContextManager):
        async def __aexit__(self, *error):
            print("base exit")

    async with Base() as base:
        print(type(base).__name__)


asyncio.run(main())
