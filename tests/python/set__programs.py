primes = set(range(2, 60))
for n in range(2, 8):
    primes -= set(range(n * n, 60, n))
print(sorted(primes))
a, b = {1, 2, 3}, {3, 4}
print(
    sorted(a | b),
    sorted(a & b),
    sorted(a - b),
    sorted(a ^ b),
    a >= {1},
    a > a,
    a == {3, 2, 1},
    a != b,
    a.issuperset({1, 2}),
)
a |= b
a &= {1, 3, 4, 9}
a ^= {9, 1}
print(sorted(a), len(a), sum(a), max(a), a.copy() == a, sorted(a.symmetric_difference([3])))
words = "the cat and the dog and the bird".split()
print(
    sorted(set(words)),
    len(words) - len(set(words)),
    sorted({len(w) for w in words}),
    sorted({c for w in words for c in w if c in "aeiou"}),
)
seen = set()
print([w for w in words if not (w in seen or seen.add(w))])
f = frozenset("abca")
print(
    len(f),
    "a" in f,
    f == set("abc"),
    frozenset(),
    sorted(f | {"z"}),
    hash(f) == hash(frozenset("cba")),
    f.isdisjoint("xyz"),
)
visited = set()
stack = [(0, 0)]
while stack:
    x, y = stack.pop()
    if (x, y) in visited or x + y > 3:
        continue
    visited.add((x, y))
    stack += [(x + 1, y), (x, y + 1)]
print(len(visited), sorted(visited)[:4])
for attempt in (
    lambda: f.add(1),
    lambda: {1} | [2],
    lambda: words[0:1] and a[0],
    lambda: {1} < [1],
    lambda: set(5),
    lambda: {{}},
):
    try:
        print(attempt())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
