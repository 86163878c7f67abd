class Base:
    def who(self):
        return ["Base"]


class Left(Base):
    def who(self):
        return ["Left"] + super().who()


class Right(Base):
    def who(self):
        return ["Right"] + super().who()


class Bottom(Left, Right):
    def who(self):
        return ["Bottom"] + super().who()


print(Bottom().who(), [c.__name__ for c in Bottom.__mro__], Left().who())


class Mixin:
    def __repr__(self):
        fields = ", ".join(f"{k}={v!r}" for k, v in self.__dict__.items())
        return f"{type(self).__name__}({fields})"


class Point(Mixin):
    def __init__(self, x, y=0):
        self.x = x
        self.y = y


class Named(Point):
    def __init__(self, *args, name, **kwargs):
        super().__init__(*args, **kwargs)
        self.name = name


print(Point(1), Named(1, y=5, name="p"), Named(x=3, name="q"))
try:
    class Broken(Base, Left):
        pass
except TypeError as error:
    print(error)
try:
    class AlsoBroken(5):
        pass
except TypeError as error:
    print(error)
