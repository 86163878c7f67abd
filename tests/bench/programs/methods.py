# Objects: construction, inheritance, methods, properties and operators of one's own.
import time


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def dot(self, other):
        return self.x * other.x + self.y * other.y

    @property
    def norm(self):
        return self.dot(self)


class Named(Vector):
    def __init__(self, name, x, y):
        super().__init__(x, y)
        self.name = name

    def dot(self, other):
        return super().dot(other) + 1


def work(count):
    position = Vector(0, 0)
    step = Vector(1, 2)
    named = Named("n", 3, 4)
    result = 0
    for i in range(count):
        position = position + step
        result += named.dot(position)
        if position == step:
            result += position.norm
        result += named.norm
    return result


start = time.perf_counter()
result = work(100_000)
print("BENCH", time.perf_counter() - start)
print(result)
