# Iterators as generators, so that a thread can be switched in the middle of them; `count` and `repeat` are native.

from _collections import count_of, repeat_of
from operator import index

_END = object()


def count(start=0, step=1):
    return count_of(start, step) if type(start) is type(step) is int else _Count(start, step)


class _Count:
    def __init__(self, start, step):
        start + step
        self._next, self._step = start, step

    def __iter__(self):
        return self

    def __next__(self):
        item = self._next
        self._next = item + self._step
        return item

    def __repr__(self):
        if self._step == 1 and type(self._step) is int:
            return f"count({self._next!r})"
        return f"count({self._next!r}, {self._step!r})"


def repeat(object, times=None):
    return repeat_of(object, -1 if times is None else max(index(times), 0))


def cycle(iterable):
    return _cycle(iter(iterable))


def _cycle(iterator):
    saved = []
    for item in iterator:
        yield item
        saved.append(item)
    while saved:
        for item in saved:
            yield item


def chain(*iterables):
    return _chain(iter(iterables))


def _chain(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


def _from_iterable(iterable):
    return _chain(iter(iterable))


chain.from_iterable = _from_iterable


def accumulate(iterable, func=None, *, initial=None):
    return _accumulate(iter(iterable), func, initial)


def _accumulate(iterator, func, total):
    if total is None:
        for total in iterator:
            break
        else:
            return
    yield total
    if func is None:
        for item in iterator:
            total = total + item
            yield total
    else:
        for item in iterator:
            total = func(total, item)
            yield total


def batched(iterable, n):
    if n < 1:
        raise ValueError("n must be at least one")
    return _batched(iter(iterable), n)


def _batched(iterator, n):
    batch = []
    for item in iterator:
        batch.append(item)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def compress(data, selectors):
    return _compress(iter(data), iter(selectors))


def _compress(data, selectors):
    for item, selector in zip(data, selectors):
        if selector:
            yield item


def dropwhile(predicate, iterable, /):
    return _dropwhile(predicate, iter(iterable))


def _dropwhile(predicate, iterator):
    for item in iterator:
        if not predicate(item):
            yield item
            break
    for item in iterator:
        yield item


def takewhile(predicate, iterable, /):
    return _takewhile(predicate, iter(iterable))


def _takewhile(predicate, iterator):
    for item in iterator:
        if not predicate(item):
            return
        yield item


def filterfalse(function, iterable, /):
    return _filterfalse(bool if function is None else function, iter(iterable))


def _filterfalse(function, iterator):
    for item in iterator:
        if not function(item):
            yield item


def starmap(function, iterable, /):
    return _starmap(function, iter(iterable))


def _starmap(function, iterator):
    for args in iterator:
        yield function(*args)


def pairwise(iterable, /):
    return _pairwise(iter(iterable))


def _pairwise(iterator):
    for previous in iterator:
        break
    else:
        return
    for item in iterator:
        yield previous, item
        previous = item


def islice(iterable, *args):
    bounds = slice(*args)
    start = _bound(bounds.start, 0, "Indices")
    stop = _bound(bounds.stop, None, "Stop argument")
    try:
        step = 1 if bounds.step is None else index(bounds.step)
    except TypeError:
        step = 0
    if step < 1:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _islice(iter(iterable), start, stop, step)


def _bound(value, default, what):
    if value is None:
        return default
    try:
        value = index(value)
    except TypeError:
        value = -1
    if value < 0:
        raise ValueError(f"{what} for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    return value


def _islice(iterator, wanted, stop, step):
    if stop is not None and wanted >= stop:
        for _ in range(wanted):
            if next(iterator, _END) is _END:
                return
        return
    position = 0
    for item in iterator:
        position += 1
        if position > wanted:
            yield item
            wanted += step
            if stop is not None and wanted >= stop:
                # CPython's takes what it skips up to the end too (`Modules/itertoolsmodule.c`, `islice_next`).
                while position < stop and next(iterator, _END) is not _END:
                    position += 1
                return
        if position == stop:
            return


def zip_longest(*iterables, fillvalue=None):
    return _zip_longest([iter(iterable) for iterable in iterables], fillvalue)


def _zip_longest(iterators, fillvalue):
    left = len(iterators)
    ended = [False] * left
    while left:
        row = []
        for position in range(len(iterators)):
            item = fillvalue
            if not ended[position]:
                item = next(iterators[position], _END)
                if item is _END:
                    ended[position] = True
                    left -= 1
                    if not left:
                        return
                    item = fillvalue
            row.append(item)
        yield tuple(row)


def product(*iterables, repeat=1):
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    return _product([tuple(iterable) for iterable in iterables] * repeat)


def _product(pools):
    if not all(pools):
        return
    count = len(pools)
    indices = [0] * count
    row = [pool[0] for pool in pools]
    while True:
        yield tuple(row)
        for position in range(count - 1, -1, -1):
            pool = pools[position]
            at = indices[position] + 1
            if at < len(pool):
                indices[position] = at
                row[position] = pool[at]
                break
            indices[position] = 0
            row[position] = pool[0]
        else:
            return


def permutations(iterable, r=None):
    pool = tuple(iterable)
    if r is not None:
        if not isinstance(r, int):
            raise TypeError("Expected int as r")
        if r < 0:
            raise ValueError("r must be non-negative")
    return _permutations(pool, len(pool) if r is None else r)


def _permutations(pool, r):
    count = len(pool)
    if r > count:
        return
    indices = list(range(count))
    cycles = list(range(count, count - r, -1))
    while True:
        yield tuple([pool[at] for at in indices[:r]])
        for position in range(r - 1, -1, -1):
            cycles[position] -= 1
            if cycles[position]:
                other = count - cycles[position]
                indices[position], indices[other] = indices[other], indices[position]
                break
            indices.append(indices.pop(position))
            cycles[position] = count - position
        else:
            return


def combinations(iterable, r):
    pool = tuple(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations(pool, r, 1)


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations(pool, r, 0)


def _combinations(pool, r, distance):
    count = len(pool)
    if r > count and (distance or not count):
        return
    indices = [position * distance for position in range(r)]
    while True:
        yield tuple([pool[at] for at in indices])
        for position in range(r - 1, -1, -1):
            if indices[position] != count - 1 - (r - 1 - position) * distance:
                break
        else:
            return
        at = indices[position] + 1
        for position in range(position, r):
            indices[position] = at
            at += distance


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    iterator = iter(iterable)
    # A chain of [item, next link]: each branch keeps only what it has not seen yet.
    link = [None, None]
    return tuple([_tee(iterator, link) for branch in range(n)])


def _tee(iterator, link):
    while True:
        if link[1] is None:
            item = next(iterator, _END)
            if item is _END:
                return
            link[0] = item
            link[1] = [None, None]
        item, link = link
        yield item


def groupby(iterable, key=None):
    return _groupby(iter(iterable), key)


def _groupby(iterator, function):
    item = next(iterator, _END)
    if item is _END:
        return
    # The item that comes next, its key, and the number of the group that may take it.
    state = [item, item if function is None else function(item), 0]
    while state[0] is not _END:
        key = state[1]
        state[2] += 1
        yield key, _group(iterator, function, state, key, state[2])
        while state[0] is not _END and state[1] == key:
            _advance(iterator, function, state)


def _group(iterator, function, state, key, number):
    while state[2] == number and state[0] is not _END and state[1] == key:
        item = state[0]
        state[0] = None
        yield item
        if state[2] != number:
            return
        _advance(iterator, function, state)


def _advance(iterator, function, state):
    item = state[0] = next(iterator, _END)
    if item is not _END:
        state[1] = item if function is None else function(item)
