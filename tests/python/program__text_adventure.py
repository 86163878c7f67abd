import re, sys, textwrap
from abc import ABC, abstractmethod
from collections.abc import Sequence, Mapping, Iterable, MutableMapping


class Shape(ABC):
    registry = {}

    def __init_subclass__(cls, /, kind=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Shape.registry[kind or cls.__name__.lower()] = cls

    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    def __format__(self, spec):
        return f"{self.name}[{format(self.area(), spec or '.1f')}]"


class Square(Shape, kind="sq"):
    name = "square"

    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


class Broken(Shape):
    def area(self):
        return 0


print(f"{Square(2)} {Square(3):.3f}", sorted(Shape.registry))
for cls in (Shape, Broken):
    try:
        cls()
    except TypeError as e:
        print(e)


class Deck(Sequence):
    def __init__(self, cards):
        self._cards = list(cards)

    def __len__(self):
        return len(self._cards)

    def __getitem__(self, i):
        return self._cards[i]


d = Deck("JQKA")
print(list(reversed(d)), d.index("K"), d.count("A"), "Q" in d, isinstance(d, Iterable), isinstance(d, Mapping), d[1:3])


class LowerDict(MutableMapping):
    def __init__(self, *args, **kw):
        self.store = {}
        self.update(dict(*args, **kw))

    def __getitem__(self, k): return self.store[k.lower()]
    def __setitem__(self, k, v): self.store[k.lower()] = v
    def __delitem__(self, k): del self.store[k.lower()]
    def __iter__(self): return iter(self.store)
    def __len__(self): return len(self.store)


ld = LowerDict({"A": 1}, B=2)
ld["C"] = 3
print(ld["c"], ld.get("x"), "b" in ld, ld.pop("A"), dict(ld), ld.setdefault("Z", 9), list(ld.items()), ld == {"b": 2, "c": 3, "z": 9})
try:
    ld["nope"]
except KeyError as e:
    print("KeyError", e)


class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, objtype=None): return self if obj is None else getattr(obj, self.name)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(obj, self.name, value)


class Person:
    name = Typed(str)
    age = Typed(int)
    __slots__ = ("_name", "_age")

    def __init__(self, name, age):
        self.name, self.age = name, age


p = Person("Al", 5)
for a in (lambda: setattr(p, "age", "x"), lambda: setattr(p, "zzz", 1), lambda: Person(1, 2), lambda: p.__dict__):
    try:
        a()
    except Exception as e:
        print(type(e).__name__, e)


class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        ns["tag"] = name.upper()
        return super().__new__(m, name, bases, ns)

    def __call__(cls, *a, **k):
        if not hasattr(cls, "_one"):
            cls._one = super().__call__(*a, **k)
        return cls._one

    def __len__(cls): return 42


class Single(metaclass=Meta):
    def __init__(self): print("init once")


print(Single() is Single(), Single.tag, len(Single), type(Single), Meta.__mro__)


class Node:
    def __init__(self, value, left=None, right=None): self.value, self.left, self.right = value, left, right
    def __iter__(self):
        if self.left: yield from self.left
        yield self.value
        if self.right: yield from self.right
    def __getattr__(self, name): raise AttributeError(f"no {name} here")
    def __call__(self, x): return self.value * x
    def __enter__(self): return self
    def __exit__(self, *exc): print("exit", exc[0]); return True
    def __int__(self): return int(self.value)
    def __index__(self): return self.value
    def __hash__(self): return hash(self.value)
    def __eq__(self, o): return isinstance(o, Node) and o.value == self.value
    def __reversed__(self): return iter(sorted(self, reverse=True))
    def __delitem__(self, k): print("del", k)
    def __missing__(self, k): return 0
    def __round__(self, n=None): return f"round {n}"
    def __abs__(self): return "abs"
    def __divmod__(self, o): return ("divmod", o)
    def __floordiv__(self, o): return "//"
    def __rsub__(self, o): return f"{o} - node"
    def __ior__(self, o): self.value |= o; return self


t = Node(4, Node(2, Node(1)), Node(6))
print(list(t), t(3), int(t), [0, 1, 2, 3, 4][t], hex(t), list(reversed(t)), Node(4) in {t}, round(t, 2), abs(t), divmod(t, 2), t // 1, 10 - t, range(t), "abcdefg"[:t])
t |= 3
del t["k"]
print(t.value)
with t:
    t.missing
try: t.foo
except AttributeError as e: print(e)
match {"cmd": "go", "args": ["north", 3]}:
    case {"cmd": "go", "args": [str(direction), int(n), *rest]} if n > 2: print("going", direction, n, rest)
match Node(1):
    case Node(value=v): print("node", v)
for command in ["look", "take lamp", "go north fast", "", "drop a b", 5, [1, 2, 3], (0, "y"), {"k": None}, 2.5, None]:
    match command.split() if isinstance(command, str) else command:
        case []: print("empty")
        case [verb]: print("one", verb)
        case ["go", ("north" | "south") as way, *how]: print("go", way, how)
        case ["take" | "drop" as verb, *things]: print(verb, things)
        case int(x) | float(x): print("num", x)
        case [first, *_] if first: print("seq", first)
        case {"k": k, **rest}: print("map", k, rest)
        case None: print("none")
        case _: print("other", command)
