from array import array

print(array, array("i").__class__.__module__)
for code, value in [
    ("b", 200), ("B", -1), ("h", 1 << 20), ("H", 1 << 20), ("i", 1 << 40), ("i", 1 << 70), ("i", -1 << 40),
    ("I", 1 << 40), ("I", 1 << 70), ("I", -1), ("l", 1 << 70), ("L", 1 << 70), ("L", -1), ("q", 1 << 70),
    ("Q", 1 << 70), ("Q", -1), ("H", -1), ("u", 1), ("f", "a"), ("B", 1 << 70), ("d", None), ("i", 1.0),
]:
    try:
        array(code, [value])
    except Exception as error:
        print(code, type(error).__name__, error)


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


numbers = array("i", [1, 2])
show(lambda: numbers + [1])
show(lambda: array("i", "abc"))
show(lambda: array("i", 5))
show(lambda: numbers["a"])
show(lambda: numbers.remove(10))
show(lambda: numbers.pop(4))
show(lambda: numbers.fromlist((1,)))
show(lambda: numbers < [1])
show(lambda: numbers.extend(array("d")))
show(lambda: numbers.__delitem__(7))
show(lambda: array("i", b"abc"))
show(lambda: hash(numbers))
show(lambda: "a" + numbers)
big = array("Q", [2**64 - 1, 2**63])
print(big, big.tobytes(), array("Q", big.tobytes()) == big, sum(big))
squares = array("l", [0]) * 10
for i in range(10):
    squares[i] = i * i
print(squares, squares.buffer_info()[1], array("f", [1 / 3]).tolist(), array("u", "αβ").tounicode())
