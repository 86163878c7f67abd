a = bytearray(b"abc")


def show(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


def assign(key, value):
    a[key] = value


def delete(key):
    del a[key]


show(lambda: a[5])
show(assign, 5, 1)
show(assign, 0, 256)
show(assign, 0, -1)
show(assign, 0, "x")
show(assign, slice(0, 3, 2), b"abc")
show(delete, 9)
show(a.append, 300)
show(a.append, "a")
show(a.extend, [1, 300])
show(a.pop, 7)
show(bytearray().pop)
show(a.remove, 200)
show(hash, a)
show(lambda: {a: 1})
show(lambda: a + "x")
show(lambda: a + [1])
show(bytearray, "text")
show(bytearray, -1)
show(bytearray, [256])
show(bytearray, 1.5)
show(lambda: a < 5)
show(lambda: "a" in a)
show(lambda: 300 in a)
show(lambda: a["x"])
show(lambda: a.nothing)
print(a)
