class Left:
    def __add__(self, other):
        print("Left.add", end=" ")
        return NotImplemented

    def __eq__(self, other):
        print("Left.eq", end=" ")
        return NotImplemented

    def __lt__(self, other):
        print("Left.lt", end=" ")
        return NotImplemented


class Right:
    def __radd__(self, other):
        print("Right.radd", end=" ")
        return "right"

    def __eq__(self, other):
        print("Right.eq", end=" ")
        return True

    def __gt__(self, other):
        print("Right.gt", end=" ")
        return True


class SubLeft(Left):
    def __radd__(self, other):
        print("SubLeft.radd", end=" ")
        return "sub"


print(Left() + Right())
print(Left() == Right())
print(Left() < Right())
print(Left() != Left())
print(Left() + SubLeft())
print(SubLeft() + Right())
print(1 + Right(), "x" + Right() if False else "skipped", [1] == Right(), Right() == 5)
for attempt in (lambda: Left() + Left(), lambda: Left() + 1, lambda: Left() < Left(), lambda: Right() + 1):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
