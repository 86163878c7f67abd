from functools import singledispatch, singledispatchmethod


@singledispatch
def describe(value):
    return f"something: {value}"


@describe.register(int)
def _(value):
    return f"an int: {value}"


@describe.register(list)
@describe.register(tuple)
def _(value):
    return f"a sequence of {len(value)}"


class Animal:
    pass


class Dog(Animal):
    pass


describe.register(Animal, lambda value: type(value).__name__)
print(describe(1), describe(True), describe([1, 2]), describe((1,)), describe("x"), describe(Dog()))
print(describe.dispatch(float) is describe.dispatch(object), describe.__name__)


class Writer:
    @singledispatchmethod
    def write(self, value):
        return f"value {value}"

    @write.register(str)
    def _(self, value):
        return f"text {value!r}"


print(Writer().write(1), Writer().write("a"))
try:
    describe()
except TypeError as error:
    print(error)
