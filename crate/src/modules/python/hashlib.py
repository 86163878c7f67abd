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
    if not isinstance(hash_name, str):
        raise TypeError(f"pbkdf2_hmac() argument 'hash_name' must be str, not {type(hash_name).__name__}")
    name = hash_name.lower()
    if name not in _SIZES:
        raise ValueError("[digital envelope routines] unsupported")
    password, salt = _buffer(password), _buffer(salt)
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    dklen = _SIZES[name][0] if dklen is None else dklen
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    return _hashlib.pbkdf2_hmac(name, password, salt, iterations, dklen)


def scrypt(password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64):
    password = _buffer(password)
    if salt is None:
        raise TypeError("salt is required")
    salt = _buffer(salt)
    for name, value in (("n", n), ("r", r), ("p", p)):
        if not isinstance(value, int):
            raise TypeError(f"{name} is required and must be an unsigned int")
        if name == "n" and (n < 2 or n & n - 1):
            raise ValueError("n must be a power of 2.")
    if not 0 < dklen < 2147483648:
        raise ValueError("dklen must be greater than 0 and smaller than 2147483647")
    if r < 1 or p < 1:
        raise ValueError("Invalid parameter combination for n, r, p, maxmem.")
    if 128 * r * (n + p + 2) > (maxmem or 32 << 20):
        raise ValueError("[digital envelope routines] memory limit exceeded")
    return _hashlib.scrypt(password, salt, n, r, p, dklen)


def _buffer(obj):
    if isinstance(obj, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return _data(obj)
