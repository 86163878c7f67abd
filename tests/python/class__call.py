class Multiplier:
    def __init__(self, k):
        self.k = k
        self.calls = 0

    def __call__(self, x, *, offset=0):
        self.calls += 1
        return self.k * x + offset


double = Multiplier(2)
print(double(5), double(5, offset=1), list(map(double, [1, 2, 3])), double.calls, callable(double), callable(5))
print(sorted([3, 1, 2], key=Multiplier(-1)), list(filter(Multiplier(0), [1, 2])))
double.__call__ = lambda x: "instance attribute is not looked up"
print(double(1))


class Meta:
    registry = {}

    def __init__(self, name):
        self.name = name
        Meta.registry[name] = self

    def same(self):
        return self is Meta.registry[self.name]


m = Meta("one")
print(m.same(), list(Meta.registry), Meta("two").same(), list(Meta.registry))
m.greet = lambda: "hi " + m.name
print(m.greet())
Meta.bye = lambda self: "bye " + self.name
print(m.bye())
try:
    double()
except TypeError as error:
    print(error)
try:
    double(1, 2)
except TypeError as error:
    print(error)
