"""Regular expressions: what can be done with a pattern; `_re` reads and matches them."""

import _re

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape",
    "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE",
    "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag",
]


class error(Exception):
    """A pattern, or what is to replace its matches, is wrong: msg, pattern, pos, lineno and colno say why and where."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            before = pattern[:pos]
            self.lineno = before.count(newline) + 1
            self.colno = pos - before.rfind(newline)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


class RegexFlag:
    """A combination of flags, as a number and by name."""

    def __init__(self, value):
        self.value = self._value_ = int(value)

    @property
    def name(self):
        return "|".join(self._names()) or None

    def _names(self):
        return [name for name, bit in _NAMES if self.value & bit]

    def __int__(self):
        return self.value

    __index__ = __hash__ = __int__

    def __bool__(self):
        return self.value != 0

    def __or__(self, other):
        return RegexFlag(self.value | int(other))

    __ror__ = __or__

    def __and__(self, other):
        return RegexFlag(self.value & int(other))

    __rand__ = __and__

    def __xor__(self, other):
        return RegexFlag(self.value ^ int(other))

    __rxor__ = __xor__

    def __invert__(self):
        return RegexFlag(_ALL & ~self.value)

    def __contains__(self, other):
        return self.value & other.value == other.value

    def __eq__(self, other):
        return isinstance(other, (int, RegexFlag)) and self.value == int(other)

    def __repr__(self):
        names = [f"re.{name}" for name in self._names()]
        rest = self.value & ~_ALL
        if rest or not names:
            names.append(hex(rest) if names else f"re.NOFLAG" if rest == 0 else f"re.RegexFlag({rest:#x})")
        return "|".join(names)

    def __str__(self):
        return repr(self)

    def __format__(self, spec):
        return format(repr(self), spec)


_NAMES = [
    ("TEMPLATE", 1), ("IGNORECASE", 2), ("LOCALE", 4), ("MULTILINE", 8), ("DOTALL", 16), ("UNICODE", 32), ("VERBOSE", 64),
    ("DEBUG", 128), ("ASCII", 256),
]
_ALL = 511
NOFLAG = RegexFlag(0)
T = TEMPLATE = RegexFlag(1)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
U = UNICODE = RegexFlag(32)
X = VERBOSE = RegexFlag(64)
DEBUG = RegexFlag(128)
A = ASCII = RegexFlag(256)


class Match:
    def __init__(self, pattern, string, pos, endpos, places):
        self.re = pattern
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self._places = places
        self.lastindex = places[0]

    @property
    def lastgroup(self):
        for name, group in self.re.groupindex.items():
            if group == self.lastindex:
                return name
        return None

    @property
    def regs(self):
        return tuple([self.span(group) for group in range(self.re.groups + 1)])

    def _index(self, group):
        if isinstance(group, str):
            index = self.re.groupindex.get(group, -1)
        elif hasattr(group, "__index__"):
            index = group.__index__()
        else:
            index = -1
        if not 0 <= index <= self.re.groups:
            raise IndexError("no such group")
        return index

    def _group(self, index, default=None):
        start = self._places[2 * index + 1]
        return default if start < 0 else self.string[start:self._places[2 * index + 2]]

    def group(self, *groups):
        if not groups:
            return self._group(0)
        if len(groups) == 1:
            return self._group(self._index(groups[0]))
        return tuple([self._group(self._index(group)) for group in groups])

    def __getitem__(self, group):
        return self._group(self._index(group))

    def groups(self, default=None):
        return tuple([self._group(index, default) for index in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._group(index, default) for name, index in self.re.groupindex.items()}

    def start(self, group=0, /):
        return self._places[2 * self._index(group) + 1]

    def end(self, group=0, /):
        return self._places[2 * self._index(group) + 2]

    def span(self, group=0, /):
        index = self._index(group)
        return self._places[2 * index + 1], self._places[2 * index + 2]

    def expand(self, template):
        parts = _template(self.re, template)
        nothing = template[:0]
        return nothing.join([self._group(part, nothing) if isinstance(part, int) else part for part in parts])

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self._group(0)!r}>"


class Pattern:
    def __init__(self, pattern, program, flags, groups, groupindex):
        self.pattern = pattern
        self.flags = flags
        self.groups = groups
        self.groupindex = groupindex
        self._program = program

    def _match(self, string, pos, endpos, mode):
        self._check(string)
        places = _re.match(self._program, string, pos, endpos, mode)
        if places is None:
            return None
        length = len(string)
        pos = min(max(pos, 0), length)
        return Match(self, string, pos, length if endpos is None else max(min(endpos, length), 0), places)

    def _check(self, string):
        if isinstance(self.pattern, str):
            if isinstance(string, bytes):
                raise TypeError("cannot use a string pattern on a bytes-like object")
        elif isinstance(string, str):
            raise TypeError("cannot use a bytes pattern on a string-like object")

    def search(self, string, pos=0, endpos=None):
        return self._match(string, pos, endpos, 0)

    def match(self, string, pos=0, endpos=None):
        return self._match(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._match(string, pos, endpos, 2)

    def findall(self, string, pos=0, endpos=None):
        self._check(string)
        return _re.findall(self._program, string, pos, endpos)

    def finditer(self, string, pos=0, endpos=None):
        self._check(string)
        return self._matches(string, pos, endpos)

    def _matches(self, string, pos=0, endpos=None):
        length = len(string)
        for places in _re.scan(self._program, string, pos, endpos):
            yield Match(self, string, pos, length if endpos is None else endpos, places)

    def split(self, string, maxsplit=0):
        self._check(string)
        if maxsplit < 0:
            return [string]
        return _re.split(self._program, string, maxsplit)

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        self._check(string)
        if count < 0:
            return string, 0
        if not callable(repl):
            return _re.substitute(self._program, string, _template(self, repl), count)
        parts = []
        at = made = 0
        for found in self._matches(string):
            if count and made == count:
                break
            start, end = found.span()
            parts.append(string[at:start])
            parts.append(repl(found))
            at = end
            made += 1
        parts.append(string[at:])
        return string[:0].join([part for part in parts if part is not None]), made

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return compile, (self.pattern, self.flags)

    def __eq__(self, other):
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __repr__(self):
        flags = self.flags
        if isinstance(self.pattern, str) and flags & 32 and not flags & 256:
            flags &= ~32
        shown = f", {RegexFlag(flags)!r}" if flags else ""
        return f"re.compile({self.pattern!r:.200}{shown})"


_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}


def _template(pattern, template):
    """What replaces a match: texts, and numbers of groups."""
    is_bytes = isinstance(template, bytes)
    backslash = b"\\" if is_bytes else "\\"
    if backslash not in template:
        return [template]
    text = template.decode("latin-1") if is_bytes else template
    parts = [text[:0]]
    at = 0

    def add(piece):
        if isinstance(piece, str) and isinstance(parts[-1], str):
            parts[-1] += piece
        else:
            parts.append(piece)

    def group(index, place):
        if index > pattern.groups:
            raise error(f"invalid group reference {index}", template, place)
        add(index)

    while True:
        start = text.find("\\", at)
        if start < 0:
            add(text[at:])
            break
        add(text[at:start])
        char = text[start + 1:start + 2]
        at = start + 2
        if char == "g":
            if text[at:at + 1] != "<":
                raise error("missing <", template, at)
            at += 1
            end = text.find(">", at)
            if end < 0:
                if at == len(text):
                    raise error("missing group name", template, at)
                raise error("missing >, unterminated name", template, at)
            name = text[at:end]
            if not name:
                raise error("missing group name", template, at)
            if name.isdigit():
                index = int(name)
            else:
                if not name.isidentifier():
                    raise error(f"bad character in group name {name!r}", template, at)
                if name not in pattern.groupindex:
                    raise IndexError(f"unknown group name {name!r}")
                index = pattern.groupindex[name]
            group(index, at)
            at = end + 1
        elif char == "0":
            end = at
            while end < at + 2 and text[end:end + 1] and text[end] in "01234567":
                end += 1
            add(chr(int(text[at - 1:end], 8) & 0xFF))
            at = end
        elif char and char in "123456789":
            digits = text[at - 1:at + 2]
            if len(digits) == 3 and digits[0] in "1234567" and digits[1] in "01234567" and digits[2] in "01234567":
                code = int(digits, 8)
                if code > 0o377:
                    raise error(f"octal escape value \\{digits} outside of range 0-0o377", template, start)
                add(chr(code))
                at += 2
            else:
                if digits[1:2].isdigit():
                    at += 1
                group(int(text[start + 1:at]), start + 1)
        elif char in _ESCAPES:
            add(_ESCAPES[char])
        elif char == "":
            raise error("bad escape (end of pattern)", template, start)
        elif char.isascii() and char.isalpha():
            raise error(f"bad escape \\{char}", template, start)
        else:
            add("\\" + char)
    return [part.encode("latin-1") if is_bytes and isinstance(part, str) else part for part in parts]


_cache = {}
_MAX_CACHE = 512


def compile(pattern, flags=0):
    flags = int(flags)
    key = (type(pattern), pattern, flags)
    found = _cache.get(key)
    if found is not None:
        return found
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    if isinstance(pattern, str):
        if flags & 4:
            raise ValueError("cannot use LOCALE flag with a str pattern")
        if flags & 256 and flags & 32:
            raise ValueError("ASCII and UNICODE flags are incompatible")
    elif flags & 32:
        raise ValueError("cannot use UNICODE flag with a bytes pattern")
    found = _re.compile(pattern, flags)
    if found[0] is None:
        if found[1] == "the repetition number is too large":
            raise OverflowError(found[1])
        raise error(found[1], None if found[2] is None else pattern, found[2])
    program, flags, groups, names = found
    if isinstance(pattern, str) and not flags & 256:
        flags |= 32
    if len(_cache) >= _MAX_CACHE:
        _cache.clear()
    found = _cache[key] = Pattern(pattern, program, flags, groups, names)
    return found


def purge():
    _cache.clear()


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


_SPECIAL = {ord(char): "\\" + char for char in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return pattern.decode("latin-1").translate(_SPECIAL).encode("latin-1")
