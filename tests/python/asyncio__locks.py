# Lock, Event, Condition, Semaphore, Barrier.
import asyncio


async def locks():
    lock = asyncio.Lock()
    shared = []

    async def worker(name):
        print(name, "wants")
        async with lock:
            shared.append(name)
            print(name, "has", lock.locked())
            await asyncio.sleep(0.001)
        print(name, "left")

    await asyncio.gather(*[worker(name) for name in "abc"])
    print(shared, lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    await lock.acquire()
    waiter = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    print(repr(lock).split(" ")[-2:])
    waiter.cancel()
    await asyncio.sleep(0)
    lock.release()
    print(await lock.acquire())


async def events():
    event = asyncio.Event()

    async def waits(name):
        print(name, "waits")
        print(name, await event.wait())

    tasks = [asyncio.create_task(waits(name)) for name in "ab"]
    await asyncio.sleep(0)
    print("setting", event.is_set())
    event.set()
    print("set", event.is_set())
    await asyncio.gather(*tasks)
    await waits("late")
    event.clear()
    print(event.is_set())


async def semaphores():
    semaphore = asyncio.Semaphore(2)
    running = most = 0

    async def worker(number):
        nonlocal running, most
        async with semaphore:
            running += 1
            most = max(most, running)
            print("in", number)
            await asyncio.sleep(0.01 * (number + 1))
            running -= 1
            print("out", number)

    await asyncio.gather(*[worker(number) for number in range(5)])
    print(most, semaphore.locked())
    bounded = asyncio.BoundedSemaphore(1)
    async with bounded:
        print(bounded.locked())
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)


async def conditions():
    condition = asyncio.Condition()
    items = []

    async def consumer(name):
        async with condition:
            await condition.wait_for(lambda: items)
            print(name, "takes", items.pop(0))

    async def producer():
        for number in range(3):
            await asyncio.sleep(0.001)
            async with condition:
                items.append(number)
                print("notify", number)
                condition.notify()

    await asyncio.gather(consumer("a"), consumer("b"), consumer("c"), producer())
    for action in (condition.notify, condition.wait):
        try:
            result = action()
            await result
        except RuntimeError as error:
            print(error)

    async def waits():
        async with condition:
            print(await condition.wait())

    tasks = [asyncio.create_task(waits()) for _ in range(2)]
    await asyncio.sleep(0)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)


async def barriers():
    barrier = asyncio.Barrier(3)

    async def party(number):
        await asyncio.sleep(0.002 * number)
        print(number, "arrives")
        async with barrier as position:
            print(number, "passes", position)
        await barrier.wait()
        return number

    print(await asyncio.gather(*[party(number) for number in range(3)]))
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    task = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.abort()
    try:
        await task
    except asyncio.BrokenBarrierError as error:
        print(error, barrier.broken)
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError as error:
        print(error)


for main in (locks, events, semaphores, conditions, barriers):
    print("-", main.__name__)
    asyncio.run(main())
