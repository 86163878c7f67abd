"""As much of `ctypes` as raises an exception in another thread: `pythonapi.PyThreadState_SetAsyncExc`.

There is no C here, so there are no libraries to load and no memory to look into.
"""

import _thread


class _SimpleCData:
    _default = 0

    def __init__(self, value=None):
        self.value = self._default if value is None else self._convert(value)

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"


class _Integer(_SimpleCData):
    _bits, _signed = 32, True

    def _convert(self, value):
        if not isinstance(value, int):
            raise TypeError(f"an integer is required (got type {type(value).__name__})")
        value &= (1 << self._bits) - 1
        return value - (1 << self._bits) if self._signed and value >> (self._bits - 1) else value


def _integer(name, bits, signed):
    return type(name, (_Integer,), {"__module__": "ctypes", "_bits": bits, "_signed": signed})


c_byte, c_ubyte = _integer("c_byte", 8, True), _integer("c_ubyte", 8, False)
c_short, c_ushort = _integer("c_short", 16, True), _integer("c_ushort", 16, False)
c_int, c_uint = _integer("c_int", 32, True), _integer("c_uint", 32, False)
c_long, c_ulong = _integer("c_long", 64, True), _integer("c_ulong", 64, False)
c_int8, c_uint8, c_int16, c_uint16 = c_byte, c_ubyte, c_short, c_ushort
c_int32, c_uint32, c_int64, c_uint64 = c_int, c_uint, c_long, c_ulong
c_longlong, c_ulonglong, c_size_t, c_ssize_t = c_long, c_ulong, c_ulong, c_long


class py_object(_SimpleCData):
    """A reference to an object; `py_object()` is NULL."""

    def __init__(self, *value):
        if value:
            (self.value,) = value

    def __repr__(self):
        return f"py_object({self.value!r})" if hasattr(self, "value") else "py_object(<NULL>)"


class ArgumentError(Exception):
    pass


class _Function:
    """`PyThreadState_SetAsyncExc(thread's ident, exception or NULL)`: how many threads it found."""

    __name__ = "PyThreadState_SetAsyncExc"
    argtypes, restype = None, c_int

    def __call__(self, *arguments):
        if len(arguments) != 2:
            raise TypeError(f"{self.__name__}() takes 2 arguments ({len(arguments)} given)")
        ident, exception = arguments
        ident = getattr(ident, "value", ident)
        if not isinstance(ident, int):
            raise ArgumentError(
                "argument 1: <class 'TypeError'>: Don't know how to convert parameter 1"
            )
        if isinstance(exception, py_object):
            exception = getattr(exception, "value", None)
        elif isinstance(exception, type):
            raise ArgumentError(
                "argument 2: <class 'TypeError'>: Don't know how to convert parameter 2"
            )
        elif exception is not None and getattr(exception, "value", exception) != 0:
            raise NotImplementedError("PyThreadState_SetAsyncExc takes a py_object or None, for there are no addresses")
        else:
            exception = None
        return int(_thread._set_async_exc(ident, exception))


class PyDLL:
    def __init__(self):
        self.PyThreadState_SetAsyncExc = _Function()

    def __getattr__(self, name):
        raise AttributeError(f"ctypes.pythonapi has no {name} here, only PyThreadState_SetAsyncExc")


pythonapi = PyDLL()


def __getattr__(name):
    if name in ("CDLL", "cdll", "util", "Structure", "POINTER", "pointer", "byref", "cast", "string_at", "memmove"):
        raise NotImplementedError(f"ctypes.{name} is not there: there are no C libraries and no memory addresses")
    raise AttributeError(f"module 'ctypes' has no attribute '{name}'")
