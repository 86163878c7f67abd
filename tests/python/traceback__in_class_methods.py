class Node:
    def __init__(self, value, children=()):
        self.value = value
        self.children = list(children)

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child

    def __add__(self, other):
        return Node(self.value + other.value, self.children + other.children)

    def __len__(self):
        return sum(len(child) for child in self.children) + self.size

    def __str__(self):
        return f"{self.value}: {len(self)}"


tree = Node(1, [Node(2), Node(3)])
print(max(tree + tree), max(tree))
print("size", str(tree))
