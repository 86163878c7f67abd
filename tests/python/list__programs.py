def chunks(items, size):
    return [items[i : i + size] for i in range(0, len(items), size)]


def flatten(nested):
    flat = []
    stack = [nested]
    while stack:
        top = stack.pop()
        if isinstance(top, list):
            stack.extend(reversed(top))
        else:
            flat.append(top)
    return flat


def rotate(items, n):
    n %= len(items)
    return items[n:] + items[:n]


def binary_search(items, wanted):
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low if low < len(items) and items[low] == wanted else -1


def transpose(matrix):
    return [list(row) for row in zip(*matrix)]


print(chunks(list(range(7)), 3), flatten([1, [2, [3, []], 4], [[5]]]), rotate([1, 2, 3, 4], -1), rotate("abcd", 6))
print([binary_search([1, 3, 5, 7], x) for x in (1, 4, 7, 9)], transpose([[1, 2, 3], [4, 5, 6]]))
queue = [0]
seen = []
while queue:
    n = queue.pop(0)
    if n in seen or n > 12:
        continue
    seen.append(n)
    queue += [n + 3, n + 5]
print(seen)
values = [5, 3, 8, 1]
for i in range(len(values)):
    for j in range(len(values) - 1 - i):
        if values[j] > values[j + 1]:
            values[j], values[j + 1] = values[j + 1], values[j]
print(values)
