a = 10**30
print(a == 10**30, a is None, a != a + 1, a < a + 1, a > 1, a >= a, -a < -1, -a < a)
print(a == float(a), 10**22 == 1e22, 10**23 == 1e23, 2**53 == float(2**53), 2**53 + 1 == float(2**53))
print(2**53 + 1 > float(2**53), a > float("inf"), a < float("inf"), a > float("-inf"))
print(hash(5), hash(2**61 - 1), hash(2**61), hash(-1), hash(10**30) == hash(1e30), hash(2**70) == hash(2.0**70))
print({2**70: "big", 1: "one"}[2**70], {1: "int"}[1.0], {1: "int"}[True])
print(min(a, 1, -a), max(a, 1, -a), sorted([a, 1, -a, 0.5]))
