import gc
from collections import deque

gc.disable()
gc.collect()


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None


def pair():
    a, b = Node("a"), Node("b")
    a.other, b.other = b, a


def ring(n):
    nodes = [Node(i) for i in range(n)]
    for i in range(n):
        nodes[i].other = nodes[i - 1]


def own_list():
    items = []
    items.append(items)


def through_tuple():
    items = []
    items.append((1, items))


def two_dicts():
    a = {}
    b = {"a": a}
    a["b"] = b


def recursive_function():
    def inner():
        return inner


def slots():
    class Slotted:
        __slots__ = ("other",)

    a, b = Slotted(), Slotted()
    a.other, b.other = b, a
    return Slotted


def bound_method():
    a = Node("a")
    a.method = a.__init__


def no_cycle():
    a = Node("a")
    a.other = [Node("b"), {"c": Node("c")}]


for make in (pair, own_list, through_tuple, two_dicts, recursive_function, bound_method, no_cycle):
    make()
    print(make.__name__, gc.collect(), gc.collect())
for n in (1, 2, 10, 1000):
    ring(n)
    print("ring", n, gc.collect())
keep = slots()
print("slots", gc.collect())

# What is reachable stays, with all that it refers to.
a, b = Node("a"), Node("b")
a.other, b.other = b, a
a.items = [{"b": b}, (a, b)]
del b
print(gc.collect(), a.other.other is a, a.items[0]["b"].name, len(a.items[1]))
del a
print(gc.collect())


def parent_and_children():
    root = Node("root")
    root.children = [Node(i) for i in range(3)]
    for child in root.children:
        child.parent = root


parent_and_children()
print("tree", gc.collect() > 4)

# A long chain that ends where it began is freed without deep recursion.
first = last = Node(0)
for i in range(50000):
    last.other = Node(i)
    last = last.other
last.other = first
del first, last
print("chain", gc.collect())


def suspended_generator():
    def numbers():
        me = box
        yield me

    box = []
    box.append(numbers())
    next(box[0])


suspended_generator()
gc.collect()
print("generator", gc.collect())


def queue():
    q = deque()
    q.append(q)


queue()
gc.collect()
print("deque", gc.collect())

print(gc.is_tracked(0), gc.is_tracked("a"), gc.is_tracked([]), gc.is_tracked({}), gc.is_tracked({"a": 1}))
print(gc.is_tracked({"a": []}), gc.is_tracked(Node(1)), gc.is_tracked(set()), gc.is_tracked(None))
