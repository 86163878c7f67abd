# Messages that differ from one form to the next.


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def delete(container, key):
    del container[key]


for value in (None, 1, 2.5, print):
    attempt(lambda: [*value])
    attempt(lambda: (1, *value))
    attempt(lambda: {*value})
for container in ({1}, frozenset(), (1,), "a", b"a", range(3), 1, None):
    for key in (0, "a", True):
        attempt(lambda: delete(container, key))
nothing = type(None)
attempt(lambda: nothing())
attempt(lambda: nothing(1))
attempt(lambda: nothing(a=1))
attempt(lambda: int(b"abc"))
attempt(lambda: int(b" 12 "))
attempt(lambda: int(b""))
for value in ([1, 2], (1, 0), {5}, {3: 1}, range(3), [300], ["a"], "a", 1, None, b"\x01\x00"):
    attempt(lambda: int.from_bytes(value, "big"))
for value in (97, True, 256, -1, "a", None, b"b", 1.5):
    attempt(lambda: b"ab\x01".find(value))
    attempt(lambda: b"ab\x01a".count(value))


def delete(container, key):
    del container[key]


class Plain:
    pass


for container in (object(), (), "a", {1}, None, Plain(), range(3), 1.5, len, int, b"a", {}.keys()):
    for key in (0, "k"):
        attempt(lambda: delete(container, key))
for slots in (5, None, 1.5, ["a", 1]):
    attempt(lambda: type("Slotted", (), {"__slots__": slots}))
for name in ("os.nope", "math.nope", "collections.nope"):
    attempt(lambda: __import__(name))
