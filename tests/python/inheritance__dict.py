# Classes that derive from dict.
class Counter(dict):
    def __missing__(self, key):
        return 0

    def update(self, items):
        for item in items:
            self[item] = self[item] + 1


c = Counter()
c.update("banana")
print(c, c["a"], c["z"], "z" in c, c.get("z"), len(c), type(c).__name__)
print(dict(c), {**c}, list(c), list(c.items()), sorted(c), c == {"b": 1, "a": 3, "n": 2})
c["q"] += 5
print(c.pop("q"), c.setdefault("b", 9), c.setdefault("y", 7), c | {"k": 1}, type(c | {}) is dict)
c |= {"w": 2}
print(c, type(c) is Counter)
del c["w"]
try:
    del c["w"]
except KeyError as error:
    print("KeyError", error)


class Tree(dict):
    def __missing__(self, key):
        value = self[key] = type(self)()
        return value


tree = Tree()
tree["a"]["b"]["c"] = 1
print(tree, isinstance(tree["a"], Tree))


class Attr(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self[name] = value

    def __delattr__(self, name):
        del self[name]


attr = Attr(x=1, y=2)
attr.z = attr.x + attr.y
del attr.y
print(attr, attr.z, hasattr(attr, "nope"), attr.keys())


class Lower(dict):
    def __init__(self, *args, **kwargs):
        super().__init__()
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())

    def __delitem__(self, key):
        super().__delitem__(key.lower())

    def get(self, key, default=None):
        return super().get(key.lower(), default)

    def __repr__(self):
        return f"{self.__class__.__name__}({super().__repr__()})"


low = Lower({"A": 1}, B=2)
print(low, low["a"], "b" in low, "C" in low, low.get("B"), low.get("c", "none"))
del low["A"]
print(low, len(low))
try:
    low["missing"]
except KeyError as error:
    print("KeyError", error)


class Frozen(dict):
    def __hash__(self):
        return hash(tuple(sorted(self.items())))

    def __setitem__(self, key, value):
        raise TypeError("frozen")


f = Frozen(a=1)
try:
    f["b"] = 2
except TypeError as error:
    print(error)
print({f: "found"}[Frozen(a=1)])


def show(**options):
    return options


print(show(**Counter(a=1)), "%(a)s" % Counter(a=5), "{a}".format(**Counter(a=6)))
print("{x} {y}".format_map(Counter(x=3)))
print(Counter.fromkeys("ab", 1), sorted(Counter(b=1, a=2), key=lambda k: k))
print(Counter([("a", 1)]), Counter((k, v) for k, v in [("a", 2)]))


class Ordered(dict):
    def move(self, key):
        self[key] = self.pop(key)

    def __iter__(self):
        return reversed(list(super().__iter__()))

    def __eq__(self, other):
        return list(self.items()) == list(other.items())


o = Ordered(a=1, b=2, c=3)
o.move("a")
print(list(o), o, o == Ordered(b=2, c=3, a=1), o == Ordered(a=1, b=2, c=3), o != Ordered(a=1))
try:
    {o: 1}
except TypeError as error:
    print(error)
print(bool(Counter()), bool(o), not Counter())
