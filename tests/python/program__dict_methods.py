stock = {"apple": 3, "pear": 0}
stock["kiwi"] = 12
stock.setdefault("fig", []).append(1)
stock.setdefault("fig", []).append(2)
print(stock, stock.get("nut"), stock.get("nut", "none"), stock.pop("pear"), stock.pop("pear", "gone"), "kiwi" in stock)
for i, (name, amount) in enumerate(stock.items(), start=1):
    print(i, name, amount)
print(list(stock), list(stock.keys()), list(stock.values()), stock.items(), stock.keys() & {"apple", "x"}, sorted(stock.keys() | {"x"}))
print(stock | {"apple": 9}, {**stock, "z": 1}, dict(a=1, b=2), dict([("k", "v")]), dict(zip("ab", [1, 2])), dict.fromkeys("ab", 0))
inverted = {v: k for k, v in {"a": 1, "b": 2}.items()}
print(inverted, max(inverted), min(inverted, key=inverted.get), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1], reverse=True))
nested = {"x": {"y": {"z": 1}}}
print(nested["x"]["y"]["z"], nested.get("x", {}).get("q", {}).get("z"), [*nested], len(nested), list(reversed({"a": 1, "b": 2})))
d = {}
d[1], d[1.0], d[True], d["1"] = "int", "float", "bool", "str"
print(d, {(1, 2): "tuple"}[1, 2], hash(1) == hash(1.0), d == {"1": "str", 1: "bool"}, d != {})
view = d.keys()
d["new"] = 1
print(view, len(view), "new" in view, d.popitem(), d.items() == {1: "bool", "1": "str"}.items())
d.update({"u": 1}, w=2)
d.update([("v", 3)])
del d["u"]
print(d, d.copy() is d, bool({}), d.clear(), d)
groups = {}
for word in "the quick brown fox jumps over the lazy dog".split():
    groups.setdefault(len(word), []).append(word)
print(groups, sum(map(len, groups.values())))
try:
    for key in groups:
        groups[key + 100] = 1
except RuntimeError as error:
    print(error)
for bad in (lambda: {}["a"], lambda: {[]: 1}, lambda: {}.popitem(), lambda: dict(5), lambda: dict([(1,)]), lambda: {1: 2} < {1: 3}, lambda: {}.pop("a"), lambda: {} + {}, lambda: {1: 2}.foo, lambda: {}.get(), lambda: {}[0:1], lambda: dict(**{1: 2})):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


print(Default(a=1)["a"], Default()["b"], "{a} {b}".format_map(Default(a=1)), "b" in Default(), Default(a=1).get("b"))
matrix = {(r, c): r * c for r in range(3) for c in range(3) if r != c}
print(matrix, {k: v for k, v in sorted(matrix.items(), key=lambda i: (-i[1], i[0]))})
a = {"k": [1]}
b = a.copy()
b["k"].append(2)
b["n"] = 1
print(a, b, any({}), all({0: 1}), sum({1: "a", 2: "b"}), ", ".join(f"{k}={v!r}" for k, v in b.items()), str(b) == repr(b))
