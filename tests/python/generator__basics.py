def count(limit):
    print("started")
    n = 0
    while n < limit:
        yield n
        n += 1
    print("ended")


g = count(2)
print("made", type(g).__name__)
print(next(g))
print(next(g))
print(next(g, "default"))
for value in count(3):
    if value == 1:
        break
    print(value)


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, iterable):
    for i, x in enumerate(iterable):
        if i == n:
            return
        yield x


def evens(source):
    for x in source:
        if x % 2 == 0:
            yield x


print(list(take(8, evens(fibonacci()))), sum(take(10, fibonacci())))
pipeline = (x * 2 for x in (y + 1 for y in range(4)))
print(list(pipeline), list(pipeline))
print(2 in count(9))
a, b, c = take(3, fibonacci())
print(a, b, c, [*take(4, fibonacci())], dict(zip("ab", fibonacci())), list(zip(range(3), fibonacci())))


def nothing():
    return
    yield


print(list(nothing()), any(x > 3 for x in fibonacci()), all(x < 3 for x in fibonacci()))
n = 10
lazy = (n + i for i in range(3))
n = 100
print(list(lazy))
