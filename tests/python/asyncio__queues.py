# Queues: producers and consumers.
import asyncio


async def pipeline():
    queue = asyncio.Queue(maxsize=2)

    async def producer(name):
        for number in range(3):
            await queue.put((name, number))
            print(name, "put", number, queue.qsize())
        print(name, "done")

    async def consumer(name):
        while True:
            item = await queue.get()
            print(name, "got", item)
            # In turns, and not by a clock: two timers that end almost at once may do so in either order.
            await asyncio.sleep(0)
            queue.task_done()

    consumers = [asyncio.create_task(consumer(f"consumer {number}")) for number in range(2)]
    await asyncio.gather(producer("p"), producer("q"))
    await queue.join()
    print("joined", queue.empty(), queue.full(), queue.maxsize)
    for task in consumers:
        task.cancel()
    print(await asyncio.gather(*consumers, return_exceptions=True))


async def others():
    last = asyncio.LifoQueue()
    least = asyncio.PriorityQueue()
    for number in (3, 1, 2):
        await last.put(number)
        least.put_nowait((number, str(number)))
    print([await last.get() for _ in range(3)], [await least.get() for _ in range(3)])
    queue = asyncio.Queue(1)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error), type(error))
    queue.put_nowait("only")
    try:
        queue.put_nowait("more")
    except asyncio.QueueFull as error:
        print(repr(error))
    print(queue)
    queue.task_done()
    try:
        queue.task_done()
    except ValueError as error:
        print(error)
    print(queue.get_nowait(), queue)
    try:
        await asyncio.wait_for(queue.get(), 0.002)
    except TimeoutError:
        print("nothing came")
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    await queue.put("handed over")
    print(await getter)


asyncio.run(pipeline())
asyncio.run(others())
