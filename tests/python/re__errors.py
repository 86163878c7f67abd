import re

bad = [
    "*a", "a**", "a*+*", "+", "?", "a{2}{3}", "(", "(a", "a)", ")", "[", "[a", "[]", "[z-a]", r"[\d-z]", r"[a-\d]", "a{3,2}", "\\", "a\\",
    r"\q", r"[\q]", r"\x4", r"\u12", r"\1", r"(a)\2", r"(a\1)", "(?P<a", "(?P<>x)", "(?P<1>x)", "(?P<a>x)(?P<a>y)", "(?P=a)",
    "(?P=a", "(?Px)", "(?", "(?P", "(?z)", "(?<x)", "(?<=a*)b", "(?<=a|bc)", "a(?i)b", "(?i", "(?-:a)", "(?i-)", "(?(1)a|b)", "(?(0)a)",
    "(?(a)b)", "(?(1)a|b|c)(x)", "(?#x", "^*", "a|*", "(?:*)", "(*)", "(?i:a", "a\n(b\nc", r"(?P<n>\d+", "x{1,2}{3}", "(?>a", r"\777", "[a-", "[^",
]
for pattern in bad:
    try:
        print(pattern, re.compile(pattern))
    except re.error as error:
        print(repr(pattern), "->", error, "|", error.msg, error.pos, error.lineno, error.colno)
    except Exception as error:
        print(repr(pattern), type(error).__name__, error)
for pattern, flags in [(5, 0), (None, 0), (b"a", re.U), ("a", re.L), ("a", re.A | re.U)]:
    try:
        re.compile(pattern, flags)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    re.compile(re.compile("a"), re.I)
except ValueError as error:
    print(error)
print(re.error.__name__, re.error.__module__, issubclass(re.error, Exception))
try:
    re.compile("a{99999999999999}")
except OverflowError as error:
    print("OverflowError", error)
