"""Generates Python programs that are valid, end by themselves and print the same in every run.

Expressions are made by kind (`int`, `str`, …), so that most of them mean something; now and then one of another kind
takes a place, so that the errors are compared too. What is stored goes through `cut`, which keeps it small.
"""

import re

from grammar import ANYWHERE, FORMS, INSTANCE, LEAVES, UNIONS

HEAD = '''\
import copy, functools, itertools, operator

class Fuel(BaseException):
    pass

fuel = [3000]

def tick():
    fuel[0] -= 1
    if fuel[0] < 0:
        raise Fuel

def cut(x):
    if type(x) is int and not -10**60 < x < 10**60:
        return x % 1000003
    if type(x) in (str, bytes, list, tuple) and len(x) > 24:
        return x[:24]
    if type(x) in (dict, set) and len(x) > 24:
        return type(x)()
    return x

def show(*values):
    for x in values:
        text = repr(x)
        if " at 0x" in text:
            text = type(x).__name__
        print(text if len(text) < 300 else (text[:300], len(text)), end=" ")
    print()

class Manager:
    def __init__(self, name, swallow=None):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        show("enter", self.name)
        return self.name
    def __exit__(self, kind, value, trace):
        show("exit", self.name, kind and kind.__name__)
        return self.swallow is not None and kind is not None and issubclass(kind, self.swallow)
'''

STORED = ("int", "int", "float", "str", "list", "list", "tuple", "dict", "set", "bool")
ERRORS = (
    *("ValueError", "TypeError", "KeyError", "IndexError", "ZeroDivisionError", "LookupError", "AttributeError"),
    *("ArithmeticError", "NameError", "UnboundLocalError", "StopIteration", "RuntimeError"),
)
MUTATIONS = {
    "list": ["append($any)", "insert($int, $any)", "pop($(;;$int))", "reverse()", "clear()", "extend($iterable)", "remove($int)", "sort()", "sort(key=repr)"],
    "dict": ["pop($int, $any)", "setdefault($str, $any)", "update($dict)", "popitem()", "pop($int)", "clear()"],
    "set": ["add($(1;;9;;30))", "discard($int)", "remove($int)", "update($range)", "clear()"],
}
AUGMENTED = {"int": "+-%|&^", "float": "+-/%", "set": "|&-^", "bool": "&|^", "str": "+", "list": "+", "tuple": "+"}
METHODS = {
    "double(self)": ["return self.value * 2", "return self.level + 1", "return super().double()"],
    "__add__(self, other)": ["return self.value + other", "return NotImplemented", "return $any"],
    "__len__(self)": ["return 3", "return -1", "return 'x'", "return self.value"],
    "__getitem__(self, key)": ["return (self.value, key)", "return [5, 6][key]", "raise IndexError($any)"],
    "__eq__(self, other)": ["return self.value == other.value", "return NotImplemented", "return 0"],
    "__iter__(self)": ["yield from (1, 2)", "return iter((3, 4))", "return 5", "yield $any"],
    "__rsub__(self, other)": ["return other - self.value"],
    "__lt__(self, other)": ["return self.value < other.value", "return None"],
    "__bool__(self)": ["return False", "return 1", "return True"],
    "__getattr__(self, name)": ["raise AttributeError(name)", "return name"],
    "__contains__(self, x)": ["return x == self.value"],
    "__call__(self, *args)": ["return args", "return $any"],
    "__neg__(self)": ["return self", "return $any"],
    "__hash__(self)": ["return 1", "return 'x'"],
    "__format__(self, spec)": ["return spec", "return 1"],
}
PLACE = re.compile(r"\$(?:([a-z]+)|\(((?:[^()$]|\$[a-z]+|\$\([^()]*\)|\([^()]*\))*)\))")


class Scope:
    """The names that a piece of code can use: variables with the kind that they had last, functions, classes."""

    def __init__(self, outer=None):
        self.kinds = dict(outer.kinds) if outer else {}
        self.functions = list(outer.functions) if outer else []
        self.generators = list(outer.generators) if outer else []
        self.classes = list(outer.classes) if outer else []
        self.is_function = self.is_generator = self.in_loop = False
        self.own = set()


class Generator:
    """Writes one program with the choices of `random`."""

    def __init__(self, random):
        self.random = random
        self.lines = []
        self.serial = 0
        self.scope = Scope()
        self.level = 0

    # Writing

    def put(self, line):
        self.lines.append("    " * self.level + line)

    def block(self, head, body):
        self.put(head)
        self.level += 1
        before = len(self.lines)
        body()
        if len(self.lines) == before:
            self.put("pass")
        self.level -= 1

    def name(self, prefix):
        self.serial += 1
        return f"{prefix}{self.serial}"

    def chance(self, share):
        return self.random.random() < share

    def pick(self, *choices):
        return self.random.choice(choices)

    # Expressions

    def fill(self, form, depth=1, same="int"):
        """A form with all its places taken."""

        def place(match):
            if match[2] is not None:
                return self.fill(self.random.choice(match[2].split(";;")), depth, same)
            special = getattr(self, f"{match[1]}_place", None)
            if special:
                return special(depth)
            text = self.expression(same if match[1] == "same" else match[1], depth)
            # What `$int.method()` and `$list[0]` begin with has to be one primary.
            primary = match.end() < len(form) and form[match.end()] in ".[*"
            return f"({text})" if primary and not text.isidentifier() else text

        return PLACE.sub(place, form)

    def expression(self, kind, depth):
        """An expression of a kind, mostly."""
        kind = self.random.choice(UNIONS.get(kind, (kind,)))
        if kind in LEAVES:
            if self.chance(0.04):
                kind = self.random.choice(UNIONS["any"])
            names = [name for name, known in self.scope.kinds.items() if known == kind]
            if names and self.chance(0.4 if depth > 0 else 0.7):
                return self.random.choice(names)
            if depth <= 0 or self.chance(0.15):
                return self.random.choice(LEAVES[kind])
            if self.chance(0.12):
                return self.fill(self.random.choice(ANYWHERE), depth - 1, kind)
        return self.fill(self.random.choice(FORMS[kind]), depth - 1)

    def call_place(self, depth):
        if not self.scope.functions:
            return self.expression("int", depth)
        name, count, star = self.random.choice(self.scope.functions)
        arguments = [self.expression("any", depth - 1) for _ in range(count)]
        if star and self.chance(0.4):
            arguments.append(f"*{self.expression('iterable', depth - 1)}")
        if self.chance(0.06):
            arguments.append(self.pick("1", "extra=2", "*[]", "**{}", "a0=3", "key=1"))
        return f"{name}({', '.join(arguments)})"

    def walk_place(self, depth):
        if not self.scope.generators:
            return "(p for p in 'ab')"
        return f"{self.random.choice(self.scope.generators)}({self.expression('int', depth - 1)})"

    def class_place(self, depth):
        return self.random.choice(self.scope.classes or ["int"])

    def made_place(self, depth):
        return f"{self.random.choice(self.scope.classes)}({self.fill('$(int;;$list;;$str;;$int)', depth - 1)})"

    def instance_place(self, depth):
        return self.fill(self.random.choice(INSTANCE), depth) if self.scope.classes else self.expression("int", depth)

    def name_place(self, depth):
        """A plain name, as it can stand in any f-string."""
        return self.random.choice(list(self.scope.kinds) or ["show"]) if self.chance(0.95) else "unknown"

    # Statements

    def statements(self, count, depth):
        for _ in range(self.random.randint(1, count)):
            self.statement(depth)

    def statement(self, depth):
        forms = [self.assign] * 5 + [self.show] * 3
        forms += [self.augment, self.unpack, self.store_item, self.delete, self.raise_, self.assert_, self.mutate]
        if depth > 0:
            forms += [self.if_, self.for_, self.while_, self.try_] * 2 + [self.with_, self.match_, self.inner, self.import_]
        if self.scope.in_loop:
            forms += [self.leave_loop]
        if self.scope.is_function:
            forms += [self.return_]
        if self.scope.is_generator:
            forms += [self.yield_] * 4
        self.random.choice(forms)(depth)

    def target(self, kind):
        """A name to store in; it is of this kind from now on."""
        mine = [name for name in self.scope.kinds if name in self.scope.own or not self.scope.is_function]
        name = self.random.choice(mine) if mine and self.chance(0.5) else self.name("v")
        self.scope.own.add(name)
        self.scope.kinds[name] = kind
        return name

    def mine(self, *kinds):
        names = [name for name, kind in self.scope.kinds.items() if kind in kinds]
        names = [name for name in names if name in self.scope.own or not self.scope.is_function]
        return self.random.choice(names) if names else None

    def assign(self, depth):
        kind = self.pick(*STORED)
        value = self.expression(kind, 3)
        first = self.target(kind)
        if self.chance(0.08):
            self.put(f"{first} = {self.target(kind)} = cut({value})")
        else:
            self.put(f"{first} = cut({value})")

    def augment(self, depth):
        name = self.mine(*AUGMENTED)
        if name is None:
            return self.assign(depth)
        kind = self.scope.kinds[name]
        self.put(f"{name} {self.pick(*AUGMENTED[kind])}= {self.expression(kind, 2)}")
        self.put(f"{name} = cut({name})")

    def unpack(self, depth):
        value = self.expression("iterable", 2)
        count = self.random.randint(1, 3)
        names = [self.target("int") for _ in range(count)]
        if self.chance(0.5):
            place = self.random.randrange(count)
            self.scope.kinds[names[place]] = "list"
            names[place] = f"*{names[place]}"
        self.put(f"[{', '.join(names)}] = {value}")

    def store_item(self, depth):
        name = self.mine("list", "dict")
        if name is None:
            return self.assign(depth)
        if self.scope.kinds[name] == "dict":
            form = "[$(;;$int;;$str;;$tuple;;$float;;$bool)] = $any".replace("(;;", "(")
        else:
            form = self.pick("[$slice] = $iterable", "[$int] = $any", "[$int] += $int")
        self.put(name + self.fill(form, 2))

    def mutate(self, depth):
        name = self.mine(*MUTATIONS)
        if name is None:
            return self.assign(depth)
        method = self.random.choice(MUTATIONS[self.scope.kinds[name]])
        self.put(f"show({name}.{self.fill(method)}, {name})")

    def show(self, depth):
        self.put(f"show({self.fill(self.pick('$any', '$any, $any'), 3)})")

    def delete(self, depth):
        name = self.mine("int", "str", "list", "dict")
        if name is None:
            return self.show(depth)
        kind = self.scope.kinds[name]
        if kind in ("list", "dict"):
            self.put(f"del {name}[{self.fill(self.pick('$int', '$slice') if kind == 'list' else '$int')}]")
        elif self.chance(0.3):
            self.put(f"del {name}")

    def raise_(self, depth):
        if self.chance(0.35):
            self.block(f"if {self.fill('$condition')}:", lambda: self.put(self.raising()))

    def raising(self):
        error = f"raise {self.pick(*ERRORS)}({self.fill('$(;;$any;;$str;;$any, $any)')})"
        return error + self.pick("", "", " from None", f" from {self.pick(*ERRORS)}()")

    def assert_(self, depth):
        self.put(self.fill("assert $condition$(;;, $str)"))

    def import_(self, depth):
        self.put(self.pick("import math", "from operator import add, sub", "import itertools as tools", "from collections import Counter"))

    def looping(self, head, first, depth):
        before, self.scope.in_loop = self.scope.in_loop, True

        def body():
            for line in first:
                self.put(line)
            self.statements(3, depth - 1)

        self.block(head, body)
        self.scope.in_loop = before
        if self.chance(0.25):
            self.block("else:", lambda: self.statements(2, depth - 1))

    def for_(self, depth):
        # A copy is walked, for the body may make it longer.
        form = self.pick("list($iterable)[:5]", "tuple($iterable)[:4]", "$range[:5]", "list(enumerate($iterable))[:4]", "list($dict.items())[:4]")
        iterable = self.fill(form, 2)
        pair = "enumerate" in form or "items" in form
        names = f"{self.target('int')}, {self.target('int')}" if pair else self.target("int")
        self.looping(f"for {names} in {iterable}:", ["tick()"], depth)

    def while_(self, depth):
        count = self.name("n")
        self.put(f"{count} = {self.random.randint(1, 4)}")
        condition = self.pick(f"{count} > 0", count, f"{count} > 0 and {self.fill('$condition')}")
        self.looping(f"while {condition}:", [f"{count} -= 1", "tick()"], depth)

    def leave_loop(self, depth):
        self.block(f"if {self.fill('$condition')}:", lambda: self.put(self.pick("break", "continue")))

    def if_(self, depth):
        self.block(f"if {self.fill('$condition', 2)}:", lambda: self.statements(2, depth - 1))
        if self.chance(0.3):
            self.block(f"elif {self.fill('$condition', 2)}:", lambda: self.statements(2, depth - 1))
        if self.chance(0.5):
            self.block("else:", lambda: self.statements(2, depth - 1))

    def try_(self, depth):
        handlers = self.random.randint(0, 2)
        group = self.chance(0.08)
        self.block("try:", lambda: self.statements(3, depth - 1))
        for _ in range(handlers):
            error = self.pick(*ERRORS, "Exception", f"({self.pick(*ERRORS)}, {self.pick(*ERRORS)})")
            self.handler(error, group, depth)
        if handlers and self.chance(0.3):
            self.block("else:", lambda: self.statements(2, depth - 1))
        if not handlers or self.chance(0.4):
            self.block("finally:", lambda: self.statements(2, depth - 1))

    def handler(self, error, group, depth):
        bound = self.name("e")
        before = self.scope.in_loop, self.scope.is_function
        if group:
            # An `except*` block cannot be left by a jump.
            self.scope.in_loop = self.scope.is_function = False

        def body():
            self.put(f"show(type({bound}).__name__, str({bound}), {bound}.__context__ is None)")
            if not group:
                self.statements(2, depth - 1)
            if self.chance(0.15):
                self.put(self.pick("raise", "raise ValueError('again')", f"raise KeyError('from') from {bound}"))

        self.block(f"except{'*' if group else ''} {error} as {bound}:", body)
        self.scope.in_loop, self.scope.is_function = before

    def with_(self, depth):
        items = []
        for _ in range(self.random.randint(1, 2)):
            swallow = self.pick("", f", {self.pick(*ERRORS)}", ", Exception")
            bound = self.pick("", f" as {self.target('int')}")
            items.append(f"Manager({self.expression('int', 0)}{swallow}){bound}")
        self.block(f"with {', '.join(items)}:", lambda: self.statements(3, depth - 1))

    def match_(self, depth):
        def cases():
            for _ in range(self.random.randint(1, 3)):
                guard = self.fill(self.pick("", " if $condition"))
                self.block(f"case {self.pattern(2)}{guard}:", lambda: self.statements(2, depth - 1))
            if self.chance(0.5):
                self.block("case _:", lambda: self.statements(1, depth - 1))

        self.block(f"match {self.expression(self.pick('list', 'tuple', 'dict', 'int', 'str'), 2)}:", cases)

    def pattern(self, depth):
        sub = lambda: self.pattern(depth - 1)
        bound = self.name("m")
        if depth == 0:
            return self.pick("1", "'a'", "None", "True", "-1", "2.5", "int()", "str()", f"int({bound})", f"float() as {bound}", "_", "b'abc'")
        forms = (
            *(lambda: f"[{sub()}, {sub()}]", lambda: f"[{sub()}, *{bound}]", lambda: f"[*_, {sub()}]", lambda: f"({sub()}, {sub()}, {sub()})"),
            *(lambda: f"{{1: {sub()}, **{bound}}}", lambda: f"{{'a': {sub()}}}", lambda: "1 | 2 | 3", lambda: f"({sub()}) as {bound}"),
            *(lambda: "[] | () | {}", lambda: f"list({bound})", lambda: "'abc' | 'a' | 12", sub, lambda: "int() | str()"),
        )
        text = self.random.choice(forms)()
        # The alternatives that make a later one unreachable are errors of the compiler.
        return text if text != "(_) as " + bound else "_"

    def return_(self, depth):
        self.block(f"if {self.fill('$condition')}:", lambda: self.put(self.fill("return$(;; $any)", 2)))

    def yield_(self, depth):
        form = self.pick("yield $any", "yield $any", "$target = yield $int", "yield from $iterable", "$target = yield from $walk")
        self.put(self.fill(form, 2))

    def target_place(self, depth):
        return self.target("int")

    # Definitions

    def inner(self, depth):
        """A function in a function, that shares its variables."""
        shared = [name for name in sorted(self.scope.own) if name in self.scope.kinds] if self.scope.is_function else []
        self.function(depth - 1, shares=shared[0] if shared and self.chance(0.6) else None)

    def function(self, depth, shares=None, generator=False):
        name = self.name("g" if generator else "f")
        count = 1 if generator else self.random.randint(0, 3)
        parameters = [f"a{index}" for index in range(count)]
        declared = list(parameters)
        star = not generator and self.chance(0.3)
        if count and self.chance(0.3):
            declared[-1] += f"={self.expression('any', 0)}"
        if star:
            declared.append("*rest")
        if not generator and self.chance(0.2):
            declared.append(f"{'' if star else '*, '}key={self.expression('int', 0)}")
        if self.chance(0.1):
            declared.append("**options")
        outer, scope = self.scope, Scope(self.scope)
        scope.is_function, scope.is_generator = True, generator
        for parameter in parameters:
            scope.kinds[parameter] = self.pick("int", "str", "list")
            scope.own.add(parameter)
        if star:
            scope.kinds["rest"] = "tuple"
        if shares:
            scope.own.add(shares)

        def body():
            self.scope = scope
            if shares and shares not in parameters:
                self.put(f"nonlocal {shares}")
            self.put("tick()")
            if generator:
                self.put("yield 0")
            self.statements(5, depth)
            if not generator:
                self.put(self.fill("return $any", 2))
            self.scope = outer

        if not shares and not generator and self.chance(0.1):
            self.put(self.pick("@functools.lru_cache(None)", "@functools.wraps(show)", "@(lambda f: f)"))
        self.block(f"def {name}({', '.join(declared)}):", body)
        if generator:
            outer.generators.append(name)
        else:
            outer.functions.append((name, count, star))

    def class_(self):
        name = self.name("C")
        inherits = self.scope.classes and self.chance(0.6)
        base = self.random.choice(self.scope.classes) if inherits else self.pick("", "object", "list", "dict", "int", "str")

        def method(signature, line):
            self.block(f"def {signature}:", lambda: self.put(line))

        def body():
            self.put(f"level = {self.expression('int', 0)}")
            if base in ("", "object"):
                method("__init__(self, value)", self.pick("self.value = value", "self.value = (value, 1)", "self.value = cut(value)"))
            elif inherits and self.chance(0.3):
                method("__init__(self, value)", self.pick("super().__init__(value)", "self.value = value", "super().__init__([value])"))
            method("__repr__(self)", self.pick(f"return f'{name}<{{self.value!r}}>'", f"return '{name}'"))
            for signature, lines in METHODS.items():
                if self.chance(0.3):
                    method(signature, self.fill(self.random.choice(lines)))
            if self.chance(0.4):
                self.put("@property")
                method("total(self)", self.fill(self.pick("return self.value", "return $any")))
            if self.chance(0.3):
                self.put(self.pick("@staticmethod", "@classmethod"))
                method("make(*args)", "return len(args)")
            if self.chance(0.15):
                self.put("__slots__ = ('value', '__dict__')" if base in ("", "object") else "extra = 1")

        self.block(f"class {name}({base}):" if base else f"class {name}:", body)
        self.scope.classes.append(name)

    def program(self):
        """The whole program."""
        define = lambda: self.function(2, generator=self.chance(0.35))
        for _ in range(self.random.randint(1, 3)):
            define()
        for _ in range(self.random.randint(0, 3)):
            self.pick(self.class_, self.class_, define)()
        for _ in range(self.random.randint(3, 7)):
            self.block("try:", lambda: self.statements(6, 2))
            self.block("except Exception as error:", lambda: self.put("show(type(error).__name__, str(error))"))
        if self.chance(0.3):
            # The traceback of what is raised here is compared.
            self.statements(4, 1)
        self.put("show('end')")
        return HEAD + "\n" + "\n".join(self.lines) + "\n"


def generate(random):
    """The source of a program."""
    return Generator(random).program()
