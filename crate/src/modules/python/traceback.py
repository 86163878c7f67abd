import _lab
import _sys
import sys

_HEADER = "Traceback (most recent call last):\n"
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None):
        self.filename, self.lineno, self.name, self.locals = filename, lineno, name, locals
        self.line = _sys.source_line(filename, lineno).strip() if line is None else line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    def format(self):
        return [_format_frame(frame) for frame in self]


def _format_frame(frame):
    filename, lineno, name, line = frame
    text = f'  File "{filename}", line {lineno}, in {name}\n'
    return text + f"    {line}\n" if line else text


def _shown(filename):
    return not filename.startswith("<frozen ") and filename != "<prelude>"


def extract_tb(tb, limit=None):
    frames = StackSummary()
    while tb is not None:
        code = tb.tb_frame.f_code
        if _shown(code.co_filename):
            frames.append(FrameSummary(code.co_filename, tb.tb_lineno, code.co_name))
        tb = tb.tb_next
    return _limited(frames, limit)


def _limited(frames, limit):
    if limit is None:
        return frames
    return StackSummary(frames[:limit] if limit >= 0 else frames[limit:])


def extract_stack(f=None, limit=None):
    frames = [FrameSummary(*place) for place in _sys.stack() if _shown(place[0])]
    return StackSummary(frames if limit is None else frames[-limit:])


def format_list(extracted_list):
    return [_format_frame(frame) for frame in extracted_list]


def print_list(extracted_list, file=None):
    _print(format_list(extracted_list), file)


def format_tb(tb, limit=None):
    return format_list(extract_tb(tb, limit))


def print_tb(tb, limit=None, file=None):
    _print(format_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    return format_list(extract_stack(f, limit))


def print_stack(f=None, limit=None, file=None):
    _print(format_stack(f, limit), file)


def _print(lines, file):
    if file is None:
        file = sys.stderr
    file.write("".join(lines))


def _error(exc, value):
    return value if isinstance(value, BaseException) else exc


def format_exception_only(exc, value=None):
    error = _error(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    cls = type(error)
    name = cls.__qualname__ if cls.__module__ in ("builtins", "__main__") else f"{cls.__module__}.{cls.__qualname__}"
    try:
        text = str(error)
    except Exception:
        text = "<exception str() failed>"
    lines = [f"{name}: {text}\n" if text else f"{name}\n"]
    for note in getattr(error, "__notes__", ()):
        lines += [line + "\n" for line in str(note).split("\n")]
    return lines


def format_exception(exc, value=None, tb=None, limit=None, chain=True):
    error = _error(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    if not chain or limit is not None:
        frames = format_tb(error.__traceback__ if value is None else tb, limit)
        return ([_HEADER] if frames else []) + frames + format_exception_only(error)
    return _split(_lab.format_exception(error))


def _split(text):
    # Each place with its lines is one item, as in CPython.
    items = []
    inside = False
    for line in text.splitlines(keepends=True):
        if line.startswith('  File "'):
            items.append(line)
            inside = True
        elif inside and line.startswith("    "):
            items[-1] += line
        elif line.strip() and "\n" + line in (_CAUSE[:-1], _CONTEXT[:-1]) and items:
            items[-1] = "\n" + line + "\n"
        else:
            inside = False
            if line == "\n" and items and items[-1] in (_CAUSE, _CONTEXT):
                continue
            items.append(line)
    return items


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    _print([format_exc(limit, chain)], file)


def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True):
    _print(format_exception(exc, value, tb, limit, chain), file)


def print_last(limit=None, file=None, chain=True):
    raise ValueError("no last exception")


class TracebackException:
    def __init__(self, exc_type, exc_value=None, exc_traceback=None, *, limit=None, **options):
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback, limit)
        self._lines = format_exception(exc_value)
        self._only = format_exception_only(exc_value)
        self._str = str(exc_value)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def format(self, *, chain=True):
        yield from self._lines

    def format_exception_only(self):
        yield from self._only

    def __str__(self):
        return self._str


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def clear_frames(tb):
    pass
