def show(*args, **kwargs):
    return args, kwargs


pair = (1, 2)
extra = {"x": 3}
print(
    show(*pair, **extra), show(0, *pair, 9, *"ab"), show(**extra, y=4), show(*[], **{}), show(*range(2), *{"k": 1}, z=0)
)
print([*pair, *pair], (*pair, 3), {*pair, 2} == {1, 2}, {**extra, **{"y": 1}}, [*(x for x in "ab")], [*[], *()])


def positional(a, b, c):
    return a * 100 + b * 10 + c


print(
    positional(*[1, 2, 3]),
    positional(1, *(2, 3)),
    positional(**{"c": 3, "a": 1, "b": 2}),
    positional(*[1], **{"b": 5, "c": 6}),
)
for head, *tail in [[1], [1, 2], [1, 2, 3]]:
    print(head, tail, end="; ")
print()
for (a, b), c in [((1, 2), 3), ("xy", "z")]:
    print(a, b, c, end="; ")
print()
print(
    [a + b for a, b in [(1, 2), (3, 4)]], {k: v for k, (v, _) in {"p": (1, 2)}.items()}, [x for x, *_ in ["abc", "de"]]
)
a, b, c = "xyz"
d, e = {"k1": 1, "k2": 2}
f, g = (i * i for i in (3, 4))
(h,) = [5]
[i, (j, k)] = 1, (2, 3)
print(a, b, c, d, e, f, g, h, i, j, k)
a, b = b, a
a, b, c = c, a, b
print(a, b, c)
x = [1, 2, 3]
i = 0
i, x[i], x[2] = 1, "first", "last"
print(i, x)
for attempt in (
    lambda: show(**{"a": 1}, **{"a": 2}),
    lambda: show(*5),
    lambda: show(**[1]),
    lambda: positional(*[1, 2]),
    lambda: positional(*range(4)),
    lambda: show(**{"a": 1}, a=2),
):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
