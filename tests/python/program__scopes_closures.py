x = "global"


def outer():
    x = "outer"

    def inner():
        nonlocal x
        x = "changed"
        return x
    before = x
    return before, inner(), x


def counter(start=0, *, step=1):
    count = start

    def bump():
        nonlocal count
        count += step
        return count
    bump.reset = lambda: globals().get("x")
    return bump


def mutable_default(item, acc=[]):
    acc.append(item)
    return acc


print(outer(), x, [f() for f in [counter(5, step=2)] * 3], mutable_default(1), mutable_default(2), mutable_default.__defaults__)
late = [lambda: i for i in range(3)]
bound = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in bound], counter().reset())
c = counter()
print(c(), c(), c.__closure__[0].cell_contents in (1, 2, counter), c.__code__.co_freevars, c.__name__, c.__qualname__, counter.__kwdefaults__)


def varargs(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs


print(varargs(1, d=4), varargs(1, 2, 3, 4, 5, d=6, z=7), varargs(*range(5), **{"d": 1, "a": 2}))
compose = lambda *fs: lambda v: [v := f(v) for f in fs][-1]
print(compose(str, len, lambda n: n * 2)(12345), (lambda a, *, b=1: a + b)(1, b=5), (lambda: (yield))().__class__.__name__)


class Scope:
    x = "class"
    names = [x for _ in range(1)]
    def get(self): return x
    def get_class(self): return self.x


print(Scope.names, Scope().get(), Scope().get_class())


def try_it():
    try:
        return "try"
    finally:
        print("finally runs")


def loop_else(n, target):
    for i in range(n):
        if i == target:
            break
    else:
        return "not found"
    return f"found {i}"


def swallow():
    for i in range(3):
        try:
            if i == 1:
                continue
            print("body", i)
        finally:
            print("cleanup", i)
            if i == 2:
                return "done"


print(try_it(), loop_else(3, 1), loop_else(3, 9), swallow())
a = b = []
a += [1]
b = b + [2]
print(a, b, a is b, (lambda t: (t[0].append(1), t))(([], 2)))
t = ([1],)
try:
    t[0] += [2]
except TypeError as error:
    print(error, t)
first, (second, *rest), last = 1, (2, 3, 4), 5
print(first, second, rest, last, *[i for i in range(3)], sep="-")
i = 10
squares = [i * i for i in range(4)]
print(i, squares, {k: v for k, v in zip("ab", squares)}, {i % 2 for i in range(5)}, [(p, q) for p in range(3) for q in range(p)], [[j for j in range(k)] for k in range(3)])
del i
try:
    i
except NameError as error:
    print(error)
if (n := len("walrus")) > 5 and not (z := 0):
    print(n, z, 1 < n < 10 != 5, n if n % 2 else -n, not n, n and "yes", [] or "empty", None is None, "a" "b", r"\n", b"\x00")
print(1 if [] else 2, 3 == 3.0 == True + 2, "abc" < "abd", [1, 2] < [1, 3], (1,) + (2,), "a" in "cat", 5 in range(0, 10, 5), 0.1 + 0.2 == 0.3, 10 // 3 * 3 + 10 % 3, 2 ** 3 ** 2, -2 ** 2, ~7, 6 & 3 | 8, "%s" % None, not True == False)
print("é".encode(), "naïve".upper(), "ß".upper(), "İ".lower().__len__(), "ﬁ".casefold(), "Straße".casefold() == "STRASSE".casefold(), ascii("é"), repr("\t'\""), "a\\b", len("👍"), "👍".encode().hex(), "x".isidentifier(), "1".isdigit(), "½".isnumeric(), "abc"[::-1], "a,b,,c".split(","), " a  b ".split(), "abcabc".find("c", 3), "x=1;y=2".partition(";"), "Hello".swapcase(), "tEST".capitalize(), "a-b_c".replace("-", "_"), "mississippi".count("ss"), "ab\ncd\r\nef".splitlines(True), "1,2;3".translate(str.maketrans(",;", "  ")), "hello"[1:4:2], "z" * 3, "abc".index("b"), "prefix_x".removeprefix("prefix_"), max("hello"), sorted("hello"), "".join(reversed("abc")), ",".join(map(str, [1, 2])), "{:>5}|{:<5}|{:^5}".format("a", "b", "c"))
