a = list(range(10))
print(
    a[2:5],
    a[:3],
    a[7:],
    a[:],
    a[::2],
    a[1::3],
    a[::-1],
    a[-3:],
    a[:-3],
    a[8:2],
    a[8:2:-2],
    a[20:],
    a[-20:2],
    a[5:5],
    a[-1:-4:-1],
)
a[2:4] = ["x", "y", "z"]
print(a)
a[1:1] = [100, 101]
print(a)
a[:2] = []
print(a)
a[::3] = ["s"] * len(a[::3])
print(a)
del a[1:3]
print(a)
del a[::2]
print(a)
a[len(a) :] = (1, 2)
a[-1:] = range(3)
print(a, a[slice(1, 3)], a[slice(None, None, -1)])
for attempt in (
    lambda: a.__setitem__(slice(0, 4, 2), [1]),
    lambda: a[::0],
    lambda: a["x"],
    lambda: a[1.0],
    lambda: a["a":],
):
    try:
        attempt()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
