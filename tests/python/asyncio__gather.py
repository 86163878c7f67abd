# gather, wait, as_completed, wait_for, shield.
import asyncio


async def work(name, seconds, fails=False):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    if fails:
        raise ValueError(name)
    print(name, "done")
    return name


async def gathers():
    print(await asyncio.gather(work("b", 0.02), work("a", 0.002)))
    print(await asyncio.gather(work("x", 0.002), work("y", 0, True), return_exceptions=True))
    print(await asyncio.gather())
    try:
        await asyncio.gather(work("slow", 0.02), work("bad", 0.002, True))
    except ValueError as error:
        print("gather:", error)
    await asyncio.sleep(0.04)
    same = asyncio.create_task(work("same", 0))
    print(await asyncio.gather(same, same))
    group = asyncio.gather(work("c1", 0.05), work("c2", 0.05))
    await asyncio.sleep(0)
    print(group.cancel(), group.done())
    try:
        await group
    except asyncio.CancelledError:
        print("group cancelled", group.cancelled())
    try:
        await asyncio.gather(3)
    except TypeError as error:
        print(error)
    task = asyncio.create_task(work("gone", 0.05))
    await asyncio.sleep(0)
    task.cancel("bye")
    print(await asyncio.gather(task, return_exceptions=True))


async def waits():
    def names(tasks):
        return sorted(task.get_name() for task in tasks)

    tasks = [asyncio.create_task(work(name, seconds), name=name) for name, seconds in (("p", 0.003), ("q", 0.03))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks, timeout=0.002)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks)
    print(names(done), names(pending))
    tasks = [asyncio.create_task(work(name, 0.001 + 0.03 * number, fails), name=name)
             for number, (name, fails) in enumerate([("r", False), ("s", True), ("t", False)])]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending), [repr(task.exception()) for task in tasks if task.done()])
    await asyncio.gather(*pending)
    for wrong in ([], work("unused", 0)):
        try:
            await asyncio.wait(wrong)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    wrong.close()
    try:
        await asyncio.wait(tasks, return_when="never")
    except ValueError as error:
        print(error)


async def completes():
    for future in asyncio.as_completed([work("z", 0.02), work("y", 0.01), work("x", 0.001)]):
        print("completed", await future)
    try:
        for future in asyncio.as_completed([work("fast", 0.001), work("never", 1)], timeout=0.01):
            print(await future)
    except asyncio.TimeoutError as error:
        print(repr(error))
    left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    print(len(left))
    left[0].cancel()
    await asyncio.sleep(0)


async def limits():
    print(await asyncio.wait_for(work("in time", 0.001), 1))
    try:
        await asyncio.wait_for(work("late", 1), timeout=0.005)
    except asyncio.TimeoutError as error:
        print(repr(error), asyncio.TimeoutError is TimeoutError, repr(error.__cause__))
    print(await asyncio.wait_for(work("no limit", 0), None))
    try:
        await asyncio.wait_for(work("not begun", 0.01), 0)
    except TimeoutError:
        print("at once")
    try:
        await asyncio.wait_for(work("fails", 0, True), 1)
    except ValueError as error:
        print("passed on", error)
    try:
        async with asyncio.timeout(0.005):
            await work("inside", 1)
    except TimeoutError as error:
        print("timeout", repr(error))
    async with asyncio.timeout(1) as limit:
        await asyncio.sleep(0)
    print(limit.expired(), limit)
    async with asyncio.timeout(None) as limit:
        limit.reschedule(asyncio.get_running_loop().time() - 1)
        try:
            await asyncio.sleep(0.1)
        except asyncio.CancelledError:
            print("cancelled inside", asyncio.current_task().cancelling())
    print(limit.expired(), limit)


async def shields():
    task = asyncio.create_task(work("shielded", 0.08))
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.01)
    except TimeoutError:
        print("timed out", task.done())
    print(await task)


for main in (gathers, waits, completes, limits, shields):
    print("-", main.__name__)
    asyncio.run(main())
