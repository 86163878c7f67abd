import copy
import operator
from functools import reduce
from itertools import chain, product, permutations


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __add__(self, other):
        if self.shape != other.shape:
            raise ValueError(f"shapes {self.shape} and {other.shape} differ")
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __mul__(self, other):
        if isinstance(other, (int, float)):
            return Matrix([[x * other for x in row] for row in self.rows])
        return NotImplemented

    __rmul__ = __mul__

    def __matmul__(self, other):
        cols = list(zip(*other.rows))
        return Matrix([[sum(map(operator.mul, row, col)) for col in cols] for row in self.rows])

    def __neg__(self):
        return self * -1

    def __pow__(self, n):
        return reduce(operator.matmul, [self] * n)

    def __getitem__(self, key):
        i, j = key
        return self.rows[i][j]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __iter__(self):
        return chain.from_iterable(self.rows)

    def __eq__(self, other):
        return self.rows == other.rows

    def __str__(self):
        return "\n".join(" ".join(f"{x:6.2f}" for x in row) for row in self.rows)

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def det(self):
        n = len(self.rows)
        total = 0
        for perm in permutations(range(n)):
            sign = 1
            for i in range(n):
                for j in range(i + 1, n):
                    if perm[i] > perm[j]:
                        sign = -sign
            total += sign * reduce(operator.mul, (self.rows[i][perm[i]] for i in range(n)))
        return total


a = Matrix([[1, 2], [3, 4]])
b = Matrix([[0, 1], [1, 0]])
print(a + b, a @ b, 2 * a, a * 0.5, -a, a.T, a ** 5, sep="\n--\n")
print(a.det(), Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).det(), a[0, 1], list(a), a.shape)
c = copy.deepcopy(a)
c[0, 0] = 100
print(a == c, a.rows, c.rows, sum(a), max(a))
for bad in (lambda: a + Matrix([[1]]), lambda: a * "x", lambda: "x" * a, lambda: a[0], lambda: a @ 3, lambda: a - b, lambda: a[5, 5], lambda: [1, 2] * [3], lambda: a < b, lambda: -"x", lambda: a // 2, lambda: 5 @ 3):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
grid = [[0] * 3 for _ in range(3)]
for i, j in product(range(3), repeat=2):
    grid[i][j] = i * 3 + j
print(grid, [row[:] for row in grid[::-1]], [list(col) for col in zip(*grid)], [grid[i][i] for i in range(3)])
identity = [[int(i == j) for j in range(4)] for i in range(4)]
print(*identity, sep="\n")
