import heapq

heap = []
for number in [5, 1, 8, 3, 9, 2]:
    heapq.heappush(heap, number)
print(heap, [heapq.heappop(heap) for _ in range(6)])
heap = [9, 7, 5, 3, 1, 8, 2]
heapq.heapify(heap)
print(heap, heapq.heapreplace(heap, 4), heap, heapq.heappushpop(heap, 0), heapq.heappushpop(heap, 6), heap)
print(heapq.nlargest(2, [4, 1, 7]), heapq.nsmallest(2, [4, 1, 7]), heapq.nlargest(1, ["a", "ccc", "bb"], key=len))
print(list(heapq.merge([1, 4, 7], [2, 5], [3])), list(heapq.merge([7, 1], [5], reverse=True)), list(heapq.merge()))
print(list(heapq.merge(["a", "ccc"], ["bb"], key=len)))
tasks = []
for order, (priority, name) in enumerate([(2, "write"), (1, "plan"), (2, "test")]):
    heapq.heappush(tasks, (priority, order, name))
print([heapq.heappop(tasks)[2] for _ in range(3)])


class Job:
    def __init__(self, cost):
        self.cost = cost

    def __lt__(self, other):
        return self.cost < other.cost


jobs = [Job(3), Job(1), Job(2)]
heapq.heapify(jobs)
print([heapq.heappop(jobs).cost for _ in range(3)])
for bad in [lambda: heapq.heappop([]), lambda: heapq.heappush((), 1), lambda: heapq.heapify([1, "a"])]:
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
