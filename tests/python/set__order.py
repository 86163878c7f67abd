# Small ints hash to themselves, so the order of their sets is that of CPython's table.
print({3, 1, 2}, {10, 9, 8, 7}, {1, 2, 3, 4, 5, 6, 7, 8, 9}, {100, 50, 25, 12, 6})
print({9, 1, 17, 25}, {8, 16, 0, 24}, {-1, -2, -3, 0, 5}, {2 ** 61, 1, 2 ** 61 - 1, 7})
print(set([5, 3, 9, 1]), set(range(10, 0, -1)), set((33, 1, 65, 97, 129)), frozenset([4, 2, 8, 16, 32, 64]))
print({x * x % 17 for x in range(17)}, {x for x in range(30, 0, -7)})
print({1.5, 2, 0.5, 3}, {True, False, 2}, {0.0, -0.0, 4, 2.5})
s = set()
for i in [50, 3, 27, 12, 8, 41, 16]:
    s.add(i)
    print(s)
while s:
    print(s.pop(), s)
a, b = {1, 5, 9, 13, 40, 80}, {80, 13, 2, 6, 100}
print(a | b, a & b, a - b, a ^ b, b - a, b ^ a, b | a)
print(a.union([7, 300, 2]), a.intersection([80, 1, 5]), a.difference([1, 9]), a.symmetric_difference([1, 1000, 6]))
print(a.union(range(20, 10, -1), {5: 1, 99: 2}), a.intersection({5: 0, 13: 0}, [13]), a.difference({5: 0}), a.difference())
a.update([200, 3, 150], {7, 8})
print(a)
a.discard(9)
a.remove(40)
a.add(9)
print(a)
a -= {1, 5}
a |= {64, 65}
a &= {64, 65, 13, 80, 200, 3}
a ^= {3, 4}
print(a, a.copy(), set(a), frozenset(a))
print({1: 0, 9: 0, 17: 0}.keys() | {25}, {8: 0, 0: 0}.keys() & [0, 8], {5: 0, 3: 0}.keys() - {5}, {1: 1}.keys() ^ {2, 10})
print(set({9: 1, 1: 1, 17: 1, 33: 2, 65: 4}), list({30, 20, 10}), tuple({7, 70, 700}), sorted({3, 1, 2}))
print(*{12, 4, 8}, max({12, 4, 8}), sum({12, 4, 8}), next(iter({12, 4, 8})))
print({(1, 2), (3, 4)} == {(3, 4), (1, 2)}, {1, 2} < {1, 2, 3}, {1, 2}.issubset([2, 1]), {1}.isdisjoint([2]))
words = ["a", "b", "a", "c"]
print(len(set(words)), sorted(set(words)))

seed = 12345


def rand(limit):
    global seed
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return seed // 65536 % limit


total = 0
sets = [set() for _ in range(4)]
for step in range(6000):
    s, t = sets[rand(4)], sets[rand(4)]
    choice = rand(14)
    if choice < 5:
        s.add(rand(1000) * rand(60))
    elif choice == 5:
        s.discard(rand(300))
    elif choice == 6:
        if s:
            total += s.pop() * step
    elif choice == 7:
        s |= t
    elif choice == 8 and rand(6) == 0:
        s -= t
    elif choice == 9 and rand(8) == 0:
        s &= t
    elif choice == 10 and rand(4) == 0:
        s ^= t
    elif choice == 11:
        sets[rand(4)] = s.union(range(rand(20)), t)
    elif choice == 12 and rand(5) == 0:
        sets[rand(4)] = set(list(s)[: rand(50)])
    elif choice == 13:
        sets[rand(4)] = s.difference(t, [1, 2, 3])
    for position, member in enumerate(s):
        total = (total * 31 + member * position) % 1000000007
    if len(s) > 400:
        s.clear()
    if step % 500 == 0:
        print(step, len(s), total, list(s)[:12])
