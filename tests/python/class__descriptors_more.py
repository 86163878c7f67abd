# Descriptors: data before instance, instance before the others, on classes, through super(), by hand.
class Data:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.name, "unset")

    def __set__(self, instance, value):
        if value == "bad":
            raise ValueError(f"bad {self.name}")
        setattr(instance, self.name, value)

    def __delete__(self, instance):
        delattr(instance, self.name)


class Lazy:
    def __init__(self, function):
        self.function = function
        self.__doc__ = function.__doc__

    def __get__(self, instance, owner):
        if instance is None:
            return "on " + owner.__name__
        value = self.function(instance)
        instance.__dict__[self.function.__name__] = value
        return value


class Thing:
    field = Data()

    @Lazy
    def costly(self):
        "Computed once."
        print("computing")
        return 42


t = Thing()
print(t.field)
t.field = 5
print(t.field, t.__dict__)
t.__dict__["field"] = "hidden"
print(t.field)
del t.field
print(t.field)
try:
    t.field = "bad"
except ValueError as error:
    print(error)
print(t.costly, t.costly, Thing.costly, type(Thing.field).__name__)


class Sub(Thing):
    @property
    def field(self):
        return ("sub", super().field)

    @field.setter
    def field(self, value):
        Thing.field.__set__(self, value)


s = Sub()
s.field = 9
print(s.field)


def free(self, n=1):
    return (self, n)


bound = free.__get__("me")
print(bound(2), bound.__self__, free.__get__(None, str) is free)


class Wrapper:
    def __init__(self, function):
        self.function = function

    def __call__(self, *args):
        return ("wrapped", self.function(*args))

    def __get__(self, instance, owner):
        return self if instance is None else type(self)(self.function.__get__(instance, owner))


class Uses:
    @Wrapper
    def method(self, x):
        return x + 1


print(Uses().method(1), Uses.method(Uses(), 2))


class Meta(type):
    @property
    def both(cls):
        return "meta " + cls.__name__

    def only(cls):
        return cls.__name__


class Made(metaclass=Meta):
    both_too = 1


print(Made.both, Made.only())


class Temperature:
    def __init__(self):
        self._c = 0

    @property
    def celsius(self):
        "Degrees."
        return self._c

    @celsius.setter
    def celsius(self, value):
        self._c = value

    @celsius.deleter
    def celsius(self):
        print("deleted")

    @staticmethod
    def twice(x):
        return 2 * x

    @classmethod
    def make(cls, c):
        made = cls()
        made.celsius = c
        return made


temperature = Temperature.make(5)
del temperature.celsius
print(temperature.celsius, Temperature.twice(4), Temperature.celsius.fget(temperature))
print(Temperature.celsius.__doc__, Temperature.__dict__["twice"].__get__(None, Temperature)(3))
