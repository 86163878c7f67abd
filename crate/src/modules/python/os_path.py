# Paths as POSIX writes them.

sep = "/"
altsep = None
extsep = "."
pathsep = ":"
curdir = "."
pardir = ".."


def _text(path):
    if isinstance(path, str):
        return path
    if hasattr(type(path), "__fspath__"):
        return type(path).__fspath__(path)
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


def normcase(s):
    return _text(s)


def isabs(s):
    return _text(s).startswith("/")


def join(a, *p):
    parts = []
    for part in (a, *p):
        if not isinstance(part, (str, bytes)) and not hasattr(type(part), "__fspath__"):
            raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {type(part).__name__!r}")
        parts.append(_text(part))
    path, *p = parts
    for part in p:
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(p):
    p = _text(p)
    at = p.rfind("/") + 1
    head, tail = p[:at], p[at:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def splitext(p):
    p = _text(p)
    at = p.rfind(".")
    start = p.rfind("/") + 1
    while at > start:
        if p[start] != ".":
            return p[:at], p[at:]
        start += 1
        if start >= at:
            break
    return p, ""


def splitdrive(p):
    return "", _text(p)


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def normpath(path):
    path = _text(path)
    if not path:
        return "."
    root = "/" if path.startswith("/") else ""
    if path.startswith("//") and not path.startswith("///"):
        root = "//"
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or not root and not parts or parts and parts[-1] == "..":
            parts.append(part)
        elif parts:
            parts.pop()
    return root + "/".join(parts) or "."


def abspath(path):
    return normpath(join(__import__("os").getcwd(), path))


def realpath(filename, *, strict=False):
    return abspath(filename)


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    one = [part for part in abspath(start).split("/") if part]
    two = [part for part in abspath(path).split("/") if part]
    shared = 0
    while shared < min(len(one), len(two)) and one[shared] == two[shared]:
        shared += 1
    return "/".join([".."] * (len(one) - shared) + two[shared:]) or "."


def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    for index in range(len(low)):
        if low[index] != high[index]:
            return low[:index]
    return low


def commonpath(paths):
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({path.startswith("/") for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[part for part in path.split("/") if part not in ("", ".")] for path in paths]
    return ("/" if paths[0].startswith("/") else "") + "/".join(commonprefix(parts))


def expanduser(path):
    path = _text(path)
    if path == "~" or path.startswith("~/"):
        return __import__("os").environ.get("HOME", "/").rstrip("/") + path[1:] or "/"
    return path


def expandvars(path):
    path = _text(path)
    for name, value in __import__("os").environ.items():
        path = path.replace(f"${{{name}}}", value).replace(f"${name}", value)
    return path
