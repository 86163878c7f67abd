import copy

nested = {"a": [1, {2, 3}], "b": (4, [5])}
shallow, deep = copy.copy(nested), copy.deepcopy(nested)
nested["a"].append(6)
nested["b"][1].append(7)
print(shallow, deep)
loop = [1]
loop.append(loop)
other = copy.deepcopy(loop)
print(other, other[1] is other, other is not loop)
shared = [1]
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1], pair[0] is shared)
atoms = (1, "a", None, 2.5, frozenset({1}))
print(copy.deepcopy(atoms) is atoms, copy.copy(atoms) is atoms, copy.deepcopy(len) is len)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


point = Point(1, [2])
one, two = copy.copy(point), copy.deepcopy(point)
point.y.append(3)
print(one, two, one.y is point.y, type(two) is Point)


class Counted:
    def __init__(self):
        self.copies = 0

    def __copy__(self):
        new = Counted()
        new.copies = self.copies + 1
        return new

    def __deepcopy__(self, memo):
        new = Counted()
        new.copies = self.copies + 10
        return new


print(copy.copy(Counted()).copies, copy.deepcopy([Counted()])[0].copies)


class Node:
    def __init__(self, value):
        self.value, self.next = value, self


node = copy.deepcopy(Node(5))
print(node.next is node, node.value)


class Custom:
    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return Custom, (self.value * 2,)


print(copy.copy(Custom(4)).value, copy.deepcopy(ValueError("a", 1)).args)


class Stateful:
    def __getstate__(self):
        return {"kept": 1}

    def __setstate__(self, state):
        self.state = state


print(copy.copy(Stateful()).state)
