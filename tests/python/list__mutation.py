# Changing a list while something walks over it is defined, if surprising.
a = [1, 2, 3, 4, 5, 6]
for x in a:
    if x % 2 == 0:
        a.remove(x)
print(a)
a = [1, 2, 3]
for i, x in enumerate(a):
    if i < 5:
        a.append(x * 10)
print(a)
a = list(range(6))
it = iter(a)
next(it)
del a[:3]
print(list(it), a)
a.append(9)
print(list(it))
a = [3, 1, 2]
b = a
a = a + [4]
print(a, b)
b += [5]
b *= 2
print(b)
b[1:3] = b[::-1]
print(b)
a = [1, 2, 3]
a.extend(a)
a[len(a) :] = a
print(len(a), a[3:9])
a.insert(0, a)
print(a[0] is a, len(a))
a = [[1], [2]]
for inner in a:
    inner.append(0)
    inner = "rebound"
print(a)
c = [1, 2, 3, 4]
c[1], c[3] = c[3], c[1]
c[0] += 100
c[-1] **= 2
print(c, [c.pop(i) for i in (1, 0)], c)
