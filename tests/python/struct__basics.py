import struct

print(struct.pack("<i", 258), struct.pack(">i", 258), struct.pack("!H", 513), struct.pack("=q", -2), struct.pack("B", 255))
print(struct.pack("ihb", 1, 2, 3), struct.pack("bih", 1, 2, 3), struct.pack("<bih", 1, 2, 3), struct.pack("3s5s", b"ab", b"toolong"))
print(struct.pack("<fd", 1.5, -0.1), struct.pack(">d", 3.14), struct.pack("?c2x", True, b"z"), struct.pack("4p", b"abc"))
print([struct.calcsize(f) for f in ("i", "q", "bq", "qb", "<bq", "3s", "2h", "l", "<l", "d", "10s2i", "c i")])
print(struct.unpack("<ih", struct.pack("<ih", -5, 7)), struct.unpack(">2I", b"\0\0\0\1\0\0\0\2"), struct.unpack("3s", b"abc"))
print(struct.unpack("<d", struct.pack("<d", 2.5)), struct.unpack("f", struct.pack("f", 0.1)), struct.unpack("??", b"\0\1"))
print(struct.unpack_from("<H", b"\0\0\1\2", 2), list(struct.iter_unpack("<H", b"\1\0\2\0")), struct.unpack("4p", b"\2abx"))
buffer = bytearray(8)
struct.pack_into("<I", buffer, 2, 0xDEADBEEF)
print(buffer, struct.unpack_from("<I", buffer, 2)[0] == 0xDEADBEEF)
record = struct.Struct("<10sIf")
packed = record.pack(b"raymond", 1331, 20.5)
print(record.size, record.format, packed, record.unpack(packed))


def show(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(isinstance(error, struct.error), error)


show(struct.pack, "b", 128)
show(struct.pack, "B", -1)
show(struct.pack, "h", 40000)
show(struct.pack, "H", 70000)
show(struct.pack, "<i", 2 ** 31)
show(struct.pack, "<I", -1)
show(struct.pack, "i", "a")
show(struct.pack, "i", 1.5)
show(struct.pack, "d", "a")
show(struct.pack, "2i", 1)
show(struct.pack, "z", 1)
show(struct.pack, "s", "text")
show(struct.pack, "c", b"ab")
show(struct.unpack, "i", b"abc")
show(struct.unpack_from, "i", b"abc")
show(struct.pack_into, "i", bytearray(2), 0, 5)
show(struct.calcsize, "3")
