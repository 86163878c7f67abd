"""Files and directories with names that nobody else uses."""

import random
import shutil
from _file_objects import open
from _os_files import mkdir, path, remove

__all__ = [
    "NamedTemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "TemporaryFile", "gettempdir", "gettempprefix",
    "mkdtemp", "mkstemp", "mktemp", "tempdir",
]

tempdir = None
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
_names = random.Random()


def gettempdir():
    return tempdir or "/tmp"


def gettempprefix():
    return "tmp"


def mktemp(suffix="", prefix="tmp", dir=None):
    while True:
        name = prefix + "".join([_names.choice(_LETTERS) for _ in range(8)]) + suffix
        found = path.join(dir or gettempdir(), name)
        if not path.exists(found):
            return found


def mkdtemp(suffix=None, prefix=None, dir=None):
    name = mktemp(suffix or "", prefix or "tmp", dir)
    mkdir(name)
    return name


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    raise NotImplementedError("mkstemp() returns a file descriptor; use NamedTemporaryFile")


class _Temporary:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete):
        self._file = file
        self._delete = delete
        self.name = name

    def __getattr__(self, name):
        return getattr(self._file, name)

    def __iter__(self):
        return iter(self._file)

    def __next__(self):
        return next(self._file)

    def __enter__(self):
        self._file.__enter__()
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        if not self._file.closed:
            self._file.close()
            if self._delete:
                try:
                    remove(self.name)
                except FileNotFoundError:
                    pass


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None):
    name = mktemp(suffix or "", prefix or "tmp", dir)
    return _Temporary(open(name, mode, buffering, encoding, errors, newline), name, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    return NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)


def SpooledTemporaryFile(max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                         dir=None, *, errors=None):
    return NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)

    def __enter__(self):
        return self.name

    def __exit__(self, *error):
        self.cleanup()

    def cleanup(self):
        if path.exists(self.name):
            shutil.rmtree(self.name)

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"
