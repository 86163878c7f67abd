# A list that holds itself, nested lists that are shared, and copies that are shallow.
a = [1, 2]
a.append(a)
print(a, a[2] is a, len(a[2][2]))
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 5
print(grid)
shared = [[0] * 3] * 2
shared[0][1] = 5
print(shared, shared[0] is shared[1])
outer = [[1], [2]]
shallow = outer[:]
shallow[0].append(9)
shallow.append([3])
print(outer, shallow, outer[0] is shallow[0])
b = [1]
c = b
b += [2]
print(c, b is c)
b = b + [3]
print(c, b, b is c)
d = {}
d["self"] = d
print(d, [d])
t = ([],)
t[0].append(t)
print(t)
