def queens(n, row=0, columns=(), rising=(), falling=()):
    if row == n:
        yield columns
        return
    for column in range(n):
        if column not in columns and row + column not in rising and row - column not in falling:
            yield from queens(n, row + 1, columns + (column,), rising + (row + column,), falling + (row - column,))


def draw(solution):
    for column in solution:
        print("." * column + "Q" + "." * (len(solution) - column - 1))


print([len(list(queens(n))) for n in range(1, 8)])
draw(next(queens(8)))
