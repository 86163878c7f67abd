# /// lab
# models = ["processes"]
# workers = [2]
# ///
import math

import lab

shared = []


class Point:
    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def norm(self):
        return math.hypot(self.x, self.y)


class Refused(Exception):
    pass


def work(x):
    shared.append(x)
    return x * x


def double(point):
    return Point(point.x * 2, point.y * 2)


def refuse(x):
    raise Refused(x, "not today")


def call(f, *args):
    return f(*args)


if __name__ == "__main__":
    with lab.Executor() as executor:
        print(list(executor.map(work, range(8))))
        # A process has its own memory, so nothing was appended here.
        print(shared)
        print(list(executor.map(double, [Point(1, 2), Point(3)])), executor.submit(Point.norm, Point(3, 4)).result())
        print(executor.submit(call, math.cos, 0).result(), executor.submit(call, len, "four").result())
        everything = [
            1,
            -(2**100),
            2.5,
            "é😀",
            None,
            True,
            (1, (2,)),
            [[]],
            {"k": {1: 2}},
            b"\x00\xff",
            range(3),
            {5},
            work,
        ]
        back = executor.submit(list, everything).result()
        print(back == everything, back[-1] is work, [type(value).__name__ for value in back])
        alias = [1]
        pair = executor.submit(tuple, [alias, alias]).result()
        print(pair[0] is pair[1], pair[0] is alias)
        error = executor.submit(refuse, 5).exception()
        print(type(error).__name__, error.args, isinstance(error, Refused))
        try:
            executor.submit(lambda: 1).result()
        except Exception as error:
            print(type(error).__name__)
        print(executor.submit(work, 9).result())
