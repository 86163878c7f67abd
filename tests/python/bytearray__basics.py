a = bytearray(b"hello")
print(a, repr(a), str(a), len(a), type(a).__name__, bytes(a), list(a), bool(a), bool(bytearray()))
print(bytearray(3), bytearray([1, 2, 255]), bytearray("é", "utf-8"), bytearray(range(5)), bytearray(a), bytearray(x for x in (1, 2)))
print(a[0], a[-1], a[1:3], a[::-1], a[::2], a == b"hello", b"hello" == a, a == bytearray(b"hello"), a != b"x", a < b"help")
a[0] = 72
a[1:3] = b"EL"
print(a)
a[5:] = b", world"
a[0:1] = [74, 75]
print(a)
del a[0]
del a[-6:]
del a[::2]
print(a)
a.append(33)
a.extend(b"xyz")
a.extend([1, 2])
a.extend(x for x in (65, 66))
a.insert(0, 90)
a.insert(-1, 91)
a.insert(100, 92)
print(a)
print(a.pop(), a.pop(0), a)
a.remove(33)
a.reverse()
print(a, a.copy() is a, a.copy() == a)
a += b"++"
a += bytearray(b"--")
a *= 2
print(a, a + b"1", b"1" + a, type(b"1" + a).__name__, type(a + b"1").__name__, bytearray(b"ab") * 3, 2 * bytearray(b"c"))
print(45 in a, b"--" in a, bytearray(b"+") in b"a+b", a.count(b"-"), a.find(b"+"), a.index(b"-"), a.rfind(b"+"))
a.clear()
print(a)
s = bytearray(b"  Some Text,here  ")
print(s.strip(), s.upper(), s.split(), s.split(b","), s.replace(b"e", b"E"), s.startswith(b"  S"), s.endswith(b" "))
print(s.decode(), s.hex(), s.partition(b","), s.center(22, b"*"), s.title(), s.isalpha(), s.swapcase())
print(bytearray(b",").join([b"a", bytearray(b"b")]), b"-".join([bytearray(b"x"), b"y"]), bytearray.fromhex("00ff10"))
print(str(bytearray(b"abc"), "ascii"), int.from_bytes(bytearray(b"\1\2"), "big"), sorted(bytearray(b"cab")), max(bytearray(b"cab")))
print(b"a,b".split(bytearray(b",")), b"abc".find(bytearray(b"c")), bytes(bytearray(b"q")), {bytes(bytearray(b"k")): 1})


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, flag in enumerate(flags) if flag]


print(sieve(60), sum(sieve(5000)))
for byte in bytearray(b"ab"):
    print(byte)
print(list(reversed(bytearray(b"abc"))), bytearray(b"ab\xff\n'"), [*bytearray(b"12")])


class Buffer(bytearray):
    def total(self):
        return sum(self)


b = Buffer(b"abc")
b.append(100)
b[0] = 0
print(b.total(), len(b), b[1:], isinstance(b, bytearray))
import copy

c = copy.copy(s)
c[0] = 88
print(s[:3], c[:3], copy.deepcopy([s])[0] == s)
