def f(a, b, c=3):
    pass


def g(a, *, key):
    pass


def h():
    pass


def p(a, b, /):
    pass


def many(a, b, c, d):
    pass


class C:
    def method(self, x):
        pass


five, nothing, text = 5, None, "x"
for call in [
    lambda: f(),
    lambda: f(1),
    lambda: f(1, 2, 3, 4),
    lambda: f(1, 2, d=4),
    lambda: f(1, a=1),
    lambda: g(1),
    lambda: g(1, 2),
    lambda: g(key=1),
    lambda: h(1),
    lambda: h(x=1),
    lambda: p(a=1, b=2),
    lambda: p(1),
    lambda: many(1),
    lambda: many(),
    lambda: C().method(),
    lambda: C().method(1, 2),
    lambda: C(5),
    lambda: C.method(),
    lambda: (lambda x: x)(),
    lambda: len(),
    lambda: len(1, 2),
    lambda: len(5),
    lambda: f(*5),
    lambda: f(**5),
    lambda: f(**{1: 2}),
    lambda: f(*[1], **{"a": 2}),
    lambda: five(),
    lambda: nothing(),
    lambda: text(),
    lambda: f(1, 2, 3, 4, c=5),
    lambda: g(1, 2, 3, key=4),
]:
    try:
        call()
        print("no error")
    except TypeError as error:
        print(error)
