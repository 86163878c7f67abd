letters = "abc"
z = zip(letters, range(10))
print(next(z), list(z), list(z), list(zip()), list(zip([1])), list(zip([1, 2], "ab", (True, False, None))))
m = map(lambda x: x * 2, [1, 2, 3])
print(next(m), list(m), list(map(max, [1, 5], [3, 2])), list(map(str, range(3))), list(map(None.__class__, [])))
f = filter(None, [0, 1, "", "a", None, [], [0]])
print(next(f), list(f), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(str.isdigit, "a1b2")))
e = enumerate("ab", 5)
print(next(e), list(e), list(enumerate([])), dict(enumerate("xy")), list(enumerate("ab", start=-1)))
r = reversed([1, 2, 3])
print(next(r), list(r), list(reversed("abc")), list(reversed(range(0, 10, 3))), list(reversed((1, 2))))
print([type(x).__name__ for x in (z, m, f, e, iter([]), iter(()), iter(""), iter({}), iter(range(1)), iter(z))])
print(iter(z) is z, iter(letters) is letters, next(iter([]), "none"), list(zip(*[(1, "a"), (2, "b")])))
a = iter(range(6))
print(list(zip(a, a)), list(zip("ab", [1, 2], strict=True)))
try:
    list(zip("abc", [1], strict=True))
except ValueError as error:
    print(error)
for attempt in (
    lambda: zip(5),
    lambda: map(len),
    lambda: list(map(len, [5])),
    lambda: enumerate(5),
    lambda: reversed({1}),
    lambda: reversed(5),
    lambda: list(map(5, [1])),
    lambda: next([1]),
    lambda: filter(None),
):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
