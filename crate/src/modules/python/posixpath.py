"""`os.path`: paths as text, and what is there."""

import _files
from _file_objects import fspath, resolve, working

sep = "/"
curdir = "."
pardir = ".."
extsep = "."
altsep = None
pathsep = ":"
devnull = "/dev/null"
supports_unicode_filenames = True


def _stat(path):
    try:
        return _files.stat(resolve(path), path)
    except (OSError, ValueError):
        return None


def exists(path):
    return _stat(path) is not None


lexists = exists


def isfile(path):
    found = _stat(path)
    return found is not None and not found[0]


def isdir(s):
    found = _stat(s)
    return found is not None and found[0]


def islink(path):
    return False


def ismount(path):
    return abspath(path) == "/"


def getsize(filename):
    return _files.stat(resolve(filename), filename)[1]


def getmtime(filename):
    return _files.stat(resolve(filename), filename)[2] / 1e9


getatime = getctime = getmtime


def samefile(f1, f2):
    return _files.stat(resolve(f1), f1)[3] == _files.stat(resolve(f2), f2)[3]


def isabs(s):
    return fspath(s).startswith("/")


def normcase(s):
    return fspath(s)


def join(a, *p):
    for part in (a, *p):
        if not isinstance(part, (str, bytes)) and not hasattr(type(part), "__fspath__"):
            raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {type(part).__name__!r}")
    path = fspath(a)
    for part in p:
        part = fspath(part)
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(p):
    p = fspath(p)
    end = p.rfind("/") + 1
    head, tail = p[:end], p[end:]
    return (head if head == "/" * len(head) else head.rstrip("/")), tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = fspath(p)
    start = p.rfind("/") + 1
    dot = p.rfind(".")
    return (p[:dot], p[dot:]) if dot > start and p[start:dot].strip(".") else (p, "")


def splitdrive(p):
    return "", fspath(p)


def normpath(path):
    path = fspath(path)
    if not path:
        return "."
    root = "//" if path.startswith("//") and not path.startswith("///") else "/" if path.startswith("/") else ""
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
    return normpath(join(working[0], fspath(path)))


def realpath(filename, *, strict=False):
    return abspath(filename)


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    start = [part for part in abspath(start).split("/") if part]
    path = [part for part in abspath(path).split("/") if part]
    same = 0
    while same < min(len(start), len(path)) and start[same] == path[same]:
        same += 1
    return "/".join([".."] * (len(start) - same) + path[same:]) or "."


def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    for index, item in enumerate(low):
        if item != high[index]:
            return low[:index]
    return low


def commonpath(paths):
    paths = [fspath(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({path.startswith("/") for path in paths}) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[part for part in path.split("/") if part and part != "."] for path in paths]
    return ("/" if paths[0].startswith("/") else "") + "/".join(commonprefix(parts))


def expanduser(path):
    path = fspath(path)
    if path == "~" or path.startswith("~/"):
        return __import__("os").environ.get("HOME", "/").rstrip("/") + path[1:] or "/"
    return path


def expandvars(path):
    path = fspath(path)
    for name, value in __import__("os").environ.items():
        path = path.replace(f"${{{name}}}", value).replace(f"${name}", value)
    return path
