print(
    list(range(5)),
    list(range(2, 8)),
    list(range(0, 10, 3)),
    list(range(5, 0, -2)),
    list(range(0)),
    list(range(5, 2)),
    list(range(-3, 0)),
)
r = range(2, 20, 3)
print(r, repr(range(4)), len(r), r[0], r[-1], r[1:4], r[::-1], 8 in r, 9 in r, r.index(8), r.start, r.stop, r.step)
print(
    range(3) == range(0, 3, 1),
    range(0) == range(5, 5),
    list(reversed(range(4))),
    sum(range(101)),
    max(r),
    min(r),
    bool(range(0)),
)
print(
    len(range(0, 10**15, 7)),
    list(range(10**18, 10**18 + 2)),
    10**15 in range(0, 10**16, 5),
)
for attempt in (
    lambda: range(1.0),
    lambda: range(0, 1, 0),
    lambda: range(),
    lambda: range(3)[5],
    lambda: range("a"),
    lambda: range(1, 2, 3, 4),
):
    try:
        print(attempt())
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
i = "unchanged"
for i in range(0):
    pass
print(i)
for i in range(3):
    i = i * 10
print(i)
