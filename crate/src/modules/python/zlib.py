"""Compression. The compressed bytes are other ones than those of the C library."""

import _zlib

DEFLATED, MAX_WBITS, DEF_MEM_LEVEL, DEF_BUF_SIZE = 8, 15, 8, 16384
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH = 0, 1, 2, 3, 4
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY = 0, 1, 2
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.2.13"


class error(Exception):
    pass


error.__module__ = "zlib"


def _bytes(data):
    if isinstance(data, str) or not hasattr(data, "__iter__"):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


def crc32(data, value=0, /):
    return _zlib.crc32(_bytes(data), value)


def adler32(data, value=1, /):
    return _zlib.adler32(_bytes(data), value)


def compress(data, /, level=-1, wbits=15):
    if not -1 <= level <= 9:
        raise error("Bad compression level")
    return _Compress(level, wbits)._add(_bytes(data), Z_FINISH)


def decompress(data, /, wbits=15, bufsize=16384):
    output, status, used = _inflate(_bytes(data), wbits)
    if status == 0:
        raise error("Error -5 while decompressing data: incomplete or truncated stream")
    if status < 0:
        raise error("Error -3 while decompressing data: " + _complaint(data, status))
    return output


def _inflate(data, wbits):
    if wbits <= 15 or wbits > 31 and data[:2] != b"\x1f\x8b":
        return _zlib.inflate(data, wbits < 0)
    if data[:3] != b"\x1f\x8b\x08"[:len(data)]:
        return b"", -1, 0
    start, flags = 10, data[3:4]
    if flags and flags[0] & 8:
        start = data.find(b"\0", start) + 1
    output, status, used = _zlib.inflate(data[start:], True)
    end = start + used
    if status == 1:
        if len(data) < end + 8:
            return output, 0, end
        if data[end:end + 4] != crc32(output).to_bytes(4, "little"):
            return output, -2, end
    return output, status, end + 8


def _complaint(data, status):
    if status == -2:
        return "incorrect data check"
    if len(data) > 1 and (data[0] * 256 + data[1]) % 31 == 0 and data[0] & 15 == 8:
        return "invalid block type"
    return "incorrect header check"


class _Compress:
    def __init__(self, level, wbits):
        self._made_of, self._level, self._wbits, self._head, self._ended = [], level, wbits, b"", False
        if wbits > 15:
            self._sum = self._size = 0
            self._head = b"\x1f\x8b\x08\0\0\0\0\0" + (b"\2" if level == 9 else b"\0") + b"\xff"
        self._deflater = _zlib.deflater(6 if level == -1 else level, not 0 <= wbits <= 15)

    def compress(self, data, /):
        return self._add(_bytes(data), Z_NO_FLUSH)

    def flush(self, mode=4, /):
        return b"" if mode == Z_NO_FLUSH else self._add(b"", mode)

    def _add(self, data, mode):
        if self._ended:
            raise error("Error -2 while flushing: inconsistent stream state" if mode else "Error -2 while compressing data: inconsistent stream state")
        if mode != Z_FINISH:
            self._made_of.append((data, mode))
        made = self._head + _zlib.deflate(self._deflater, data, mode)
        self._head, self._ended = b"", mode == Z_FINISH
        if self._wbits > 15:
            self._sum, self._size = crc32(data, self._sum), self._size + len(data)
            if self._ended:
                made += self._sum.to_bytes(4, "little") + (self._size & 0xFFFFFFFF).to_bytes(4, "little")
        return made

    def copy(self):
        if self._ended:
            raise ValueError("Inconsistent stream state")
        made = _Compress(self._level, self._wbits)
        for data, mode in self._made_of:
            made._add(data, mode)
        return made


class _Decompress:
    unused_data = unconsumed_tail = b""

    def __init__(self, wbits):
        self._data, self._given, self._wbits, self.eof = b"", 0, wbits, False

    def decompress(self, data, /, max_length=0):
        self._data += _bytes(data)
        output, status, used = _inflate(self._data, self._wbits)
        if status < 0:
            raise error("Error -3 while decompressing data: " + _complaint(self._data, status))
        self.eof = status == 1
        if self.eof:
            self.unused_data = self._data[used:]
        start, self._given = self._given, len(output)
        return output[start:]

    def flush(self, length=16384, /):
        return b""


def compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None):
    if not -1 <= level <= 9:
        raise ValueError("Invalid initialization option")
    return _Compress(level, wbits)


def decompressobj(wbits=15, zdict=b""):
    return _Decompress(wbits)
