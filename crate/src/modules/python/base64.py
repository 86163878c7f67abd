"""Bytes as text of 64, 32 or 16 letters."""

import binascii

__all__ = [
    "b16decode", "b16encode", "b32decode", "b32encode", "b64decode", "b64encode", "b85decode", "b85encode", "decodebytes", "encodebytes",
    "standard_b64decode", "standard_b64encode", "urlsafe_b64decode", "urlsafe_b64encode",
]

_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    return bytes(s)


def b64encode(s, altchars=None):
    if isinstance(s, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    text = binascii.b2a_base64(bytes(s), newline=False)
    return text if altchars is None else text.translate(_table(b"+/", altchars))


def _table(old, new):
    table = list(range(256))
    for index, byte in enumerate(old):
        table[byte] = new[index]
    return bytes(table)


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        s = s.translate(_table(_bytes(altchars), b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


standard_b64encode = b64encode
standard_b64decode = b64decode


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def encodebytes(s):
    return b"".join([binascii.b2a_base64(s[at:at + 57]) for at in range(0, len(s), 57)])


def decodebytes(s):
    return binascii.a2b_base64(s)


def b32encode(s):
    parts = []
    for at in range(0, len(s), 5):
        chunk = s[at:at + 5]
        number = int.from_bytes(chunk + bytes(5 - len(chunk)), "big")
        letters = bytes([_B32[number >> shift & 31] for shift in range(35, -1, -5)])
        used = -(-len(chunk) * 8 // 5)
        parts.append(letters[:used] + b"=" * (8 - used))
    return b"".join(parts)


def b32decode(s, casefold=False, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    s = s.upper() if casefold else s
    letters = s.rstrip(b"=")
    number = 0
    for byte in letters:
        digit = _B32.find(bytes([byte]))
        if digit < 0:
            raise binascii.Error("Non-base32 digit found")
        number = number << 5 | digit
    bits = len(letters) * 5
    return (number >> bits % 8).to_bytes(bits // 8, "big")


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    s = s.upper() if casefold else s
    if any([byte not in b"0123456789ABCDEF" for byte in s]):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def b85encode(b, pad=False):
    rest = -len(b) % 4
    b = bytes(b) + bytes(rest)
    parts = []
    for at in range(0, len(b), 4):
        number = int.from_bytes(b[at:at + 4], "big")
        parts.append(bytes([_B85[number // 85**power % 85] for power in range(4, -1, -1)]))
    text = b"".join(parts)
    return text if pad or not rest else text[:-rest]


def b85decode(b):
    b = _bytes(b)
    rest = -len(b) % 5
    b += b"~" * rest
    parts = []
    for at in range(0, len(b), 5):
        number = 0
        for byte in b[at:at + 5]:
            digit = _B85.find(bytes([byte]))
            if digit < 0:
                raise ValueError(f"bad base85 character at position {at}")
            number = number * 85 + digit
        parts.append(number.to_bytes(4, "big"))
    data = b"".join(parts)
    return data[:-rest] if rest else data
