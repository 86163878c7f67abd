a, b = 1, 2
a, b = b, a
print(a, b)
(c, d), e = (3, 4), 5
[f, *g] = [1, 2, 3]
*h, i = "xyz"
j, *k, l = range(5)
m, *n = (1,)
print(c, d, e, f, g, h, i, j, k, l, m, n)
x = y = z = []
x.append(1)
print(y, z is x)
data = {"a": [0, 0]}
data["a"][1], data["b"] = 5, "new"
print(data)
i, values = 0, [10, 20, 30]
i, values[i] = 2, "first"
print(i, values)
for attempt in ((1, 2, 3), (1,), [], "ab", 5, {"p": 1, "q": 2}, None):
    try:
        p, q = attempt
        print(p, q)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    p, *q, r = [1]
except ValueError as error:
    print(error)
try:
    (p, q), r = [(1, 2, 3), 4]
except ValueError as error:
    print(error)
print([*"ab", *range(2), *{"k": 1}], (*[], 1), {**{"a": 1}, "b": 2, **{"a": 3}})
first, (second, [third, *_]), *rest = 1, (2, [3, 4, 5]), 6, 7
print(first, second, third, rest, _)
def swap(pair):
    left, right = pair
    return right, left
print(swap((1, "one")), swap("ab"))
