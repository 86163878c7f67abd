"""Bytes as text and back."""

import _binascii
import _zlib


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def _bytes(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return data.encode("ascii")
    return bytes(data)


def _plain(data):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(data)


def b2a_base64(data, *, newline=True):
    text = _binascii.b2a_base64(_plain(data))
    return text + b"\n" if newline else text


def a2b_base64(data, *, strict_mode=False):
    found = _binascii.a2b_base64(_bytes(data), bool(strict_mode))
    if isinstance(found, str):
        raise Error(found)
    return found


def hexlify(data, sep=None, bytes_per_sep=1):
    text = _plain(data).hex()
    if sep is not None:
        sep = sep if isinstance(sep, str) else sep.decode("ascii")
        step = 2 * abs(bytes_per_sep)
        first = len(text) % step if bytes_per_sep > 0 else 0
        parts = [text[:first]] if first else []
        text = sep.join(parts + [text[at:at + step] for at in range(first, len(text), step)])
    return text.encode("ascii")


def unhexlify(hexstr):
    text = _bytes(hexstr).decode("ascii")
    if len(text) % 2:
        raise Error("Odd-length string")
    if not all([char in "0123456789abcdefABCDEF" for char in text]):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)


b2a_hex, a2b_hex = hexlify, unhexlify


def crc32(data, value=0, /):
    return _zlib.crc32(_plain(data), value)
