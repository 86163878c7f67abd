"""What `os` does with files."""

import posixpath as path
from posixpath import curdir, devnull, extsep, pardir, pathsep, sep

import _files
from _file_objects import fspath, resolve, working

__all__ = [
    "DirEntry", "F_OK", "PathLike", "R_OK", "W_OK", "X_OK", "access", "chdir", "curdir", "devnull", "extsep", "fsdecode", "fsencode",
    "fspath", "getcwd", "linesep", "listdir", "lstat", "makedirs", "mkdir", "pardir", "path", "pathsep", "remove", "removedirs",
    "rename", "renames", "replace", "rmdir", "scandir", "sep", "stat", "stat_result", "truncate", "unlink", "utime", "walk",
]

linesep = "\n"
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4


class PathLike:
    """What has `__fspath__`."""

    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __class_getitem__(cls, item):
        return cls


def fsencode(filename):
    return fspath(filename).encode()


def fsdecode(filename):
    return fspath(filename)


class stat_result:
    def __init__(self, found):
        is_directory, self.st_size, self.st_mtime_ns, self.st_ino = found
        self.st_mode = 0o40755 if is_directory else 0o100644
        self.st_dev = self.st_uid = self.st_gid = 0
        self.st_nlink = 1
        self.st_atime_ns = self.st_ctime_ns = self.st_mtime_ns
        self.st_atime = self.st_mtime = self.st_ctime = self.st_mtime_ns / 1e9

    def _items(self):
        return (self.st_mode, self.st_ino, self.st_dev, self.st_nlink, self.st_uid, self.st_gid, self.st_size,
                int(self.st_atime), int(self.st_mtime), int(self.st_ctime))

    def __getitem__(self, index):
        return self._items()[index]

    def __len__(self):
        return 10

    def __repr__(self):
        names = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime")
        return "os.stat_result(" + ", ".join([f"{name}={item}" for name, item in zip(names, self._items())]) + ")"


def stat(path, *, dir_fd=None, follow_symlinks=True):
    return stat_result(_files.stat(resolve(path), path))


lstat = stat


def access(path_, mode):
    return path.exists(path_)


def getcwd():
    return working[0]


def chdir(path_):
    if not _files.stat(resolve(path_), path_)[0]:
        raise NotADirectoryError(20, "Not a directory", path_)
    working[0] = path.abspath(path_)


def listdir(path="."):
    path = "." if path is None else path
    return _files.listdir(resolve(path), path)


def mkdir(path, mode=0o777):
    _files.mkdir(resolve(path), path)


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == ".":
            return
    try:
        mkdir(name)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def remove(path):
    _files.remove(resolve(path), path)


unlink = remove


def rmdir(path):
    _files.rmdir(resolve(path), path)


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def rename(src, dst):
    _files.rename(resolve(src), resolve(dst), (src, dst))


replace = rename


def renames(old, new):
    head = path.dirname(new)
    if head and not path.exists(head):
        makedirs(head)
    rename(old, new)


def truncate(path, length):
    file = _files.open(resolve(path), path, False, False, False)
    _files.truncate(file, length)
    _files.close(file)


def utime(path, times=None):
    stat(path)


class DirEntry:
    def __init__(self, directory, name):
        self.name = name
        self.path = path.join(directory, name)

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path)

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path)

    def is_symlink(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def inode(self):
        return stat(self.path).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Scan:
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path="."):
    path = "." if path is None else path
    return _Scan([DirEntry(fspath(path), name) for name in listdir(path)])


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    dirs, files = [], []
    for name in names:
        (dirs if path.isdir(path.join(top, name)) else files).append(name)
    if topdown:
        yield top, dirs, files
    for name in dirs:
        yield from walk(path.join(top, name), topdown, onerror)
    if not topdown:
        yield top, dirs, files
