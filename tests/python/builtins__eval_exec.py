# eval, exec and compile: their namespaces, their results, and what is wrong with their source.
import math

x = 3
print(eval("x + 1"), eval("  x * 2"), eval("[i * x for i in range(3)]"), eval("'text'"), eval(b"1 < 2"))
print(eval("a + b", {"a": 1, "b": 2}), eval("a + b", {"a": 1, "b": 2}, {"b": 20}))
print(eval("math.sqrt(16)"), eval("lambda v: v + x")(5), eval("(y := 7)"), y)


def inside(local):
    other = 10
    before = sorted(locals())
    result = eval("local + other + x")
    exec("made = local * 2\nother = 99")
    return before, result, other


print(inside(1))
exec("""
def double(n):
    return n * 2

class Point:
    kind = "point"
    def __init__(self, x):
        self.x = x

total = 0
for i in range(4):
    total += double(i)
""")
print(total, double(21), Point(4).x, Point.kind, Point.__qualname__, double.__qualname__, exec("pass"))
space = {}
exec("import math\nvalue = math.floor(2.5)\ndel math\n", space)
print(sorted(name for name in space if name != "__builtins__"), "__builtins__" in space)
outer, inner = {"a": 1}, {}
exec("b = a + 1\nglobal c\nc = 5", outer, inner)
print(inner, outer["c"], "b" in outer)
code = compile("x ** 2", "squares", "eval")
print([eval(code, {"x": n}) for n in range(4)], type(code).__name__, code.co_filename, code.co_name)
block = compile("z = 1\nprint('in block', z)", "block", "exec")
exec(block)
print(z, eval(compile("5", "", "exec")), exec(compile("6", "", "eval")))


def documented():
    print("called by its code")


exec(documented.__code__)
print(callable(eval), list(map(eval, ["1", "2"])))
for source, mode in (
    ("1 +", "eval"), ("x = 1", "eval"), ("import os", "eval"), ("", "eval"), ("1; 2", "eval"), ("def f(:", "exec"),
    ("return 1", "exec"), ("x += 1", "eval"), ("for", "exec"), ("  x = 1", "exec"),
):
    try:
        compile(source, "given", mode)
    except SyntaxError as error:
        print(type(error).__name__, "|", error, "|", error.msg, error.filename, error.lineno, error.offset)
for wrong in (
    lambda: eval(5),
    lambda: exec(None),
    lambda: eval("1", 5),
    lambda: exec("1", []),
    lambda: eval("1", {}, 7),
    lambda: eval(),
    lambda: eval("1", {}, {}, 4),
    lambda: eval("missing_name"),
    lambda: eval("1 / 0"),
    lambda: compile("1", "f", "other"),
    lambda: compile(1, "f", "exec"),
    lambda: eval("a\0b"),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)

error = SyntaxError("own", ("file.py", 3, 4, "some text"))
print(error, error.lineno, error.offset, error.text, error.filename, error.msg, error.end_lineno)
print(SyntaxError("alone"), SyntaxError().msg)
exec("def fails():\n    raise ValueError('inside')\n")
fails()
