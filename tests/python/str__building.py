# Strings made piece by piece, and values turned into text.
line = ""
for i in range(5):
    line += str(i) + ","
print(line, line[:-1], len(line))
rows = []
for name, price in [("tea", 2.5), ("cake", 13), ("ümlaut", 0.333)]:
    rows.append(f"{name:<8}|{price:>8.2f}|")
print("\n".join(rows))
print("=" * 10 + ">", "-" * 0 + "|", " ".join(["a"] * 3), "".join(reversed("stressed")), "a-b-c".replace("-", ""))
print(
    "".join(chr(ord("a") + i) for i in range(26)),
    "".join(sorted("hello")),
    "".join(c.upper() if i % 2 else c for i, c in enumerate("alternate")),
)
print(str(1) + "1", "1" * 3, int("1" * 3) + 1, "%s%s" % (1, 2), str(None) + "!", repr("a") + repr("'"))
word = "level"
print(word == word[::-1], word[0] * len(word), word.title(), word.index("v"), word[1:-1], word[len(word) :] == "")
table = {ord("a"): "4", ord("e"): None}
print("banane".translate(table), "hello".translate(str.maketrans("el", "ip")), "x".join(["1"]), "abc".isidentifier())
for attempt in (
    lambda: "a" + 1,
    lambda: 1 + "a",
    lambda: "a" * "b",
    lambda: "a" - "b",
    lambda: "a" * 1.5,
    lambda: "abc" % 5,
    lambda: -"a",
):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
