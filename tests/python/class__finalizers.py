# `__del__`: when it is called, with what, and what it can do.
class Noisy:
    alive = 0

    def __init__(self, name):
        self.name = name
        Noisy.alive += 1

    def __del__(self):
        Noisy.alive -= 1
        print("del", self.name)


a = Noisy("a")
del a
print("after del", Noisy.alive)
b = Noisy("b1")
b = Noisy("b2")
print("rebound", Noisy.alive)
b = None
print("none", Noisy.alive)
Noisy("temporary")
print("temporary gone", Noisy.alive)


def local():
    c = Noisy("c")
    print("in function", c.name)
    return "result"


print(local())
d = e = Noisy("shared")
del d
print("still there")
del e
print("gone")
items = [Noisy(f"i{n}") for n in range(3)]
print("popped", items.pop().name)
print("after pop")
items.clear()
print("after clear")
box = {"k": Noisy("value")}
box["k"] = 1
print("replaced")
pair = (Noisy("t1"), Noisy("t2"))
pair = ()
print("tuple gone")


class Parent:
    def __init__(self):
        self.child = Noisy("child")

    def __del__(self):
        print("parent")


p = Parent()
del p
print("after parent")


class Base:
    def __del__(self):
        print("base del")


class Derived(Base):
    def __del__(self):
        print("derived del")
        super().__del__()


class Silent(Base):
    pass


Derived()
Silent()
saved = []


class Phoenix:
    def __del__(self):
        print("rising")
        saved.append(self)


phoenix = Phoenix()
phoenix.mark = 7
del phoenix
print(len(saved), saved[0].mark)
saved.clear()
print("not again")


class Resource:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        print("exit")

    def __del__(self):
        print("resource del")


with Resource() as r:
    print("body")
del r
for n in range(2):
    x = Noisy(f"loop{n}")
print("end of loop")
f = lambda held=Noisy("default"): held
del f
print("function gone")


def closure():
    cell = Noisy("cell")
    return lambda: cell


get = closure()
print(get().name)
del get
print("closure gone")
last = Noisy("last")
other = [Noisy("in a list")]
print("end", Noisy.alive)
