import struct
from collections import namedtuple

Header = namedtuple("Header", "magic version flags size")
packed = struct.pack("<4sHBI", b"LAB1", 3, 0b101, 1024)
print(packed, len(packed), struct.calcsize("<4sHBI"), struct.calcsize("4sHBI"))
header = Header._make(struct.unpack("<4sHBI", packed))
print(header, header.magic.decode(), bool(header.flags & 1))
for order in "<>!=@":
    print(order, struct.pack(order + "hi", 1, 2), struct.calcsize(order + "hi"), struct.calcsize(order + "cqb"))
point = struct.Struct("dd")
points = b"".join(point.pack(x, x * x) for x in (0.5, 1.5, -2.0))
print(point.size, point.format, list(point.iter_unpack(points)))
buffer = bytearray(8)
struct.pack_into("<H", buffer, 2, 0xBEEF)
print(buffer, struct.unpack_from("<H", buffer, 2), struct.unpack(">3B", b"abc"), struct.unpack("<f", struct.pack("<f", 0.1)))
print(struct.pack("?5s3x2c", True, b"ab", b"x", b"y"), struct.unpack("?5s3x2c", struct.pack("?5s3x2c", True, b"ab", b"x", b"y")), struct.pack("5p", b"abcdefg"))
for call in (lambda: struct.unpack("<I", b"abc"), lambda: struct.pack("B", 256), lambda: struct.pack("h", "x"), lambda: struct.pack("z"),
             lambda: struct.pack("ii", 1), lambda: struct.pack("H", -1), lambda: struct.pack("I", -1), lambda: struct.pack("s", "text"),
             lambda: struct.unpack_from("<Q", buffer, 4), lambda: struct.pack_into("<Q", buffer, 4, 1), lambda: struct.pack("c", b"ab")):
    try:
        call()
    except struct.error as error:
        print("struct.error:", error)
print(int.from_bytes(struct.pack(">d", 1.0), "big") == 0x3FF0000000000000, struct.pack("<q", -2).hex(" "))
