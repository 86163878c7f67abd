import re

print(re.sub(r"\d+", "#", "a1b22c333"), re.sub(r"\d+", "#", "a1b22c333", count=2), re.subn("a", "b", "banana"))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"(?P<a>x)(y)?", r"[\g<a>|\g<2>|\g<0>]", "xy x"))
print(re.sub(r"\w+", lambda m: m.group().upper(), "some words"), re.sub("x", r"\n\t\\", "axb"), re.sub("x", "\\\\n", "x"))
print(re.sub("x*", "-", "abxd"), re.sub("", "-", "ab"), re.sub("b|", "*", "abc"), re.sub(r"\b", "|", "one two"))
print(re.sub("(a)|b", r"<\1>", "ab"), re.sub(r"(.)", r"\g<1>0", "ab"), re.sub(r"é", "e", "café é"), re.sub("a", "é", "banana"))
print(re.sub(b"a", b"x", b"banana"), re.sub(rb"(a)(n)", rb"\2\1", b"banana"), re.sub("(?i)A", "_", "aAbB"), re.sub("a", "", "banana", flags=re.I))
print(re.split(r"\W+", "Words, words, words."), re.split(r"(\W+)", "Words, words."), re.split(r"\W+", "a, b, c", maxsplit=1))
print(re.split("x*", "axbc"), re.split(r"\b", "one two"), re.split("(a)|b", "1a2b3"), re.split(",", ""), re.split("[,;] *", "a, b;c"))
print(re.findall(r"\w+", "a bc def"), re.findall(r"(\w)(\w)", "abcd"), re.findall(r"(\w)\w", "abcd"), re.findall("a*", "baac"))
print(re.findall("(a)|(b)", "ab"), re.findall(r"(?m)^\s*(\w+)\s*=\s*(.*)$", "a = 1\nb=2\n# c"), re.findall("", "ab"))
for m in re.finditer(r"(?P<word>[a-z]+)(\d)?", "ab1 cd"):
    print(m.span(), m.groupdict(), m.group(2))
print([m.start() for m in re.compile("a").finditer("banana", 2, 5)])
print(re.escape("a.b*c[d]-e f_g/1é"), re.escape(b"a+b"))
p = re.compile(r"(\d)(\D)?")
print(p.sub(r"\2\1", "1a2"), p.subn("x", "12", 1), p.split("a1b2c"), p.split("a1b2c", 1))
for template in [r"\3", r"\g<x>", r"\g<1", r"\g", r"\q", "\\", r"\g<>", r"\g<a b>", r"\400"]:
    try:
        print(re.sub(p, template, "1a"))
    except (re.error, IndexError) as error:
        print(type(error).__name__, error)
tokens = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d*)?)|(?P<name>[A-Za-z_]\w*)|(?P<op>[-+*/()=]))")
print([(m.lastgroup, m.group(m.lastgroup)) for m in tokens.finditer("x1 = 3.5*(y - 42)")])
text = "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /a.gif HTTP/1.0\" 200 2326"
print(re.match(r'(\S+) \S+ \S+ \[([^\]]+)\] "(\w+) (\S+) [^"]*" (\d{3}) (\d+)', text).groups())
print(re.findall(r"[\w.+-]+@[\w-]+\.[\w.-]+", "ann@x.org, bob.b@mail.example.com; no@"))
print(re.sub(r"(?<!^)(?=[A-Z])", "_", "CamelCaseName").lower(), re.sub(r"(\d)(?=(\d{3})+$)", r"\1,", "1234567"))
print(len(re.findall("a", "a" * 10000)), re.sub("a", "bb", "a" * 5), bool(re.fullmatch("(a?){20}a{20}", "a" * 20)))
