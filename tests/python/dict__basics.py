d = {"one": 1, "two": 2}
d["three"] = 3
d["one"] = 10
print(d, len(d), d["two"], "one" in d, "four" in d, "four" not in d, bool(d), bool({}))
print(d.get("one"), d.get("x"), d.get("x", 0), d.pop("two"), d.pop("x", None), d)
print(list(d), list(d.keys()), list(d.values()), list(d.items()), sorted(d), max(d))
d["two"] = 2
del d["one"]
print(d, d.setdefault("two", 9), d.setdefault("four", 4), d)
d.update({"five": 5, "two": 22})
d.update(six=6)
d.update([("seven", 7)])
print(d, d.popitem(), d)
for key in d:
    print(key, end=" ")
for key, value in d.items():
    print(f"{key}={value}", end=";")
print()
e = d.copy()
e.clear()
print(
    e,
    d == dict(d),
    d == e,
    {"a": 1, "b": 2} == {"b": 2, "a": 1},
    {1: 2} != {1: 3},
    dict(a=1, b=2),
    dict([(1, 2)]),
    dict(),
)
print({"a": 1} | {"b": 2, "a": 3}, {**d, "x": 1}, dict(zip("ab", [1, 2])), {**{}}, {1: "a", 1.0: "b", True: "c"})
print(d.keys(), d.values(), d.items(), {}.keys(), type(d.items()).__name__)
