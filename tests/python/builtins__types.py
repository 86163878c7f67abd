values = [
    1,
    1.5,
    "s",
    True,
    None,
    [],
    (),
    {},
    set(),
    range(1),
    len,
    print,
    type,
    int,
    lambda: 0,
    (x for x in ()),
    zip(),
    slice(1),
    ...,
]
print([type(v).__name__ for v in values])
print(
    type(1),
    type("s"),
    type(None),
    type(print),
    type(int),
    type(lambda: 0),
    type(type),
    type([].append),
    type(ValueError()),
)
print(
    isinstance(1, int),
    isinstance(True, int),
    isinstance(1, bool),
    isinstance(1, (str, float, int)),
    isinstance([], object),
)
print(
    isinstance(None, type(None)),
    isinstance(int, type),
    isinstance(ValueError(), Exception),
    isinstance("s", (list, (str, int))),
)
print(type(5) == int, type(5) is not float, type(True) == int, type(5) in (int, float))
print(callable(len), callable(int), callable(5), callable(lambda: 0), callable("s"), callable("s".upper))
print(repr(int), str(ValueError), repr(type), [object], (None, Ellipsis, NotImplemented))
print(
    hash("a") == hash("a"), hash(1) == hash(1.0), hash(None) == hash(None), id(values) == id(values), id([]) is not None
)


class Thing:
    pass


print(type(Thing()) is Thing, Thing().__class__ is Thing, type(Thing) is type, isinstance(Thing, type), Thing.__class__)
made = type("Made", (Thing,), {"value": 7})
print(made, made().value, issubclass(made, Thing), made.__name__)
