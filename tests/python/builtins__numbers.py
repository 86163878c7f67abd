print(abs(-3), abs(3.5), abs(-0.0), abs(True), abs(-(10**30)))
print(
    round(3.5), round(4.5), round(-3.5), round(3.14159, 3), round(1e10, -9), round(12345, -2), round(0.5), round(True)
)
print(divmod(17, 5), divmod(-17, 5), divmod(17.5, 5), divmod(17, -5), divmod(10**30, 7), divmod(5, 0.3))
print(pow(2, 10), pow(2, -1), pow(2.0, 3), pow(7, 100, 13), pow(-2, 3), pow(0, 0), pow(2, 0.5), pow(10, 30))
print(bin(5), hex(255), oct(8), bin(-5), chr(97), ord("a"), int("11", 2), float("1e3"), hash(7), hash(2.0))
print(sum([0.1] * 3), 0.1 * 3, 0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1, sum([1e100, 1.0, -1e100]), 1e16 + 1 - 1e16)
for attempt in (
    lambda: abs("x"),
    lambda: round("x"),
    lambda: divmod("a", 1),
    lambda: pow("a", 2),
    lambda: pow(2, 3, 0),
    lambda: chr(-1),
    lambda: chr(0x110000),
    lambda: ord("ab"),
    lambda: ord(5),
    lambda: hex(1.5),
    lambda: bin("x"),
    lambda: round(1.5, "x"),
    lambda: pow(2, 2.5, 3),
    lambda: abs(),
):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
