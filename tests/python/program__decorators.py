import functools
import time
from contextlib import contextmanager, suppress, ExitStack, redirect_stdout, closing, nullcontext
import io


def trace(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        parts = [repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()]
        print(f"-> {func.__name__}({', '.join(parts)})")
        result = func(*args, **kwargs)
        print(f"<- {result!r}")
        return result
    return wrapper


def repeat(times=2):
    def decorate(func):
        @functools.wraps(func)
        def wrapper(*a, **k):
            return [func(*a, **k) for _ in range(times)]
        return wrapper
    return decorate


class CountCalls:
    def __init__(self, func):
        functools.update_wrapper(self, func)
        self.func, self.calls = func, 0

    def __call__(self, *a, **k):
        self.calls += 1
        return self.func(*a, **k)


@trace
def fact(n):
    """Factorial."""
    return 1 if n < 2 else n * fact(n - 1)


@repeat(3)
@CountCalls
def hello(name="you"):
    return f"hi {name}"


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@functools.singledispatch
def show(x):
    return f"object {x}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
def _(x):
    return f"list of {len(x)}"


@functools.total_ordering
class V:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __lt__(self, o):
        return self.n < o.n

    @functools.cached_property
    def square(self):
        print("computing")
        return self.n ** 2


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except KeyError as e:
        print("swallowed", e)
    finally:
        print(f"</{name}>")


fact(3)
print(fact.__name__, fact.__doc__, fact.__wrapped__.__name__, hello("Bo"), hello.__name__)
print(fib(80), fib.cache_info(), fib.cache_clear(), fib.cache_info())
print(show(1), show([1, 2]), show("s"), show(True), show.dispatch(int)(3))
print(V(1) <= V(2), V(3) >= V(4), V(1) > V(0), V(2) != V(2))
v = V(7)
print(v.square, v.square, vars(v))
with tag("b") as t, tag("i"):
    print(t)
    {}["missing"]
with suppress(ZeroDivisionError):
    1 / 0
buffer = io.StringIO()
with redirect_stdout(buffer):
    print("captured")
print(repr(buffer.getvalue()))
with ExitStack() as stack:
    for n in "xy":
        stack.enter_context(tag(n))
    stack.callback(print, "callback")
double = functools.partial(lambda a, b, c=0: (a, b, c), 1, c=5)
print(double(2), double.args, double.keywords, functools.reduce(lambda a, b: a * b, range(1, 6)), functools.reduce(max, [], "none"))
print(sorted(["b", "A", "c"], key=functools.cmp_to_key(lambda x, y: (x.lower() > y.lower()) - (x.lower() < y.lower()))))


@repeat()
def noargs():
    return 1


print(noargs(), noargs.__qualname__, functools.partial(int, base=2)("101"), repr(functools.partial(print, 1, end="")).replace("built-in function ", ""))
