text = "abc"
for attempt in (
    lambda: "a".join(5),
    lambda: "a".join([1]),
    lambda: "a".split(""),
    lambda: "a".split(5),
    lambda: "a".replace("a"),
    lambda: "a".replace(1, 2),
    lambda: "a".upper(1),
    lambda: "a".center("x"),
    lambda: "a".center(5, "ab"),
    lambda: "a".index("b"),
    lambda: "a".rindex("b"),
    lambda: "a".startswith(1),
    lambda: "a".find(),
    lambda: "a".count(1),
    lambda: "a".strip(1),
    lambda: "a".zfill(),
    lambda: text["x"],
    lambda: text[1.0],
    lambda: text[5],
    lambda: "".join(),
    lambda: str.upper(5),
    lambda: str.upper(),
    lambda: "a".nothing(),
    lambda: "a".partition(""),
    lambda: "a".removeprefix(5),
    lambda: len("a", "b"),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
