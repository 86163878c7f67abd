# Subclasses of built-in exceptions, lists and dicts keep the behaviour of their base.
class Stack(list):
    def push(self, item):
        self.append(item)
        return self

    def __repr__(self):
        return "Stack" + super().__repr__()


s = Stack([1, 2]).push(3)
print(s, len(s), s[-1], s.pop(), isinstance(s, list), s == [1, 2], s + [9], type(s + []).__name__, sum(s))


class Counter(dict):
    def __missing__(self, key):
        return 0

    def add(self, key):
        self[key] += 1


c = Counter()
for letter in "abracadabra":
    c.add(letter)
print(c, c["zzz"], "zzz" in c, c.get("q"), sorted(c.items(), key=lambda kv: -kv[1])[0])


class Celsius(float):
    def warm(self):
        return Celsius(self + 1)


class Id(int):
    def __str__(self):
        return f"#{int(self)}"


class Tag(str):
    def wrap(self):
        return f"<{self}>"


print(
    Celsius(3.5).warm(),
    Id(5) + 1,
    str(Id(5)),
    Id(7) == 7,
    {7: "x"}[Id(7)],
    Tag("b").wrap(),
    Tag("b").upper(),
    type(Tag("x") + "y").__name__,
)
