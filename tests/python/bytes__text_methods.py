b = b"  Hello World \n"
print(b.strip(), b.lstrip(), b.rstrip(), b.strip(b" \nH"), b.upper(), b.lower(), b.swapcase(), b.title(), b"abc def".capitalize())
print(b"a,b,c".rsplit(b",", 1), b"a,b,c".partition(b","), b"a,b,c".rpartition(b";"), b"a b a".index(b"a"), b"a b a".rindex(b"a"), b"aba".rfind(b"x"))
print(b"ab".center(6, b"*"), b"ab".ljust(4), b"ab".rjust(4, b"-"), b"-7".zfill(4), b"a\tb".expandtabs(4), b"prefix.x".removeprefix(b"prefix"), b"x.py".removesuffix(b".py"))
print(b"a\nb\r\nc\rd".splitlines(), b"a\nb\r\n\r\nc\r".splitlines(True), b"".splitlines(), b"\n".splitlines())
print(b"12".isdigit(), b"a1".isalnum(), b"ab".isalpha(), b" \t".isspace(), b"ab".islower(), b"AB".isupper(), b"\xff".isascii(), b"Ab Cd".istitle())
print(b"h\xe9llo \xc9a".upper(), b"H\xc9LLO".lower(), b"abc".translate(bytes(range(1, 256)) + b"\x00"), b"abc".translate(None, b"b"))
for bad in (lambda: b"a".index(b"x"), lambda: b"a".strip("a"), lambda: b"a".translate(b"x")):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
for data, old, new, count in ((b"aaa", b"a", b"b", 2), (b"aaa", b"a", b"", -1), (b"abc", b"", b"-", -1), (b"abc", b"", b"-", 2), (b"abc", b"", b"-", 0), (b"", b"", b"-", 1)):
    print(data.replace(old, new, count), bytearray(data).replace(old, new, count))
print(b"abc".replace(b"", b"--"), b"abab".replace(b"ab", b"x"))


class NoIterator:
    def __iter__(self):
        return None


for bad in (
    *(lambda: b"a".center(5, "x"), lambda: b"a".ljust(5, b"xx"), lambda: b"a".rjust(5, 1), lambda: b"a".center("x")),
    *(lambda: b",".join(NoIterator()), lambda: ",".join(NoIterator()), lambda: b"a".replace(b"a", b"", "x")),
    *(lambda: b"a" % 3, lambda: b"%d" % (3, 4), lambda: "%d" % (3, 4)),
):
    try:
        bad()
    except TypeError as error:
        print(error)
