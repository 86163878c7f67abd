import re

m = re.match(r"(\w+) (\w+)", "Isaac Newton, physicist")
print(m, m.group(), m.group(0), m.group(1, 2), m[2], m.groups(), m.span(), m.start(2), m.end(2), m.span(1))
print(m.lastindex, m.lastgroup, m.re.pattern, m.string, m.pos, m.endpos, m.regs, m.expand(r"\2 \1"))
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)(?P<day>-\d\d)?", "on 2024-05 we")
print(m.groupdict(), m.groupdict("?"), m.groups(), m.groups(0), m["year"], m.group("month", "day"), m.lastgroup, m.lastindex)
print(m.start("day"), m.span("day"), m.re.groupindex["year"], m.re.groups, dict(m.re.groupindex))
print(re.match("b", "ab"), re.search("b", "ab"), re.fullmatch("a|ab", "ab"), re.fullmatch("a", "ab"))
for bad in [3, "nope", -1]:
    try:
        m.group(bad)
    except IndexError as error:
        print("IndexError:", error)
p = re.compile(r"^\w+$", re.M | re.I)
print(p, p.flags, p.findall("a\nb c\nd"), p.search("x y", 2), p.match("ab", 1))
print(re.compile("a"), re.compile(b"a", re.S), re.compile("x" * 5, re.A | re.X))
print(re.I | re.M, repr(re.I), re.NOFLAG | 0, re.I & re.M, int(re.X), re.IGNORECASE == re.I)
tests = [
    (r"a*", "aaa"), (r"a*?", "aaa"), (r"a+?b", "aaab"), (r"a{2}", "aaa"), (r"a{2,}", "aaaa"), (r"a{,2}", "aaaa"),
    (r"a{1,2}?", "aaa"), (r"a{x}", "a{x}"), (r"a{", "a{"), (r"(a|b)*c", "ababc"), (r"(a*)*", "aa"), (r"(a*)+", "b"), (r"(?:a|ab)(?:c|bcd)(d*)", "abcd"),
    (r"x*", "a"), (r"[abc]+", "cab!"), (r"[^abc]+", "xyza"), (r"[a-c-]+", "a-c"), (r"[]a]+", "]a"), (r"[\w.-]+", "a.b-c d"),
    (r"[\d\s]+", "1 2a"), (r"\D+\d\W\S\s", "ab1-x "), (r".+", "ab\ncd"), (r"(?s).+", "ab\ncd"), (r"\bfoo\b", "a foo b"),
    (r"\Boo\b", "foo"), (r"\Aab\Z", "ab"), (r"ab$", "ab\n"), (r"ab\Z", "ab\n"), (r"(?m)^b$", "a\nb\nc"),
    (r"(\w)\1", "abccd"), (r"(?P<q>['\"]).*?(?P=q)", "say 'it' \"x\""), (r"(?i)HeLLo", "say hello"), (r"(?i)[A-C]+", "xabcd"),
    (r"a(?=b)", "acab"), (r"a(?!b)", "abac"), (r"(?<=a)b", "bab"), (r"(?<!a)b", "abb"), (r"(?<=ab|cd)e", "xecde"),
    (r"(a)?(?(1)b|c)", "ab"), (r"(a)?(?(1)b|c)", "c"), (r"(?>a+)b", "aab"), (r"(?>a+)ab", "aab"), (r"a++b", "aab"), (r"a++ab", "aab"),
    (r"(?x) a b  # comment" "\n c", "abc"), (r"(?i:A)b", "ab"), (r"(?i:A)B", "ab"), (r"(?-i:a)b", "ab"), (r"\x41\u0042\103", "ABC"),
    (r"\.\*\\", r"a.*\ "), (r"(a)|(b)", "b"), (r"((a)|b)*", "ab"), (r"(?:(a)|b)*", "ab"), (r"(a(b)?)+", "aba"), (r"(.*)(\d+)", "ab123"), (r"(.*?)(\d+)", "ab123"),
    (r"(?:ab){2,3}", "abababab"), (r"(?:ab){2,3}?", "abababab"), (r"(?:a|b)*?c", "abac"), (r"((?:a|bb)+?)(b*)$", "abbab"),
    (r"é+", "aéé"), (r"(?i)É", "é"), (r"\w+", "naïve"), (r"(?a)\w+", "naïve"), (r"\d+", "x٣٤"), (r"(?a)\d+", "x٣"), (r"😀.", "a😀b"),
    (r"", "abc"), (r"|a", "a"), (r"a|", "b"), (r"(|a)+", "aaa"), (r"(a|)+", "aaa"), (r"(?:a?)*?b", "aab"), (r"(?=(a+))", "baaa"), (r"(?!(a))b", "b"),
    (r"^(?:a?b?)*$", "abba"), (r"(?:(?:a{2}){2})+", "aaaaaaaaa"), (r"(a)b", "ab"), (r"[\]\-\\]+", r"]-\x"),
]
for pattern, text in tests:
    m = re.search(pattern, text)
    print(pattern, m and (m.span(), m.group(), m.groups(), m.lastindex))
print(re.compile("b").match("abc", 1), re.compile("^b").match("abc", 1), re.compile("c$").search("abc", 0, 2), re.compile("b$").search("abc", 0, 2))
print(re.compile("b").search("abcb", 2).span(), re.compile(r"\bb").search("ab", 1), re.compile("a").search("ba", -5, 99))
print(re.match(rb"(\w+)-", b"ab-c").groups(), re.findall(rb"\d", b"a1b2"))
for pattern, text in [("a", b"a"), (b"a", "a")]:
    try:
        re.search(pattern, text)
    except TypeError as error:
        print(error)
for value in [None, 5]:
    try:
        re.search("a", value)
    except TypeError as error:
        print(error)
if m := re.match(r"(\d+)", "42 is"):
    print("yes", int(m[1]))
print(bool(m), re.match("a", "b") is None, re.compile(re.compile("a")).pattern, re.compile("a") is re.compile("a"))
