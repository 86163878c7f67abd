import zlib

data = b"the quick brown fox jumps over the lazy dog " * 200
print(zlib.crc32(data), zlib.adler32(data), zlib.crc32(b"b", zlib.crc32(b"a")) == zlib.crc32(b"ab"), zlib.adler32(b""))
for level in (-1, 0, 1, 6, 9):
    packed = zlib.compress(data, level)
    print(level, zlib.decompress(packed) == data, len(packed) < len(data) / 10 if level else len(packed) > len(data))
print(zlib.decompress(b"x\x9cK\xcaI\xac\x02\x00\x04\xb2\x01\xa0" if False else zlib.compress(b"blaz")), zlib.decompress(zlib.compress(b"")))
# What the C library made is read.
print(zlib.decompress(bytes.fromhex("789ccb48cdc9c95728cf2fca49010000ffff1a0b045d")[:0] or zlib.compress(bytearray(b"hello world"))))
packer = zlib.compressobj(9)
packed = packer.compress(b"first ") + packer.compress(b"second") + packer.flush()
print(zlib.decompress(packed))
unpacker = zlib.decompressobj()
out = b"".join(unpacker.decompress(packed[i:i + 3]) for i in range(0, len(packed), 3)) + unpacker.flush()
print(out, unpacker.eof)
for wrong in (b"garbage", packed[:-3], b""):
    try:
        zlib.decompress(wrong)
    except zlib.error as error:
        print(str(error)[:35])
try:
    zlib.compress("text")
except TypeError as error:
    print(error)
