"""Generates texts that are nearly Python: random tokens, and programs with lines and tokens changed."""

import io
import keyword
import pathlib
import tokenize

import programs

CORPUS = pathlib.Path(__file__).resolve().parent.parent / "python"
TOKENS = (
    *keyword.kwlist,
    *("match", "case", "_", "type", "x", "y", "f", "self", "print", "range", "super", "__class__", "__debug__", "int"),
    *"( ) [ ] { } : , ; . = + - * / % @ & | ^ ~ < > ! \\ ` ? $ \0 \t \f \r é \U0001f600 \ufeff".split(" "),
    *"** // << >> <= >= == != -> := += -= *= /= //= %= @= &= |= ^= >>= <<= **= ...".split(),
    *("0", "1", "1.5", "1e999", "1j", "0x", "0b2", "0777", "1_0", "1__0", "9" * 40, "1if", "''", '"a"', "f'{x}'", "f'{'", "b'\\xff'", "'''", '"'),
    *("\n", "\n    ", "\n        ", "\n  ", "\n\t", "\\\n", "# comment\n", "f'{x!r:>{y}}'", "rb''", "u''", "f'{{}}'", "'\\N{DASH}'", "'\\ud800'"),
)


# The scripts of the comparison that are changed. The list stays as it is, for a seed means a place in it.
SCRIPTS = """
    annotation__type_parameters async__comprehensions async__coroutines async__generators async__with asyncio__cancel asyncio__gather
    asyncio__taskgroups builtins__aggregates builtins__iterators builtins__types bytearray__basics bytes__basics class__basics
    class__descriptors class__dynamic class__finalizers class__hooks class__metaclass class__operators class__slots closure__counters
    closure__in_classes collections__deque comprehension__nested contextlib__managers dataclasses__basics dict__basics dict__views
    enum__basics file__text float__repr for__loops fstring__basics function__arguments function__wrong_calls functools__caches
    gc__cycles gc__weakrefs generator__basics generator__delegation generator__send global__names group__exceptions
    inheritance__builtin inheritance__dict inheritance__super int__arithmetic int__big itertools__finite json__loads lab__executor_blocks
    lab__processes lab__threads list__basics list__sort match__classes match__patterns memoryview__basics metaclass__prepare
    program__algorithms program__decorators program__generators program__linked_list raise__chain re__match recursion__structures
    set__basics slice__forms statement__augmented statement__del statement__walrus str__format_method str__methods struct__basics
    syntax__fstring syntax__match_pattern traceback__carets traceback__groups try__finally_order try__flow try__in_returns
    typing__generic_classes unpack__assignment unpack__calls weakref__references while__loops with__basics with__errors
""".split()


def soup(random):
    """Tokens one after the other."""
    separator = random.choice(("", " ", " ", " "))
    return separator.join(random.choice(TOKENS) for _ in range(random.randint(1, 60)))


def nested(random):
    """Brackets, blocks and operators, deeper than anybody writes."""
    depth = random.choice((50, 99, 150, 300, 3000))
    left, right = random.choice(
        (("(", ")"), ("[", "]"), ("{", "}"), ("{1:", "}"), ("f(", ")"), ("x[", "]"), ("-", ""), ("not ", ""), ("lambda: ", ""), ("1+", ""), ("x.", ""), ("2**", ""), ("x if x else ", ""),
         ("await ", ""), ("*", ""), ("x,", ""), ("x=", ""), ("[x for x in ", "]"), ("f'{", "}'"), ("(yield ", ")"), ("x and ", ""), ("x < ", ""), ("@x\n", ""), ("(x:=", ")"))
    )
    if random.random() < 0.3:
        head = random.choice(("if x:", "while x:", "for x in y:", "def f():", "class C:", "try:", "with x:", "match x:"))
        return "".join(" " * level + head + "\n" for level in range(min(depth, 150))) + " " * depth + "pass\n"
    return random.choice(("", "x = ", "def f(): ", "del ", "for ", "print(")) + left * depth + "x" + right * random.choice((depth, depth - 1, 0)) + "\n"


def mutated(random):
    """A script of the comparison, or a generated program, with some of its lines or tokens changed."""
    if random.random() < 0.8:
        text = (CORPUS / f"{random.choice(SCRIPTS)}.py").read_text(encoding="utf-8")
    else:
        text = programs.generate(random)
    lines = text.splitlines(keepends=True)
    for _ in range(random.randint(1, 4)):
        change = random.randrange(6)
        at, other = random.randrange(len(lines)), random.randrange(len(lines))
        if change == 0:
            del lines[at]
        elif change == 1:
            lines[at], lines[other] = lines[other], lines[at]
        elif change == 2:
            lines.insert(at, lines[other])
        elif change == 3:
            lines[at] = random.choice(("", " ", "    ", "\t")) + lines[at].lstrip()
        else:
            lines[at] = change_tokens(random, lines[at])
        lines = lines or ["\n"]
    return "".join(lines)


def change_tokens(random, line):
    """The line with one token more, less, or another."""
    try:
        tokens = [token for token in tokenize.generate_tokens(io.StringIO(line).readline) if token.string.strip()]
    except (tokenize.TokenError, SyntaxError):
        tokens = []
    if not tokens:
        return line
    token = random.choice(tokens)
    new = random.choice(("", random.choice(TOKENS), random.choice(tokens).string, token.string * 2, random.choice(tokens).string))
    start, end = token.start[1], token.end[1]
    return f"{line[:start]} {new} {line[end:]}" if random.random() < 0.8 else line[:start] + new + line[end:]


def generate(random):
    """A text."""
    return random.choice((soup, nested, mutated, mutated, mutated, mutated, mutated, mutated))(random)
