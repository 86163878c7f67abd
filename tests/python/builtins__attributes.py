class Settings:
    volume = 5

    def __init__(self):
        self.name = "n"


s = Settings()
print(getattr(s, "name"), getattr(s, "volume"), getattr(s, "none", "default"), hasattr(s, "volume"), hasattr(s, "x"))
setattr(s, "x", 1)
delattr(s, "name")
print(s.x, hasattr(s, "name"), vars(s), s.__dict__, Settings.__dict__["volume"], "volume" in vars(s))
for name in ["upper", "title", "strip"]:
    print(getattr(" ab c ", name)(), end="|")
print()
s.__dict__["dynamic"] = 9
print(s.dynamic, [name for name in dir(s) if not name.startswith("_")])


class Guarded:
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)

    def __getattr__(self, name):
        return f"computed {name}"

    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)


g = Guarded()
g.a = 1
print(g.a, g.b)
del g.a
print(g.a)
for attempt in (
    lambda: getattr(s, "nope"),
    lambda: setattr(s, 5, 1),
    lambda: getattr(s),
    lambda: delattr(s, "nope"),
    lambda: getattr(s, 5),
    lambda: setattr(5, "x", 1),
):
    try:
        print(attempt())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
