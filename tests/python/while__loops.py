n = 5
while n > 0:
    n -= 1
    if n == 3:
        continue
    if n == 1:
        break
    print(n)
else:
    print("never")
while n:
    n -= 1
else:
    print("else ran", n)
i = 0
while True:
    j = 0
    while True:
        j += 1
        if j > i:
            break
    i += 1
    if i > 3:
        break
print(i, j)
total = 0
count = 0
while count < 100000:
    total += count * count % 7
    count += 1
print(total, count)
while False:
    print("no")
else:
    print("at once")
