# async with.


class Awaits:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield self.value


class Manager:
    def __init__(self, name, suppresses=False):
        self.name, self.suppresses = name, suppresses

    async def __aenter__(self):
        print("enter", self.name)
        await Awaits("entering " + self.name)
        return self.name

    async def __aexit__(self, kind, error, traceback):
        print("exit", self.name, kind and kind.__name__, error, traceback is None)
        await Awaits("leaving " + self.name)
        return self.suppresses


def drive(coroutine):
    while True:
        try:
            print("  yields", coroutine.send(None))
        except StopIteration as end:
            return end.value


async def several():
    async with Manager("a") as first, Manager("b", True) as second:
        print(first, second)
        raise ValueError("suppressed")
    print("after")
    async with (
        Manager("c"),
        Manager("d") as name,
    ):
        print(name)


drive(several())


async def leaves():
    for number in range(3):
        async with Manager(str(number)):
            if number == 0:
                continue
            if number == 1:
                break
    async with Manager("r"):
        return "returned"


print(drive(leaves()))


async def raises():
    try:
        async with Manager("e"):
            1 / 0
    except ZeroDivisionError as error:
        print("caught", error, error.__context__)


drive(raises())


class Fails(Manager):
    async def __aexit__(self, *error):
        await Awaits("failing")
        raise KeyError("exit")


async def fails():
    try:
        async with Fails("f"):
            raise ValueError("body")
    except KeyError as error:
        print(repr(error), repr(error.__context__))
    try:
        async with Manager("outer"):
            async with Fails("inner"):
                pass
    except KeyError as error:
        print(repr(error), error.__context__)


drive(fails())


async def mixed():
    with open("mixed.txt", "w") as file:
        async with Manager("m"):
            file.write("text")
    try:
        async with Manager("t"):
            try:
                return "value"
            finally:
                await Awaits("finally")
    finally:
        print("last")


print(drive(mixed()))


class Closed(Manager):
    async def __aexit__(self, kind, error, traceback):
        print("exit", kind.__name__)


async def waits():
    async with Closed("w"):
        await Awaits("waiting")


coroutine = waits()
print(coroutine.send(None), coroutine.send(None))
coroutine.close()
