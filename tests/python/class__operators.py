class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"<{self.x} {self.y}>"

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x + other.x, self.y + other.y)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __truediv__(self, k):
        return Vector(self.x / k, self.y / k)

    def __floordiv__(self, k):
        return "floor"

    def __mod__(self, k):
        return "mod"

    def __pow__(self, k):
        return "pow"

    def __rsub__(self, other):
        return "rsub"

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __and__(self, other):
        return "and"

    def __lshift__(self, other):
        return "lshift"


a, b = Vector(1, 2), Vector(3, 4)
print(a + b, a - b, a * 3, 3 * a, -a, abs(b), b / 2, b // 2, b % 2, b ** 2, a @ b, 5 - a, a & b, a << 1, sum([a, b]))
alias = a
a += b
print(a, alias is a)
a *= 2
print(a, alias)
for attempt in (lambda: a + 1, lambda: 1 + a, lambda: 1 / a, lambda: a | b, lambda: ~a, lambda: a - 1):
    try:
        print(attempt())
    except (TypeError, AttributeError) as error:
        print(error)
