"""Numbers as bytes and back; native sizes are those of a 64-bit machine."""

from _array import pack as _pack_items, unpack as _unpack_items

_SIZES = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4,
          "q": 8, "Q": 8, "n": 8, "N": 8, "P": 8, "f": 4, "d": 8, "s": 1, "p": 1}


class error(Exception):
    pass


error.__module__ = "struct"


def _bytes(buffer):
    if isinstance(buffer, str) or not hasattr(buffer, "__iter__"):
        raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'")
    return bytes(buffer)


class Struct:
    __module__ = "_struct"

    def __init__(self, format):
        if isinstance(format, bytes):
            format = format.decode("ascii")
        elif not isinstance(format, str):
            raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
        self.format = format
        order = format[:1] if format[:1] and format[0] in "@=<>!" else ""
        native = order in ("", "@")
        self._order = "big" if order and order in ">!" else "little"
        self._fields, size, count = [], 0, ""
        for code in format[len(order):]:
            if code.isspace():
                continue
            if code.isdigit():
                count += code
                continue
            width = _SIZES.get(code)
            if width is None or code in "nNP" and not native:
                raise error("bad char in struct format")
            if native and code in "lL":
                width = 8
            if native and code not in "xcs?p":
                size = -(-size // width) * width
            times = int(count or 1)
            count = ""
            if code in "sp":
                self._fields.append((code, size, times))
                size += times
                continue
            for _ in range(times):
                if code != "x":
                    self._fields.append((code, size, width))
                size += width
        if count:
            raise error("repeat count given without format specifier")
        self.size = size

    def pack(self, *values):
        if len(values) != len(self._fields):
            raise error(f"pack expected {len(self._fields)} items for packing (got {len(values)})")
        out = bytearray(self.size)
        for (code, start, width), value in zip(self._fields, values):
            out[start:start + width] = self._bytes(code, width, value)
        return bytes(out)

    def _bytes(self, code, width, value):
        if code in "sp":
            if not isinstance(value, (bytes, bytearray)):
                raise error(f"argument for '{code}' must be a bytes object")
            if code == "p":
                value = bytes([min(len(value), width - 1, 255)]) + value[:width - 1]
            return bytes(value[:width]).ljust(width, b"\0")
        if code == "c":
            if not isinstance(value, bytes) or len(value) != 1:
                raise error("char format requires a bytes object of length 1")
            return value
        if code == "?":
            return b"\1" if value else b"\0"
        if code in "fd":
            if not hasattr(value, "__float__") and not hasattr(value, "__index__"):
                raise error("required argument is not a float")
            value = float(value)
            data = _pack_items(code, [value])
            if self.format[:1] in "<>=!" and data[-2:] in (b"\x80\x7f", b"\x80\xff") and abs(value) < float("inf"):
                raise OverflowError(f"float too large to pack with {code} format")
            return data if self._order == "little" else data[::-1]
        if not hasattr(value, "__index__"):
            raise error("required argument is not an integer")
        value, signed = value.__index__(), code in "bhilqn"
        try:
            return value.to_bytes(width, self._order, signed=signed)
        except OverflowError:
            raise error(self._complaint(code, width, value, signed)) from None

    def _complaint(self, code, width, value, signed):
        big = self._order == "big"
        if width == 8:
            return "int too large to convert" if big else "argument out of range"
        wide = 1 << 63 if signed or code == "B" or code == "H" and not big else 1 << 64
        if not (-wide if wide == 1 << 63 else 0) <= value < wide:
            return "argument out of range"
        low, high = (-1 << 8 * width - 1, (1 << 8 * width - 1) - 1) if signed else (0, (1 << 8 * width) - 1)
        named = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}.get(code)
        named = named if named and not (big and width == 2) else f"'{code}'"
        return f"{named} format requires {low} <= number <= {high}"

    def pack_into(self, buffer, offset, *values):
        data = self.pack(*values)
        if offset < 0:
            offset += len(buffer)
        if offset + self.size > len(buffer):
            raise error(f"pack_into requires a buffer of at least {offset + self.size} bytes for packing {self.size} "
                        f"bytes at offset {offset} (actual buffer size is {len(buffer)})")
        buffer[offset:offset + self.size] = data

    def unpack(self, buffer):
        buffer = _bytes(buffer)
        if len(buffer) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._values(buffer, 0)

    def unpack_from(self, buffer, offset=0):
        buffer = _bytes(buffer)
        if offset < 0:
            offset += len(buffer)
        if offset + self.size > len(buffer):
            raise error(f"unpack_from requires a buffer of at least {offset + self.size} bytes for unpacking "
                        f"{self.size} bytes at offset {offset} (actual buffer size is {len(buffer)})")
        return self._values(buffer, offset)

    def iter_unpack(self, buffer):
        buffer = _bytes(buffer)
        if not self.size or len(buffer) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        return iter([self._values(buffer, offset) for offset in range(0, len(buffer), self.size)])

    def _values(self, buffer, offset):
        values = []
        for code, start, width in self._fields:
            data = buffer[offset + start:offset + start + width]
            if code == "p":
                data = data[1:1 + data[0]]
            elif code == "?":
                data = data != b"\0"
            elif code in "fd":
                data = _unpack_items(code, data if self._order == "little" else data[::-1])[0]
            elif code not in "sc":
                data = int.from_bytes(data, self._order, signed=code in "bhilqn")
            values.append(data)
        return tuple(values)


_cache = {}


def _struct(format):
    found = _cache.get(format)
    if found is None:
        found = _cache[format] = Struct(format)
    return found


def calcsize(format, /):
    return _struct(format).size


def pack(format, /, *values):
    return _struct(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    _struct(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    return _struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    return _struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    return _struct(format).iter_unpack(buffer)
