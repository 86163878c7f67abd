class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


class Tree:
    def __init__(self, value, *children):
        self.value = value
        self.children = children

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child


for x in Countdown(3):
    print(x, end=" ")
print(
    list(Countdown(4)),
    sum(Countdown(4)),
    2 in Countdown(5),
    dict(zip("abc", Countdown(3))),
    sorted(Countdown(3)),
    [*Countdown(2)],
)
t = Tree(1, Tree(2, Tree(3)), Tree(4))
print(list(t), max(t), tuple(map(str, t)), list(enumerate(t)), ",".join(str(x) for x in t))
c = Countdown(2)
print(next(c), next(c), next(c, "default"))
try:
    next(c)
except StopIteration as error:
    print("stop", error.args)
it = iter([1, 2])
print(next(it), list(it), list(it), iter(it) is it)


class NotIterator:
    def __iter__(self):
        return 5


for bad in (NotIterator(), 5):
    try:
        iter(bad)
    except TypeError as error:
        print(error)
print(list(iter(lambda counter=[]: counter.append(1) or len(counter), 4)))
a, b, *rest = Countdown(5)
print(a, b, rest)
