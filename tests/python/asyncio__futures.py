# Futures, and what a loop says of itself.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    print(loop.is_running(), loop.is_closed(), asyncio.get_event_loop() is loop)
    future = loop.create_future()
    print(future, future.done(), asyncio.isfuture(future), future.get_loop() is loop)
    for read in (future.result, future.exception):
        try:
            read()
        except asyncio.InvalidStateError as error:
            print(type(error).__name__, error)

    async def sets():
        print("setting")
        future.set_result(42)

    asyncio.create_task(sets())
    print(await future, future)
    print(await future)
    try:
        future.set_result(43)
    except asyncio.InvalidStateError as error:
        print(error)
    failed = loop.create_future()
    loop.call_soon(failed.set_exception, KeyError("missing"))
    try:
        await failed
    except KeyError as error:
        print(repr(error), failed)
    try:
        loop.create_future().set_exception(StopIteration)
    except TypeError as error:
        print(error)
    cancelled = loop.create_future()
    cancelled.cancel()
    print(cancelled, asyncio.ensure_future(future) is future)
    shown = loop.create_future()
    shown.add_done_callback(print)
    print(shown)
    shown.set_result("a long text that the representation cuts short" * 2)
    await asyncio.sleep(0)
    lists = loop.create_future()
    lists.set_result(list(range(100)))
    print(lists)
    print(loop, loop.call_soon(int))

    class Awaitable:
        def __await__(self):
            yield from asyncio.sleep(0).__await__()
            return "awaited"

    print(await Awaitable(), await asyncio.gather(Awaitable()), await asyncio.ensure_future(Awaitable()))


asyncio.run(main())
loop = asyncio.new_event_loop()
print(loop)
print(loop.run_until_complete(asyncio.sleep(0, "completed")))
task = loop.create_task(asyncio.sleep(0.001, "task"))
print(loop.run_until_complete(task))
loop.call_soon(print, "called")
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
print(loop, loop.is_closed())
coroutine = asyncio.sleep(0)
for action in (
    lambda: loop.run_until_complete(coroutine),
    lambda: loop.call_soon(print),
    asyncio.get_running_loop,
    lambda: asyncio.run(3),
):
    try:
        action()
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)


async def stops():
    asyncio.get_running_loop().stop()
    await asyncio.sleep(1)


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
task = loop.create_task(stops())
try:
    loop.run_until_complete(task)
except RuntimeError as error:
    print(error)
task.cancel()
try:
    loop.run_until_complete(task)
except asyncio.CancelledError:
    print("cancelled")
coroutine.close()
loop.close()


async def nested():
    coroutine = asyncio.sleep(0)
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    coroutine.close()


asyncio.run(nested())
with asyncio.Runner() as runner:
    print(runner.run(asyncio.sleep(0, "first")), runner.run(asyncio.sleep(0, "second")))
    print(runner.get_loop().is_running())
