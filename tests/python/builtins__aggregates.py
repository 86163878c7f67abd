print(
    sum([1, 2, 3]),
    sum([]),
    sum([1, 2], 10),
    sum((0.1, 0.2)),
    sum([[1], [2]], []),
    sum(range(1, 101)),
    sum(x for x in (1, 2.5)),
)
print(
    min(3, 1, 2),
    max([3, 1, 2]),
    min("b", "a"),
    max((1, 2), (1, 3)),
    min([5], default=0),
    max([], default=-1),
    max("abc", key=ord),
)
print(
    any([]), all([]), any([0, "", 1]), all([1, "a", []]), any(x > 2 for x in [1, 3, 1 / 1]), all(x for x in range(1, 5))
)
print(len("abc"), len([]), len({1: 2}), len((1, 2)), len(range(10)), len({1, 2}))
print(max([1, 5, 5.0, 3], key=lambda x: -x), max(5, 5.0), min(5.0, 5), max(True, 1), max(1, True))


def probe():
    for x in (1, 0, 2):
        print("probe", x)
        yield x


print(any(probe()))
print(all(probe()))
for attempt in (
    lambda: sum(["a", "b"]),
    lambda: sum("ab"),
    lambda: sum(5),
    lambda: sum(["a"], ""),
    lambda: min([]),
    lambda: max(None, 1),
    lambda: all(5),
    lambda: sum([1], [2]),
    lambda: max(1, 2, default=3),
):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(error)
