# Queens on a board, by recursion with sets and by generated permutations.
import time
from itertools import permutations


def solutions(size, row, columns, rising, falling):
    if row == size:
        return 1
    count = 0
    for column in range(size):
        if column in columns or row + column in rising or row - column in falling:
            continue
        columns.add(column)
        rising.add(row + column)
        falling.add(row - column)
        count += solutions(size, row + 1, columns, rising, falling)
        columns.remove(column)
        rising.remove(row + column)
        falling.remove(row - column)
    return count


def by_permutations(size):
    columns = range(size)
    count = 0
    for order in permutations(columns):
        if len({order[i] + i for i in columns}) == len({order[i] - i for i in columns}) == size:
            count += 1
    return count


start = time.perf_counter()
counts = solutions(9, 0, set(), set(), set()), by_permutations(7)
print("BENCH", time.perf_counter() - start)
print(counts)
