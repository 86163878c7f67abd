# Classes that derive from list.
class Stack(list):
    def push(self, item):
        self.append(item)

    def peek(self):
        return self[-1]


s = Stack()
s.push(1)
s.push(2)
s.push(3)
print(s, len(s), s.peek(), s.pop(), bool(s), bool(Stack()))
print(type(s) is Stack, type(s).__name__, isinstance(s, list), issubclass(Stack, list), Stack.__mro__)
print(s == [1, 2], [1, 2] == s, s != [1, 2], s < [1, 3], s == Stack([1, 2]), s is s)
print(2 in s, 5 in s, s.index(2), s.count(1), list(reversed(s)), sorted(s, reverse=True))
for item in s:
    print("item", item)
a, b = s
print(a, b, [*s], (*s, 0), sum(s), max(s), min(s))
print(s + [9], type(s + [9]) is list, s * 2, 2 * s, type(s[:1]) is list, s[0], s[-1], s[:])
s += [4]
print(s, type(s) is Stack)
s *= 2
print(s, type(s) is Stack)
s[0] = "x"
s[1:3] = ["y"]
del s[-1]
print(s)
s.sort(key=str)
print(s, s.copy(), type(s.copy()) is list)
s.extend(Stack("ab"))
s.insert(0, "first")
s.remove("x")
s.reverse()
print(s)
s.label = "named"
print(s.label, s.__dict__, vars(s))
print(f"{s}", "%s" % (s,), str(s), repr(s))
print(",".join(Stack("abc")), list(enumerate(Stack("ab"))), list(zip(s, Stack("ab"))), dict(Stack([(1, 2)])))
try:
    hash(s)
except TypeError as error:
    print(error)
try:
    s[100]
except IndexError as error:
    print(error)
try:
    s["a"]
except TypeError as error:
    print(error)
try:
    s < 3
except TypeError as error:
    print(error)
try:
    s + 3
except TypeError as error:
    print(error)


class Logged(list):
    def __init__(self, name, *items):
        super().__init__(items)
        self.name = name

    def __getitem__(self, index):
        print("get", index)
        return super().__getitem__(index)

    def __setitem__(self, index, value):
        print("set", index, value)
        super().__setitem__(index, value)

    def __delitem__(self, index):
        print("del", index)
        super().__delitem__(index)

    def append(self, item):
        print("append", item)
        super().append(item)

    def __len__(self):
        print("len")
        return super().__len__()

    def __contains__(self, item):
        print("contains", item)
        return super().__contains__(item)

    def __iter__(self):
        print("iter")
        return super().__iter__()

    def __add__(self, other):
        return Logged(self.name, *list.__add__(self, other))

    def __iadd__(self, other):
        print("iadd", other)
        return super().__iadd__(other)

    def __eq__(self, other):
        print("eq")
        return super().__eq__(other)

    def __repr__(self):
        return f"Logged({self.name!r}, {super().__repr__()})"


log = Logged("log", 1, 2, 3)
print(log)
log[0] = log[1]
log.append(7)
del log[0]
print(len(log), 7 in log, [x for x in log])
print(log + [8])
log += [9]
print(log, log == [2, 3, 7, 9], log != [2], [2, 3, 7, 9] == log)
print([log], {"k": log})


class Range(list):
    def __init__(self, low, high):
        list.__init__(self, (n for n in range(low, high)))


print(Range(2, 5), Range(low=1, high=3))


class Typed(list):
    def __new__(cls, *args, **kwargs):
        made = super().__new__(cls, *args)
        made.made = True
        return made

    def __init__(self, kind, items=()):
        super().__init__(kind(item) for item in items)
        self.kind = kind


t = Typed(int, items=["1", "2"])
print(t, t.made, t.kind)


class Base(list):
    def total(self):
        return sum(self)


class Mixin:
    def describe(self):
        return f"{type(self).__name__} of {len(self)}"


class Both(Mixin, Base):
    pass


both = Both([1, 2, 3])
print(both.describe(), both.total(), both, Both.__mro__[1:4])
try:
    class Odd(list, dict):
        pass
except TypeError as error:
    print(error)
try:
    class Never(bool):
        pass
except TypeError as error:
    print(error)


class Matrix(list):
    def __getitem__(self, key):
        if isinstance(key, tuple):
            row, column = key
            return list.__getitem__(self, row)[column]
        return list.__getitem__(self, key)


m = Matrix([[1, 2], [3, 4]])
print(m[0, 1], m[1], m[1][0])
