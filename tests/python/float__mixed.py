# Mixed arithmetic keeps the more general type, and comparison is exact.
values = [0, 1, -1, True, 0.5, -2.0, 2**53, 2**53 + 1, 2.0**53, 10**20, 1e20]
for a in values:
    print(a, [type(a + b).__name__ for b in (1, 1.0)], [a == b for b in values].count(True), [a < b for b in values].count(True))
print(2**53 + 1.0, (2**53 + 1) * 1.0, 10**20 + 0.5, 10**20 // 3.0, 10**20 % 7.0, -7 // 2.0, 7 % -2.5, 2**0.5 * 2**0.5)
print(1 / 3 + 1 / 3 + 1 / 3 == 1, 3 * 0.1 == 0.3, int(1e15) + 1, int(-0.9), round(-0.4), 5 // 0.3, 5 % 0.3)
print(10**15 / 10, 10**16 / 3, (10**17 + 1) / 10**17, 2**1000 / 2**999, 3**700 / 3**699, -(2**70) / 2**69)
