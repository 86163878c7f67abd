# `__getattribute__` sees every lookup on instances; `__getattr__` is asked last.
class Traced:
    def __init__(self):
        self.x = 1

    def __getattribute__(self, name):
        if not name.startswith("__"):
            print("get", name)
        if name == "magic":
            return 42
        return super().__getattribute__(name)

    def method(self):
        return self.x


t = Traced()
print(t.x, t.magic, t.method())
print(getattr(t, "x"), hasattr(t, "nothing"), getattr(t, "nothing", "default"))
try:
    t.other
except AttributeError as error:
    print(error)


class Both(Traced):
    def __getattr__(self, name):
        print("last", name)
        if name == "bad":
            raise AttributeError("no bad")
        return name.upper()


b = Both()
print(b.x, b.unknown)
try:
    b.bad
except AttributeError as error:
    print(error)


class Guard:
    def __init__(self):
        object.__setattr__(self, "_values", {})

    def __setattr__(self, name, value):
        print("set", name)
        self._values[name] = value

    def __getattr__(self, name):
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(f"no {name}") from None

    def __delattr__(self, name):
        print("del", name)
        del self._values[name]


g = Guard()
g.a = 1
print(g.a)
del g.a
print(hasattr(g, "a"))
