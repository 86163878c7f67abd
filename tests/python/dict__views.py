d = {"a": 1, "b": 2, "c": 3}
keys, values, items = d.keys(), d.values(), d.items()
d["d"] = 4
print(keys, list(values), len(items), "d" in keys, 4 in values, ("a", 1) in items, ("a", 2) in items)
print(sorted(keys & {"a", "z"}), sorted(keys | {"z"}), sorted(keys - {"a"}), keys == {"a", "b", "c", "d"})
print([k + str(v) for k, v in items], max(d, key=d.get), min(d.values()), sum(d.values()), sorted(d, reverse=True))
print({v: k for k, v in d.items()}, [*d], {*d} == set(d), (lambda **kw: kw)(**d), list(map(d.get, "az")))
for key in list(d):
    if d[key] % 2:
        del d[key]
print(d, len(d), list(d.items())[0][1])
nested = {"x": {"y": {"z": [1, {"deep": True}]}}}
print(nested["x"]["y"]["z"][1]["deep"], nested)
nested["x"]["y"]["w"] = nested["x"]["y"].pop("z")[0]
print(nested)
for change in (lambda: d.update({"q": 1}), lambda: d.pop("q", 0)):
    try:
        for key in d:
            change()
    except RuntimeError as error:
        print(error)
a = {1: "a"}
a |= {2: "b"}
a |= [(3, "c")]
print(a, a | {1: "z"}, {**a, 4: "d"}, a == {3: "c", 2: "b", 1: "a"})
try:
    keys["a"]
except TypeError as error:
    print(error)
