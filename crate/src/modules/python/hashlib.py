"""Digests of bytes."""

import _hashlib

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
algorithms_available = algorithms_guaranteed
_SIZES = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128)}


class HASH:
    """A digest that grows."""

    __module__ = "_hashlib"

    def __init__(self, name, state):
        self.name = name
        self._state = state
        self.digest_size, self.block_size = _SIZES[name]

    def update(self, obj, /):
        _hashlib.update(self._state, _data(obj))

    def digest(self):
        return _hashlib.digest(self._state)

    def hexdigest(self):
        return _hashlib.digest(self._state).hex()

    def copy(self):
        return HASH(self.name, _hashlib.copy(self._state))

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


def _data(obj):
    if isinstance(obj, bytes):
        return obj
    if isinstance(obj, str):
        raise TypeError("Strings must be encoded before hashing")
    try:
        return bytes(memoryview(obj))
    except (TypeError, NotImplementedError):
        if type(obj).__name__ == "bytearray":
            return bytes(obj)
        raise TypeError("object supporting the buffer API required") from None


def new(name, data=b"", *, usedforsecurity=True):
    lower = name.lower()
    if lower not in _SIZES:
        raise ValueError(f"unsupported hash type {name}")
    made = HASH(lower, _hashlib.new(lower))
    made.update(data)
    return made


def md5(string=b"", *, usedforsecurity=True):
    return new("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return new("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return new("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return new("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return new("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return new("sha512", string)


def file_digest(fileobj, digest, /):
    made = new(digest) if isinstance(digest, str) else digest()
    while data := fileobj.read(262144):
        made.update(data)
    return made


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    size, block = _SIZES[hash_name.lower()]

    def keyed(key, message):
        key = new(hash_name, key).digest() if len(key) > block else key
        key += bytes(block - len(key))
        inner = new(hash_name, bytes([byte ^ 0x36 for byte in key]) + message).digest()
        return new(hash_name, bytes([byte ^ 0x5C for byte in key]) + inner).digest()

    dklen = size if dklen is None else dklen
    derived, number = b"", 1
    while len(derived) < dklen:
        last = keyed(password, salt + number.to_bytes(4, "big"))
        total = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            last = keyed(password, last)
            total ^= int.from_bytes(last, "big")
        derived += total.to_bytes(size, "big")
        number += 1
    return derived[:dklen]
