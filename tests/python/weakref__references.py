# References that do not keep their objects alive.
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name})"


t = Thing("a")
r = weakref.ref(t)
print(r() is t, r().name, weakref.ref(t) is r, weakref.getweakrefcount(t), r == weakref.ref(t), hash(r) == hash(t))
print(type(r).__name__, callable(r), isinstance(r, weakref.ref), r.__callback__)
del t
print(r(), r() is None)


def gone(reference):
    print("gone", reference() is None, type(reference).__name__)


t = Thing("b")
first = weakref.ref(t, gone)
second = weakref.ref(t, lambda reference: print("second", reference is second))
print(weakref.getweakrefcount(t), first is second, first == second, len(weakref.getweakrefs(t)))
t = None
print("after")
t = Thing("c")
unheard = weakref.ref(t, gone)
del unheard
del t
print("no callback of a dead reference")
for value in (1, "text", [1], {}, (1,), None):
    try:
        weakref.ref(value)
    except TypeError as error:
        print(error)


class Stack(list):
    pass


for value in (Stack(), {1}, lambda: 0, Thing, (x for x in "ab"), weakref):
    print(weakref.ref(value)() is value)


class Both:
    def __del__(self):
        print("del", reference() is None)


b = Both()
reference = weakref.ref(b, lambda dead: print("callback"))
del b
print("order")


class Node:
    def __init__(self, parent=None):
        self.children = []
        self.parent = weakref.ref(parent) if parent else None
        if parent:
            parent.children.append(self)


root = Node()
child = Node(root)
print(child.parent() is root)
del root
print(child.parent())
m = Thing("m")
bound = weakref.ref(m.__repr__)
print(bound())
method = weakref.WeakMethod(m.__repr__)
print(method()())
del m
print(method())
p = Thing("p")
proxy = weakref.proxy(p)
proxy.name = "q"
print(proxy.name, p.name, str(proxy))
del p
try:
    proxy.name
except ReferenceError as error:
    print("ReferenceError:", error)


class Tagged(weakref.ref):
    pass


t = Thing("tagged")
tagged = Tagged(t)
tagged.label = "x"
print(tagged().name, tagged.label, type(tagged).__name__)
del t
print(tagged())
