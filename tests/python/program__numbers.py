def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


def digits_of_pi(count):
    """Gibbons's spigot, on integers without bound."""
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while count:
        if 4 * q + r - t < n * t:
            yield n
            count -= 1
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


def newton(n):
    x = n
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def to_base(n, base):
    symbols = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (
        "-" + to_base(-n, base) if n < 0 else symbols[n] if n < base else to_base(n // base, base) + symbols[n % base]
    )


print(max(range(1, 3000), key=collatz), collatz(27), "".join(map(str, digits_of_pi(60))))
print(
    newton(10**60),
    newton(2 * 10**40),
    [to_base(n, 36) for n in (35, 36, -123456789)],
    to_base(2**100, 7),
    int(to_base(2**100, 7), 7) == 2**100,
)
print([a for a in range(1, 500) if sum(d for d in range(1, a) if a % d == 0) == a], sum(int(d) for d in str(2**1000)))
x = 1.0
for _ in range(8):
    x = x - (x * x - 2) / (2 * x)
print(x, sum(1 / n**2 for n in range(1, 1000)), sum((-1) ** n / (2 * n + 1) for n in range(1000)) * 4)
