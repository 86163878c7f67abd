# Needs Python 3.12.
from typing import Callable, Protocol
import dataclasses

def first[T](items: list[T], default: T | None = None) -> T:
    return items[0] if items else default

print(first([1, 2]), first([], "x"))
print(first.__type_params__, first.__name__, first.__qualname__)
print(first.__annotations__)

class Stack[T]:
    """A stack."""
    kind: str = "stack"

    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()

    def map[U](self, function: Callable[[T], U]) -> "Stack[U]":
        result = Stack[U]()
        for item in self.items:
            result.push(function(item))
        return result

stack = Stack[int]()
stack.push(1); stack.push(2)
print(stack.map(str).items, stack.pop())
print(Stack.__mro__, Stack.__type_params__, Stack.__orig_bases__, Stack.__parameters__)
print(Stack.__doc__, Stack.map.__qualname__, Stack[int])

class Base:
    def __init__(self, value=3): self.value = value
    def hello(self): return "base"

class Child[K, V: (int, str)](Base, metaclass=type):
    def __init__(self):
        super().__init__(7)
    def hello(self): return super().hello() + " child"
c = Child()
print(c.value, c.hello(), Child.__bases__)
K, V = Child.__type_params__
print(K, V, V.__constraints__, K.__bound__, V.__bound__)

def limited[N: (Later)](x: N) -> N:
    return x
class Later: pass
print(limited.__type_params__[0].__bound__)

def many[*Ts, **P](f: Callable[P, int], *args: *Ts) -> tuple[*Ts]:
    return args
print(many(len, 1, 2), many.__type_params__)

type Number = int | float
type Pair[A] = tuple[A, A]
type Tree = dict[str, Tree | None]
print(Number, Number.__value__, Pair, Pair.__type_params__, Pair[int])
print(Tree.__value__)
print(type(Number).__name__)

@dataclasses.dataclass
class Box[T]:
    content: T
print(Box(3), Box[int](4))

class Outer:
    class Node: pass
    def inner[T](self, x: T) -> T:
        def deep(): return x
        return deep()
    async def co[T](self): return 1
    type Alias = int
print(Outer().inner(5), Outer.inner.__qualname__, Outer.Alias)
def decorator(f):
    print("decorating", f.__name__)
    return f
@decorator
def decorated[T](x: T = 5): return x
print(decorated())
try:
    T
except NameError as error:
    print(error)
def gen[T](n: T):
    yield n
print(list(gen(4)))
class HasLen(Protocol):
    def __len__(self) -> int: ...
def size[T: HasLen](x: T) -> int: return len(x)
print(size("abc"), size.__type_params__[0].__bound__)
type = 5
print(type)
type x = int
