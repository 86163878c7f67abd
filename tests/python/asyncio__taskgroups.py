# Task groups, and the groups of exceptions that they raise.
import asyncio


async def work(name, seconds, error=None):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    if error is not None:
        raise error
    print(name, "done")
    return name


async def succeeds():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(work("a", 0.02))
        second = group.create_task(work("b", 0.001), name="second")
        print(second.get_name(), group)
    print(first.result(), second.result(), group)


async def fails():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("slow", 1))
            group.create_task(work("bad", 0.001, ValueError("bad")))
            await work("body", 1)
    except* ValueError as errors:
        print(repr(errors), errors.exceptions)


async def fails_in_body():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("slow", 1))
            await asyncio.sleep(0)
            raise KeyError("body")
    except* KeyError as errors:
        print(repr(errors))


async def several():
    try:
        async with asyncio.TaskGroup() as group:
            for number in range(3):
                group.create_task(work(number, 0, (ValueError, TypeError, OSError)[number](number)))
    except BaseExceptionGroup as errors:
        print(type(errors).__name__, errors.message, len(errors.exceptions))
        print(errors.subgroup(ValueError).exceptions, errors.split(OSError)[1].exceptions)


async def misused():
    group = asyncio.TaskGroup()
    coroutine = work("unused", 0)
    try:
        group.create_task(coroutine)
    except RuntimeError as error:
        print(str(error).split(" <")[0])
    async with group:
        pass
    try:
        group.create_task(coroutine)
    except RuntimeError as error:
        print(str(error).rsplit("> ")[-1])
    coroutine.close()


async def cancelled():
    async def inner():
        async with asyncio.TaskGroup() as group:
            group.create_task(work("child", 1))
            print("waiting")

    task = asyncio.create_task(inner())
    await asyncio.sleep(0.001)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled from outside")
    try:
        async with asyncio.timeout(0.005):
            async with asyncio.TaskGroup() as group:
                group.create_task(work("too long", 1))
    except TimeoutError:
        print("timed out")


async def nested():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(work("outer", 1))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(work("inner", 0.001, ValueError("inner")))
    except ExceptionGroup as errors:
        print(repr(errors))


for main in (succeeds, fails, fails_in_body, several, misused, cancelled, nested):
    print("-", main.__name__)
    asyncio.run(main())
