"""Copying, moving and removing files and whole directories."""

from _file_objects import fspath, open
from _os_files import listdir, makedirs, path, remove, rename, rmdir

__all__ = ["Error", "SameFileError", "copy", "copy2", "copyfile", "copyfileobj", "copytree", "ignore_patterns", "move", "rmtree"]


class Error(OSError):
    pass


class SameFileError(Error):
    pass


def get_terminal_size(fallback=(80, 24)):
    from collections import namedtuple
    return namedtuple("terminal_size", "columns lines")(*fallback)


def copyfileobj(fsrc, fdst, length=65536):
    while data := fsrc.read(length):
        fdst.write(data)


def copyfile(src, dst, *, follow_symlinks=True):
    if path.exists(dst) and path.exists(src) and path.samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copy(src, dst, *, follow_symlinks=True):
    if path.isdir(dst):
        dst = path.join(dst, path.basename(src))
    return copyfile(src, dst)


copy2 = copy


def copymode(src, dst, *, follow_symlinks=True):
    pass


copystat = copymode


def ignore_patterns(*patterns):
    import fnmatch

    def ignore(directory, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}

    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    names = listdir(src)
    ignored = ignore(fspath(src), names) if ignore is not None else ()
    makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name in ignored:
            continue
        source, target = path.join(src, name), path.join(dst, name)
        if path.isdir(source):
            copytree(source, target, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
        else:
            copy_function(source, target)
    return dst


def rmtree(path_, ignore_errors=False, onerror=None):
    try:
        for name in listdir(path_):
            inner = path.join(path_, name)
            if path.isdir(inner):
                rmtree(inner, ignore_errors, onerror)
            else:
                remove(inner)
        rmdir(path_)
    except OSError:
        if not ignore_errors:
            raise


def move(src, dst, copy_function=copy2):
    if path.isdir(dst):
        target = path.join(dst, path.basename(fspath(src).rstrip("/")))
        if path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    else:
        target = dst
    rename(src, target)
    return target
