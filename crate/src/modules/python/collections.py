import _collections

_shown = []


class deque:
    def __init__(self, iterable=(), maxlen=None):
        self._queue = _collections.new_queue(maxlen)
        self.extend(iterable)

    append = _collections.append
    appendleft = _collections.appendleft
    pop = _collections.pop
    popleft = _collections.popleft
    clear = _collections.clear
    insert = _collections.insert
    reverse = _collections.reverse
    rotate = _collections.rotate
    maxlen = property(_collections.limit)

    def __hash__(self):
        raise TypeError("unhashable type: 'collections.deque'")

    def __len__(self):
        return _collections.length(self)

    def __getitem__(self, index):
        return _collections.get(self, index)

    def __setitem__(self, index, value):
        _collections.set(self, index, value)

    def __delitem__(self, index):
        _collections.delete(self, index)

    def extend(self, iterable):
        _collections.extend_with(self, list(iterable))

    def extendleft(self, iterable):
        _collections.extendleft_with(self, list(iterable))

    def copy(self):
        return type(self)(self, self.maxlen)

    __copy__ = copy

    def __reduce__(self):
        items = _collections.items(self)
        state = {name: value for name, value in self.__dict__.items() if name != "_queue"}
        return type(self), (items, self.maxlen), state or None

    def __iter__(self):
        changes = _collections.changes(self)
        for index in range(len(self)):
            if _collections.changes(self) != changes:
                raise RuntimeError("deque mutated during iteration")
            yield _collections.get(self, index)
        if _collections.changes(self) != changes:
            raise RuntimeError("deque mutated during iteration")

    def __reversed__(self):
        changes = _collections.changes(self)
        for index in range(len(self) - 1, -1, -1):
            if _collections.changes(self) != changes:
                raise RuntimeError("deque mutated during iteration")
            yield _collections.get(self, index)

    def __contains__(self, value):
        return value in _collections.items(self)

    def count(self, value):
        return _collections.items(self).count(value)

    def index(self, value, *bounds):
        try:
            return _collections.items(self).index(value, *bounds)
        except ValueError:
            raise ValueError(f"{value!r} is not in deque") from None

    def remove(self, value):
        items = _collections.items(self)
        if value not in items:
            raise ValueError(f"{value!r} is not in deque")
        del self[items.index(value)]

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        new = self.copy()
        new.extend(other)
        return new

    def __iadd__(self, iterable):
        self.extend(iterable)
        return self

    def __mul__(self, times):
        return type(self)(_collections.items(self) * times, self.maxlen)

    __rmul__ = __mul__

    def __imul__(self, times):
        items = _collections.items(self) * times
        self.clear()
        self.extend(items)
        return self

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return _collections.items(self) == _collections.items(other)

    def __ne__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return _collections.items(self) != _collections.items(other)

    def __lt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return _collections.items(self) < _collections.items(other)

    def __le__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return _collections.items(self) <= _collections.items(other)

    def __gt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return _collections.items(self) > _collections.items(other)

    def __ge__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return _collections.items(self) >= _collections.items(other)

    def __repr__(self):
        if any([one is self for one in _shown]):
            return "[...]"
        _shown.append(self)
        try:
            items = repr(_collections.items(self))
        finally:
            _shown.pop()
        limit = "" if self.maxlen is None else f", maxlen={self.maxlen}"
        return f"{type(self).__name__}({items}{limit})"
