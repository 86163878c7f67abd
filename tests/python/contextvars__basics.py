# Context variables, alone and with tasks.
import asyncio
import contextvars

name = contextvars.ContextVar("name", default="nobody")
bare = contextvars.ContextVar("bare")
print(name.get(), bare.get("given"), name.name)
try:
    bare.get()
except LookupError as error:
    print(error.args[0] is bare)
token = name.set("first")
print(name.get(), token.old_value is contextvars.Token.MISSING, token.var is name)
second = name.set("second")
print(second.old_value)
name.reset(second)
print(name.get())
for wrong in (second, token):
    try:
        bare.reset(wrong)
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])
context = contextvars.copy_context()


def inside(text):
    name.set(text)
    return name.get()


print(context.run(inside, "inside"), name.get(), context[name], name in context, bare in context, len(context))
print([variable.name for variable in context], list(context.values()), context.get(bare), context.get(bare, 1))
try:
    context.run(lambda: context.run(print))
except RuntimeError as error:
    print(str(error).split(":")[0])
try:
    contextvars.ContextVar(3)
except TypeError as error:
    print(error)
name.reset(token)
print(name.get())


async def worker(text):
    print(text, "sees", name.get())
    name.set(text)
    await asyncio.sleep(0)
    print(text, "still", name.get())
    await helper()
    return name.get()


async def helper():
    print("helper sees", name.get())


async def main():
    name.set("main")
    print(await asyncio.gather(worker("a"), worker("b")))
    print(name.get())
    await worker("direct")
    print(name.get())
    context = contextvars.copy_context()
    await asyncio.create_task(worker("own context"), context=context)
    print(context[name], name.get())
    asyncio.get_running_loop().call_soon(lambda: print("callback sees", name.get()))
    name.set("changed")
    await asyncio.sleep(0)


asyncio.run(main())
print(name.get())
