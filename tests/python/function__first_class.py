def compose(*functions):
    def composed(x):
        for f in reversed(functions):
            x = f(x)
        return x

    return composed


def curry(f, *first):
    return lambda *rest: f(*first, *rest)


increment = lambda x: x + 1
double = lambda x: x * 2
print(compose(increment, double)(5), compose(double, increment)(5), compose()(5), curry(max, 3)(1, 2))
operations = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "max": max}
print([operations[op](7, 3) for op in ("+", "-", "max")], (lambda: None)(), (lambda *a, **k: (a, k))(1, x=2))


def apply_all(functions, value):
    return [f(value) for f in functions]


print(apply_all([str, float, abs, bool, lambda x: [x]], -3), list(map(lambda f: f.__name__, [len, compose, increment])))


def factory(kind):
    if kind == "list":
        return list
    if kind == "self":
        return factory
    return lambda: kind


print(factory("list")("ab"), factory("self")("z")(), factory("self") is factory)


def counted():
    counted.calls += 1
    return counted.calls


counted.calls = 0
counted()
print(counted(), counted.calls, counted.__dict__)


def reduce(f, items, start):
    result = start
    for item in items:
        result = f(result, item)
    return result


print(reduce(lambda a, b: a * b, range(1, 6), 1), reduce(lambda a, b: b + a, "abc", ""))
method = "a-b".split
print(method("-"), str.join("+", ["x", "y"]), [].append.__name__, sorted(["b", "A"], key=str.lower))
Y = lambda f: (lambda x: x(x))(lambda y: f(lambda v: y(y)(v)))
print(Y(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))(10))
