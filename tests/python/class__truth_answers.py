# What `__bool__` and `__len__` may answer, wherever a truth is asked for.


class Int(int):
    pass


def ask(name, answer):
    class Asked:
        pass

    setattr(Asked, name, lambda self: answer)
    asks = (
        lambda asked: 1 if asked else 2,
        lambda asked: not asked,
        lambda asked: (asked and 1) == 1,
        lambda asked: (asked or 1) == 1,
        lambda asked: bool(asked),
        lambda asked: [0 for _ in "1" if asked],
        lambda asked: any([asked]),
        lambda asked: len(list(filter(None, [asked]))),
    )
    print(name, repr(answer))
    for number, function in enumerate(asks):
        try:
            print(" ", number, function(Asked()))
        except Exception as error:
            print(" ", number, type(error).__name__, error)


for answer in (True, False, 1, None):
    ask("__bool__", answer)
for answer in (0, 3, -1, "x", True, Int(2), 2**70, -(2**70), 3.0):
    ask("__len__", answer)


class Odd:
    def __bool__(self):
        return 5


class Compares:
    def __eq__(self, other):
        return Odd()

    def __contains__(self, other):
        return [1]


try:
    if Compares() == 1:
        print("equal")
except TypeError as error:
    print(error)
print(1 in Compares())
try:
    while Odd():
        pass
except TypeError as error:
    print(error)
