data = bytearray(b"abcdef")
view = memoryview(data)
print(len(view), view[0], view[-1], view.nbytes, view.itemsize, view.format, view.readonly, view.ndim, view.shape)
part = view[1:4]
print(bytes(part), part.tobytes(), part.tolist(), list(part), part == b"bcd", view[::-1].tobytes(), view[::2].tolist())
part[0] = 66
view[4:] = b"YZ"
print(data, part.obj is data, isinstance(view, memoryview), type(view))
constant = memoryview(b"xyz")
print(constant.readonly, hash(constant) == hash(b"xyz"), constant.hex(), 120 in constant)


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def write(view, key, value):
    view[key] = value


show(lambda: write(constant, 0, 1))
show(lambda: write(view, 10, 1))
show(lambda: write(view, 0, 300))
show(lambda: write(view, slice(0, 2), b"abc"))
show(lambda: view[10])
show(lambda: memoryview("text"))
show(lambda: memoryview(5))
with memoryview(data) as m:
    print(m[0])
show(lambda: m[0])
numbers = bytearray(8)
ints = memoryview(numbers).cast("I")
ints[0] = 258
ints[1] = 2 ** 32 - 1
print(numbers, ints.tolist(), ints.itemsize, len(ints), ints.nbytes, ints.cast("B").tolist())
print(data.join([b"1", b"2"]), b"".join([b"q", bytes(view)]))
