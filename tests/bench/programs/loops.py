# Loops inside loops, on integers.
import time


def count_triples(limit):
    found = 0
    for a in range(1, limit):
        for b in range(a, limit):
            square = a * a + b * b
            c = b
            while c * c < square:
                c += 1
            if c * c == square and c < limit:
                found += 1
    return found


start = time.perf_counter()
found = count_triples(320)
print("BENCH", time.perf_counter() - start)
print(found)
