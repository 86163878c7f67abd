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
