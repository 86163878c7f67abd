# The warning about a coroutine that nobody awaits.
import warnings


async def work():
    return 1


def forgets():
    work()
    coroutine = work()
    coroutine = None
    return coroutine


forgets()
work()


class Service:
    async def method(self):
        pass


Service().method()
closed = work()
closed.close()
thrown = work()
try:
    thrown.throw(KeyError("k"))
except KeyError as error:
    print(repr(error))
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    work()
print([str(one.message) for one in seen], seen[0].category.__name__)
for _ in range(3):
    work()
print("end")
