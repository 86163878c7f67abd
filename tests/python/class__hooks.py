class Plugin:
    known = []

    def __init_subclass__(cls, /, tag="none", **keywords):
        super().__init_subclass__(**keywords)
        cls.known.append((cls.__name__, tag))


class First(Plugin):
    pass


class Second(First, tag="second"):
    pass


print(Plugin.known)
try:
    class Third(Second, unknown=1):
        pass
except TypeError as error:
    print(error)
try:
    class Plain(unknown=1):
        pass
except TypeError as error:
    print(error)


class Named:
    def __set_name__(self, owner, name):
        print("__set_name__", owner.__name__, name)


class Owner(Plugin, tag="owner"):
    first = Named()
    second = Named()


print(Plugin.known[-1])
