import array
import hashlib
import struct
import zlib

data = bytearray(b"0123456789")
view = memoryview(data)


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: data.append(1))
show(lambda: data.extend(b"ab"))
show(lambda: data.pop())
show(lambda: data.clear())
show(lambda: data.__delitem__(0))
show(lambda: data.__setitem__(slice(0, 2), b"x"))
data[0:2] = b"xy"
print(data)
part = view[2:4]
view.release()
show(lambda: data.append(1))
part.release()
show(lambda: data.append(33))
show(lambda: view[0])
show(lambda: view.tobytes())
with memoryview(data) as view:
    show(lambda: data.insert(0, 1))
data.insert(0, 65)
print(data)
view = memoryview(data)
del view
data += b"!"
print(data)
view = memoryview(data)[1:5]
print(b"".join([view, b"-", bytearray(b"z")]), bytes(view), bytearray(view), zlib.crc32(view) == zlib.crc32(bytes(view)))
print(hashlib.sha256(view).hexdigest() == hashlib.sha256(bytes(view)).hexdigest(), int.from_bytes(bytes(view), "big"))
print(struct.unpack_from("<H", view, 1), b"abc".startswith(memoryview(b"ab")), memoryview(b"abc") == b"abc")
numbers = array.array("i", [1, 2, 3])
view = memoryview(numbers)
view[1] = 20
print(numbers, view.format, view.itemsize, view.nbytes, view.tolist(), view[::2].tolist(), view.tobytes() == numbers.tobytes())
show(lambda: view.__setitem__(0, 1 << 40))
show(lambda: view.__setitem__(slice(0, 2), [1, 2]))
show(lambda: memoryview(bytearray(3)).cast("i"))
matrix = memoryview(bytearray(16)).cast("d")
matrix[1] = 2.5
print(matrix.tolist(), len(matrix), memoryview(b"ab").toreadonly().readonly)
