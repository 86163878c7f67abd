# Dictionaries with strings, numbers and tuples for keys.
import time


def work(count):
    squares = {}
    for i in range(count):
        squares[i] = i * i
    total = 0
    for key, value in squares.items():
        total += value - key
    grid = {}
    for x in range(300):
        for y in range(300):
            grid[x, y] = x ^ y
    for x in range(1, 299):
        for y in range(1, 299):
            total += grid[x - 1, y] + grid.get((x, y + 1), 0)
    names = {f"name{i}": i for i in range(count // 4)}
    for i in range(count // 4):
        key = f"name{i}"
        if key in names:
            total += names.pop(key)
    groups = {}
    for i in range(count):
        groups.setdefault(i % 97, []).append(i)
    return total, len(grid), len(names), sum(len(group) for group in groups.values())


start = time.perf_counter()
result = work(200_000)
print("BENCH", time.perf_counter() - start)
print(result)
