matrix = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
print(
    [[row[i] for row in matrix] for i in range(3)],
    [x for row in matrix for x in row if x % 2],
    sum(sum(row) for row in matrix),
)
print(
    [[i * j for j in range(1, i + 1)] for i in range(1, 5)],
    [(a, b, c) for a in range(1, 20) for b in range(a, 20) for c in range(b, 20) if a * a + b * b == c * c],
)
print(
    {i: {j: i * j for j in range(2)} for i in range(2)}, {(i, j): i - j for i in range(2) for j in range(2) if i != j}
)


def outer(n):
    scale = 10
    rows = [[scale * i + j for j in range(n) if (i + j) % 2 == 0] for i in range(n)]
    adders = [lambda x, k=k: x + k + scale for k in range(n)]
    return rows, [f(1) for f in adders], {k: [v for v in range(k)] for k in range(n)}


print(outer(3))


class Grid:
    size = 3

    def __init__(self):
        self.cells = [[(r, c) for c in range(self.size)] for r in range(self.size)]

    def diagonal(self):
        return [self.cells[i][i] for i in range(self.size)]


print(Grid().diagonal(), [g for g in (x for x in (y for y in range(3)))], list(list(range(n)) for n in range(3)))
print(
    [x if x > 1 else [y for y in "ab"] for x in range(3)],
    [*(x for x in range(2)), *[y for y in "c"]],
    [lambda: 0 for _ in range(2)][0](),
)
try:
    print([1 / (2 - x) for x in range(4)])
except ZeroDivisionError as error:
    print(error)
names = ["x", "y"]
print(
    [f"{n}{i}" for n in names for i, _ in enumerate(names)],
    {n: i for i, n in enumerate(names)},
    sorted({n for n in names}),
)
