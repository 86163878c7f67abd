import textwrap
import pprint
import string

text = "The quick brown fox jumps over the lazy dog. " * 3
print(textwrap.fill(text, width=40))
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 30), textwrap.shorten(text, 30, placeholder="..."), sep="|")
print(textwrap.dedent("""\
    def f():
        return 1

      odd
    """), end="")
print(textwrap.indent("a\n\nb\n", "> "), end="")
print(textwrap.wrap("averyveryverylongwordthatcannotfit in ten", 10), textwrap.wrap("a-b c-d well-known", 6), textwrap.wrap("", 5))
pprint.pprint({"name": "x" * 30, "list": list(range(30)), "nested": {"a": {"b": ["c"] * 5}}, "z": (1,), "set": {3, 1, 2}})
pprint.pprint([["a" * 20, "b" * 20], ["c" * 20, "d" * 20]], width=40)
pprint.pprint({"b": 1, "a": 2}, sort_dicts=False)
pprint.pprint("a long string " * 10, width=50)
pprint.pprint([1, [2, [3, [4]]]], depth=2)
print(pprint.pformat({"k": [1, 2]}, indent=4), pprint.pformat(list(range(40)), compact=True))
t = string.Template("$who owes ${amount} $$5 $missing")
print(t.safe_substitute(who="Ann", amount=5))
try:
    t.substitute(who="x", amount=1)
except KeyError as e:
    print(repr(e))
print(string.ascii_letters, string.digits, string.hexdigits, repr(string.whitespace), string.capwords("hello   big world"))
rows = [("apple", 3, 0.5), ("kiwi", 12, 13.25), ("watermelon", 1, 100)]
header = f"{'item':<12}|{'qty':^7}|{'price':>10}"
print(header, "-" * len(header), sep="\n")
for name, qty, price in rows:
    print(f"{name:<12}|{qty:^7}|{price:>10.2f}")
print(f"{'total':<12}|{sum(r[1] for r in rows):^7}|{sum(q * p for _, q, p in rows):>10,.2f}")
print("{0:>8}|{0:*<8}|{0:^+8.1f}|{1:#x}|{1:#b}|{1:08d}|{1:,}|{1:_}|{2!r:>6}|{3:.1%}".format(3.14159, 1234567, "a", 0.256))
print("{name} {0[1]} {obj.real} {d[k]}".format([1, 2], name="n", obj=5, d={"k": "v"}), "{:{w}.{p}f}|".format(2.5, w=8, p=3), "{{}}".format())
width = 12
print(f"{3.14159:{width}.3}|{'x':>{width}}|{10:>{width}b}|{1e10:g}|{1234.5:e}|{0.00001:g}|{123456789:,d}|{-5:+d}|{5: d}|{255:X}|{'abc':.2}|{True:d}|{True}|{None!s:>6}|{'q'!r}|{1_000_000:n}")
x = 5
print(f"{x=} {x + 1 = } {x!r:>3} {x:=+4} {'nested ' + f'{x}'} {[i for i in range(3)]} {'a' if x else 'b'} {{literal}}")
print("%5.1f|%-5s|%05d|%x|%o|%e|%g|%c|%%|%r|%+d|%s" % (3.14159, "ab", 42, 255, 8, 12345.678, 0.0001, "z", "q", 5, [1]), "%(a)s-%(b)03d" % {"a": 1, "b": 2})
print("abc".center(11, "*"), "7".zfill(3), "-7".zfill(4), "a\tb".expandtabs(4), "x".ljust(3, ".") + "|", "%s" % (1, ) )
for bad in (lambda: "{} {}".format(1), lambda: "{x}".format(), lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: f"{'a':d}", lambda: "{:q}".format(1), lambda: "%s" % (1, 2), lambda: format(1.5, "d"), lambda: "{0} {}".format(1), lambda: "{".format(), lambda: format("a", "+"), lambda: "%q" % 1):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
