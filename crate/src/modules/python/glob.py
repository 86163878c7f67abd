"""Paths that fit a pattern of the shell."""

import fnmatch
import re
from _os_files import listdir, path

__all__ = ["escape", "glob", "iglob", "has_magic"]

_MAGIC = re.compile("[*?[]")


def has_magic(s):
    return _MAGIC.search(s) is not None


def escape(pathname):
    return _MAGIC.sub(r"[\g<0>]", pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    root = "" if root_dir is None else root_dir
    for found in _glob(pathname, root, recursive, include_hidden):
        if found:
            yield found


def _glob(pattern, root, recursive, hidden):
    head, tail = path.split(pattern)
    if not has_magic(pattern):
        if tail and path.lexists(path.join(root, pattern)) or not tail and path.isdir(path.join(root, head)):
            yield pattern
        return
    if not head:
        heads = [""]
    elif head != pattern and has_magic(head):
        heads = _glob(head, root, recursive, hidden)
    else:
        heads = [head]
    for directory in heads:
        place = path.join(root, directory)
        if recursive and tail == "**":
            names = [""] + list(_below(place, "", hidden)) if path.isdir(place or ".") else []
        elif has_magic(tail):
            names = [name for name in _names(place) if hidden or tail[0] == "." or name[0] != "."]
            names = fnmatch.filter(names, tail)
        elif tail == "":
            names = [""] if path.isdir(place) else []
        else:
            names = [tail] if path.lexists(path.join(place, tail)) else []
        for name in names:
            yield path.join(directory, name) if directory else name


def _names(directory):
    try:
        return listdir(directory or ".")
    except OSError:
        return []


def _below(place, before, hidden):
    for name in _names(path.join(place, before)):
        if hidden or name[0] != ".":
            inner = path.join(before, name)
            yield inner
            yield from _below(place, inner, hidden)
