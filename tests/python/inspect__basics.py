import inspect


def sample(a, b=2, *args, key, other=None, **rest):
    """Says something.

    And more.
    """
    return a


def only(a, /, b, *, c=1):
    pass


class Thing:
    """A thing."""

    def __init__(self, size, color="red"):
        self.size = size

    def method(self, x):
        return x

    @classmethod
    def make(cls, n):
        return cls(n)


def generate():
    yield 1


print(inspect.signature(sample), inspect.signature(only), inspect.signature(Thing), inspect.signature(Thing(1).method))
for name, parameter in inspect.signature(sample).parameters.items():
    print(name, parameter.kind, parameter.default is inspect.Parameter.empty, parameter)
bound = inspect.signature(sample).bind(1, 3, 4, key=5, z=6)
print(bound.arguments, bound.args, bound.kwargs)
for bad in [lambda: inspect.signature(only).bind(1), lambda: inspect.signature(only).bind(1, 2, 3), lambda: inspect.signature(5)]:
    try:
        bad()
    except TypeError as error:
        print(error)
print(inspect.isfunction(sample), inspect.ismethod(Thing(1).method), inspect.isclass(Thing), inspect.isbuiltin(len))
print(inspect.isgeneratorfunction(generate), inspect.isgenerator(generate()), inspect.iscoroutinefunction(sample))
print(inspect.getdoc(sample), inspect.getdoc(Thing), inspect.ismodule(inspect), inspect.isroutine(len))
print(inspect.getsource(only), inspect.getsource(generate), inspect.getmro(Thing) == (Thing, object))
