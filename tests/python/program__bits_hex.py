from array import array
import struct


class BitSet:
    def __init__(self, n):
        self.n, self.bits = n, bytearray((n + 7) // 8)

    def add(self, i):
        if not 0 <= i < self.n:
            raise IndexError(f"bit {i} of {self.n}")
        self.bits[i >> 3] |= 1 << (i & 7)

    def __contains__(self, i):
        return bool(self.bits[i >> 3] & 1 << (i & 7))

    def __iter__(self):
        return (i for i in range(self.n) if i in self)

    def __len__(self):
        return sum(byte.bit_count() for byte in self.bits)


bits = BitSet(20)
for i in (0, 3, 8, 19):
    bits.add(i)
print(list(bits), len(bits), bits.bits.hex(" "), 3 in bits, 4 in bits)
try:
    bits.add(20)
except IndexError as error:
    print(error)


def hexdump(data, width=8):
    for offset in range(0, len(data), width):
        chunk = data[offset:offset + width]
        text = "".join(chr(b) if 32 <= b < 127 else "." for b in chunk)
        print(f"{offset:04x}  {chunk.hex(' '):<{3 * width}} {text}")


hexdump(b"Hello, \x00World\xff!\n")


def xor(data, key):
    return bytes(b ^ key[i % len(key)] for i, b in enumerate(data))


secret = xor(b"attack at dawn", b"key")
print(secret.hex(), xor(secret, b"key"))


def rle(data):
    out = bytearray()
    i = 0
    while i < len(data):
        run = 1
        while i + run < len(data) and data[i + run] == data[i] and run < 255:
            run += 1
        out += bytes((run, data[i]))
        i += run
    return bytes(out)


packed = rle(b"aaaabbbcd" + b"\0" * 300)
print(packed, b"".join(bytes([b]) * n for n, b in zip(packed[::2], packed[1::2])) == b"aaaabbbcd" + b"\0" * 300)


def checksum(data):
    total = 0
    for (word,) in struct.iter_unpack(">H", data + b"\0" * (len(data) % 2)):
        total += word
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


print(f"{checksum(b'networking'):#06x}", f"{255:08b}", f"{-5 & 0xFF:#x}", 0b1010 ^ 0b0110, bin(-10), (1 << 20) - 1, 0xFF >> 3, int("1011", 2), "{:032b}".format(struct.unpack(">I", struct.pack(">f", -1.5))[0]))


def gray(n):
    return [i ^ i >> 1 for i in range(1 << n)]


print([f"{g:03b}" for g in gray(3)], [bin(n).count("1") for n in range(9)], 6 & -6, (37).bit_length())
image = [array("B", [(x * y) % 256 for x in range(4)]) for y in range(3)]
print(b"".join(row.tobytes() for row in image), max(map(max, image)), array("I", [1, 2]).itemsize)
frame = memoryview(bytearray(12))
frame[0:4] = b"HEAD"
struct.pack_into(">HI", frame, 4, 7, 99)
print(bytes(frame), struct.unpack_from(">HI", frame, 4), frame[:4].tobytes() == b"HEAD", len(frame[10:]), frame.cast("H")[0])
text = "Grüße, 世界 👋"
for encoding in ("utf-8", "latin-1", "ascii"):
    try:
        print(encoding, text.encode(encoding))
    except UnicodeEncodeError as error:
        print(encoding, error.reason, error.start, error.object[error.start])
print(text.encode("ascii", "replace"), text.encode("ascii", "ignore"), text.encode("ascii", "backslashreplace"), text.encode("ascii", "xmlcharrefreplace"), len(text), len(text.encode()), [hex(ord(c)) for c in text[-2:]], b"\xff\xfeabc".decode("utf-8", "replace"), b"caf\xc3\xa9".decode())
