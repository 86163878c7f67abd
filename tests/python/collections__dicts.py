from collections import ChainMap, OrderedDict, UserDict, UserList, UserString, defaultdict

groups = defaultdict(list)
for word in ["apple", "avocado", "banana"]:
    groups[word[0]].append(word)
print(groups, dict(groups), groups.default_factory, "z" in groups, groups.get("z"), len(groups))
counts = defaultdict(int, a=1)
counts["a"] += 1
counts["b"] += 1
print(counts, counts | {"c": 3}, counts.copy() == counts, sorted(counts))
tree = defaultdict(lambda: defaultdict(int))
tree["x"]["y"] += 5
print({key: dict(value) for key, value in tree.items()})
try:
    defaultdict()["missing"]
except KeyError as error:
    print(repr(error))
try:
    defaultdict(5)
except TypeError as error:
    print(error)
order = OrderedDict(a=1, b=2, c=3)
order.move_to_end("a")
print(order, order.popitem(last=False), order, order.popitem())
order["z"] = 0
order.move_to_end("z", last=False)
print(order, list(reversed(order)), OrderedDict(), order == {"a": 1, "z": 0}, order == OrderedDict(a=1, z=0))
print(OrderedDict.fromkeys("ab", 0), order | {"k": 1}, isinstance(order, dict))
for bad in [lambda: OrderedDict().popitem(), lambda: order.move_to_end("none")]:
    try:
        bad()
    except KeyError as error:
        print(repr(error))
settings = ChainMap({"color": "red"}, {"color": "blue", "size": 3})
print(settings, settings["color"], settings["size"], list(settings), len(settings), dict(settings))
child = settings.new_child({"size": 9})
child["new"] = 1
print(child, child.parents, child.maps[0], "color" in child, child.get("none", 7))
try:
    del settings["size"]
except KeyError as error:
    print(error)


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


upper = Upper(a=1)
upper["b"] = 2
upper.update({"c": 3})
print(upper, upper["A"], len(upper), list(upper.items()), "B" in upper, upper.pop("C"), upper.data)


class Evens(UserList):
    def append(self, item):
        if item % 2:
            raise ValueError("odd")
        super().append(item)


evens = Evens([2, 4])
evens.append(6)
try:
    evens.append(7)
except ValueError as error:
    print(error)
print(evens, evens[0], evens[1:], evens + [8], len(evens), 4 in evens, evens == [2, 4, 6])
text = UserString("abc")
print(text.upper(), text + "d", len(text), text == "abc", text[1], text.find("c"), list(text))
