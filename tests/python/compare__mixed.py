print(
    1 == 1.0, 1 == True, 0 == False, 2 == True, 1 == "1", None == 0, None == False, "" == False, [] == False, () == []
)
print(1 < 1.5, 2 > 1.5, 1.0 <= 1, -0.0 == 0, 10**20 == 1e20, 10**25 == 1e25, 0.1 < 1, True < 2, False < True)
a = b = [1, 2]
c = [1, 2]
print(a is b, a is c, a == c, a is not c, None is None, type(1) is int, type(a) == list, type(None) is type(None))
print(
    1 in (1.0,),
    "a" in ["a"],
    None in [None],
    3 in range(5),
    3.0 in range(5),
    2.5 in range(5),
    "x" in {"x": 1},
    1 in {1.0: 0},
)
try:
    1 in 5
except TypeError as error:
    print(error)
try:
    1 in "text"
except TypeError as error:
    print(error)
print(
    max(1, 2.5),
    max(2, 2.0),
    min(2, 2.0),
    max([1, 5, 3]),
    max("a", "b"),
    max([], default="none"),
    max("bb", "a", key=len),
    min((3, 1), (2, 9)),
)
for attempt in (lambda: max([]), lambda: max(1, "a"), lambda: max(), lambda: min(5)):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
