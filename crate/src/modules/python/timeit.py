import time
from _sys import execute

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter


def _indented(statement, spaces):
    return statement.replace("\n", "\n" + " " * spaces)


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        names = dict(globals or {})
        if callable(setup):
            names["_setup"] = setup
            setup = "_setup()"
        if callable(stmt):
            names["_stmt"] = stmt
            stmt = "_stmt()"
        if not isinstance(setup, str):
            raise ValueError("setup is neither a string nor callable")
        if not isinstance(stmt, str):
            raise ValueError("stmt is neither a string nor callable")
        source = (
            f"def _inner(_count, _timer):\n    {_indented(setup, 4)}\n    _begin = _timer()\n"
            f"    for _ in range(_count):\n        {_indented(stmt, 8)}\n        pass\n    return _timer() - _begin\n"
        )
        execute(source, names)
        self.inner = names["_inner"]

    def timeit(self, number=default_number):
        return self.inner(number, self.timer)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        scale = 1
        while True:
            for factor in (1, 2, 5):
                number = scale * factor
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10

    def print_exc(self, file=None):
        __import__("traceback").print_exc(file=file)


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(
    stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None
):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
