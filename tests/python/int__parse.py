for text in [
    "42",
    "  -7 ",
    "+3",
    "1_000",
    "0",
    "-0",
    "123456789012345678901234567890",
    "",
    "4 2",
    "1__0",
    "0x10",
    "3.5",
    "abc",
    "é",
]:
    try:
        print(repr(text), int(text))
    except ValueError as error:
        print(error)
print(int("ff", 16), int("0xff", 16), int("0b101", 0), int("z", 36), int("-101", 2), int("0o17", 0), int("10", base=8))
print(int(3.99), int(-3.99), int(1e20), int(), int(True))
for bad in [(None,), ([],), ("12", 1), (1.5, 10)]:
    try:
        print(int(*bad))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
for bad in ["inf", "nan"]:
    try:
        int(float(bad))
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
