for i in range(3):
    print(i, end=" ")
else:
    print("done")
for i in range(10):
    if i % 2:
        continue
    if i > 6:
        break
    print(i, end=",")
else:
    print("not printed")
print(i)
for i, (a, b) in enumerate([(1, 2), (3, 4)], start=10):
    print(i, a, b)
for first, *rest in ["abc", "d", (1, 2)]:
    print(first, rest)
for x in ():
    pass
else:
    print("empty")
table = [0] * 3
for table[1] in (7, 8):
    pass
print(table)
a = [1, 2, 3]
for x in a:
    if x < 3:
        a.append(x * 10)
    if len(a) > 6:
        break
print(a)
for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == 1:
            continue
        print(i, j, end=";")
print()
for bad in (5, None, 1.5, print):
    try:
        for x in bad:
            pass
    except TypeError as error:
        print(error)
