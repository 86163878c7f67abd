print(int(), float(), str(), bool(), list(), tuple(), dict(), set(), type(None)())
print(list("ab"), list({1: 2, 3: 4}), list(range(3)), tuple([1, 2]), tuple("xy"), list((1, 2)), list(x for x in "z"))
print(str(5), str(None), str([1, "a"]), str(1.0), str("s"), str(True), str((1,)), str({"a": 1}), str(2**70))
print(bool("x"), bool(0.0), bool([]), bool(None), bool("False"), int(True), float("2"), int("5") + float("0.5"))
print(dict([("a", 1)]), dict({"b": 2}, c=3), dict(a=1), dict(zip("xy", (1, 2))), dict(["ab", "cd"]), dict({}))
original = [1, [2]]
copied = list(original)
copied[1].append(3)
copied.append(4)
print(original, copied, list(copied) == copied, tuple(copied)[1] is original[1])
t = (1, 2)
print(tuple(t) is t, str("abc") == "abc", type(5)("7"), type("")(5), type([])((1,)))
for attempt in (
    lambda: list(1),
    lambda: tuple(None),
    lambda: int([]),
    lambda: float("x"),
    lambda: dict([1, 2]),
    lambda: list(1, 2),
    lambda: int("12", 99),
    lambda: str(1, 2, 3, 4),
    lambda: bool(1, 2),
    lambda: int(x=5),
):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
