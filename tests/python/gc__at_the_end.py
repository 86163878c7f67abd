# What a class, a decorator or a cached method refers to at the end of a run is freed with it.
from dataclasses import dataclass
from functools import singledispatchmethod


@dataclass
class Point:
    x: int = 0

    def moved(self):
        return Point(self.x + 1)


class Writer:
    @singledispatchmethod
    def write(self, value):
        return Writer, value


print(Point().moved(), Writer().write(1)[1])
