"""Module."""
import os.path as p, sys
from a.b import c as d, e

class A(B, metaclass=M):
    x = 1
    def __init__(self, a, /, b=1, *args, c, d=2, **kw):
        super().__init__(a, *args, **kw)
        self.__y = a, b
    @property
    def y(self):
        return self.__y

def outer(n):
    count = 0
    def inner():
        nonlocal count
        count += 1
        return [n + i for i in range(n) if i % 2 for j in (1, 2)]
    a, b = b, a = inner, count
    a.x[1:2] += 3
    first, *rest = f"{a!r:>{n}} {b=} x", *args
    return lambda q: (yield q)
x = y or z and w
print(a < b() < c, {**k, 'a': 1}, 1 << 20, -1, 2 ** 100, 1.5, b'x', (1, (2, 3)), f'{x}', not x)
g = (x for x in y)
