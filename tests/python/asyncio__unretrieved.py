# What asyncio prints of exceptions that nobody looked at, and of callbacks that raise.
import asyncio
import sys
import traceback


async def fails():
    raise ValueError("nobody looks")


async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    print("done", task.done())
    del task
    print("dropped", file=sys.stderr)
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.set_exception(KeyError("future"))
    del future
    loop.set_exception_handler(lambda loop, context: print("handler:", context["message"], repr(context["exception"])))
    asyncio.create_task(fails(), name="handled")
    await asyncio.sleep(0.001)
    future = loop.create_future()
    future.set_exception(KeyError("seen"))
    print(repr(future.exception()))


asyncio.run(main())


async def uncaught():
    await asyncio.sleep(0)
    await deeper()


async def deeper():
    try:
        await asyncio.create_task(fails())
    finally:
        print("leaving")


try:
    asyncio.run(uncaught())
except ValueError as error:
    for place in traceback.extract_tb(error.__traceback__):
        if place.filename == __file__:
            print(place.lineno, place.name, place.line)
