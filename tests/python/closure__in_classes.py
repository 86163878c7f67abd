x = "global"


def outer():
    x = "outer"

    class C:
        y = x
        x = "class"
        z = x

        def m(self):
            return x
        lst = [x for _ in range(2)]

        def n(self):
            nonlocal x
            x = "changed"

        class D:
            w = x

            def q(self):
                return (x, __class__)
    return (C, lambda: x)


C, get = outer()
print(C.y, C.z, C().m(), C.lst, C.D.w, C.D().q())
C().n()
print(get(), C.x)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])


def counter():
    n = 0

    def inc():
        nonlocal n
        n += 1
        return n
    return inc


a, b = (counter(), counter())
print(a(), a(), b())


def rec():

    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)
    return fact


print(rec()(10))


class M:
    v = 1
    f = lambda self: self.v
    g = [v for v in [1, 2]]
    try:
        h = [v + w for w in [1]]
    except NameError as e:
        print(e)
    k = [w for w in range(v)]


print(M().f(), M.g, M.k)


def gen():
    x = 1

    def inner():
        return x
    yield inner
    x = 2
    yield inner


g = gen()
print(next(g)(), next(g)())


def early():

    def use():
        return later
    try:
        use()
    except NameError as e:
        print(type(e).__name__, e)
    later = 3
    return use()


print(early())


def dele():
    x = 1

    def f():
        return x
    del x
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)


dele()


def shadow():
    try:
        print(len)
    except UnboundLocalError as e:
        print(e)
    len = 3


shadow()
