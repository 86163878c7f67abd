# `X | Y`.
import types
from typing import List, Optional, TypeVar, Union, get_args, get_origin

T = TypeVar("T")
number = int | float
print(number, repr(number), type(number), type(number) is types.UnionType, number.__args__)
print(int | None, None | int, int | str | None, list[int] | dict[str, int] | None, int | int, int | str | int)
print(number | str, str | number, (int | str) | (str | bytes), int | None | None)
print(int | str == str | int, (int | str) == Union[int, str], hash(int | str) == hash(str | int))
print(isinstance(1, number), isinstance("1", number), isinstance(None, int | None), isinstance(True, int | str))
print(issubclass(bool, number), issubclass(str, number), isinstance(1, (str, bytes | int)))
print(get_origin(number), get_args(number), get_origin(list[int]))
print(int | T, T | int, Optional[int] | str, int | List[str])


class A:
    pass


class B(A):
    pass


print(A | B, A | int, isinstance(B(), A | int))


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


attempt(lambda: int | 3)
attempt(lambda: 3 | int)
attempt(lambda: int | "str")
attempt(lambda: None | None)
attempt(lambda: isinstance(1, int | list[int]))
attempt(lambda: isinstance(1, list[int]))
attempt(lambda: issubclass(list, list[int]))
attempt(lambda: int & str)


def f(x: int | None = None, *, y: "A | B" = 3) -> list[int] | None:
    return x


print(f.__annotations__)
x: int | str = 5
y: "forward"
z: list["A"]
(w): int = 3
A.attribute: print("evaluated") = 3


def local():
    a: undefined = 3
    b: undefined
    A.c: undefined = 4
    return a


print(__annotations__, local(), A.c)
for value in 5, "five", 5.0:
    match value:
        case int() | str():
            print("int or str")
        case _:
            print(isinstance(value, int | str))
x |= 2
print(x)


class Meta(type):
    def __or__(cls, other):
        return "meta", other


class M(metaclass=Meta):
    pass


print(M | int, M | 3, int | M)
