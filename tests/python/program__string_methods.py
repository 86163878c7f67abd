s = "  Hello, World!  "
print(s.strip(), s.lstrip() + "|", s.rstrip() + "|", s.strip(" !H"), s.lower(), s.upper(), s.title(), s.swapcase(), s.strip().capitalize(), sep="\n")
print("a-b-c".split("-"), "a-b-c".split("-", 1), "a-b-c".rsplit("-", 1), "a b\tc\nd".split(), "".split(), "".split(","), "line1\nline2\n".splitlines(), "k=v=w".partition("="), "k".rpartition("="))
print("banana".count("an"), "banana".find("na"), "banana".rfind("na"), "banana".find("x"), "banana".index("n"), "banana".replace("a", "o", 2), "banana".startswith(("x", "ba")), "banana".endswith("na", 0, 4), "an" in "banana")
print("abc".isalpha(), "abc1".isalnum(), "123".isdigit(), "1.5".isdecimal(), " ".isspace(), "".isalpha(), "Abc Def".istitle(), "ABC".isupper(), "a_1".isidentifier(), "aé".isascii(), "a\n".isprintable())
print("7".zfill(3), "-7".zfill(4), "hi".center(7, "*"), "hi".ljust(5) + "|", "hi".rjust(5), "a\tb".expandtabs(4), "-".join("abc"), "".join(["x", "y"]), "ab" * 3, "abc"[::-1], "abc"[-1], "abcdef"[1:5:2])
print("test.py".removesuffix(".py"), "test.py".removeprefix("te"), "Straße".casefold(), "abc".translate({97: "A", 98: None}), "abc".translate(str.maketrans("ab", "xy", "c")), "%s and %d" % ("a", 3), "{} {}".format(1, "b"), "{0}{1}{0}".format("a", "b"))
vowels = sum(c in "aeiou" for c in "programming languages")
print(vowels, "".join(c for c in "a1b2" if c.isalpha()), "".join(sorted("banana")), "".join(dict.fromkeys("banana")), [ord(c) for c in "az"], chr(8364), "\x41\u0042\103", len("tab\t"), r"a\tb", "a" "b", """x
y""")
print("apple" < "banana", "Zebra" < "apple", "a" < "aa", max("python"), min("python"), sorted("bca", reverse=True), list("ab"), tuple("ab"), "abc" == "ab" "c", "a" != "b", bool(""), bool(" "))
print("level" == "level"[::-1], " ".join(w[::-1] for w in "hello world".split()), "hello world".title().replace(" ", ""), "camelCase".lower(), "snake_case".split("_"), ["".join(p) for p in zip("abc", "123")])
for bad in (lambda: "a" + 1, lambda: "abc"[5], lambda: "abc".index("z"), lambda: "a" - "b", lambda: int("abc"), lambda: float("1.2.3"), lambda: "x".join([1, 2]), lambda: "{}".format(), lambda: "abc".foo(), lambda: "a" * "b", lambda: "a" < 1, lambda: ord("ab"), lambda: chr(-1), lambda: "abc".split(""), lambda: "abc".replace("a"), lambda: "a".center(5, "ab"), lambda: "%d" % "x", lambda: "%s %s" % "a", lambda: "a".encode("nope"), lambda: "abc".count(1), lambda: "a".startswith(1), lambda: "a".ljust("b"), lambda: str(b"a", 5)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)


def vigenere(text, key, sign=1):
    out, i = [], 0
    for c in text:
        if c.isalpha():
            base = ord("A" if c.isupper() else "a")
            out.append(chr((ord(c) - base + sign * (ord(key[i % len(key)].lower()) - 97)) % 26 + base))
            i += 1
        else:
            out.append(c)
    return "".join(out)


coded = vigenere("Attack at Dawn!", "Lemon")
print(coded, vigenere(coded, "Lemon", -1))
text = "to be or not to be"
print({w: text.split().count(w) for w in sorted(set(text.split()))}, text.replace("be", "code"), text.find("or"), text[text.find("or"):][:2], "|".join(f"{w:^6}" for w in text.split()))
morse = dict(zip("abcdefghijklmnopqrstuvwxyz", ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split()))
print(" ".join(morse[c] for c in "sos"), "".join({v: k for k, v in morse.items()}[m] for m in "... --- ...".split()))
print("\n".join("*" * n for n in range(1, 4)), "\n".join(f"{' ' * (3 - n)}{'*' * (2 * n - 1)}" for n in range(1, 4)), sep="\n")
