import itertools


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, iterable):
    return list(itertools.islice(iterable, n))


def pairwise(iterable):
    a, b = itertools.tee(iterable)
    next(b, None)
    return zip(a, b)


def chunked(iterable, n):
    it = iter(iterable)
    while chunk := list(itertools.islice(it, n)):
        yield chunk


def roundrobin(*iterables):
    pending = len(iterables)
    nexts = itertools.cycle(iter(it).__next__ for it in iterables)
    while pending:
        try:
            for next_ in nexts:
                yield next_()
        except StopIteration:
            pending -= 1
            nexts = itertools.cycle(itertools.islice(nexts, pending))


def flatten(nested):
    for item in nested:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return total, count
        total += value
        count += 1
        average = total / count


def powerset(s):
    s = list(s)
    return itertools.chain.from_iterable(itertools.combinations(s, r) for r in range(len(s) + 1))


print(take(12, fib()), list(pairwise("abcd")), list(chunked(range(7), 3)), list(roundrobin("ABC", "D", "EF")))
print(list(flatten([1, [2, (3, [4])], [], 5])), list(powerset("abc")))
avg = averager()
print(next(avg), avg.send(10), avg.send(20), avg.send(33))
try:
    avg.send(None)
except StopIteration as stop:
    print("result", stop.value)
print(list(itertools.accumulate([3, 1, 4, 1, 5], max)), list(itertools.groupby("aabbbc", key=str.upper))[0][0], [(k, len(list(g))) for k, g in itertools.groupby("aabbbc")])
print(list(itertools.zip_longest("ab", "xyz", fillvalue="-")), list(itertools.starmap(pow, [(2, 3), (3, 2)])), list(itertools.compress("abcd", [1, 0, 1, 0])))
print(list(itertools.takewhile(lambda x: x < 5, [1, 4, 6, 2])), list(itertools.dropwhile(lambda x: x < 5, [1, 4, 6, 2])), list(itertools.filterfalse(lambda x: x % 2, range(6))))
print(list(itertools.product("ab", [1, 2])), list(itertools.combinations_with_replacement("ab", 2)), list(itertools.permutations("abc", 2))[:3], list(itertools.repeat(7, 3)), list(itertools.pairwise([1, 2, 3])))
g = (x * x for x in range(3))
print(next(g), list(g), next(g, "done"), type(g).__name__)


def managed():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("caught", e)
        yield "recovered"
    finally:
        print("cleanup")


m = managed()
print(next(m), m.throw(ValueError("boom")))
m.close()
m = managed()
next(m)
m.close()
print(sum(x for x in range(101)), any(x > 3 for x in range(5)), all([]), max((x for x in [3, 9, 2]), key=lambda v: -v), sorted(fib.__name__), dict(zip("ab", itertools.count(10, 5))))
it = iter([1, 2, 3])
print(list(zip(it, it)), list(iter(lambda c=itertools.count(): next(c), 4)), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(reversed(range(0, 10, 3))), list(enumerate("ab", start=1)))
