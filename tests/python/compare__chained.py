def value(x):
    print("value", x)
    return x


print(value(1) < value(2) < value(3))
print(value(3) < value(2) < value(1))
print(1 < 2 > 1, 1 == 1.0 == True, 1 < 3 < 2, 3 > 2 > 1 > 0, 1 != 2 != 1, 1 in [1] == True)
x = 5
print(0 <= x < 10, 0 <= x <= 4, not 0 < x < 3, x == 5 and x is not None, None is None is None)
print("a" < "b" < "c", [1] < [2] <= [2], (1, 2) == (1, 2) != (2, 1))
for a, b in [(1, "a"), ("a", 1), (None, 1), ([], 1), ({}, {}), (1, None), (object, 1), (print, print), ((), [])]:
    print(a == b, a != b)
    for compare in (lambda: a < b, lambda: a >= b):
        try:
            print(compare())
        except TypeError as error:
            print(error)
