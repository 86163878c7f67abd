d = {"a": 1, 5: 2}


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error, error.args)


attempt(lambda: d["b"])
attempt(lambda: d[6])
attempt(lambda: d[1, 2])
attempt(lambda: d.pop("b"))
attempt(lambda: {}.popitem())
attempt(lambda: {[]: 1})
attempt(lambda: d[{}])
attempt(lambda: [] in d)
attempt(lambda: d.x)
attempt(lambda: d < d)
attempt(lambda: d + d)
attempt(lambda: dict(5))
attempt(lambda: dict([1]))
attempt(lambda: dict([(1, 2, 3)]))
attempt(lambda: d.get())
attempt(lambda: d | [1])
try:
    del d["zz"]
except KeyError as error:
    print(repr(error), str(error))
try:
    for key in d:
        d["new"] = 1
except RuntimeError as error:
    print(error)
