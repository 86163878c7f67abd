for text in [
    "1.5",
    " 2 ",
    "-.5",
    "1e3",
    "1E-3",
    "inf",
    "-Infinity",
    "NaN",
    "1_0.5",
    "",
    "abc",
    "1e",
    "0x1p3",
    "1.5.2",
]:
    try:
        print(repr(text), float(text))
    except ValueError as error:
        print(error)
for bad in (None, [], "x"):
    try:
        float(bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(float(), float(True), float(10**20), (2.0).is_integer(), (2.5).is_integer())
for data in (b"1.5", b" 12\n", bytearray(b"-1e3"), memoryview(b"7"), b"x", b"", bytearray(b"1.5.2"), "١".encode(), b"\xff"):
    try:
        print(float(data))
    except ValueError as error:
        print(error)
