import itertools

for items in ("abc", "äb", [1], (1,), {1: 2}, {1}, range(3), b"a", bytearray(b"b"), {1: 2}.items(), {1: 2}.values(),
              enumerate("a"), zip("a", "b"), map(str, [1]), reversed([1]), reversed((1, 2)), filter(None, [1])):
    it = iter(items)
    print(type(it).__name__, it.__next__(), hasattr(it, "__iter__"), it.__iter__() is it)
it = iter([])
try:
    it.__next__()
except StopIteration as stop:
    print("stop", stop.value)
step = iter("xyz").__next__
print(step(), step(), step(), list(iter(iter([1, 2, 0, 3]).__next__, 0)))


def roundrobin(*iterables):
    pending = len(iterables)
    nexts = itertools.cycle(iter(it).__next__ for it in iterables)
    while pending:
        try:
            for step in nexts:
                yield step()
        except StopIteration:
            pending -= 1
            nexts = itertools.cycle(itertools.islice(nexts, pending))


print(list(roundrobin("ABC", "D", "EF")))
for left, right in ((object(), "x"), ("x", object()), ([1], None), (1.5, "a"), ("a", "b")):
    try:
        left * right
    except TypeError as error:
        print(error)
