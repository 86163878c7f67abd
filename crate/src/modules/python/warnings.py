import _sys
import sys

filters = []
_once = set()
_DEFAULTS = [
    ("default", DeprecationWarning, "__main__"), ("ignore", DeprecationWarning, None),
]


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self.category.__name__!r}, "
            f"filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}"
        )


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        line = _sys.source_line(filename, lineno)
    line = line.strip()
    return text + f"  {line}\n" if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    (sys.stderr if file is None else file).write(formatwarning(message, category, filename, lineno, line))


def simplefilter(action, category=Warning, lineno=0, append=False):
    filterwarnings(action, "", category, "", lineno, append)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError(f"invalid action: {action!r}")
    entry = (action, message, category, module, lineno)
    if append:
        filters.append(entry)
    else:
        filters.insert(0, entry)


def resetwarnings():
    filters.clear()
    _DEFAULTS.clear()


def warn(message, category=None, stacklevel=1, source=None, **options):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    places = [place for place in _sys.stack() if not place[0].startswith("<")]
    filename, lineno, _ = places[max(len(places) - max(stacklevel, 1), 0)] if places else ("sys", 1, "")
    warn_explicit(message, category, filename, lineno, source=source)


def _warn_unawaited_coroutine(coroutine):
    warn(f"coroutine '{coroutine.__qualname__}' was never awaited", RuntimeWarning, source=coroutine)


def _action(text, category, lineno):
    for action, pattern, kind, _, line in filters:
        if issubclass(category, kind) and (not line or line == lineno):
            if not pattern or __import__("re").match(pattern, text, 2):
                return action
    for action, kind, module in _DEFAULTS:
        if issubclass(category, kind):
            return action
    return "default"


def warn_explicit(message, category, filename, lineno, module=None, registry=None, source=None, **options):
    if not isinstance(message, Warning):
        message = category(message)
    text = str(message)
    action = _action(text, category, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    key = (text, category) if action == "once" else (text, category, filename, 0 if action == "module" else lineno)
    if action != "always":
        if key in _once:
            return
        _once.add(key)
    _show(WarningMessage(message, category, filename, lineno, source=source))


def _show(one):
    showwarning(one.message, one.category, one.filename, one.lineno, one.file, one.line)
    if one.source is not None and one.filename != "sys":
        sys.stderr.write(
            f"{one.category.__name__}: Enable tracemalloc to get the object allocation traceback\n"
        )


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._action = record, action
        self._options = (category, lineno, append)

    def __enter__(self):
        global _show
        self._saved = filters[:], _show, set(_once)
        _once.clear()
        if self._action is not None:
            simplefilter(self._action, *self._options)
        if self._record:
            log = []
            _show = log.append
            return log

    def __exit__(self, *error):
        global _show
        filters[:], _show, seen = self._saved
        _once.clear()
        _once.update(seen)
