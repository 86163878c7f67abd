# Tasks and the order in which they run.
import asyncio


async def say(name, turns):
    for turn in range(turns):
        print(name, turn)
        await asyncio.sleep(0)
    return name


async def main():
    print("main begins")
    tasks = [asyncio.create_task(say(name, 3)) for name in "abc"]
    print("made", [task.get_name() for task in tasks], [task.done() for task in tasks])
    await tasks[0]
    print("first done", [task.done() for task in tasks])
    print([await task for task in tasks])
    print([task.result() for task in tasks], tasks[0].exception(), tasks[0].cancelled())
    await nested()
    await callbacks()
    await errors()
    return "result"


async def nested():
    async def inner():
        print("inner")
        await asyncio.sleep(0.002)
        print("inner done")

    print("await alone does not switch")
    await plain()
    task = asyncio.create_task(inner())
    task.set_name("named")
    print(task.get_name(), task.get_coro().__name__, asyncio.current_task() is not task)
    print(len(asyncio.all_tasks()))
    await asyncio.sleep(0)
    print("between")
    await task
    print(len(asyncio.all_tasks()))


async def plain():
    print("plain")


async def callbacks():
    task = asyncio.create_task(say("callback", 1))
    seen = []
    task.add_done_callback(lambda task: seen.append(("first", task.result())))
    task.add_done_callback(lambda task: seen.append(("second", task.result())))
    removed = seen.append
    task.add_done_callback(removed)
    print(task.remove_done_callback(removed))
    await task
    print(seen)
    await asyncio.sleep(0)
    print(seen)
    task.add_done_callback(lambda task: print("late", task.done()))
    print("added")
    await asyncio.sleep(0)


async def fails():
    await asyncio.sleep(0)
    raise ValueError("failed")


async def errors():
    task = asyncio.create_task(fails())
    try:
        await task
    except ValueError as error:
        print("caught", error, task.exception() is error)
    try:
        task.result()
    except ValueError as error:
        print("again", error)
    try:
        task.set_result(1)
    except RuntimeError as error:
        print(error)
    for wrong in (3, say):
        try:
            asyncio.create_task(wrong)
        except TypeError as error:
            print(str(error).split(" at 0x")[0])
    task = asyncio.create_task(asyncio.sleep(0))
    try:
        task.result()
    except asyncio.InvalidStateError as error:
        print(type(error), error)
    await task

    async def itself():
        await asyncio.current_task()

    try:
        await asyncio.create_task(itself())
    except RuntimeError as error:
        print(str(error).split(":")[0])


print(asyncio.run(main()))
print(asyncio.run(say("again", 1)))
