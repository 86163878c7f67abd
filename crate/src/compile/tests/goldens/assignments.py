def assignments(a, b, c):
    a, b = b, a + b
    a, b, c = c, a, b
    x = y = a
    a[0], b.x = x, y
    a[b()].x += 1
    (p, q), *r = a
    x: int = 5
    z: int
    del a[0], b.x, c
    return {**p, "k": q, r: 1}, {1, *r}, [a, *b], (*a,)


class Shared:
    limit: int = 3

    def bump(self, by=1, *, times=None):
        self.total += by * 2
        self.items[-1] //= 3
        return [self.bump(x) for x in self if x != by]
