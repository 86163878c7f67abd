# Classes that derive from str, bytes, tuple, set and frozenset.
class Name(str):
    def __new__(cls, text):
        return super().__new__(cls, text.strip().title())

    @property
    def initials(self):
        return "".join(part[0] for part in self.split())

    def shout(self):
        return Name(self + "!")


n = Name("  ada lovelace ")
print(n, repr(n), n.initials, len(n), n.upper(), type(n.upper()), n + "x", "x" + n, n * 2, n[0], n[:3], n.shout())
print(n == "Ada Lovelace", "Ada Lovelace" == n, n < "B", "Ada" in n, n in "x Ada Lovelace y", hash(n) == hash("Ada Lovelace"))
print({n: 1}["Ada Lovelace"], {"Ada Lovelace": 2}[n], f"{n:>20}|", "%s|%5.3s" % (n, n), "{}".format(n), "-".join([n, n]))
print(n.replace("Ada", Name("bob")), "a,b".split(Name(",")), n.startswith(Name("ada")), sorted([n, "Zed", Name("bob")]))
print(isinstance(n, str), type(n).__name__, str(n), type(str(n)), [n], bool(Name("")), list(Name("ab")))
n.extra = 1
print(n.extra, int(Name("42")), float(Name("2.5")), n.encode(), "abc".find(Name("c")), getattr(n, Name("x") .lower(), "none"))


class Quiet(str):
    def __str__(self):
        return "quiet"

    def __repr__(self):
        return "Quiet"

    def __eq__(self, other):
        return str.lower(self) == str.lower(other)

    def __hash__(self):
        return hash(str.lower(self))

    def __len__(self):
        return 99


q = Quiet("LOUD")
print(q, [q], f"{q}", q == "loud", "loud" == q, q in {"loud": 1}, len(q), q.lower(), q + "x")


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    x = property(lambda self: self[0])
    y = property(lambda self: self[1])

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __repr__(self):
        return f"Point(x={self.x}, y={self.y})"


p = Point(3, 4)
x, y = p
print(p, p.x, p.y, x, y, p + Point(1, 1), p == (3, 4), (3, 4) == p, hash(p) == hash((3, 4)), {(3, 4): "hit"}[p], p < (3, 5))
print("%s-%s" % p, "{0}-{1}".format(*p), len(p), 3 in p, p[0], p[::-1], list(p), max(p), p * 2, sorted([Point(2, 1), Point(1, 2)]))
print(isinstance(p, tuple), type(p) is Point, tuple(p), type(tuple(p)), p.count(3), p.index(4), (1,) + p, [q for q in p])
for left, right in [p, Point(5, 6)]:
    print(left, right)
try:
    p[0] = 1
except TypeError as error:
    print(error)


class Plain(tuple):
    pass


print(Plain("ab"), Plain(), Plain(c for c in "xy"), Plain([1]) + (2,))


class Tags(set):
    def add(self, tag):
        super().add(tag.lower())


tags = Tags()
tags.add("Python")
tags.add("PYTHON")
print(tags, len(tags), "python" in tags, type(tags).__name__, tags == {"python"}, Tags(), Tags([1]) | {2}, type(Tags([1]) | {2}))
tags |= {"x"}
print(type(tags), sorted(tags), tags >= {"x"}, tags.issuperset(["x"]), tags.union(["y"]) == {"x", "y", "python"}, tags - {"x"} == {"python"})
print(isinstance(tags, set), {1} & Tags([1, 2]), {1, 2}.issubset(Tags([1, 2, 3])))


class Group(frozenset):
    pass


g = Group([1])
print(g, {g: 1}[frozenset([1])], hash(g) == hash(frozenset([1])), g | {2}, Group())


class Packet(bytes):
    def checksum(self):
        return sum(self) % 256


k = Packet(b"\x01\x02")
print(k, k.checksum(), k[0], len(k), k + b"\x03", k == b"\x01\x02", k.hex(), type(k) is Packet, bytes(k))
