from collections import OrderedDict, deque, namedtuple, ChainMap
import heapq
import bisect


class LRUCache:
    def __init__(self, capacity):
        self.capacity, self.data = capacity, OrderedDict()
        self.hits = self.misses = 0

    def get(self, key, default=None):
        if key in self.data:
            self.data.move_to_end(key)
            self.hits += 1
            return self.data[key]
        self.misses += 1
        return default

    def put(self, key, value):
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.capacity:
            old = self.data.popitem(last=False)
            print("evict", old)

    def __repr__(self):
        return f"LRUCache({list(self.data.items())})"


cache = LRUCache(2)
for k, v in [("a", 1), ("b", 2)]:
    cache.put(k, v)
cache.get("a")
cache.put("c", 3)
print(cache, cache.get("b", "?"), cache.hits, cache.misses, cache.data)
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1)
print(p, p._replace(y=9), p._asdict(), Point._fields, p + (3,), Point._make([4, 5]), p.x, p[1], *p)
try:
    p.x = 3
except AttributeError as e:
    print(e)
try:
    Point()
except TypeError as e:
    print(e)
d = deque([1, 2, 3], maxlen=3)
d.append(4)
d.appendleft(0)
d.rotate(1)
print(d, d.maxlen, list(reversed(d)), d.index(2), d.count(0))
d.extendleft([8, 9])
print(d, d.pop(), d.popleft(), d)
try:
    deque().pop()
except IndexError as e:
    print(e)
heap = [5, 1, 8, 3]
heapq.heapify(heap)
heapq.heappush(heap, 0)
print(heap, [heapq.heappop(heap) for _ in range(5)], heapq.nlargest(2, [4, 9, 1]), heapq.nsmallest(2, "hello"), list(heapq.merge([1, 4], [2, 3])))
scores = [10, 20, 30]
bisect.insort(scores, 25)
print(scores, bisect.bisect(scores, 20), bisect.bisect_left(scores, 20), "FDCBA"[bisect.bisect([60, 70, 80, 90], 85)])
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
cm["c"] = 4
print(cm, cm["a"], cm["b"], dict(cm), cm.maps, cm.new_child({"a": 0})["a"], cm.parents)
od = OrderedDict(b=1, a=2)
print(od == {"a": 2, "b": 1}, od == OrderedDict(a=2, b=1), list(od), od, reversed(od) is not None, od | {"z": 1})
queue = [(2, "code"), (1, "eat"), (3, "sleep")]
heapq.heapify(queue)
while queue:
    print(heapq.heappop(queue), end=" ")
print()
