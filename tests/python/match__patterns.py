# Every kind of pattern.
def kind(value):
    match value:
        case 0:
            return "zero"
        case -1 | -2.5:
            return "negative"
        case "hello":
            return "greeting"
        case b"raw":
            return "bytes"
        case None:
            return "none"
        case True:
            return "true"
        case False:
            return "false"
        case []:
            return "empty"
        case [1, 2]:
            return "one two"
        case [1, *rest]:
            return f"one, then {rest}"
        case (x, y, 5):
            return f"{x} {y} five"
        case [first, *_, "end"]:
            return f"{first} … end"
        case {"kind": "point", "x": x, "y": y}:
            return f"point {x} {y}"
        case {"kind": str() as kind, **rest}:
            return f"{kind}: {rest}"
        case {}:
            return "mapping"
        case int(n) if n > 100:
            return f"large {n}"
        case int() | float():
            return "number"
        case str(text):
            return f"text {text!r}"
        case _:
            return "other"


for value in [
    0, 0.0, False, True, 1, -1, -2.5, 2.5, 1000, "hello", "bye", b"raw", b"", None, [], (), [1, 2], (1, 2), [1, 2, 3], [1],
    (3, 4, 5), [7, "end"], [7, 8, 9, "end"], range(3, 6), range(0), {"kind": "point", "x": 1, "y": 2},
    {"kind": "circle", "r": 3}, {"kind": 3}, {}, {1: 2}, {1, 2}, object, len,
]:
    print(repr(value) if not callable(value) else "callable", "->", kind(value))


# Values behind a dot.
class Color:
    RED = 1
    GREEN = 2

    class Dark:
        RED = 3


def name(color):
    match color:
        case Color.RED:
            return "red"
        case Color.GREEN | Color.Dark.RED:
            return "green or dark red"


print([name(color) for color in (1, 2, 3, 4)])

# Captures of the module and of a class body.
match [1, [2, 3], {"a": 4}]:
    case [a, [b, *c], {"a": d, **e}]:
        print(a, b, c, d, e)


class Body:
    match (1, 2):
        case x, y:
            z = x + y


print(Body.x, Body.y, Body.z)


# What is captured by a pattern that fails keeps its old value; a guard's captures stay.
def keeps():
    x = y = "old"
    match [1, 2]:
        case [x, 3]:
            pass
        case [y, 2] if y > 1:
            pass
        case [1, 2]:
            return x, y


print(keeps())


def rebound(x):
    match x:
        case [x] if x == 2:
            return "two", x
        case x if x == 3:
            return "three", x
        case [_]:
            return "one", x
        case 4:
            return "four", x


try:
    print(rebound([2]), rebound(3))
    print(rebound([5]))
    print(rebound(4))
except Exception as error:
    print(type(error).__name__, error)


# Nested alternatives.
def walk(node):
    match node:
        case ("add" | "plus", left, right):
            return walk(left) + walk(right)
        case ("neg", value) | ("minus", value):
            return -walk(value)
        case ["mul", *factors]:
            result = 1
            for factor in factors:
                result *= walk(factor)
            return result
        case (int() | float()) as number:
            return number
        case [int(x), y] | {"y": y, "x": int(x)}:
            return x * 100 + y


print(walk(("add", 1, ("plus", 2, ("neg", 3)))), walk(["mul", 2, 3.5, ("minus", 1)]), walk([1, 2]), walk({"x": 3, "y": 4}))
print(walk(["?"]), walk([1.5, 2]))


# The subject is evaluated once; a tuple without parentheses; starred.
def subject():
    print("subject")
    return 1, 2


match subject():
    case (0, _):
        print("zero")
    case (_, 0):
        print("zero")
    case x, y:
        print(x, y)

match 1, *[2, 3]:
    case 1, *others:
        print(others)

match = case = type = 3
print(match, case, type)
match[0:1] if False else None
match (match):
    case case:
        print(case)


# In loops, with break, continue and return.
def loop():
    for word in "go north; ; look; stop; never".split(";"):
        match word.split():
            case []:
                continue
            case ["go", direction]:
                yield f"going {direction}"
            case ["stop"]:
                break
            case [verb]:
                yield verb
    else:
        yield "not here"


print(list(loop()))


def finished(command):
    try:
        match command:
            case ["return", value]:
                return value
            case ["raise", value]:
                raise ValueError(value)
        return "through"
    except ValueError as error:
        return f"raised {error}"
    finally:
        print("finally", command[0])


print(finished(["return", 1]), finished(["raise", 2]), finished(["pass", 3]))


def closure(value):
    match value:
        case [inner, *rest]:
            return lambda: (inner, rest)
        case other:
            return lambda: other


print(closure([1, 2])(), closure(5)())


def gen():
    match (yield "what?"):
        case [x, y] if (total := x + y) > 3:
            yield total
        case _:
            yield None


g = gen()
print(next(g), g.send([2, 5]))
g = gen()
print(next(g), g.send([1, 1]))
