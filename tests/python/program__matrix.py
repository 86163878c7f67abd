class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    @classmethod
    def identity(cls, n):
        return cls([[1 if i == j else 0 for j in range(n)] for i in range(n)])

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def __eq__(self, other):
        return self.rows == other.rows

    def __getitem__(self, place):
        row, column = place
        return self.rows[row][column]

    def __str__(self):
        return "\n".join(" ".join(f"{x:>6}" for x in row) for row in self.rows)

    def determinant(self):
        if len(self.rows) == 1:
            return self[0, 0]
        total = 0
        for j, x in enumerate(self.rows[0]):
            minor = Matrix([row[:j] + row[j + 1 :] for row in self.rows[1:]])
            total += (-1) ** j * x * minor.determinant()
        return total


fibonacci = Matrix([[1, 1], [1, 0]])
print((fibonacci**10)[0, 1], (fibonacci**300)[0, 1])
m = Matrix([[2, -1, 0], [1, 3, 5], [4, 0, 6]])
print(m @ m)
print(m.determinant(), (m @ Matrix.identity(3)) == m, Matrix([[0.5, 1], [2, 4.25]]).determinant(), m[1, 2])
