# What runs before anything else, until there is something better to do: browsers compile what ran often once more,
# better, and the first measured run should not pay for that. So it does a little of everything that scripts do.
import math
import random
import time
from collections import Counter, defaultdict, deque
from itertools import permutations


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def squares(n):
    for i in range(n):
        yield i * i


class Account:
    def __init__(self, owner):
        self.owner = owner
        self.items = {}
        self._total = 0.0

    @property
    def total(self):
        return self._total

    def add(self, key, weight=1.0):
        self.items[key] = self.items.get(key, 0) + 1
        self._total += weight


class Savings(Account):
    def __init__(self, owner, rate):
        super().__init__(owner)
        self.rate = rate

    def add(self, key, weight=1.0):
        super().add(key, weight * self.rate)


def numbers():
    x, total = 0.5, 0
    for i in range(200):
        x += math.cos(i) * random.random() - math.sqrt(i + 1) / 3
        if i % 3 == 0 or i // 7 > 12:
            total += i * i & 0xFF
    while total > 0:
        total -= 100
    return fib(10), 3**200 // 7**50 % 1_000_007, x


def objects():
    account = Savings("Ada", 0.5)
    for i in range(100):
        account.add(i % 7)
        account.add(str(i), weight=i / 2)
    make = lambda step: lambda value: value + step
    return account.total, [make(i)(i) for i in range(50)]


def texts():
    lines = [f"{i:04d}: {i * 0.25:.2f} {i!r}" for i in range(100)]
    words = " ".join(lines).replace(".", ",").split()
    counts = Counter(word.strip(":,").lower() for word in words)
    found = [word[::-1] for word in words if word.startswith("00") and "1" in word]
    letters = sum(1 for letter in "".join(found) if letter in "0123")
    return counts.most_common(3), letters, words.index("0007:")


def collections():
    by_length = defaultdict(list)
    for number in squares(100):
        by_length[len(str(number))].append((number % 10, number))
    pairs = sorted((pair for group in by_length.values() for pair in group), key=lambda pair: (-pair[0], pair[1]))
    seen, queue = set(), deque([1])
    while queue and len(seen) < 100:
        number = queue.popleft()
        if number in seen or number > 10_000:
            continue
        seen.add(number)
        queue.append(number * 2)
        queue.extend([number + 3, *range(number, number + 2)])
    grid = [[row * column for column in range(20)] for row in range(20)]
    grid[3][4], grid[4][3] = grid[4][3], grid[3][4]
    distinct = {order[i] + i for order in permutations(range(4)) for i in range(4)}
    halves = [a + b for a, b in zip(grid[0], grid[1]) if a < b]
    numbers = sorted(random.random() for _ in range(200))
    return len(pairs), len(distinct), halves[1:-1], numbers[0], {i: i + 1 for i in range(50)}, max(map(abs, halves))


def errors():
    caught = 0
    for i in range(50):
        try:
            if i % 2:
                raise ValueError(i)
            [][i]
        except (ValueError, IndexError) as error:
            caught += bool(error.args)
        finally:
            caught += 1
    return caught


end = time.monotonic() + 1
while time.monotonic() < end:
    for part in (numbers, objects, texts, collections, errors):
        part()
