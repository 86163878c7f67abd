# The order in which parts of an expression are evaluated.
def show(name, value=None):
    print(name, end=" ")
    return value if value is not None else name


def line():
    print()


show("a", 1) + show("b", 2) * show("c", 3)
line()
[show("x"), show("y")], (show("z"),), {show("k1"): show("v1"), show("k2"): show("v2")}
line()
d = {}
d[show("key")] = show("value")
line()
show("f", lambda *a, **k: None)(show("a1"), *[show("a2")], k=show("kw"), **{"m": show("m")})
line()
show("yes") if show("test", 1) else show("no")
line()
show("l", 1) < show("m", 2) < show("n", 0) < show("never")
line()
a, b = show("first", 1), show("second", 2)
line()
[1, 2, 3][show("low", 0) : show("high", 2) : show("step", 1)]
line()
list_of = [0, 0]
list_of[show("i", 0)], list_of[show("j", 1)] = show("right1", 5), show("right2", 6)
line()


@show("decorator 1", lambda f: show("apply 1", f))
@show("decorator 2", lambda f: show("apply 2", f))
def decorated(x=show("default")):
    pass


line()


class Derived(show("base", object)):
    show("body")


line()
print(f"{show('f1')}{show('f2')}", show("arg"))
not show("n", 0) or show("short")
line()
