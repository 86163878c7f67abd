import typing
from typing import (
    Any, Callable, ClassVar, Dict, Final, Generic, Iterable, List, Literal, NamedTuple, NewType, Optional, Protocol,
    Tuple, TypedDict, TypeVar, Union, cast, get_args, get_origin, get_type_hints, runtime_checkable,
)

print(List[int], Dict[str, int], Optional[int], Union[int, str], Tuple[int, ...], Callable[[int, str], bool], Any)
print(Union[int, None], Union[int, int], Literal["a", 1], ClassVar[int], Final[str], List[List[int]], Iterable[str], List)
T = TypeVar("T")
print(T, List[T], List[T][int], Dict[str, T], Optional[List[int]], List[int] == List[int], typing.Sequence[int])


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()


stack = Stack[int]()
stack.push(4)
print(stack.pop(), Stack[int], Stack)


class Employee(NamedTuple):
    name: str
    id: int = 3

    def label(self):
        return f"{self.name}#{self.id}"


print(Employee("ann"), Employee("bob", 4).label(), Employee._fields, Employee("x")[1], Employee._field_defaults)


class Movie(TypedDict):
    title: str
    year: int


movie: Movie = {"title": "x", "year": 1}
print(movie, Movie(title="y", year=2), Movie.__annotations__)


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


class Door:
    def close(self):
        pass


print(isinstance(Door(), Closes), isinstance(5, Closes))
UserId = NewType("UserId", int)
print(UserId(5), cast(int, "x"), get_origin(List[int]), get_args(Dict[str, int]), typing.TYPE_CHECKING)


def function(a: int, b: "str" = "x") -> Optional[int]:
    return None


print(get_type_hints(function), function.__annotations__)
