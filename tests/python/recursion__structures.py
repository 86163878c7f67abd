class Tree:
    def __init__(self, key, left=None, right=None):
        self.key = key
        self.left = left
        self.right = right

    def insert(self, key):
        side = "left" if key < self.key else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(key))
        else:
            child.insert(key)

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right

    def depth(self):
        return 1 + max((child.depth() for child in (self.left, self.right) if child is not None), default=0)

    def __contains__(self, key):
        if key == self.key:
            return True
        child = self.left if key < self.key else self.right
        return child is not None and key in child

    def __repr__(self):
        return f"({self.left or '.'} {self.key} {self.right or '.'})"


root = Tree(50)
for i in range(1, 30):
    root.insert(i * 37 % 101)
print(list(root) == sorted(root), len(list(root)), root.depth(), 37 in root, 38 in root)
small = Tree(2, Tree(1), Tree(3))
print(small, [k * 2 for k in small], max(small))


def count(value):
    if isinstance(value, dict):
        return sum(count(v) for v in value.values())
    if isinstance(value, (list, tuple)):
        return sum(map(count, value))
    return 1


def render(value, indent=0):
    if isinstance(value, dict):
        for key, inner in value.items():
            print(" " * indent + f"{key}:")
            render(inner, indent + 2)
    else:
        print(" " * indent + repr(value))


print(count({"a": [1, 2, (3, 4)], "b": {"c": 5}}))
render({"a": [1], "b": {"c": "d", "e": {}}})


def subsets(items):
    return [[]] if not items else [rest + extra for rest in subsets(items[1:]) for extra in ([], [items[0]])]


def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


print(
    sorted(subsets([1, 2, 3])), gcd(1071, 462), (lambda f, n: f(f, n))(lambda f, n: 1 if n == 0 else n * f(f, n - 1), 6)
)
