import lab

for n, parts in [(10, 1), (10, 2), (10, 3), (10, 4), (3, 5), (0, 2), (1_000_001, 4)]:
    shares, pairs = lab.split(n, parts), lab.ranges(n, parts)
    print(n, parts, shares, pairs, sum(shares) == n, len(pairs) == parts)
print(lab.model, lab.workers, lab.seed)
try:
    lab.split(5, 0)
except ZeroDivisionError:
    print("no parts")
try:
    lab.N
except AttributeError as error:
    print(error)
