"""Universally unique identifiers."""

import secrets
import time

RESERVED_NCS = "reserved for NCS compatibility"
RFC_4122 = "specified in RFC 4122"


class UUID:
    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None):
        given = [value for value in (hex, bytes, bytes_le, fields, int) if value is not None]
        if len(given) != 1:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if hex is not None:
            digits = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(digits) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = _int(digits, 16)
        elif bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            int = _int.from_bytes(bytes, "big")
        elif bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError("bytes_le is not a 16-char string")
            int = _int.from_bytes(bytes_le[3::-1] + bytes_le[5:3:-1] + bytes_le[7:5:-1] + bytes_le[8:], "big")
        elif fields is not None:
            low, mid, high, clock_high, clock_low, node = fields
            int = low << 96 | mid << 80 | high << 64 | clock_high << 56 | clock_low << 48 | node
        if not 0 <= int < 1 << 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError("illegal version number")
            int = int & ~(0xC000 << 48) | 0x8000 << 48
            int = int & ~(0xF000 << 64) | version << 76
        self.int = int

    @property
    def bytes(self):
        return self.int.to_bytes(16, "big")

    @property
    def bytes_le(self):
        data = self.bytes
        return data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]

    @property
    def hex(self):
        return f"{self.int:032x}"

    @property
    def fields(self):
        number = self.int
        return (number >> 96, number >> 80 & 0xFFFF, number >> 64 & 0xFFFF, number >> 56 & 0xFF, number >> 48 & 0xFF,
                number & 0xFFFFFFFFFFFF)

    @property
    def node(self):
        return self.int & 0xFFFFFFFFFFFF

    @property
    def time(self):
        low, mid, high = self.fields[:3]
        return (high & 0x0FFF) << 48 | mid << 32 | low

    @property
    def urn(self):
        return "urn:uuid:" + str(self)

    @property
    def variant(self):
        return RFC_4122 if self.int >> 62 & 3 == 2 else RESERVED_NCS

    @property
    def version(self):
        return self.int >> 76 & 15 if self.variant == RFC_4122 else None

    def __str__(self):
        digits = self.hex
        return "-".join([digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]])

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __int__(self):
        return self.int

    def __hash__(self):
        return hash(self.int)

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented


_int = int
_NODE = secrets.randbits(48) | 1 << 40


def getnode():
    return _NODE


def uuid1(node=None, clock_seq=None):
    moment = time.time_ns() // 100 + 0x01B21DD213814000
    clock_seq = secrets.randbits(14) if clock_seq is None else clock_seq
    fields = (moment & 0xFFFFFFFF, moment >> 32 & 0xFFFF, moment >> 48 & 0x0FFF, clock_seq >> 8 & 0x3F, clock_seq & 0xFF,
              _NODE if node is None else node)
    return UUID(fields=fields, version=1)


def _of_name(hash, namespace, name, version):
    return UUID(bytes=hash(namespace.bytes + name.encode("utf-8")).digest()[:16], version=version)


def uuid3(namespace, name):
    from hashlib import md5
    return _of_name(md5, namespace, name, 3)


def uuid4():
    return UUID(int=secrets.randbits(128), version=4)


def uuid5(namespace, name):
    from hashlib import sha1
    return _of_name(sha1, namespace, name, 5)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
