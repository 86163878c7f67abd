import gc
import weakref

gc.disable()
gc.collect()


class Node:
    pass


def cycle(callback=None):
    a, b = Node(), Node()
    a.other, b.other = b, a
    return weakref.ref(a, callback)


plain = cycle()
print(plain() is not None)
gc.collect()
print(plain())

told = []
watched = cycle(lambda reference: told.append(reference() is None))
print(told)
gc.collect()
print(told)


# A reference that is trash itself is not told.
def inside():
    a, b = Node(), Node()
    a.other, b.other = b, a
    a.weak = weakref.ref(b, lambda reference: print("never"))


inside()
gc.collect()


# They are cleared before finalizers run.
class Finalized:
    def __init__(self):
        self.me = self
        self.weak = weakref.ref(self)

    def __del__(self):
        print("in __del__", self.weak())


Finalized()
gc.collect()

cache = weakref.WeakValueDictionary()


def fill():
    for key in "ab":
        node = Node()
        node.me = node
        cache[key] = node


fill()
print(sorted(cache))
gc.collect()
print(sorted(cache))

node = Node()
node.me = node
finalizer = weakref.finalize(node, print, "finalized", 1)
print(finalizer.alive)
del node
gc.collect()
print(finalizer.alive)
