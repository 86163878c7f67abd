# What resists its closing, and steps that are sent something.
import asyncio
import inspect


class Awaits:
    def __await__(self):
        return (yield)


async def resists():
    try:
        await Awaits()
    except GeneratorExit:
        await Awaits()


coroutine = resists()
coroutine.send(None)
try:
    coroutine.close()
except RuntimeError as error:
    print(error)


async def echo():
    got = None
    while True:
        got = yield got


step = echo().asend(None)
try:
    step.send("too early")
except TypeError as error:
    print(error)


async def main():
    generator = echo()
    print(await generator.asend(None), await generator.asend("one"))
    step = generator.asend("replaced")
    try:
        step.send("sent")
    except StopIteration as end:
        print(end.value)
    task = asyncio.create_task(asyncio.sleep(0))
    print(len(task.get_stack()), task.get_stack()[0].f_code.co_name)
    await task
    print(task.get_stack())
    limit = asyncio.timeout(1)
    try:
        limit.reschedule(3)
    except RuntimeError as error:
        print(error)
    async with limit:
        try:
            await limit.__aenter__()
        except RuntimeError as error:
            print(error)


asyncio.run(main())
flags = inspect.CO_COROUTINE, inspect.CO_ASYNC_GENERATOR, inspect.CO_GENERATOR
print([[bool(function.__code__.co_flags & flag) for flag in flags] for function in (resists, echo, Awaits.__await__)])
