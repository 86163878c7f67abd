a = [3, 1, 2]
a.append(5)
a.extend([7, 8])
a.extend(range(2))
a += (9,)
a.insert(1, "x")
a.insert(-1, "y")
a.insert(100, "z")
print(a, len(a), a[0], a[-1], a.index("x"), a.count(1), 5 in a, 99 in a, 99 not in a)
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove("x")
del a[0]
print(a, [1] + [2], [0] * 3, 2 * [1, 2], [] * 5, [[0] * 2] * 2)
a[0] = "first"
a[-1] = "last"
b = a
c = a.copy()
b.append(1)
print(a is b, a == b, a == c, a is c, len(c), len(a))
a.reverse()
print(a, list(reversed(a)))
a.clear()
print(a, b, bool(a), bool([0]), [] == [], [1, 2] == [1, 2.0], [1] != [2], [1] == (1,))
print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 5], [1, [2, 3]] == [1, [2, 3]])
