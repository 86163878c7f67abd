def primes():
    composites = {}
    n = 2
    while True:
        if n in composites:
            for p in composites.pop(n):
                composites.setdefault(n + p, []).append(p)
        else:
            yield n
            composites[n * n] = [n]
        n += 1


def take_while(test, items):
    for item in items:
        if not test(item):
            return
        yield item


def window(items, size):
    items = iter(items)
    buffer = [next(items) for _ in range(size)]
    yield tuple(buffer)
    for item in items:
        buffer = buffer[1:] + [item]
        yield tuple(buffer)


def merge(a, b):
    a, b = iter(a), iter(b)
    missing = []
    x, y = next(a, missing), next(b, missing)
    while x is not missing or y is not missing:
        if y is missing or (x is not missing and x <= y):
            yield x
            x = next(a, missing)
        else:
            yield y
            y = next(b, missing)


print(list(take_while(lambda p: p < 60, primes())))
print(list(window("abcde", 3)), list(merge([1, 4, 9], [2, 3, 10, 11])))


def scheduler(tasks):
    while tasks:
        task = tasks.pop(0)
        try:
            print(next(task), end=" ")
            tasks.append(task)
        except StopIteration as done:
            print(f"[{done.value}]", end=" ")
    print()


def job(name, steps):
    for i in range(steps):
        yield f"{name}{i}"
    return name


scheduler([job("a", 3), job("b", 1), job("c", 2)])
counter = {"made": 0}


def lazy():
    for i in range(1000):
        counter["made"] += 1
        yield i


print([x for x, _ in zip(lazy(), "abc")], counter["made"])
print(
    sum(x * y for x in range(4) for y in range(x)),
    max(len(w) for w in "a bbb cc".split()),
    sorted((x % 3, x) for x in range(5)),
)
