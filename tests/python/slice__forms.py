s = "abcdefgh"
l = list(range(8))
t = tuple(l)
for a, b, c in [
    (None, None, None),
    (2, None, None),
    (None, -2, None),
    (-3, -1, None),
    (None, None, 2),
    (None, None, -1),
    (6, 1, -2),
    (1, 100, 3),
    (-100, 3, None),
    (5, 2, None),
    (3, 3, None),
    (None, 2, -1),
]:
    print(a, b, c, s[a:b:c], l[a:b:c], t[a:b:c], range(8)[a:b:c])
cut = slice(1, 6, 2)
print(
    s[cut], cut, cut.start, cut.stop, cut.step, slice(3), slice(1, 2) == slice(1, 2), slice(None, None, -1).indices(5)
)
print(s[True:3], s[-1:], s[:-1], s[10:], s[: len(s) // 2], s[len(s) // 2 :], s[-3:][::-1], s[2:][0], l[::3][1:])
l[2:5] = []
l[::2] = "xyz"
l[1:1] = (7, 7)
print(l)
del l[-2:], l[0]
print(l)
for attempt in (
    lambda: s[::0],
    lambda: s[1.5:],
    lambda: s["a":"b"],
    lambda: l.__getitem__((1, 2)),
    lambda: t[slice("x")],
    lambda: l[1:2, 3],
):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
