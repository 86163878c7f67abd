# Cancellation.
import asyncio


async def work(name):
    try:
        print(name, "begins")
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        raise
    finally:
        print(name, "cleanup")


async def stubborn():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("swallowed")
        await asyncio.sleep(0)
    return "survived"


async def main():
    task = asyncio.create_task(work("a"))
    await asyncio.sleep(0)
    print(task.cancel(), task.cancelled(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print("await raised", repr(error))
    print(task.cancelled(), task.done(), task.cancel())
    for read in (task.result, task.exception):
        try:
            read()
        except asyncio.CancelledError as error:
            print(type(error))
    early = asyncio.create_task(work("never begins"))
    early.cancel()
    try:
        await early
    except asyncio.CancelledError:
        print("early", early.cancelled())
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled(), task.cancelling(), task.uncancel())
    task = asyncio.create_task(work("message"))
    await asyncio.sleep(0)
    task.cancel("the reason")
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error))

    async def outer():
        try:
            await work("inner")
        finally:
            print("outer cleanup")

    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))

    async def itself():
        asyncio.current_task().cancel()
        print("still runs")
        await asyncio.sleep(0)
        print("never")

    task = asyncio.create_task(itself())
    await asyncio.wait([task])
    print(task.cancelled())
    future = asyncio.get_running_loop().create_future()
    print(future.cancel(), future.cancelled(), future.cancel())
    asyncio.create_task(work("left over"))
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())


async def cancels_main():
    asyncio.current_task().cancel("by itself")
    await asyncio.sleep(0)


try:
    asyncio.run(cancels_main())
except asyncio.CancelledError as error:
    print(repr(error))
print(issubclass(asyncio.CancelledError, Exception), asyncio.CancelledError.__module__)
