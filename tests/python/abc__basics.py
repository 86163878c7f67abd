from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        """Says how large."""

    @property
    @abstractmethod
    def name(self):
        pass

    def describe(self):
        return f"{self.name} of {self.area()}"


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2

    @property
    def name(self):
        return "square"


class Half(Shape):
    def area(self):
        return 0


class Single(metaclass=ABCMeta):
    @abstractmethod
    def only(self):
        pass


print(Square(3).describe(), isinstance(Square(1), Shape), issubclass(Half, Shape), sorted(Shape.__abstractmethods__))
for bad in [Shape, Half, Single]:
    try:
        bad()
    except TypeError as error:
        print(error)


class Duck:
    pass


Shape.register(Duck)
print(isinstance(Duck(), Shape), issubclass(Duck, Shape), isinstance(5, Shape), type(Shape))


class Closer(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "close") if cls is Closer else NotImplemented


class Door:
    def close(self):
        pass


print(isinstance(Door(), Closer), isinstance(1, Closer))
