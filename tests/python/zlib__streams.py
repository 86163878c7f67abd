# Compressors that are given their data in pieces, and checksums of much data.
import binascii
import random
import zlib

source = random.Random(5)
data = bytes(source.choices(b"abcdefgh \n", k=50_000))
for wbits in (15, -15, 31):
    packer = zlib.compressobj(6, zlib.DEFLATED, wbits)
    parts = [packer.compress(data[at : at + 7000]) for at in range(0, 35_000, 7000)]
    parts.append(packer.flush(zlib.Z_SYNC_FLUSH))
    # After a flush all is there that was put in.
    unpacker = zlib.decompressobj(wbits)
    print(unpacker.decompress(b"".join(parts)) == data[:35_000], unpacker.eof, parts[-1][-4:])
    twin = packer.copy()
    parts.append(packer.compress(data[35_000:]) + packer.flush())
    print(zlib.decompress(b"".join(parts), wbits) == data, zlib.decompress(b"".join(parts[:-1]) + twin.flush(), wbits) == data[:35_000])
    for call in (packer.flush, lambda: packer.compress(b"x")):
        try:
            print(call())
        except zlib.error as error:
            print(error)
    print(zlib.decompress(zlib.compress(data, 1, wbits), wbits) == data)
print(zlib.decompress(zlib.compressobj().flush()), zlib.compressobj(6, 8, 31).flush()[:4])
for size in (0, 1, 5119, 5120, 5121, 50_000):
    part = data[:size]
    print(size, zlib.crc32(part), zlib.adler32(part), binascii.crc32(part), zlib.crc32(part, 77), zlib.adler32(part, 0x12345678))
print(zlib.adler32(b"\xff" * 100_000), zlib.crc32(memoryview(data)[10:20_000]), zlib.crc32(data[9000:], zlib.crc32(data[:9000])) == zlib.crc32(data))
try:
    zlib.compressobj(77)
except ValueError as error:
    print(error)
