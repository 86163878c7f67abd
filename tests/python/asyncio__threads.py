# Functions in threads while the loop goes on.
import asyncio
import contextvars
import time

name = contextvars.ContextVar("name", default="none")


def blocks(seconds, result):
    time.sleep(seconds)
    return result


def fails():
    raise ValueError("in the thread")


async def ticks():
    for number in range(3):
        print("tick", number)
        await asyncio.sleep(0.02)


async def main():
    print(await asyncio.to_thread(blocks, 0.001, result="threaded"))
    print(await asyncio.gather(asyncio.to_thread(blocks, 0.03, "slow"), ticks()))
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, blocks, 0.001, "executor"))
    begin = time.monotonic()
    print(await asyncio.gather(*[asyncio.to_thread(blocks, 0.05, number) for number in range(4)]))
    print(time.monotonic() - begin < 0.19)
    try:
        await asyncio.to_thread(fails)
    except ValueError as error:
        print(error)
    name.set("main")
    print(await asyncio.to_thread(name.get))
    future = asyncio.get_running_loop().create_future()
    await asyncio.to_thread(loop.call_soon_threadsafe, future.set_result, "from outside")
    print(await future)

    def hands_over():
        return asyncio.run_coroutine_threadsafe(asyncio.sleep(0.001, "handed"), loop).result()

    print(await asyncio.to_thread(hands_over))
    try:
        await asyncio.wait_for(asyncio.to_thread(blocks, 0.03, "late"), 0.005)
    except TimeoutError:
        print("timed out")
    print("end")


asyncio.run(main())
