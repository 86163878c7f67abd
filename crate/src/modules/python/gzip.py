"""Compressed files, of one member."""

import builtins
import io
import struct
import zlib


class BadGzipFile(OSError):
    pass


def compress(data, compresslevel=9, *, mtime=None):
    packed = zlib.compress(data, compresslevel, 31)
    return packed if mtime is None else packed[:4] + struct.pack("<L", int(mtime)) + packed[8:]


def decompress(data):
    parts = []
    while data:
        if data[:2] != b"\x1f\x8b":
            raise BadGzipFile(f"Not a gzipped file ({bytes(data[:2])!r})")
        unpacker = zlib.decompressobj(31)
        parts.append(unpacker.decompress(data))
        if not unpacker.eof:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        data = unpacker.unused_data
    return b"".join(parts)


class GzipFile(io.BytesIO):
    def __init__(self, filename=None, mode="rb", compresslevel=9, fileobj=None):
        self.mode, self.name, self._level = mode, filename, compresslevel
        self._file = fileobj if fileobj is not None else builtins.open(filename, mode.replace("t", "").rstrip("b") + "b")
        self._own = fileobj is None
        super().__init__(decompress(self._file.read()) if "r" in mode else b"")

    def close(self):
        if not self.closed:
            if "r" not in self.mode:
                self._file.write(compress(self.getvalue(), self._level))
            if self._own:
                self._file.close()
        super().close()


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    named = isinstance(filename, (str, bytes)) or hasattr(filename, "__fspath__")
    file = GzipFile(filename if named else None, mode, compresslevel, None if named else filename)
    return io.TextIOWrapper(file, encoding, errors, newline) if "t" in mode else file
