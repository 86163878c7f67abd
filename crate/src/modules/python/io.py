from _file_objects import (
    DEFAULT_BUFFER_SIZE,
    SEEK_CUR,
    SEEK_END,
    SEEK_SET,
    BufferedIOBase,
    IOBase,
    RawIOBase,
    TextIOBase,
    UnsupportedOperation,
)

open = open
BlockingIOError = BlockingIOError


class _Memory:
    # What StringIO and BytesIO share. What is appended is joined only when somebody looks.
    def _start(self, data):
        self._data = data
        self._parts = []
        self._at = 0
        self._size = len(data)

    def _joined(self):
        if self._parts:
            self._data += self._empty.join(self._parts)
            self._parts = []
        return self._data

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def getvalue(self):
        self._check()
        return self._joined()

    def read(self, size=-1, /):
        self._check()
        data = self._joined()
        end = len(data) if size is None or size < 0 else self._at + size
        result = data[self._at:end]
        self._at += len(result)
        return result

    def readline(self, size=-1, /):
        self._check()
        data = self._joined()
        end = data.find(self._newline, self._at) + 1 or len(data)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        result = data[self._at:end]
        self._at += len(result)
        return result

    def tell(self):
        self._check()
        return self._at

    def truncate(self, size=None, /):
        self._check()
        size = self._at if size is None else size
        if size < 0:
            raise ValueError(f"Negative size value {size}" if self._empty == "" else f"negative size value {size}")
        self._data = self._joined()[:size]
        self._size = len(self._data)
        return size

    def _put(self, data):
        if self._at == self._size:
            self._parts.append(data)
            self._size += len(data)
        else:
            old = self._joined()
            if self._at > len(old):
                old += self._filler * (self._at - len(old))
            self._data = old[:self._at] + data + old[self._at + len(data):]
            self._size = len(self._data)
        self._at += len(data)
        return len(data)

    def close(self):
        self.closed = True
        self._data, self._parts = self._empty, []


class StringIO(_Memory, TextIOBase):
    _empty, _newline, _filler = "", "\n", "\0"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is None:
            initial_value = ""
        if not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._translate = newline is None
        self._start(self._translated(initial_value))

    def _translated(self, text):
        return text.replace("\r\n", "\n").replace("\r", "\n") if self._translate else text

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        self._check()
        self._put(self._translated(s))
        return len(s)

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._at = pos if whence == 0 else self._at if whence == 1 else self._size
        return self._at


class BytesIO(_Memory, BufferedIOBase):
    _empty, _newline, _filler = b"", b"\n", b"\0"

    def __init__(self, initial_bytes=b""):
        self._start(b"" if initial_bytes is None else bytes(initial_bytes))

    def write(self, b, /):
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._check()
        return self._put(bytes(b))

    read1 = _Memory.read

    def getbuffer(self):
        return memoryview(self.getvalue())

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek value {pos}")
        self._at = max(0, pos + (0, self._at, self._size)[whence])
        return self._at


class TextIOWrapper(TextIOBase):
    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        self.buffer = buffer
        self.encoding = encoding or "utf-8"
        self.errors = errors or "strict"
        self.line_buffering = line_buffering
        self._text = None

    def _rest(self):
        if self._text is None:
            data = self.buffer.read().decode(self.encoding, self.errors)
            self._text = StringIO(data.replace("\r\n", "\n").replace("\r", "\n"))
        return self._text

    def read(self, size=-1, /):
        return self._rest().read(size)

    def readline(self, size=-1, /):
        return self._rest().readline(size)

    def write(self, s, /):
        self.buffer.write(s.encode(self.encoding, self.errors))
        return len(s)

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def detach(self):
        return self.buffer

    def close(self):
        self.buffer.close()
        self.closed = True
