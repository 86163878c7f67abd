a = [1, 2, 3]
d = {"x": 1, "y": 2}


class Box:
    pass


box = Box()
box.inner = Box()
box.inner.value = [1, 2]
del a[0], d["x"], box.inner.value[1]
print(a, d, box.inner.value)
del box.inner.value
print(hasattr(box.inner, "value"))
del box.inner
del a
for name in ("a", "d", "box"):
    print(name, name in globals())


def local():
    x = 1
    del x
    x = 2
    return x


print(local())


def parameter(p):
    del p
    try:
        return p
    except UnboundLocalError as error:
        return str(error)


print(parameter(1))
for i in range(3):
    del i
print("i" in globals())
try:
    del d["none"]
except KeyError as error:
    print(repr(error))
try:
    del box.nothing
except AttributeError as error:
    print(error)
try:
    del never
except NameError as error:
    print(error)
