from __future__ import annotations

import abc
import typing
from typing import (Any, Callable, ClassVar, Dict, Final, Generic, Iterable, Iterator, List, Literal, NamedTuple, NewType,
                    Optional, Protocol, Tuple, TypedDict, TypeVar, Union, cast, overload, runtime_checkable, TYPE_CHECKING)

T = TypeVar("T")
UserId = NewType("UserId", int)
Vector = List[float]


class Stack(Generic[T]):
    def __init__(self) -> None:
        self._items: list[T] = []

    def push(self, item: T) -> Stack[T]:
        self._items.append(item)
        return self

    def pop(self) -> T:
        if not self._items:
            raise IndexError("pop from an empty stack")
        return self._items.pop()

    def __len__(self) -> int:
        return len(self._items)


@runtime_checkable
class Speaker(Protocol):
    def speak(self) -> str: ...


class Dog:
    def speak(self) -> str:
        return "wuff"


class Movie(TypedDict, total=False):
    title: str
    year: int


class Employee(NamedTuple):
    name: str
    id: int = 3

    def greet(self) -> str:
        return f"I am {self.name}"


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


def first(items: Iterable[T], default: Optional[T] = None) -> Union[T, None]:
    return next(iter(items), default)


s = Stack[int]().push(1).push(2)
print(s.pop(), len(s), isinstance(Dog(), Speaker), isinstance(3, Speaker), UserId(5) + 1, double("ab"), double(4), first([]), first("xy"))
try:
    Stack().pop()
except IndexError as e:
    print(e)
m: Movie = {"title": "Up", "year": 2009}
print(m, Employee("Al").greet(), Employee("Bo", 9), Employee._field_defaults, cast(int, "5"), TYPE_CHECKING)
print(List[int], Dict[str, List[int]], Optional[int], Union[int, str, None], Callable[[int], str], Tuple[int, ...], Literal["a", 1], Any, ClassVar[int], list[int], dict[str, tuple[int, ...]], int | None)
print(first.__annotations__, typing.get_type_hints(Employee), Vector)
try:
    Speaker()
except TypeError as e:
    print(e)


def fully(a: int, b: "str" = "x", *args: float, key: bool = True, **kw: Any) -> None:
    """Doc."""


import inspect
print(inspect.signature(fully), list(inspect.signature(fully).parameters), inspect.getdoc(fully), fully.__defaults__, fully.__kwdefaults__, fully.__code__.co_varnames, fully.__code__.co_argcount)
for name, p in inspect.signature(fully).parameters.items():
    print(name, p.kind.name, p.default is inspect.Parameter.empty)
print(inspect.isfunction(fully), inspect.isclass(Dog), inspect.ismethod(Dog().speak), inspect.isgeneratorfunction(first), [n for n, _ in inspect.getmembers(Dog, inspect.isfunction)])


class Countdown:
    def __init__(self, n: int): self.n = n
    def __iter__(self) -> Iterator[int]: return self
    def __next__(self) -> int:
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1


print(list(Countdown(3)), sum(Countdown(4)), 2 in Countdown(3), max(Countdown(5)), [*Countdown(2)], dict(enumerate(Countdown(2))), *Countdown(1))
a, *b = Countdown(4)
print(a, b, isinstance(Countdown(1), Iterator), type(s).__orig_bases__, T, repr(UserId(3)))
