# The caret marks the failing part of a longer line; a line that fails as a whole has none.
def pick(table):
    return table["x"]["y"] + table["x"]["z"]["deep"] * 2


def method(obj):
    return obj.first().second(1, 2) + 1


class Thing:
    def first(self):
        return self

    def second(self, a, b):
        return pick({"x": {"y": 1, "z": a}})


value = [1, 2, method(Thing()), 3]
