import gc

gc.disable()
gc.collect()


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print("del", self.name, "->", self.other.name)


def ring(names):
    nodes = [Node(name) for name in names]
    for index, node in enumerate(nodes):
        node.other = nodes[index - 1]


ring("ab")
print("made")
print(gc.collect())
ring("vwxyz")
print(gc.collect())
print(gc.collect())

saved = []


class Phoenix:
    def __init__(self):
        self.me = self
        self.data = ["ashes"]

    def __del__(self):
        print("rises")
        saved.append(self)


def phoenix():
    Phoenix()


phoenix()
print(gc.collect())
print(saved[0].data, saved[0].me is saved[0])
saved.clear()
print(gc.collect())  # only once


class Failing:
    def __init__(self):
        self.me = self

    def __del__(self):
        gc.collect()
        print("inner collect is fine")


Failing()
print(gc.collect())


class Owner:
    """Not in a cycle itself, but kept by one."""

    def __del__(self):
        print("owner goes")


def owner():
    box = [Owner()]
    box.append(box)


owner()
print(gc.collect())


def closing():
    def generator():
        try:
            yield holder
        finally:
            print("generator closes", len(holder))

    holder = []
    holder.append(generator())
    next(holder[0])


closing()
gc.collect()
print("done")
