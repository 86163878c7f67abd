"""Constants and templates of text."""

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace

_FIRST = ascii_letters + "_"
_LATER = _FIRST + digits


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class Template:
    """A text with $names to be replaced."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """What the text consists of: plain pieces as (text, None), names as (as written, name), errors as (place,)."""
        text, at = self.template, 0
        while True:
            start = text.find(self.delimiter, at)
            if start < 0:
                yield text[at:], None
                return
            yield text[at:start], None
            at = start + len(self.delimiter)
            if text.startswith(self.delimiter, at):
                at += len(self.delimiter)
                yield self.delimiter, None
                continue
            braced = text[at:at + 1] == "{"
            first = end = at + braced
            if text[end:end + 1] and text[end] in _FIRST:
                while text[end:end + 1] and text[end] in _LATER:
                    end += 1
            if end == first or braced and text[end:end + 1] != "}":
                yield (start,)
                continue
            at = end + braced
            yield text[start:at], text[first:end]

    def _invalid(self, place):
        lines = self.template[:place].splitlines(keepends=True)
        column = place - len("".join(lines[:-1])) + 1 if lines else 1
        raise ValueError(f"Invalid placeholder in string: line {max(len(lines), 1)}, col {column}")

    def _fill(self, mapping, keywords, safe):
        mapping = {**mapping, **keywords} if keywords and mapping else keywords or mapping
        filled = []
        for part in self._parts():
            if len(part) == 1:
                if not safe:
                    self._invalid(part[0])
                filled.append(self.delimiter)
                continue
            written, name = part
            if name is None:
                filled.append(written)
            elif not safe:
                filled.append(str(mapping[name]))
            else:
                try:
                    filled.append(str(mapping[name]))
                except KeyError:
                    filled.append(written)
        return "".join(filled)

    def substitute(self, mapping={}, /, **kws):
        return self._fill(mapping, kws, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill(mapping, kws, True)

    def is_valid(self):
        return all([len(part) == 2 for part in self._parts()])

    def get_identifiers(self):
        names = []
        for part in self._parts():
            if len(part) == 2 and part[1] is not None and part[1] not in names:
                names.append(part[1])
        return names


class Formatter:
    """What `str.format` does, in steps that a subclass can change."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, number):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field is None:
                continue
            if field == "" or field[0] in ".[":
                if number is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field = str(number) + field
                number += 1
            elif field.isdigit():
                if number:
                    raise ValueError("cannot switch from automatic field numbering to manual field specification")
                number = False
            value, first = self.get_field(field, args, kwargs)
            used.add(first)
            value = self.convert_field(value, conversion)
            spec, number = self._vformat(spec, args, kwargs, used, depth - 1, number)
            result.append(self.format_field(value, spec))
        return "".join(result), number

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        text, at, literal = format_string, 0, ""
        while at < len(text):
            char = text[at]
            if char not in "{}":
                literal += char
                at += 1
                continue
            if text[at:at + 2] == char * 2:
                yield literal + char, None, None, None
                literal, at = "", at + 2
                continue
            if char == "}":
                raise ValueError("Single '}' encountered in format string")
            end, depth = at + 1, 1
            while end < len(text) and depth:
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
            if depth:
                problem = "expected '}' before end of string" if end > at + 1 else "Single '{' encountered in format string"
                raise ValueError(problem)
            field, colon, spec = text[at + 1:end - 1].partition(":")
            field, mark, conversion = field.partition("!")
            yield literal, field, spec, conversion if mark else None
            literal, at = "", end
        if literal:
            yield literal, None, None, None

    def get_field(self, field_name, args, kwargs):
        end = min([at for at in (field_name.find("."), field_name.find("[")) if at >= 0], default=len(field_name))
        first, rest = field_name[:end], field_name[end:]
        if first.isdigit():
            first = int(first)
        value = self.get_value(first, args, kwargs)
        while rest:
            if rest[0] == ".":
                ends = [at for at in (rest.find(".", 1), rest.find("[")) if at > 0]
                end = min(ends, default=len(rest))
                value, rest = getattr(value, rest[1:end]), rest[end:]
            else:
                end = rest.index("]")
                key = rest[1:end]
                value, rest = value[int(key) if key.isdigit() else key], rest[end + 1:]
        return value, first
