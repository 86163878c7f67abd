# The two uses of metaclasses that lectures show: one instance only, and a register of classes.
class Singleton(type):
    _instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super(Singleton, cls).__call__(*args, **kwargs)
        return cls._instances[cls]


class Config(metaclass=Singleton):
    def __init__(self, value=0):
        print("made with", value)
        self.value = value


class Log(metaclass=Singleton):
    pass


print(Config(1) is Config(2), Config().value, Log() is Log(), Log() is Config())


class Plugins(type):
    plugins = {}

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        if bases:
            Plugins.plugins[name.lower()] = cls


class Plugin(metaclass=Plugins):
    def run(self):
        return type(self).__name__


class Csv(Plugin):
    pass


class Json(Plugin):
    def run(self):
        return super().run() + "!"


print({name: cls().run() for name, cls in Plugins.plugins.items()})
print(Plugins.__mro__, type.mro(Csv))


def as_function(name, bases, namespace):
    print("function", name, bases, [key for key in namespace if not key.startswith("__")])
    return {"name": name}


class Odd(metaclass=as_function):
    field = 1


print(Odd)


class Type2(type):
    def __instancecheck__(cls, value):
        return value == 42

    def __subclasscheck__(cls, other):
        return other is int


class Answer(metaclass=Type2):
    pass


print(isinstance(42, Answer), isinstance(41, Answer), issubclass(int, Answer), issubclass(str, Answer))
print(isinstance(42, (str, Answer)), isinstance(Answer(), Answer), isinstance("x", (Answer, str)))
