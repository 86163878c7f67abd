from functools import cache, cached_property, lru_cache


@lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(90), fibonacci.cache_info(), fibonacci.__name__)
fibonacci.cache_clear()
print(fibonacci.cache_info())


@lru_cache(maxsize=2)
def square(x):
    print("computing", x)
    return x * x


print(square(1), square(2), square(1), square(3), square(2), square(3))
print(square.cache_info(), square.cache_parameters(), square.cache_info().hits)


@lru_cache
def shout(text, mark="!"):
    return text + mark


print(shout("a"), shout("a", mark="?"), shout("a", "!"), shout.cache_info(), shout.__wrapped__("b"))


@lru_cache(typed=True)
def kind(x):
    return type(x).__name__


print(kind(1), kind(1.0), kind(True), kind.cache_info())


@cache
def add(a, b):
    return a + b


print(add(1, 2), add(1, 2), add(b=2, a=1), add.cache_info())
try:
    add([], [])
except TypeError as error:
    print(error)


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @cached_property
    def area(self):
        """The area."""
        print("computing")
        return 3 * self.radius ** 2

    @lru_cache(maxsize=8)
    def scaled(self, by):
        return self.radius * by


circle = Circle(2)
print(circle.area, circle.area, circle.__dict__, circle.scaled(2), circle.scaled(2), Circle.scaled.cache_info().hits)
del circle.area
print(circle.area)
