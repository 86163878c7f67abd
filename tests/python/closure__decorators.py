def trace(function):
    def wrapper(*args, **kwargs):
        print("call", function.__name__, args, kwargs)
        result = function(*args, **kwargs)
        print("result", result)
        return result

    return wrapper


def repeat(times):
    def decorate(function):
        def wrapper(*args):
            return [function(*args) for _ in range(times)]

        return wrapper

    return decorate


@trace
def add(a, b=1):
    return a + b


@trace
@repeat(times=3)
def shout(word):
    return word.upper()


add(1)
add(1, b=5)
shout("hey")


def memoize(function):
    cache = {}

    def wrapper(n):
        if n not in cache:
            cache[n] = function(n)
        return cache[n]

    wrapper.cache = cache
    return wrapper


@memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), len(fib.cache), fib.cache[10])


class Register:
    def __init__(self):
        self.names = []

    def __call__(self, function):
        self.names.append(function.__name__)
        return function


register = Register()


@register
def first():
    pass


@register
class Second:
    pass


print(register.names, first.__name__, Second.__name__)
