class Heap:
    """A binary heap, smallest first."""

    def __init__(self, items=()):
        self.items = []
        for item in items:
            self.push(item)

    def push(self, item):
        items = self.items
        items.append(item)
        i = len(items) - 1
        while i > 0 and items[i] < items[(i - 1) // 2]:
            parent = (i - 1) // 2
            items[i], items[parent] = items[parent], items[i]
            i = parent

    def pop(self):
        items = self.items
        if not items:
            raise IndexError("empty heap")
        items[0], items[-1] = items[-1], items[0]
        smallest = items.pop()
        i = 0
        while True:
            child = 2 * i + 1
            if child >= len(items):
                return smallest
            if child + 1 < len(items) and items[child + 1] < items[child]:
                child += 1
            if items[i] <= items[child]:
                return smallest
            items[i], items[child] = items[child], items[i]
            i = child

    def __len__(self):
        return len(self.items)

    def __bool__(self):
        return bool(self.items)


heap = Heap(i * 7919 % 1009 for i in range(300))
drained = []
while heap:
    drained.append(heap.pop())
print(drained == sorted(drained), len(drained), drained[:5], len(heap))
try:
    heap.pop()
except IndexError as error:
    print(error)
graph = {"a": {"b": 7, "c": 3}, "b": {"d": 1}, "c": {"b": 2, "d": 8}, "d": {}}
distance, heap = {"a": 0}, Heap([(0, "a")])
while heap:
    d, node = heap.pop()
    if d > distance[node]:
        continue
    for other, cost in graph[node].items():
        if d + cost < distance.get(other, float("inf")):
            distance[other] = d + cost
            heap.push((d + cost, other))
print(distance)
