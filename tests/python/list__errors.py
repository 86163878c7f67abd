a = [1, 2, 3]


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__ + ":", error)


def assign():
    a[3] = 0


def delete():
    del a[-4]


attempt(lambda: a[3])
attempt(lambda: a[-4])
attempt(assign)
attempt(delete)
attempt(lambda: [].pop())
attempt(lambda: a.pop(9))
attempt(lambda: a.remove(9))
attempt(lambda: a.index(9))
attempt(lambda: a + (1,))
attempt(lambda: a * "x")
attempt(lambda: a * 1.5)
attempt(lambda: a < 1)
attempt(lambda: a < [1, 2, "x"])
attempt(lambda: a.push(1))
attempt(lambda: list(5))
attempt(lambda: a.append())
attempt(lambda: a.append(1, 2))
attempt(lambda: a())
attempt(lambda: hash(a))
print(a)
