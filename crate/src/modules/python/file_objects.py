"""What `open` returns: files of bytes and of text, over the calls in `_files`."""

import re

import _files

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


HOME = "/home/lab"
# The working directory, in which paths begin that are relative.
working = [HOME]


def resolve(path):
    """A path as the machine takes it."""
    path = fspath(path)
    if "\0" in path:
        raise ValueError("embedded null byte")
    return path if not path or path[0] == "/" or working[0] == HOME else working[0] + "/" + path


class UnsupportedOperation(OSError, ValueError):
    __module__ = "io"


def fspath(path):
    """A path as text."""
    if isinstance(path, str):
        return path
    if isinstance(path, bytes):
        return path.decode()
    if hasattr(type(path), "__fspath__"):
        return path.__fspath__()
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if isinstance(file, int):
        raise NotImplementedError("open() of a file descriptor")
    letters = set(mode)
    if letters - set("axrwb+tU") or len(mode) > len(letters):
        raise ValueError(f"invalid mode: {mode!r}")
    binary = "b" in letters
    if binary and "t" in letters:
        raise ValueError("can't have text and binary mode at once")
    if not letters & set("rwax"):
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    if len(letters & set("rwax")) != 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if binary:
        for name, value in (("an encoding", encoding), ("an errors", errors), ("a newline", newline)):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {name} argument")
    elif buffering == 0:
        raise ValueError("can't have unbuffered text I/O")
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline}")
    try:
        path = resolve(file)
    except TypeError:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(file).__name__}") from None
    if not binary and encoding is not None:
        "".encode(encoding)
    number = _files.open(path, file, "r" not in letters, "x" in letters, "w" in letters)
    raw = _Raw(number, "r" in letters or "+" in letters, "r" not in letters or "+" in letters, "a" in letters)
    if not binary:
        return TextIOWrapper(raw, file, mode, encoding, errors, newline, buffering == 1)
    if buffering == 0:
        kind = FileIO
        mode = "rb+" if raw.readable and raw.writable else "rb" if raw.readable else "wb"
    elif raw.readable and raw.writable:
        kind = BufferedRandom
    else:
        kind = BufferedReader if raw.readable else BufferedWriter
    return kind(raw, file, mode)


class _Raw:
    """An open file and a place in it."""

    def __init__(self, number, readable, writable, appends):
        self.number = number
        self.readable = readable
        self.writable = writable
        self.appends = appends
        self.at = _files.size(number) if appends else 0

    def read(self, size=None):
        data = _files.read(self.number, self.at, size)
        self.at += len(data)
        return data

    def write(self, data):
        self.at = _files.write(self.number, None if self.appends else self.at, data)


class IOBase:
    __module__ = "io"

    closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def close(self):
        self.closed = True

    def flush(self):
        self._check()

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def isatty(self):
        self._check()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *error):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines):
        self._check()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    __module__ = "io"


class BufferedIOBase(IOBase):
    __module__ = "io"


class TextIOBase(IOBase):
    __module__ = "io"

    encoding = errors = newlines = None


class _File(IOBase):
    """What files of bytes and of text have in common."""

    def __init__(self, raw, name, mode):
        self._raw = raw
        self.name = name
        self.mode = mode
        self.closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def _check_readable(self):
        self._check()
        if not self._raw.readable:
            raise UnsupportedOperation("not readable" if isinstance(self, TextIOWrapper) else "read")

    def _check_writable(self):
        self._check()
        if not self._raw.writable:
            raise UnsupportedOperation("not writable" if isinstance(self, TextIOWrapper) else "write")

    def readable(self):
        self._check()
        return self._raw.readable

    def writable(self):
        self._check()
        return self._raw.writable

    def seekable(self):
        self._check()
        return True

    def fileno(self):
        self._check()
        return self._raw.number

    def close(self):
        if not self.closed:
            self.closed = True
            _files.close(self._raw.number)


def _place(raw, offset, whence):
    if whence == SEEK_SET:
        if offset < 0:
            raise OSError(22, "Invalid argument")
        return offset
    if whence == SEEK_CUR:
        return max(raw.at + offset, 0)
    if whence == SEEK_END:
        return max(_files.size(raw.number) + offset, 0)
    raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")


class BufferedRandom(_File, BufferedIOBase):
    def read(self, size=-1, /):
        self._check_readable()
        return self._raw.read(None if size is None or size < 0 else size)

    read1 = read

    def peek(self, size=0, /):
        self._check_readable()
        return _files.read(self._raw.number, self._raw.at, DEFAULT_BUFFER_SIZE)

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        self._check_readable()
        start, parts = self._raw.at, []
        size = None if size is None or size < 0 else size
        step = 256
        while True:
            data = self._raw.read(step if size is None else min(step, size))
            end = data.find(b"\n") + 1
            if end:
                self._raw.at -= len(data) - end
                parts.append(data[:end])
                break
            parts.append(data)
            if size is not None:
                size -= len(data)
            if not data or size == 0:
                break
            step *= 4
        return b"".join(parts)

    def write(self, data, /):
        self._check_writable()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(data)
        self._raw.write(data)
        return len(data)

    def seek(self, offset, whence=0, /):
        self._check()
        self._raw.at = _place(self._raw, offset, whence)
        return self._raw.at

    def tell(self):
        self._check()
        return self._raw.at

    def truncate(self, size=None, /):
        self._check_writable()
        return _files.truncate(self._raw.number, self._raw.at if size is None else size)

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"


class BufferedReader(BufferedRandom):
    pass


class BufferedWriter(BufferedRandom):
    pass


class FileIO(BufferedRandom):
    def __repr__(self):
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd=True>"


for _kind in (BufferedRandom, BufferedReader, BufferedWriter, FileIO):
    _kind.__module__ = "_io"


class TextIOWrapper(_File, TextIOBase):
    __module__ = "_io"

    def __init__(self, raw, name, mode, encoding, errors, newline, line_buffering):
        _File.__init__(self, raw, name, mode)
        self.encoding = encoding or "UTF-8"
        self.errors = errors or "strict"
        self.line_buffering = line_buffering
        self._newline = newline
        # Text that was read from the file and not yet from here: lines, the last one first.
        self._lines = None

    @property
    def buffer(self):
        return BufferedRandom(self._raw, self.name, "rb")

    @property
    def newlines(self):
        return None

    def _load(self):
        if self._lines is None:
            text = self._raw.read().decode(self.encoding, self.errors)
            if self._newline is None and "\r" in text:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            if self._newline == "" and "\r" in text:
                self._lines = re.findall("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)
                self._lines.reverse()
                return
            end = "\n" if not self._newline else self._newline
            lines = text.split(end)
            last = lines.pop()
            self._lines = [line + end for line in lines]
            if last:
                self._lines.append(last)
            self._lines.reverse()

    def _unload(self):
        """Forgets what was read ahead; the file stands where the text stood."""
        if self._lines:
            self._raw.at -= len("".join(self._lines).encode(self.encoding, self.errors))
        self._lines = None

    def read(self, size=-1, /):
        self._check_readable()
        self._load()
        lines = self._lines
        if size is None or size < 0:
            lines.reverse()
            text = "".join(lines)
            self._lines = None
            return text
        parts = []
        while size > 0 and lines:
            line = lines.pop()
            if len(line) > size:
                lines.append(line[size:])
                line = line[:size]
            size -= len(line)
            parts.append(line)
        if not lines:
            self._lines = None
        return "".join(parts)

    def readline(self, size=-1, /):
        self._check_readable()
        if not self._lines:
            self._lines = None
            self._load()
        lines = self._lines
        if not lines:
            return ""
        line = lines.pop()
        if size is not None and 0 <= size < len(line):
            lines.append(line[size:])
            line = line[:size]
        return line

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._check_writable()
        self._unload()
        written = text
        if self._newline in ("\r", "\r\n"):
            written = text.replace("\n", self._newline)
        self._raw.write(written.encode(self.encoding, self.errors))
        return len(text)

    def seek(self, offset, whence=0, /):
        self._check()
        if whence == SEEK_CUR and offset != 0:
            raise UnsupportedOperation("can't do nonzero cur-relative seeks")
        if whence == SEEK_END and offset != 0:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        if whence == SEEK_SET and offset < 0:
            raise ValueError(f"negative seek position {offset!r}")
        self._unload()
        self._raw.at = _place(self._raw, offset, whence)
        return self._raw.at

    def tell(self):
        self._check()
        self._unload()
        return self._raw.at

    def truncate(self, size=None, /):
        self._check_writable()
        self._unload()
        return _files.truncate(self._raw.number, self._raw.at if size is None else size)

    def reconfigure(self, **settings):
        for name in settings:
            setattr(self, name, settings[name])

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding={self.encoding!r}>"
