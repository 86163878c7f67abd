"""Random values that nobody should guess; here they are as good as those of `random`."""

import base64
from random import Random

__all__ = ["SystemRandom", "choice", "compare_digest", "randbelow", "randbits", "token_bytes", "token_hex", "token_urlsafe"]

SystemRandom = Random
_random = Random()
choice = _random.choice
randbits = _random.getrandbits


def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _random.randrange(exclusive_upper_bound)


def compare_digest(a, b):
    return a == b


def token_bytes(nbytes=None):
    nbytes = 32 if nbytes is None else nbytes
    return _random.getrandbits(nbytes * 8).to_bytes(nbytes, "big") if nbytes else b""


def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    return base64.urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")
