async def fetch(source, lock):
    async with lock:
        value = await source.get()
    async for item in source:
        if item:
            break
        value += item
    return [await f(value) async for f in source]


async def ticks():
    yield 1
