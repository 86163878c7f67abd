def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def hanoi(n, a="A", b="B", c="C"):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


print(factorial(50), ackermann(2, 3), len(hanoi(6)), hanoi(2), is_even(100), is_odd(101))


def endless(n):
    return endless(n + 1)


try:
    endless(0)
except RecursionError as error:
    print(type(error).__name__, str(error).startswith("maximum recursion depth exceeded"))


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


d = depth(0)
print(900 < d < 1000, isinstance(RecursionError(), RuntimeError))
print(factorial(900) % 10 ** 9 == 0, sum(int(c) for c in str(factorial(100))))


class Node:
    def __init__(self, value, rest=None):
        self.value, self.rest = value, rest

    def __len__(self):
        return 1 + (len(self.rest) if self.rest is not None else 0)


chain = None
for i in range(50):
    chain = Node(i, chain)
print(len(chain))
