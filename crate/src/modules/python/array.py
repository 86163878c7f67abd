"""Arrays of numbers: a list whose items are checked, and bytes on demand."""

import struct

from _array import item, items, pack, unpack

typecodes = "bBuhHiIlLqQfd"


class array:
    def __init__(self, typecode, initializer=()):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not " + type(typecode).__name__)
        if typecode not in typecodes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode = typecode
        self._items = []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, str) and typecode != "u":
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        else:
            self.extend(initializer)

    @property
    def itemsize(self):
        return 4 if self.typecode == "u" else struct.calcsize(self.typecode)

    def _check(self, value):
        if self.typecode != "u":
            return item(self.typecode, value)
        if not isinstance(value, str) or len(value) != 1:
            raise TypeError("array item must be unicode character")
        return value

    def _same(self, other, action="append"):
        if not isinstance(other, array):
            raise TypeError(f"can only {action} array (not \"{type(other).__name__}\") to array")
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return other._items

    def _made(self, items):
        made = type(self)(self.typecode)
        made._items = items
        return made

    def append(self, value):
        self._items.append(item(self.typecode, value) if self.typecode != "u" else self._check(value))

    def extend(self, values):
        if isinstance(values, array) and values.typecode != self.typecode:
            raise TypeError("can only extend with array of same kind")
        if self.typecode == "u":
            self._items.extend([self._check(value) for value in values])
        else:
            self._items += items(self.typecode, list(values))

    def insert(self, index, value):
        self._items.insert(index, self._check(value))

    def pop(self, index=-1):
        if not self._items:
            raise IndexError("pop from empty array")
        try:
            return self._items.pop(index)
        except IndexError:
            raise IndexError("pop index out of range") from None

    def remove(self, value):
        if value not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(value)

    def index(self, value, *bounds):
        try:
            return self._items.index(value, *bounds)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, value):
        return self._items.count(value)

    def reverse(self):
        self._items.reverse()

    def tolist(self):
        return self._items[:]

    def fromlist(self, values):
        if not isinstance(values, list):
            raise TypeError("arg must be list")
        self.extend(values)

    def tobytes(self):
        if self.typecode == "u":
            return pack("I", [ord(char) for char in self._items])
        return pack(self.typecode, self._items)

    def frombytes(self, data):
        data = bytes(data)
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        self._items += map(chr, unpack("I", data)) if self.typecode == "u" else unpack(self.typecode, data)

    def tounicode(self):
        return "".join(self._items)

    def byteswap(self):
        size = self.itemsize
        data = self.tobytes()
        self._items.clear()
        self.frombytes(b"".join([data[i:i + size][::-1] for i in range(0, len(data), size)]))

    def buffer_info(self):
        return id(self._items), len(self._items)

    def tofile(self, file):
        file.write(self.tobytes())

    def fromfile(self, file, count):
        data = file.read(count * self.itemsize)
        self.frombytes(data[:len(data) // self.itemsize * self.itemsize])
        if len(data) < count * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, value):
        return value in self._items

    def __getitem__(self, key):
        if isinstance(key, slice):
            return self._made(self._items[key])
        try:
            return self._items[key]
        except IndexError:
            raise IndexError("array index out of range") from None
        except TypeError:
            raise TypeError("array indices must be integers") from None

    def __setitem__(self, key, value):
        if isinstance(key, slice):
            if not isinstance(value, array):
                raise TypeError(f"can only assign array (not \"{type(value).__name__}\") to array slice")
            self._items[key] = self._same(value)
            return
        try:
            self._items[key] = item(self.typecode, value) if self.typecode != "u" else self._check(value)
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __delitem__(self, key):
        try:
            del self._items[key]
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __add__(self, other):
        return self._made(self._items + self._same(other))

    def __iadd__(self, other):
        self._items += self._same(other, "extend with")
        return self

    def __mul__(self, count):
        return self._made(self._items * count)

    __rmul__ = __mul__

    def __imul__(self, count):
        self._items *= count
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __copy__(self):
        return self._made(self._items[:])

    def __deepcopy__(self, memo):
        return self._made(self._items[:])

    def __bytes__(self):
        return self.tobytes()

    def __reduce__(self):
        return type(self), (self.typecode, self._items)

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        if self.typecode == "u":
            return f"array('u', {self.tounicode()!r})"
        return f"array('{self.typecode}', {self._items})"


ArrayType = array


class _cast:
    """The bytes of a memoryview as numbers of another format."""

    def __init__(self, view, format):
        if view.itemsize > 1 and struct.calcsize(format) > 1:
            raise TypeError("memoryview: cannot cast between two non-byte formats")
        self._view, self._size, self._format = view, struct.calcsize(format), format
        if view.itemsize > 1:
            self._view = view.tobytes()
        if len(self._view) % self._size:
            raise TypeError("memoryview: length is not a multiple of itemsize")

    def __len__(self):
        return len(self._view) // self._size

    def __getitem__(self, index):
        start = index * self._size
        return struct.unpack_from(self._format, bytes(self._view[start:start + self._size]))[0]

    def __setitem__(self, index, value):
        try:
            data = struct.pack(self._format, value)
        except struct.error as error:
            raise (TypeError if "required" in str(error) else ValueError)(str(error)) from None
        self._view[index * self._size:(index + 1) * self._size] = data
