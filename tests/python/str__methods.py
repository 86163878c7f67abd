s = "  The quick brown fox  "
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr("xxhixx".strip("x")), repr("abcba".strip("ab")))
print(s.upper(), s.lower(), s.strip().capitalize(), s.title(), "aBc".swapcase(), "straße".upper(), "ÀÉ".lower())
print(
    s.split(),
    "a,b,,c".split(","),
    "a,b,c".split(",", 1),
    "a,b,c".rsplit(",", 1),
    "".split(),
    "".split(","),
    "a  b".split(" "),
)
print("one\ntwo\r\nthree".splitlines(), "a\nb\n".splitlines(True))
print("-".join(["a", "b", "c"]), "".join([]), ", ".join(str(i) for i in range(3)), "x".join("abc"))
print(
    "banana".find("na"),
    "banana".rfind("na"),
    "banana".find("x"),
    "banana".index("n"),
    "banana".count("an"),
    "banana".find("a", 2),
    "banana".count(""),
)
print("banana".replace("a", "o"), "banana".replace("a", "o", 2), "aaa".replace("", "-"), "banana".replace("na", ""))
print("hello".startswith("he"), "hello".endswith("lo"), "hello".startswith(("x", "h")), "hello".startswith("l", 2))
print("7".zfill(3), "-7".zfill(4), "hi".ljust(5) + "|", "hi".rjust(5, "."), "hi".center(7, "*"), "a\tb".expandtabs(4))
print(
    "123".isdigit(),
    "12a".isdigit(),
    "abc".isalpha(),
    "ab1".isalnum(),
    "  ".isspace(),
    "ABC".isupper(),
    "abc".islower(),
    "".isdigit(),
)
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("x"), "abc".rpartition("x"))
print("prefix-name".removeprefix("prefix-"), "name.py".removesuffix(".py"), "name".removesuffix(""))
try:
    "abc".index("x")
except ValueError as error:
    print(error)
try:
    ",".join(["a", 1])
except TypeError as error:
    print(error)
