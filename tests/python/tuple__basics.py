t = (1, "two", 3.0)
print(t, len(t), t[0], t[-1], t[1:], t[::-1], (1,), (), 1, (t, t), tuple([1, 2]), tuple("ab"), tuple())
print(t + (4,), t * 2, 0 * t, 1 in t, t.index("two"), t.count(1), t == (1, "two", 3), t != ())
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, "a") < (2, 0), hash((1, 2)) == hash((1, 2)), hash(()) == hash(()))
a, b, c = t
print(a, b, c)
print({(1, 2): "pair"}[1, 2], {(1, (2, 3)): "deep"}[(1, (2, 3))], [*t, *t], (*t, 4))
for attempt in (
    lambda: t[3],
    lambda: t.append(1),
    lambda: t.index(9),
    lambda: t + [1],
    lambda: hash(([],)),
    lambda: t["x"],
    lambda: t < 1,
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
try:
    t[0] = 1
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
u = ([1],)
try:
    u[0] += [2]
except TypeError as error:
    print(error, u)
