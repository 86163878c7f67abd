# Comprehensions of every kind, and the built-ins that consume them.
import time


def work(rounds):
    total = 0
    for r in range(rounds):
        squares = [i * i for i in range(1000) if i % 3]
        lengths = {i: i + r for i in range(500)}
        remainders = {i % 17 for i in squares}
        pairs = [(i, j) for i in range(20) for j in range(20) if i < j]
        total += sum(i for i in squares) + len(lengths) + len(remainders) + len(pairs)
        total += sum(map(abs, squares)) + max(filter(None, squares))
        total += any(i > 900_000 for i in squares) + all(a < b for a, b in zip(squares, squares[1:]))
    return total


start = time.perf_counter()
total = work(300)
print("BENCH", time.perf_counter() - start)
print(total)
