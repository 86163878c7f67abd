from collections import deque, defaultdict
from collections.abc import (
    Callable, Container, Generator, Hashable, Iterable, Iterator, Mapping, MutableMapping, MutableSequence, Sequence,
    Set, Sized,
)

for value in [[1], (1,), "a", {1: 2}, {1}, range(3), b"x", iter([]), 5, len, (x for x in ())]:
    kinds = [Iterable, Iterator, Sized, Container, Hashable, Sequence, MutableSequence, Mapping, MutableMapping, Set, Callable, Generator]
    print(type(value).__name__, [kind.__name__ for kind in kinds if isinstance(value, kind)])


class Lower(MutableMapping):
    def __init__(self):
        self.items_ = {}

    def __getitem__(self, key):
        return self.items_[key.lower()]

    def __setitem__(self, key, value):
        self.items_[key.lower()] = value

    def __delitem__(self, key):
        del self.items_[key.lower()]

    def __iter__(self):
        return iter(self.items_)

    def __len__(self):
        return len(self.items_)


lower = Lower()
lower["A"] = 1
lower.update({"B": 2}, c=3)
print(dict(lower), lower["a"], "B" in lower, lower.get("z"), lower.pop("A"), sorted(lower.keys()), list(lower.items()), len(lower))
print(lower.setdefault("d", 4), list(lower.values()), lower == {"b": 2, "c": 3, "d": 4})


class Countdown(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        if not 0 <= index < self.n:
            raise IndexError(index)
        return self.n - index


print(list(Countdown(3)), 2 in Countdown(3), Countdown(3).index(1), Countdown(3).count(5), list(reversed(Countdown(2))))


class Empty(Iterable):
    pass


try:
    Empty()
except TypeError as error:
    print(error)


class Walk:
    def __iter__(self):
        return iter(())


print(isinstance(Walk(), Iterable), isinstance(Walk(), Sized), issubclass(dict, Mapping), isinstance(defaultdict(), Mapping))
