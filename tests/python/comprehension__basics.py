print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in range(3) for y in range(x)])
print({x: x**2 for x in range(3)}, sorted({x % 3 for x in range(9)}), {k: [v] * 2 for k, v in {"a": 1}.items()})
print(
    [[j * i for j in range(3)] for i in range(3)],
    [y for row in [[1, 2], [3]] for y in row],
    [a + b for a, b in ["ab", "cd"]],
)
x = "outer"
squares = [x for x in range(3)]
print(x, squares, [x for _ in range(2)])


def scoped(n):
    factor = 10
    return [factor * i + n for i in range(n) if i != n - 2]


print(scoped(4), [f(3) for f in [lambda v: v + 1, lambda v: v * 2]], [i if i % 2 else -i for i in range(4)])
print(
    list(x for x in "abc"),
    sum(x for x in range(5)),
    max((len(w), w) for w in ["aa", "b", "cc"]),
    tuple(i for i in range(3)),
)
print([last := n for n in range(3)], last, [y for x in range(5) if (y := x * x) > 3], y)
print(
    [(i, j) for i in range(3) if i for j in "ab" if (i, j) != (1, "a")],
    [[] for _ in range(2)],
    {}.fromkeys([c for c in "ab"]),
)
print(*[i for i in range(3)], *(i for i in range(2)), [*range(2), *[i for i in "z"]])
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
try:
    [z for z in 5]
except TypeError as error:
    print(error)
try:
    print([q for _ in [1] for q in [q]])
except NameError as error:
    print(type(error).__name__, error)
