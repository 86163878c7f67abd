def countdown(n):
    while n > 0:
        n -= 1


def total(items):
    result = 0
    for index, item in enumerate(items):
        if 0 <= item < 10 and not item == 3 or item is None:
            continue
        result += item * index
    else:
        print("done", result)
    return result


countdown(5_000_000)
