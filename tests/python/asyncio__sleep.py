# Timers: who sleeps less wakes first, and sleeps of many tasks run side by side.
import asyncio
import time


async def sleeper(name, seconds):
    print(name, "sleeps")
    value = await asyncio.sleep(seconds, name + " woke")
    print(value)
    return name


async def main():
    begin = time.monotonic()
    print(await asyncio.gather(sleeper("long", 0.06), sleeper("short", 0.01), sleeper("middle", 0.03)))
    elapsed = time.monotonic() - begin
    print(0.05 < elapsed < 0.5, elapsed > 0.099)
    begin = time.monotonic()
    await sleeper("one", 0.02)
    await sleeper("two", 0.02)
    print(time.monotonic() - begin > 0.035)
    loop = asyncio.get_running_loop()
    loop.call_later(0.02, print, "later")
    loop.call_soon(print, "soon")
    loop.call_at(loop.time() + 0.01, print, "at")
    cancelled = loop.call_later(0.015, print, "never")
    cancelled.cancel()
    print("scheduled", cancelled.cancelled())
    await asyncio.sleep(0.05)
    begin = time.monotonic()
    time.sleep(0.01)
    await asyncio.sleep(-1)
    print(time.monotonic() - begin < 0.5, await asyncio.sleep(0, "at once"))
    tasks = [asyncio.create_task(sleeper(f"task {number}", 0.01)) for number in range(4)]
    await asyncio.wait(tasks)


asyncio.run(main())
