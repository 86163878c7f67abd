"""Values in lines of a given width, the dicts sorted."""

import re
import sys as _sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._repr(object, 0)


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)


class _Key:
    """Any value, in an order: by itself where it has one, else by its type's name."""

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            mine, others = self.value, other.value
            return (str(type(mine)), id(mine)) < (str(type(others)), id(others))


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent = indent
        self._width = width
        self._depth = depth
        self._stream = stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        (self._stream or _sys.stdout).write(self.pformat(object) + "\n")

    def pformat(self, object):
        self._outer = []
        self._recursive = False
        self._readable = True
        parts = []
        self._format(object, parts.append, 0, 0, 0)
        return "".join(parts)

    def isrecursive(self, object):
        self.pformat(object)
        return self._recursive

    def isreadable(self, object):
        self.pformat(object)
        return self._readable and not self._recursive

    def _repr(self, object, level):
        self._outer = []
        self._recursive = False
        self._readable = True
        return self._plain(object, level)

    def format(self, object, context, maxlevels, level):
        text = self._plain(object, level)
        return text, self._readable, self._recursive

    def _is_outer(self, object):
        for outer in self._outer:
            if outer is object:
                return True
        return False

    def _recursion(self, object):
        self._recursive = True
        return f"<Recursion on {type(object).__name__} with id={id(object)}>"

    def _sorted(self, items):
        return sorted(items, key=_Key)

    def _pairs(self, object):
        if self._sort_dicts:
            return sorted(object.items(), key=lambda pair: (_Key(pair[0]), _Key(pair[1])))
        return object.items()

    def _plain(self, object, level):
        """The value in one line."""
        kind = type(object)
        if kind is int and self._underscore_numbers:
            return f"{object:_d}"
        if isinstance(object, dict) and kind.__repr__ is dict.__repr__:
            if not object:
                return "{}"
            start, end = "{", "}"
        elif isinstance(object, list) and kind.__repr__ is list.__repr__:
            if not object:
                return "[]"
            start, end = "[", "]"
        elif isinstance(object, tuple) and kind.__repr__ is tuple.__repr__:
            if not object:
                return "()"
            start, end = "(", ",)" if len(object) == 1 else ")"
        else:
            text = repr(object)
            if text.startswith("<"):
                self._readable = False
            return text
        level += 1
        if self._depth and level > self._depth:
            self._readable = False
            return start + "..." + end[-1]
        if self._is_outer(object):
            return self._recursion(object)
        self._outer.append(object)
        if start == "{":
            texts = [f"{self._plain(key, level)}: {self._plain(value, level)}" for key, value in self._pairs(object)]
        else:
            texts = [self._plain(item, level) for item in object]
        self._outer.pop()
        return start + ", ".join(texts) + end

    def _format(self, object, write, indent, allowance, level):
        if self._is_outer(object):
            write(self._recursion(object))
            return
        text = self._plain(object, level)
        if len(text) <= self._width - indent - allowance or self._depth and level >= self._depth:
            write(text)
            return
        kind = type(object)
        way = None
        for cls, method, of in _WAYS:
            if cls is kind or isinstance(object, cls) and kind.__repr__ is of:
                way = method
                break
        if way is None:
            way = self._way_of_class(object)
        if way is None:
            write(text)
            return
        self._outer.append(object)
        way(self, object, write, indent, allowance, level + 1)
        self._outer.pop()

    def _way_of_class(self, object):
        kind = type(object)
        if getattr(kind, "__dataclass_fields__", None) is not None and "__create_fn__" in getattr(
            kind.__repr__, "__qualname__", "__create_fn__"
        ):
            return PrettyPrinter._format_dataclass
        if kind.__name__ in ("OrderedDict", "defaultdict", "Counter", "deque", "SimpleNamespace"):
            return getattr(PrettyPrinter, "_format_" + kind.__name__)
        return None

    def _format_dict(self, object, write, indent, allowance, level):
        write("{")
        if self._indent > 1:
            write((self._indent - 1) * " ")
        if object:
            self._format_pairs(self._pairs(object), write, indent, allowance + 1, level)
        write("}")

    def _format_pairs(self, pairs, write, indent, allowance, level):
        indent += self._indent
        separator = ",\n" + " " * indent
        pairs = list(pairs)
        for index, (key, value) in enumerate(pairs):
            last = index == len(pairs) - 1
            text = self._plain(key, level)
            write(text + ": ")
            self._format(value, write, indent + len(text) + 2, allowance if last else 1, level)
            if not last:
                write(separator)

    def _format_list(self, object, write, indent, allowance, level):
        write("[")
        self._format_items(object, write, indent, allowance + 1, level)
        write("]")

    def _format_tuple(self, object, write, indent, allowance, level):
        write("(")
        end = ",)" if len(object) == 1 else ")"
        self._format_items(object, write, indent, allowance + len(end), level)
        write(end)

    def _format_set(self, object, write, indent, allowance, level):
        if not object:
            write(repr(object))
            return
        kind = type(object)
        if kind is set:
            start, end = "{", "}"
        else:
            start, end = kind.__name__ + "({", "})"
            indent += len(kind.__name__) + 1
        write(start)
        self._format_items(self._sorted(object), write, indent, allowance + len(end), level)
        write(end)

    def _format_items(self, items, write, indent, allowance, level):
        indent += self._indent
        if self._indent > 1:
            write((self._indent - 1) * " ")
        newline = ",\n" + " " * indent
        separator = ""
        width = free = self._width - indent + 1
        items = list(items)
        for index, item in enumerate(items):
            last = index == len(items) - 1
            if last:
                free -= allowance
                width -= allowance
            if self._compact:
                text = self._plain(item, level)
                needed = len(text) + 2
                if free < needed:
                    free = width
                    if separator:
                        separator = newline
                if free >= needed:
                    free -= needed
                    write(separator)
                    separator = ", "
                    write(text)
                    continue
            write(separator)
            separator = newline
            self._format(item, write, indent, allowance if last else 1, level)

    def _format_str(self, object, write, indent, allowance, level):
        if not object:
            write(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        width = limit = self._width - indent
        for index, line in enumerate(lines):
            text = repr(line)
            if index == len(lines) - 1:
                limit -= allowance
            if len(text) <= limit:
                chunks.append(text)
                continue
            pieces = re.findall(r"\S*\s*", line)
            pieces.pop()
            limit2 = width
            current = ""
            for place, piece in enumerate(pieces):
                candidate = current + piece
                if place == len(pieces) - 1 and index == len(lines) - 1:
                    limit2 -= allowance
                if len(repr(candidate)) > limit2:
                    if current:
                        chunks.append(repr(current))
                    current = piece
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(text)
            return
        if level == 1:
            write("(")
        write(("\n" + " " * indent).join(chunks))
        if level == 1:
            write(")")

    def _format_dataclass(self, object, write, indent, allowance, level):
        name = type(object).__name__
        fields = [field for field in type(object).__dataclass_fields__.values() if field.repr]
        self._format_named(name, [(field.name, getattr(object, field.name)) for field in fields], write, indent,
                           allowance, level)

    def _format_SimpleNamespace(self, object, write, indent, allowance, level):
        self._format_named("namespace", object.__dict__.items(), write, indent, allowance, level)

    def _format_named(self, name, pairs, write, indent, allowance, level):
        write(name + "(")
        indent += len(name) + 1
        separator = ",\n" + " " * indent
        pairs = list(pairs)
        for index, (name, value) in enumerate(pairs):
            last = index == len(pairs) - 1
            write(name + "=")
            if self._is_outer(value):
                write("...")
            else:
                self._format(value, write, indent + len(name) + 1, allowance if last else 1, level)
            if not last:
                write(separator)
        write(")")

    def _format_OrderedDict(self, object, write, indent, allowance, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "(")
        self._format_list(list(object.items()), write, indent + len(name) + 1, allowance + 1, level)
        write(")")

    def _format_defaultdict(self, object, write, indent, allowance, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        factory = self._plain(object.default_factory, level)
        indent += len(name) + 1
        write(f"{name}({factory},\n{' ' * indent}")
        self._format_dict(object, write, indent, allowance + 1, level)
        write(")")

    def _format_Counter(self, object, write, indent, allowance, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "({")
        if self._indent > 1:
            write((self._indent - 1) * " ")
        self._format_pairs(object.most_common(), write, indent + len(name) + 1, allowance + 2, level)
        write("})")

    def _format_deque(self, object, write, indent, allowance, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "(")
        indent += len(name) + 1
        write("[")
        if object.maxlen is None:
            self._format_items(object, write, indent, allowance + 2, level)
            write("])")
        else:
            self._format_items(object, write, indent, 2, level)
            write(f"],\n{' ' * indent}maxlen={self._plain(object.maxlen, level)})")


_WAYS = (
    (dict, PrettyPrinter._format_dict, dict.__repr__),
    (list, PrettyPrinter._format_list, list.__repr__),
    (tuple, PrettyPrinter._format_tuple, tuple.__repr__),
    (set, PrettyPrinter._format_set, set.__repr__),
    (frozenset, PrettyPrinter._format_set, frozenset.__repr__),
    (str, PrettyPrinter._format_str, str.__repr__),
)
