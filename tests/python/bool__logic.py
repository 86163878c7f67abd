print(True and 1, 0 and 1, "" or "default", None or 0 or [], 1 and 2 and 3, 1 or 2, not [], not not "x")


def noisy(value):
    print("evaluated", value)
    return value


print(noisy(0) and noisy(1))
print(noisy(1) or noisy(2))
print(noisy("") or noisy(None) or noisy("end"))
print(noisy(1) and noisy(0) or noisy(3))
print(noisy(1) if noisy(0) else noisy(2))
for value in [
    0,
    1,
    -1,
    0.0,
    0.1,
    "",
    "0",
    (),
    (0,),
    [],
    [0],
    {},
    {0: 0},
    None,
    True,
    False,
    range(0),
    range(1),
    set(),
    print,
]:
    if value:
        print("true", end=" ")
    else:
        print("false", end=" ")
print()
print(bool(), bool("False"), True + 1, True == 1, False is False, True is not False, str(True), repr(False), int(False))
print(not 1 == 2, (not 1) == False, 1 if True else 2 if False else 3, True == (not False), -True, ~False)
