# A metaclass that prepares the namespace sees the definitions in their order, and can refuse one.
class Once(dict):
    def __init__(self):
        super().__init__()
        self.order = []

    def __setitem__(self, key, value):
        if key in self and not key.startswith("__"):
            raise TypeError(f"{key} is defined twice")
        if not key.startswith("__"):
            self.order.append(key)
        super().__setitem__(key, value)


class Ordered(type):
    @classmethod
    def __prepare__(mcls, name, bases, **options):
        print("prepare", name, bases, options)
        return Once()

    def __new__(mcls, name, bases, namespace, **options):
        made = super().__new__(mcls, name, bases, dict(namespace))
        made.fields = namespace.order
        return made

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)


class Form(metaclass=Ordered, strict=True):
    title = "t"
    body = "b"

    def show(self):
        return self.title + self.body

    both = title + body


print(Form.fields, Form().show(), Form.both)
try:
    class Twice(metaclass=Ordered):
        x = 1
        x = 2
except TypeError as error:
    print(error)


class Bad(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return 5


try:
    class Wrong(metaclass=Bad):
        pass
except TypeError as error:
    print(error)
