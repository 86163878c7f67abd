import pprint
from pprint import pformat

print(pformat([1, 2, 3]), pformat({}), pformat(()), pformat((1,)), pformat("text"), pformat({"b": 1, "a": 2}))
data = {
    "name": "A rather long name for a thing that is printed",
    "numbers": list(range(30)),
    "nested": {"z": [1, 2, {"deep": (1, 2, 3), "deeper": {"deepest": ["x" * 20, "y" * 30, "z" * 25]}}], "a": None},
    "tuple": ("one", "two", "three", "a longer item in here", "and another one to fill"),
    "set": {1}, "bools": [True, False], 1.5: "float key",
}
del data[1.5]
pprint.pprint(data)
pprint.pprint(data, width=40)
pprint.pprint(data, indent=4, width=60)
pprint.pprint(data, depth=1)
pprint.pprint(data, depth=2, compact=True)
pprint.pprint(list(range(50)), compact=True)
pprint.pprint(data, sort_dicts=False)
pprint.pp({"b": 1, "a": [2]})
pprint.pprint("word " * 30)
pprint.pprint(["some text that is long enough to be split into parts because it exceeds the width of the line", "b"], width=50)
pprint.pprint({"key": "some text that is long enough to be split into parts because it exceeds the width"}, width=50)
pprint.pprint("line one\nline two\nline three " + "x" * 50, width=30)
pprint.pprint([{"id": 1, "tags": ["a", "b"]}, {"id": 2, "tags": []}], width=30)
pprint.pprint({(1, 2): "t", (0, 1): "s"}, width=10)
pprint.pprint({1: {2: {3: {4: {}}}}}, width=8)
pprint.pprint(1234567, underscore_numbers=True)
pprint.pprint(set(range(30)), width=40)
pprint.pprint({1, "a", 2} and [None, ...])
loop = [1]
loop.append(loop)
print(pprint.isrecursive(loop), pprint.isreadable([1, "a"]), pprint.isreadable(object()), pformat(loop).startswith("[1, <Recursion on list with id="))


class Point:
    def __repr__(self):
        return "Point(" + "1, " * 20 + "2)"


pprint.pprint([Point(), Point()], width=40)
print(pprint.saferepr({"b": 1, "a": [1]}), pprint.PrettyPrinter(width=20).pformat([10000, 20000, 30000, 40000]))
