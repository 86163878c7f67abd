class OnlyRepr:
    def __repr__(self):
        return "<repr>"


class OnlyStr:
    def __str__(self):
        return "<str>"


class Both(OnlyRepr):
    def __str__(self):
        return "both str"

    def __format__(self, spec):
        return f"format({spec})"


print(OnlyRepr(), str(OnlyRepr()), [OnlyRepr()], f"{OnlyRepr()} {OnlyRepr()!r} {OnlyRepr()!s:>10}")
print(OnlyStr(), str(OnlyStr()), f"{OnlyStr()}", repr(OnlyStr()).startswith("<__main__.OnlyStr object at 0x"))
print(
    Both(),
    [Both()],
    {"k": Both()},
    (Both(),),
    f"{Both()} {Both():spec} {Both()!r}",
    "%s %r" % (Both(), Both()),
    "{:x} {}".format(Both(), OnlyStr()),
)
print(Both, OnlyRepr.__name__, type(Both()), [int, str, type(None)], type, object, Both.__qualname__, Both.__module__)


class BadStr:
    def __str__(self):
        return 5

    def __repr__(self):
        return None


for function in (str, repr, print):
    try:
        function(BadStr())
    except TypeError as error:
        print(error)


class Outer:
    class Inner:
        pass

    def method(self):
        def local():
            pass

        return local


print(
    Outer.Inner,
    Outer.method.__qualname__,
    Outer().method().__qualname__,
    repr(Outer.method).startswith("<function Outer.method at 0x"),
)
print(
    repr(Outer().method).startswith("<bound method Outer.method of <__main__.Outer object at 0x"),
    print,
    len,
    [].append is not None,
)
print(
    repr(lambda: 0).startswith("<function <lambda> at 0x"),
    repr((i for i in ())).startswith("<generator object <genexpr> at 0x"),
)
