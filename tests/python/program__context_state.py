"""State machines, observers, undo: the patterns lecture."""
from contextlib import contextmanager
from collections import defaultdict
from enum import Enum, unique
import weakref


@unique
class Light(Enum):
    RED = "stop"
    GREEN = "go"
    AMBER = "wait"

    def next(self):
        order = list(Light)
        return order[(order.index(self) + 1) % len(order)]


light = Light.RED
for _ in range(4):
    print(light.name, light.value, end=" -> ")
    light = light.next()
print(light)
try:
    @unique
    class Bad(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)


class Event:
    def __init__(self):
        self.handlers = []

    def __iadd__(self, handler):
        self.handlers.append(handler)
        return self

    def __call__(self, *args):
        return [handler(*args) for handler in self.handlers]


class Editor:
    def __init__(self):
        self.text, self.undo_stack, self.changed = "", [], Event()

    def do(self, command, *args):
        undo = getattr(self, f"_{command}")(*args)
        self.undo_stack.append(undo)
        self.changed(self.text)

    def _insert(self, at, piece):
        self.text = self.text[:at] + piece + self.text[at:]
        return lambda: self._delete(at, len(piece))

    def _delete(self, at, n):
        gone, self.text = self.text[at:at + n], self.text[:at] + self.text[at + n:]
        return lambda: self._insert(at, gone)

    def undo(self):
        if not self.undo_stack:
            raise RuntimeError("nothing to undo")
        self.undo_stack.pop()()
        self.changed(self.text)


editor = Editor()
editor.changed += lambda text: print("now", repr(text))
editor.do("insert", 0, "hello")
editor.do("insert", 5, " world")
editor.do("delete", 0, 6)
for _ in range(4):
    try:
        editor.undo()
    except RuntimeError as error:
        print(error)
try:
    editor.do("explode")
except AttributeError as error:
    print(error)


class Config(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"no setting {name!r}") from None

    __setattr__ = dict.__setitem__

    @contextmanager
    def override(self, **changes):
        saved = dict(self)
        self.update(changes)
        try:
            yield self
        finally:
            self.clear()
            self.update(saved)


config = Config(debug=False, level=1)
config.name = "app"
with config.override(debug=True) as c:
    print(c.debug, c)
print(config.debug, config, "level" in config, isinstance(config, dict), {**config})
try:
    config.nope
except AttributeError as error:
    print(error, error.__cause__, error.__suppress_context__)


class Cache:
    def __init__(self, func):
        self.func, self.values = func, weakref.WeakValueDictionary()

    def __call__(self, key):
        value = self.values.get(key)
        if value is None:
            value = self.values[key] = self.func(key)
        return value


class Big:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("freed", self.n)


cache = Cache(Big)
one = cache(1)
print(cache(1) is one, len(cache.values))
del one
print(len(cache.values))


class Visitor:
    def visit(self, node):
        method = getattr(self, "visit_" + type(node).__name__, self.generic)
        return method(node)

    def generic(self, node):
        raise NotImplementedError(f"no visit_{type(node).__name__}")

    def visit_int(self, node): return node
    def visit_list(self, node): return sum(map(self.visit, node))
    def visit_tuple(self, node):
        op, *args = node
        return {"+": lambda a, b: a + b, "*": lambda a, b: a * b}[op](*map(self.visit, args))


print(Visitor().visit(("+", 2, ("*", 3, [4, 5]))))
try:
    Visitor().visit("x")
except NotImplementedError as error:
    print(error)
graph = defaultdict(lambda: defaultdict(int))
for a, b in ["ab", "bc", "ab"]:
    graph[a][b] += 1
print({k: dict(v) for k, v in graph.items()}, graph.default_factory is not None, "z" in graph, graph["z"], len(graph))


class Temperature:
    def __init__(self, celsius=0.0):
        self.celsius = celsius

    fahrenheit = property(lambda self: self.celsius * 9 / 5 + 32, lambda self, f: setattr(self, "celsius", (f - 32) * 5 / 9), doc="in F")

    @property
    def kelvin(self): return self.celsius + 273.15

    @kelvin.deleter
    def kelvin(self): print("absolute zero"); self.celsius = -273.15


t = Temperature(100)
t.fahrenheit = 32
print(t.celsius, t.fahrenheit, t.kelvin, Temperature.fahrenheit.__doc__)
del t.kelvin
try:
    t.kelvin = 5
except AttributeError as error:
    print(error)
print(t.celsius)
