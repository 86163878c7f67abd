"""JSON: plain values are read and written by `_json`, the rest here."""

import _json

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]

_INFINITY = float("inf")
_CONSTANTS = {"-Infinity": -_INFINITY, "Infinity": _INFINITY, "NaN": float("nan")}
_SPACE = " \t\n\r"


class JSONDecodeError(ValueError):
    """The text is no JSON: msg, doc, pos, lineno and colno say why and where."""

    __module__ = "json.decoder"

    def __init__(self, msg, doc, pos):
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {self.lineno} column {self.colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self._raw = any((object_hook, parse_float, parse_int, parse_constant, object_pairs_hook))

    def decode(self, s):
        start = _skip_space(s, 0)
        value, end = self.raw_decode(s, start)
        end = _skip_space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        found = _json.decode(s, idx, self._raw)
        if len(found) == 3:
            raise JSONDecodeError(found[1], s, found[2]) from None
        value, end = found
        return (self._build(value) if self._raw else value), end

    def _build(self, node):
        """What the hooks make of a raw value: objects are tuples of pairs, numbers are bytes."""
        kind = type(node)
        if kind is list:
            return [self._build(item) for item in node]
        if kind is tuple:
            pairs = [(key, self._build(value)) for key, value in node]
            if self.object_pairs_hook is not None:
                return self.object_pairs_hook(pairs)
            built = dict(pairs)
            return built if self.object_hook is None else self.object_hook(built)
        if kind is bytes:
            text = node.decode()
            if text in _CONSTANTS:
                return self.parse_constant(text)
            if "." in text or "e" in text or "E" in text:
                return self.parse_float(text)
            return self.parse_int(text)
        return node


def _skip_space(text, at):
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def _indent(self):
        return self.indent if self.indent is None or isinstance(self.indent, str) else " " * self.indent

    def encode(self, o):
        indent = self._indent()
        text = _json.encode(o, indent, bool(self.sort_keys), self.item_separator, self.key_separator, self.ensure_ascii)
        if text is None:
            parts = []
            self._write(o, "" if indent is None else "\n", indent or "", parts.append, [])
            text = "".join(parts)
        return text

    def iterencode(self, o, _one_shot=False):
        yield self.encode(o)

    def _write(self, o, line, indent, write, outer):
        if isinstance(o, str):
            write(_json.encode_string(str(o), bool(self.ensure_ascii)))
        elif o is None:
            write("null")
        elif o is True:
            write("true")
        elif o is False:
            write("false")
        elif isinstance(o, int):
            write(repr(int(o)))
        elif isinstance(o, float):
            write(self._float(o))
        elif isinstance(o, (list, tuple)):
            self._enter(o, outer)
            self._write_list(o, line, indent, write, outer)
            outer.pop()
        elif isinstance(o, dict):
            self._enter(o, outer)
            self._write_dict(o, line, indent, write, outer)
            outer.pop()
        else:
            self._enter(o, outer)
            self._write(self.default(o), line, indent, write, outer)
            outer.pop()

    def _enter(self, o, outer):
        if self.check_circular:
            for container in outer:
                if container is o:
                    raise ValueError("Circular reference detected")
        outer.append(o)

    def _write_list(self, items, line, indent, write, outer):
        if not items:
            write("[]")
            return
        inner = line + indent if line else ""
        before = "[" + inner
        for item in items:
            write(before)
            self._write(item, inner, indent, write, outer)
            before = self.item_separator + inner
        write(line + "]")

    def _write_dict(self, pairs, line, indent, write, outer):
        if not pairs:
            write("{}")
            return
        inner = line + indent if line else ""
        before = "{" + inner
        for key, value in sorted(pairs.items()) if self.sort_keys else pairs.items():
            if isinstance(key, str):
                pass
            elif isinstance(key, float):
                key = self._float(key)
            elif key is True:
                key = "true"
            elif key is False:
                key = "false"
            elif key is None:
                key = "null"
            elif isinstance(key, int):
                key = repr(int(key))
            elif self.skipkeys:
                continue
            else:
                raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")
            write(before + _json.encode_string(str(key), bool(self.ensure_ascii)) + self.key_separator)
            self._write(value, inner, indent, write, outer)
            before = self.item_separator + inner
        write("{}" if before[0] == "{" else line + "}")

    def _float(self, value):
        if value != value:
            text = "NaN"
        elif value == _INFINITY:
            text = "Infinity"
        elif value == -_INFINITY:
            text = "-Infinity"
        else:
            return repr(float(value))
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant")
        return text


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
          separators=None, default=None, sort_keys=False, **kw):
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys, **kw
    ).encode(obj)


def dump(obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
         separators=None, default=None, sort_keys=False, **kw):
    encoder = (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys, **kw
    )
    for part in encoder.iterencode(obj):
        fp.write(part)


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    elif isinstance(s, bytes) or type(s).__name__ == "bytearray":
        s = bytes(s).decode("utf-8")
    else:
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}")
    if object_hook is not None:
        kw["object_hook"] = object_hook
    if object_pairs_hook is not None:
        kw["object_pairs_hook"] = object_pairs_hook
    if parse_float is not None:
        kw["parse_float"] = parse_float
    if parse_int is not None:
        kw["parse_int"] = parse_int
    if parse_constant is not None:
        kw["parse_constant"] = parse_constant
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
         object_pairs_hook=None, **kw):
    return loads(fp.read(), cls=cls, object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
                 parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw)
