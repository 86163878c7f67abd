import functools
from functools import cmp_to_key, partial, partialmethod, reduce, total_ordering, wraps

print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], "x"), reduce(max, [3], 1))
for bad in [lambda: reduce(max, []), lambda: reduce(max, 5), lambda: partial(5)]:
    try:
        bad()
    except TypeError as error:
        print(error)


def show(*args, **kwargs):
    return args, kwargs


twice = partial(partial(show, 1, a=2), 3, b=4)
print(twice(5, a=6), twice.args, twice.keywords, twice.func is show)
print(partial(int, base=2)("101"), partial(int, base=2), list(map(partial(pow, 2), range(4))))


def traced(function):
    """Decorates."""

    @wraps(function)
    def wrapper(*args):
        """Wraps."""
        return [function.__name__, function(*args)]

    return wrapper


@traced
def double(x):
    """Doubles."""
    return x * 2


print(double(4), double.__name__, double.__doc__, double.__wrapped__(4), double.__qualname__)
print(sorted([5, 1, 4], key=cmp_to_key(lambda a, b: b - a)), sorted("bca", key=cmp_to_key(lambda a, b: (a > b) - (a < b))))


@total_ordering
class Version:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.number < other.number


print(Version(1) <= Version(1), Version(2) > Version(1), Version(1) >= Version(2), max(Version(1), Version(3)).number)
try:
    Version(1) > 3
except TypeError as error:
    print(error)
try:
    total_ordering(type("Empty", (), {}))
except ValueError as error:
    print(error)


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state):
        self.alive = state

    set_alive = partialmethod(set_state, True)


cell = Cell()
cell.set_alive()
print(cell.alive)
