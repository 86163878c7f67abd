# Classes that derive from what is no class.
from collections.abc import Mapping
from typing import Dict, Generic, List, NamedTuple, Optional, Protocol, Tuple, TypeVar, get_type_hints

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()


stack = Stack[int]()
stack.push(3)
print(stack.pop(), type(stack) is Stack, stack.__orig_class__, isinstance(stack, Stack))
print(Stack.__mro__, Stack.__bases__, Stack.__orig_bases__, Stack.__parameters__)
print(Stack[int], Stack[T], Stack[int] == Stack[int], Stack[int].__origin__ is Stack, Stack[int].__args__)


class Pair(Generic[K, V]):
    pass


class IntPair(Pair[int, V]):
    pass


class Numbers(list[int]):
    pass


class Words(List[str]):
    pass


class Table(Dict[str, T], Mapping[str, T]):
    pass


class Both(Stack[T], Generic[T]):
    pass


print(Pair[int, str], IntPair.__mro__, IntPair.__parameters__, IntPair[str])
print(Numbers([1, 2]), Numbers.__mro__, Numbers.__orig_bases__)
print(Words("ab"), Words.__mro__)
print(Both.__mro__, Both.__orig_bases__)


class Shape(Protocol[T]):
    def area(self) -> T: ...


class Square:
    def area(self) -> int:
        return 4


class Cube(Shape[int]):
    pass


print(Shape.__parameters__, Cube().area(), Cube.__mro__)


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


attempt(lambda: Pair[int])
attempt(lambda: Pair[int, str, float])
attempt(lambda: IntPair[str][int])
attempt(lambda: Generic[int])
attempt(lambda: Generic[T, T])
attempt(lambda: Numbers[int])
attempt(lambda: Square[int])


def odd():
    class C(Optional[int]):
        pass


attempt(odd)


class Stands:
    def __init__(self, *entries):
        self.entries = entries

    def __mro_entries__(self, bases):
        print("asked", len(bases))
        return self.entries


class Derived(Stands(int)):
    x = 1


class Many(Stands(Square, Pair), Stands()):
    def __init_subclass__(cls, **keywords):
        print(cls.__name__, keywords)


class More(Many, Stands(), flag=True):
    pass


print(Derived(5) + 1, Derived.__mro__, Many.__mro__, len(Many.__orig_bases__), More.__bases__)


class Bad:
    def __mro_entries__(self, bases):
        return [int]


try:
    class Wrong(Bad()):
        pass
except TypeError as error:
    print(error)


class Meta(type):
    def __new__(mcls, name, bases, namespace, **keywords):
        print(name, bases, sorted(key for key in namespace if key.startswith("__orig")), keywords)
        return super().__new__(mcls, name, bases, namespace)


class WithMeta(Stands(int), metaclass=Meta, word="w"):
    def method(self):
        return __class__.__name__, super().__repr__()


print(WithMeta(3).method())


class Point(NamedTuple):
    x: int
    y: Optional[int] = None


print(Point(1), Point.__annotations__, get_type_hints(Stack.push))
import collections
from collections.abc import Callable, Iterator


class Tail(collections.deque):
    pass


def g(call: Callable[[int], str], items: Iterator[int], d: collections.defaultdict[str, list[int]] = None) -> collections.Counter[str]:
    pass


print(g.__annotations__, Tail[int], collections.deque[int]([1]), collections.OrderedDict[str, int](a=1))
print(list[T][int], dict[str, T][int], list[T].__parameters__, list[int].__name__, tuple[()], tuple[int, ...], list[int]("ab"))
