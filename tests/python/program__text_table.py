rows = [("name", "size", "when"), ("readme", 1234, None), ("a long file name", 5, "today"), ("é", 1234567, "yesterday")]


def table(rows, align="<><"):
    cells = [
        [("-" if value is None else f"{value:,}" if isinstance(value, int) else str(value)) for value in row]
        for row in rows
    ]
    widths = [max(len(row[i]) for row in cells) for i in range(len(cells[0]))]
    rule = "+".join("-" * (w + 2) for w in widths)
    yield rule
    for number, row in enumerate(cells):
        yield "|".join(f" {cell:{how}{width}} " for cell, how, width in zip(row, align, widths))
        if number == 0:
            yield rule.replace("-", "=")
    yield rule


for line in table(rows):
    print(line)


def roman(n):
    result = ""
    for value, digits in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ]:
        count, n = divmod(n, value)
        result += digits * count
    return result


def caesar(text, shift):
    def turn(c):
        if not c.isascii() or not c.isalpha():
            return c
        base = ord("A") if c.isupper() else ord("a")
        return chr((ord(c) - base + shift) % 26 + base)

    return "".join(map(turn, text))


print([roman(n) for n in (1, 4, 9, 14, 1994, 2026, 3999)])
print(caesar("Hello, Wörld!", 3), caesar(caesar("abc XYZ", 5), -5))
print("\n".join(" " * (4 - i) + "*" * (2 * i + 1) for i in range(5)))
print(f"{1234.5:>12,.2f}|{-0.001:.2f}|{12:08.3f}|{255:#06x}|{0.25:.0%}|{'mid':=^9}|")
