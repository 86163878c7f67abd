class Point:
    def __init__(self, x):
        self.x = x

    def move(self, by):
        self.x += by


p = Point(1)


def delete():
    del p.zzz


def assign():
    (5).x = 1


def init_returns():
    class Bad:
        def __init__(self):
            return 5

    Bad()


for attempt in [
    lambda: p.y,
    lambda: Point.q,
    lambda: Point(),
    lambda: Point(1, 2),
    lambda: Point(y=1),
    lambda: p.move(),
    lambda: p.move(1, 2),
    lambda: p(),
    lambda: p.y(),
    lambda: None.x,
    lambda: (5).real_part,
    lambda: "s".foo,
    lambda: [].foo,
    lambda: print.foo,
    lambda: p + 1,
    lambda: p[0],
    lambda: len(p),
    lambda: p < p,
    lambda: -p,
    lambda: p in 5,
    lambda: 1 in p,
    lambda: next(p),
    lambda: list(p),
    lambda: int(p),
    lambda: p.x.y,
    lambda: (lambda: 1).zz,
    lambda: Point.move(1, 2),
    delete,
    assign,
    init_returns,
    lambda: range(3).foo,
    lambda: (1).foo,
    lambda: getattr(p, "w"),
    lambda: float(p),
    lambda: str.foo,
]:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__ + ":", error)
try:
    p[0] = 1
except TypeError as error:
    print(error)
try:
    del p[0]
except TypeError as error:
    print(error)
try:
    with p:
        pass
except TypeError as error:
    print(error)
