def t(x):
    print(x, end=" ")
    return x


class O:

    def __getitem__(self, k):
        print("get", k, end=" ")
        return t

    def __setitem__(self, k, v):
        print("set", k, v, end=" ")

    def __delitem__(self, k):
        print("del", k, end=" ")


o = O()


def f(*a, **k):
    return (a, k)


print(f(t(1), *[t(2)], t(3), a=t(4), **{"b": t(5)}, c=t(6)))
o[t(1)] = t(2)
print()
o[t(3)], o[t(4)] = (t(5), t(6))
print()
print({t("a"): t("b"), t("c"): t("d")})
print(t(1) < t(2) < t(3))
print(t(3) < t(2) < t(1))
print(t(1) if t(0) else t(2))
x = [1, 2, 3]
x[t(0)] += t(9)
print(x)


def d(a=t("da"), *, b=t("db")):
    return a


print()


@lambda f: t(f.__name__)
def g():
    pass


print()
print([t(i) for i in t([1, 2]) if t(i)])
print((t(1), t(2)) + (t(3),))
i = 0
i, x[i] = (2, 9)
print(i, x)
lam = lambda a=t("l"): a
print(lam())
print(f"{t(1)}{t(2):>{t(5)}}")
assert t(1), t("no")
print()
try:
    assert t(0), t("msg")
except AssertionError as e:
    print(e)
print(t(0) or t("") or t(3), t(1) and t(2) and t(0))
del o[t(1)], o[t(2)]
print()


class A(t(object)):
    z = t("z")

    def m(self, q=t("q")):
        pass


print()
print(t(1).__class__, (lambda *a: a)(*t([1]), *t([2])))
o[t(1)][t(2)] if False else None
for o[t(7)] in t([1, 2]):
    pass
print()
a = b = t([])
print(a is b)
