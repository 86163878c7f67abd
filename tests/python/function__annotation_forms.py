from collections import deque


class Shape:
    sides: int
    name: str = "shape"
    points: list[tuple[int, int]] = []
    table: dict[str, list[int]]

    def scaled(self, by: float = 1.0, *rest: int, exact: bool = False, **more: str) -> "Shape":
        inner: int = 3
        return inner


print(Shape.__annotations__, Shape.scaled.__annotations__, Shape().scaled())
print(list[int], dict[str, int], tuple[int, ...], type[Shape], list[int]() == [], list[int] == list[int])
print((lambda: 0).__annotations__, list[int].__origin__, dict[str, int].__args__)


class Box:
    def __class_getitem__(cls, item):
        return cls.__name__, item


print(Box[int], Box[1, 2])
try:
    int[3]
except TypeError as error:
    print(error)


def outer(kind):
    class Local:
        value: kind

        def method(self, other: kind) -> kind:
            return other

    return Local.__annotations__, Local.method.__annotations__


print(outer(str))
