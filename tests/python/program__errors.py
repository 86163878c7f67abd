import sys


def show(f):
    try:
        print("ok", f())
    except BaseException as e:
        print(type(e).__name__, "|", e)


d, l, s, t = {"a": 1}, [1, 2, 3], "abc", (1, 2)
class C:
    x = 1
    def m(self, a, b=2, *args, k, **kw): pass
    def __repr__(self): return "C()"
def f(a, b, c=3): pass
def g(*, key): pass
def h(a, /, b): pass
c = C()
cases = [
    lambda: d["z"], lambda: l[10], lambda: s[10], lambda: t[10], lambda: l["a"], lambda: s["a"], lambda: d[[1]], lambda: l.index(9), lambda: l.remove(9), lambda: s.index("z"), lambda: [].pop(), lambda: {}.popitem(), lambda: set().pop(), lambda: d.pop("q"), lambda: {1}.remove(5),
    lambda: f(), lambda: f(1), lambda: f(1, 2, 3, 4), lambda: f(1, 2, d=4), lambda: f(1, a=2), lambda: g(), lambda: g(1), lambda: h(a=1, b=2), lambda: c.m(), lambda: c.m(1), lambda: c.m(1, k=1), lambda: C(1), lambda: c.y, lambda: C.y, lambda: c.x.y, lambda: None.foo, lambda: s.foo, lambda: l.push(1), lambda: len(5), lambda: len(c), lambda: iter(5), lambda: next([]), lambda: c(), lambda: s + 1, lambda: 1 + s, lambda: l + t, lambda: l + "a", lambda: s * s, lambda: s - s, lambda: d + d, lambda: {1} + {2}, lambda: None + 1, lambda: 1 + None, lambda: c + 1, lambda: 1 < "a", lambda: [1] < 1, lambda: None < 1, lambda: {} < {}, lambda: 1j < 2j, lambda: c < c, lambda: -s, lambda: ~1.5, lambda: not c, lambda: 1 in 5, lambda: 1 in "a", lambda: [] in {}, lambda: hash([]), lambda: {[]: 1}, lambda: {{}: 1}, lambda: {[1]}, lambda: int("x"), lambda: int("1.5"), lambda: float("x"), lambda: int(None), lambda: int([1]), lambda: float([]), lambda: str(1, 2), lambda: list(5), lambda: tuple(None), lambda: dict(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: set(5), lambda: sum(5), lambda: sum(["a"]), lambda: max(5), lambda: max(), lambda: max([]), lambda: sorted(5), lambda: sorted([1, "a"]), lambda: reversed(5), lambda: reversed({1}), lambda: enumerate(5), lambda: zip(5), lambda: list(map(5, [1])), lambda: range("a"), lambda: range(), lambda: range(1, 2, 0), lambda: chr("a"), lambda: ord(5), lambda: ord("ab"), lambda: abs("a"), lambda: round("a"), lambda: divmod(1, "a"), lambda: pow("a", 2), lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: getattr(c, 5), lambda: getattr(c), lambda: setattr(c, "a"), lambda: open(5.5), lambda: print(1, foo=2), lambda: print(1, sep=5), lambda: input(1, 2), lambda: "{}".format(), lambda: "{a}".format(b=1), lambda: "%d" % "x", lambda: s.join([1]), lambda: s.join(5), lambda: s.split(5), lambda: s.split(""), lambda: s.replace("a"), lambda: s.startswith(5), lambda: s.encode("foo"), lambda: b"\xff".decode(), lambda: "é".encode("ascii"), lambda: l.append(), lambda: l.append(1, 2), lambda: l.insert(1), lambda: l.extend(5), lambda: l.sort(5), lambda: l.sort(key=5), lambda: l.pop("a"), lambda: l.pop(10), lambda: d.get(), lambda: d.update(5), lambda: d.update([1]), lambda: d.keys(1), lambda: {1}.add(), lambda: {1}.union(5), lambda: s.center(), lambda: s.center("a"), lambda: s.zfill("a"), lambda: s.upper(1), lambda: s.count(), lambda: s.find(5), lambda: (1).foo, lambda: (1).bit_length(1), lambda: 1.5.foo(), lambda: l.__getitem__("x"), lambda: s.strip(5), lambda: slice(), lambda: l[1:2:0], lambda: l["a":], lambda: s.format_map(5), lambda: type("X", 5, {}), lambda: type(1, 2), lambda: super(), lambda: object(1), lambda: C.m(), lambda: bytes("a"), lambda: bytes([300]), lambda: bytes(-1), lambda: eval, lambda: __import__("nope"), lambda: l.index(), lambda: t.append(1), lambda: t.count(), lambda: all(5), lambda: any(), lambda: bin("a"), lambda: complex("a"), lambda: callable(), lambda: id(), lambda: vars(5), lambda: dir(1, 2), lambda: hasattr(1), lambda: filter(None), lambda: map(str), lambda: frozenset(1), lambda: memoryview(1), lambda: exec, lambda: globals(1), lambda: format(1, 2), lambda: repr(), lambda: type(), lambda: iter(1, 2), lambda: int("1", 50), lambda: int(1.5, 2), lambda: float(1, 2), lambda: bool(1, 2), lambda: str.upper(), lambda: str.upper(5), lambda: list.append(5, 1), lambda: dict.fromkeys(5), lambda: dict.fromkeys(), lambda: "a".maketrans("ab", "c"), lambda: 10 ** 1000 / 3.0, lambda: 1 / 0, lambda: 1 // 0.0, lambda: 1 % 0, lambda: 0 ** -1, lambda: 2.0 ** 10000, lambda: int("9" * 5000), lambda: "x" % 5, lambda: [1, 2, 3].index(1, 1), lambda: s.rindex("q"), lambda: (a for a in 5), lambda: {**5}, lambda: print(*5), lambda: f(**5), lambda: f(*5), lambda: f(**{1: 2}), lambda: f(1, 2, **{"a": 1}), lambda: dict(a=1, **{"a": 2}),
]
for case in cases:
    show(case)
def unpack1(): a, b = 1, 2, 3
def unpack2(): a, b = [1]
def unpack3(): a, *b, c = [1]
def unpack4(): a, b = 5
def unbound():
    print(q); q = 1
def delete(): del d["nope"]
def delitem(): del l[10]
def delattr_(): del c.nope
def assign(): t[0] = 1
def assign2(): s[0] = "x"
def assign3(): l[10] = 1
def assign4(): (1).x = 2
def assign5(): l["a"] = 1
def assign6(): c[0] = 1
def assign7(): l[0:2] = 5
def assign8(): l[::2] = [1]
def raise1(): raise 5
def raise2(): raise ValueError
def raise3(): raise ValueError("a", 2)
def raise4(): raise
def assertion(): assert 1 == 2, "math"
def assertion2(): assert not l
def name(): undefined_name
def gl(): global zz; zz += 1
def with1():
    with 5: pass
def with2():
    with open: pass
def for1():
    for x in 5: pass
def for2():
    for a, b in [1, 2]: pass
def imp(): import nonexistent_module
def imp2(): import nope.nope
def exc():
    try: 1 / 0
    except "a": pass
def aug():
    x = None
    x += 1
def key():
    for k in d: d[k + "x"] = 1
def cls():
    class A(1): pass
def cls2():
    class A(int, str): pass
def cls3():
    class A(bool): pass
def gen():
    def g(): yield 1
    i = g(); i.send(5)
def gen2():
    def g(): raise StopIteration; yield
    list(g())
def stop(): sys.exit("bye")
for case in (unpack1, unpack2, unpack3, unpack4, unbound, delete, delitem, delattr_, assign, assign2, assign3, assign4, assign5, assign6, assign7, assign8, raise1, raise2, raise3, raise4, assertion, assertion2, name, gl, with1, with2, for1, for2, imp, imp2, exc, aug, key, cls, cls2, cls3, gen, gen2, stop):
    show(case)
