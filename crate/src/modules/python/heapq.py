def _check(heap, function):
    if not isinstance(heap, list):
        argument = "argument" if function in ("heapify", "heappop") else "argument 1"
        raise TypeError(f"{function}() {argument} must be list, not {type(heap).__name__}")


def _up(heap, start, position):
    item = heap[position]
    while position > start:
        parent = (position - 1) >> 1
        other = heap[parent]
        if not item < other:
            break
        heap[position] = other
        position = parent
    heap[position] = item


def _down(heap, position):
    # To a leaf by the smaller children, then up, which compares less (`Modules/_heapqmodule.c`, `siftup`).
    end = len(heap)
    start = position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        other = child + 1
        if other < end and not heap[child] < heap[other]:
            child = other
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    heap[position] = item
    _up(heap, start, position)


def heappush(heap, item, /):
    _check(heap, "heappush")
    heap.append(item)
    _up(heap, 0, len(heap) - 1)


def heappop(heap, /):
    _check(heap, "heappop")
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    least = heap[0]
    heap[0] = last
    _down(heap, 0)
    return least


def heapreplace(heap, item, /):
    _check(heap, "heapreplace")
    if not heap:
        raise IndexError("index out of range")
    least = heap[0]
    heap[0] = item
    _down(heap, 0)
    return least


def heappushpop(heap, item, /):
    _check(heap, "heappushpop")
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _down(heap, 0)
    return item


def heapify(heap, /):
    _check(heap, "heapify")
    for position in range(len(heap) // 2 - 1, -1, -1):
        _down(heap, position)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


class _Head:
    def __init__(self, key, order, value, iterator, reverse):
        self.key, self.order, self.value, self.iterator, self.reverse = key, order, value, iterator, reverse

    def __lt__(self, other):
        one, two = (other, self) if self.reverse else (self, other)
        if one.key < two.key:
            return True
        return self.order < other.order and not two.key < one.key


def merge(*iterables, key=None, reverse=False):
    heap = []
    for order, iterable in enumerate(iterables):
        iterator = iter(iterable)
        for value in iterator:
            heap.append(_Head(value if key is None else key(value), order, value, iterator, reverse))
            break
    heapify(heap)
    while heap:
        head = heap[0]
        yield head.value
        for value in head.iterator:
            head.value = value
            head.key = value if key is None else key(value)
            heapreplace(heap, head)
            break
        else:
            heappop(heap)
