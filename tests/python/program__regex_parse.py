import re
from collections import namedtuple

log = """127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET /a.gif HTTP/1.0" 200 2326
10.0.0.7 - bob [11/Oct/2000:14:00:01 -0700] "POST /form HTTP/1.1" 404 12
bad line"""
pattern = re.compile(r'(?P<ip>[\d.]+) - (?P<user>\S+) \[(?P<when>[^\]]+)\] "(?P<method>[A-Z]+) (?P<path>\S+) [^"]*" (?P<status>\d{3}) (?P<size>\d+)')
for line in log.splitlines():
    if m := pattern.match(line):
        print(m.group("ip"), m["status"], m.groupdict(), m.span("path"), m.lastgroup, m.lastindex, m.re is pattern, m.string == line, m.pos, m.endpos == len(line))
    else:
        print("no match", line)
print(pattern.groups, pattern.groupindex, pattern.flags, re.match("a", "b"), re.search(r"(\d+)-(\d+)", "tel 555-1234"))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world foo bar"), re.sub(r"\d", lambda m: str(int(m[0]) * 2), "a1b22"), re.subn("a", "b", "banana", count=2), re.sub(r"(?P<x>a)", r"<\g<x>\g<0>>", "cat"), re.split(r"[,;]\s*", "a, b;c"), re.split(r"(-)", "a-b-c", maxsplit=1), re.findall(r"(\w)(\d)", "a1 b2"), re.findall(r"\b\w{3}\b", "the cat sat on mats"), [m.start() for m in re.finditer("an", "banana")], re.escape("a.b*c"), re.fullmatch(r"\d+", "12a"), bool(re.fullmatch("[a-z]+", "abc")))
print(re.findall(r"^\w+", "one\ntwo", re.M), re.findall("a.c", "a\nc", re.S), re.findall("A", "aA", re.I), re.findall(r"""
    (\d+)   # number
    \s*(kg|g)  # unit
""", "5 kg 30g", re.X), re.search(r"(?<=\$)\d+", "cost $45")[0], re.search(r"foo(?!bar)", "foobar foobaz").start(), re.findall(r"(a|b)+?", "abab"), re.match(r"(a)?(b)", "b").groups("none"), re.compile("x").sub("y", "axa"), re.sub("", "-", "ab"), re.match(r"(?i:HELLO) (.+)", "hello World")[1])
Token = namedtuple("Token", "kind value pos")
spec = [("NUM", r"\d+(\.\d*)?"), ("ID", r"[A-Za-z_]\w*"), ("OP", r"[-+*/()=^]"), ("SKIP", r"\s+"), ("BAD", r".")]
master = re.compile("|".join(f"(?P<{n}>{p})" for n, p in spec))


def tokens(text):
    for m in master.finditer(text):
        if m.lastgroup == "BAD":
            raise SyntaxError(f"unexpected {m.group()!r} at {m.start()}")
        if m.lastgroup != "SKIP":
            yield Token(m.lastgroup, m.group(), m.start())


class Parser:
    PREC = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}

    def __init__(self, text, env=None):
        self.tokens, self.env = list(tokens(text)), env or {}
        self.i = 0

    def peek(self):
        return self.tokens[self.i].value if self.i < len(self.tokens) else None

    def next(self):
        self.i += 1
        return self.tokens[self.i - 1]

    def atom(self):
        t = self.next()
        if t.kind == "NUM": return float(t.value) if "." in t.value else int(t.value)
        if t.kind == "ID": return self.env[t.value]
        if t.value == "(":
            v = self.expr(0)
            assert self.next().value == ")", "expected )"
            return v
        if t.value == "-": return -self.expr(3)
        raise SyntaxError(f"bad token {t}")

    def expr(self, least):
        left = self.atom()
        while (op := self.peek()) in self.PREC and self.PREC[op] >= least:
            self.next()
            right = self.expr(self.PREC[op] + (op != "^"))
            left = {"+": lambda: left + right, "-": lambda: left - right, "*": lambda: left * right, "/": lambda: left / right, "^": lambda: left ** right}[op]()
        return left


for text in ["1 + 2 * 3", "(1+2)*3", "2^3^2", "-2 + x * 2.5", "10/4/5", "1 +", "3 $ 4", "(1", "1/0", "y"]:
    try:
        print(text, "=", Parser(text, {"x": 4}).expr(0))
    except Exception as e:
        print(text, "->", type(e).__name__, e)
for bad in ["(", "[a", "*a", "a**", "(?P<n>a)(?P<n>b)", r"\1", "a{2,1}", "(?<=a+)b", "[z-a]", "(?Z)", "\\"]:
    try:
        re.compile(bad)
        print("ok", bad)
    except re.error as e:
        print(repr(bad), e, e.pos)
emails = "Mail a.b+c@x-y.org or bad@ or me@site.co.uk!"
print(re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", emails), re.sub(r"(?P<user>[\w.+-]+)@(?P<host>[\w.-]+)", lambda m: m["user"][0] + "***@" + m["host"], emails))
print(" ".join(re.findall("[A-Z][a-z]*", "camelCaseToSnakeHTML")), re.sub(r"(?<!^)(?=[A-Z])", "_", "camelCaseString").lower(), re.sub(r"_(\w)", lambda m: m[1].upper(), "snake_case_name"), repr(re.compile("a", re.I | re.M)), re.compile("a") == re.compile("a"), re.I, re.match("(.)(.)", "ab").expand(r"\2\1"))
