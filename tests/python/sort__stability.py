people = [("Ann", 31), ("Bob", 25), ("Cid", 31), ("Dan", 25), ("Eve", 40)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(people, key=lambda p: (-p[1], p[0])), sorted(sorted(people, reverse=True), key=lambda p: p[1]))


class Key:
    comparisons = 0

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Key.comparisons += 1
        return self.value < other.value


data = [i * 37 % 101 for i in range(60)]
print([k.value for k in sorted(map(Key, data))] == sorted(data), Key.comparisons < 400)
calls = []
print(sorted([3, 1, 2], key=lambda x: calls.append(x) or x), calls)


class Angry:
    def __lt__(self, other):
        raise ValueError("refused")


items = [Angry(), Angry()]
try:
    items.sort()
except ValueError as error:
    print(error, len(items))
values = [3, 1, 2]
try:
    values.sort(key=lambda x: values.append(x) or x)
except ValueError as error:
    print(error)
print(
    sorted([1.5, 1, True, 0, -0.0]), sorted([(1, "b"), (1, "a")]), sorted(["b", "B", "a"]), sorted([[2], [1, 5], [1]])
)
print(sorted(range(10), key=lambda x: x % 3), sorted(range(5, 0, -1)), sorted([5]), sorted([]), sorted("ba", key=None))
