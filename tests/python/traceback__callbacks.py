# Natives that call back into Python are not shown, the Python that they call is.
def key(x):
    return lookup[x]


lookup = {1: "a", 2: "b"}
print(sorted([2, 1], key=key), list(map(key, [1, 2])), max([1, 2], key=key))


def items():
    yield from map(key, filter(lambda x: x > 1, [1, 2, 3]))


print(", ".join(sorted(items(), key=lambda text: -len(text))))
