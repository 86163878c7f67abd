# What lab.fetch returns: enough of bytes to count, cut, compare and save them.
b = b"hello\n\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], b == b"hello\n\x00\xff", b != b"x", bool(b""), b"ell" in b, 104 in b)
print(
    b"a" + b"b",
    b"ab" * 2,
    "é€".encode(),
    "é€".encode("utf-8").decode(),
    b"abc".decode(),
    list(b"abc"),
    bytes([1, 2, 65]),
    bytes(3),
)
print(
    b"it's",
    b'say "x"',
    b"a,b".split(b","),
    sum(b"abc"),
    sorted(b"cab"),
    {b"k": 1}[b"k"],
    b"abc" < b"abd",
    type(b).__name__,
)
for attempt in (
    lambda: b"a" + "b",
    lambda: b"a" == "a",
    lambda: b[99],
    lambda: bytes([256]),
    lambda: b"\xff".decode(),
    lambda: "a" in b,
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
