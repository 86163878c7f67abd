# Asynchronous generators in an event loop, which closes those that are left.
import asyncio


async def ticks(name, count):
    try:
        for number in range(count):
            yield number
            await asyncio.sleep(0)
    finally:
        print(name, "closing")
        await asyncio.sleep(0)
        print(name, "closed")


async def main():
    async for number in ticks("complete", 2):
        print(number)
    async for number in ticks("broken off", 5):
        print(number)
        break
    print("after the break")
    await asyncio.sleep(0.001)
    print("later")
    generator = ticks("explicit", 5)
    await anext(generator)
    await generator.aclose()
    print([number async for number in ticks("comprehension", 3)])
    kept.append(ticks("kept", 5))
    print(await anext(kept[0]))
    print("main ends")


kept = []
asyncio.run(main())
