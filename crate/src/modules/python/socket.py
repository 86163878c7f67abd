"""What is left of sockets without a network: errors and the default time-out of `urllib.request`."""

error = OSError
timeout = TimeoutError
_default = None


class herror(OSError):
    pass


class gaierror(OSError):
    pass


herror.__module__ = gaierror.__module__ = "socket"


def getdefaulttimeout():
    return _default


def setdefaulttimeout(timeout):
    global _default
    if timeout is not None and timeout < 0:
        raise ValueError("Timeout value out of range")
    _default = timeout
