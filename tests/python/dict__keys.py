# What hashes alike and compares alike is one key.
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


d = {Point(1, 2): "a", Point(3, 4): "b", Point(1, 2): "c"}
print(d, d[Point(3, 4)], Point(1, 2) in d, Point(9, 9) in d)
d[None] = 1
d[()] = 2
d[1.5] = 3
d["1"] = 4
d[1] = 5
d[True] = 6
d[int] = 7
d[len] = 8
print(d[None], d[()], d[1.5], d["1"], d[1], d[int], d[len], len(d))


class OnlyEq:
    def __eq__(self, other):
        return True


try:
    {OnlyEq(): 1}
except TypeError as error:
    print(error)


class Plain:
    pass


p = Plain()
print({p: 1}[p], p in {p}, Plain() in {p}, hash(p) == hash(p))
