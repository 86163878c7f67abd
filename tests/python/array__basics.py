from array import array

a = array("i", [1, 2, 3])
print(a, a.typecode, a.itemsize, len(a), a[0], a[-1], a[1:], list(a), sum(a), 2 in a, array("d"), type(a[1:]).__name__)
a.append(4)
a.extend([5, 6])
a.insert(0, 0)
a[1] = 10
print(a, a.pop(), a.pop(0), a.index(3), a.count(2), a.tolist())
a.remove(10)
a.reverse()
del a[0]
print(a, a + array("i", [9]), a * 2, a == array("i", [4, 3, 2]), a < array("i", [5]), [x * x for x in a])
a += array("i", [7])
a[0:2] = array("i", [8, 8, 8])
print(a, array("d", [1, 2.5]), array("f", [0.1]), array("B", b"abc"), array("u", "hi"), array("q", range(4)))
print(a.tobytes(), array("h", b"\1\0\2\0"), array("d", (x / 2 for x in range(3))))
b = array("H")
b.frombytes(b"\1\2\3\4")
b.byteswap()
print(b, bytes(array("b", [1, -1])), memoryview(array("i", [5, 6]))[1], max(array("d", [1.5, 2])), sorted(array("i", [3, 1])))


def show(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


show(array, "i", [1.5])
show(array, "i", ["a"])
show(array, "d", ["a"])
show(array, "z")
show(array, "B", [256])
show(array, "b", [-200])
show(array, "i", [2 ** 31])
show(a.append, "x")
show(lambda: a[100])
show(lambda: a + [1])
show(array("i").pop)
show(a.index, 1000)
show(lambda: hash(a))
import copy

c = copy.copy(a)
c[0] = 0
print(a[0], c[0], array("i", a) == a)
for i, x in enumerate(array("d", [0.5, 1.5])):
    print(i, x)
