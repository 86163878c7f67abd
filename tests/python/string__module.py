import string
from string import Template

for name in ("ascii_letters", "ascii_lowercase", "ascii_uppercase", "digits", "hexdigits", "octdigits", "punctuation",
             "printable", "whitespace"):
    print(name, repr(getattr(string, name)))
print(string.capwords("  hello  wORLD again "), string.capwords("a-b c-d", "-"))
t = Template("$who owes ${amount}$$ to $who.")
print(t.substitute(who="Ann", amount=5), t.substitute({"who": "Bob", "amount": 1}, amount=2))
print(t.safe_substitute(who="Eve"), t.template)
for bad in ["$", "a $ b", "line\n  $1", "${x", "${ x}"]:
    try:
        Template(bad).substitute(x=1)
    except ValueError as error:
        print(error)
    print(Template(bad).safe_substitute(x=1))
try:
    Template("$missing").substitute()
except KeyError as error:
    print("KeyError", error)
print(Template("$a ${b} $a $$").get_identifiers(), Template("$a $").is_valid(), Template("$a").is_valid())
f = string.Formatter()
print(f.format("{0} {1} {name!r:>6} {{x}}", 1, "two", name="n"))
print(f.format("{} {:>{w}} {a[0]} {b.real}", 1, 2, w=5, a=[7], b=3))
print(list(f.parse("a{b!r:c}d{{e")))


class Default(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, "?") if isinstance(key, str) else args[key]


print(Default().format("{a} {b} {0}", "zero", a=1))
