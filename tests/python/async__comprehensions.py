# Comprehensions with async for and await.


class Awaits:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield self.value
        return self.value


def drive(coroutine):
    while True:
        try:
            print("  yields", coroutine.send(None))
        except StopIteration as end:
            return end.value


async def numbers(limit):
    for number in range(limit):
        await Awaits(number)
        yield number


async def lists():
    print([number async for number in numbers(3)])
    print([number * 2 async for number in numbers(4) if number % 2])
    print({number async for number in numbers(2)})
    print({number: other async for number in numbers(2) for other in [number * 10]})
    print([(first, second) for first in range(2) async for second in numbers(2)])
    print([await Awaits(number) for number in range(2)])
    print([number for number in [await Awaits(5)]])
    print([number for number in range(3) if await Awaits(number)])
    print([[await Awaits(inner) for inner in range(2)] for _ in range(2)])
    print([first + second async for first in numbers(2) async for second in numbers(2) if first != second])
    print({await Awaits(number) for number in (7,)}, {await Awaits("k"): await Awaits("v") for _ in "a"})


drive(lists())


async def lazy():
    generator = (number * 2 async for number in numbers(2))
    print(type(generator), generator.__name__)
    async for number in generator:
        print(number)
    generator = (await Awaits(number) for number in range(2))
    print(type(generator))
    print([number async for number in generator])
    plain = (number for number in [await Awaits(1)])
    print(type(plain), list(plain))
    try:
        print(sum(number async for number in numbers(2)))
    except TypeError as error:
        print(error)


drive(lazy())


def outside():
    return (number async for number in numbers(2))


async def uses_outside():
    print([number async for number in outside()])
    total = 0
    print([total := total + number async for number in numbers(3)], total)
    try:
        [1 / number async for number in numbers(1)]
    except ZeroDivisionError as error:
        print(error)
    factor = 3
    print([factor * number async for number in numbers(2)], (lambda: factor)())


drive(uses_outside())
