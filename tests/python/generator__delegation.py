def inner():
    try:
        x = yield "inner 1"
        print("inner got", x)
        yield "inner 2"
    except ValueError as error:
        print("inner caught", error)
        yield "recovered"
    finally:
        print("inner finally")
    return "inner result"


def outer():
    result = yield from inner()
    print("outer got", result)
    yield from (i * 10 for i in range(2))
    yield from "ab"


g = outer()
print(next(g))
print(g.send("hello"))
print(g.throw(ValueError("oops")))
print(list(g))
g = outer()
next(g)
g.close()
print("closed")


def walk(tree):
    if isinstance(tree, list):
        for branch in tree:
            yield from walk(branch)
    else:
        yield tree


print(list(walk([1, [2, [3, [4]], 5], [], [[6]]])))


def permutations(items):
    if not items:
        yield []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [item] + rest


print(len(list(permutations([1, 2, 3, 4]))), list(permutations("ab" and ["a", "b"])))


def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


print(sum(deep(200)))
