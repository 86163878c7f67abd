class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next=None):
        self.value, self.next = value, next


class LinkedList:
    def __init__(self, items=()):
        self.head, self.size = None, 0
        for item in reversed(list(items)):
            self.push(item)

    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def pop(self):
        if self.head is None:
            raise IndexError("pop from empty list")
        node, self.head = self.head, self.head.next
        self.size -= 1
        return node.value

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous

    def __str__(self):
        return " -> ".join(map(repr, self)) or "empty"


numbers = LinkedList([3, 1, 2])
print(numbers, len(numbers), sorted(numbers), 2 in numbers, list(zip(numbers, "abc")))
numbers.reverse()
print(numbers, numbers.pop(), numbers.pop(), numbers.pop(), numbers)
try:
    numbers.pop()
except IndexError as error:
    print(error)
try:
    Node(1).other = 2
except AttributeError as error:
    print(error)


class Tree:
    def __init__(self):
        self.root = None

    def insert(self, key):
        def put(node):
            if node is None:
                return {"key": key, "left": None, "right": None}
            side = "left" if key < node["key"] else "right"
            node[side] = put(node[side])
            return node
        self.root = put(self.root)
        return self

    def walk(self, order="in"):
        def visit(node):
            if node:
                if order == "pre":
                    yield node["key"]
                yield from visit(node["left"])
                if order == "in":
                    yield node["key"]
                yield from visit(node["right"])
                if order == "post":
                    yield node["key"]
        return list(visit(self.root))

    def height(self):
        def depth(node):
            return 0 if node is None else 1 + max(depth(node["left"]), depth(node["right"]))
        return depth(self.root)

    def show(self, node="root", indent=0):
        node = self.root if node == "root" else node
        if node:
            self.show(node["right"], indent + 4)
            print(" " * indent + str(node["key"]))
            self.show(node["left"], indent + 4)


tree = Tree()
for key in (5, 2, 8, 1, 9, 3):
    tree.insert(key)
for order in ("pre", "in", "post"):
    print(order, tree.walk(order))
print(tree.height())
tree.show()
