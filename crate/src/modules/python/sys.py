"""The interpreter, seen from inside."""

import _sys

from _thread import get_ident as _ident

argv = _sys.argv
modules = _sys.modules
stdout = __stdout__ = _sys.stdout
stderr = __stderr__ = _sys.stderr
exit = _sys.exit
getrecursionlimit = _sys.getrecursionlimit
setrecursionlimit = _sys.setrecursionlimit
get_int_max_str_digits = _sys.get_int_max_str_digits
set_int_max_str_digits = _sys.set_int_max_str_digits
# Which there are depends on the GIL.
globals().update({name: getattr(_sys, name) for name in _sys.gil_knobs})
getrefcount = _sys.getrefcount
getsizeof = _sys.getsizeof
intern = _sys.intern

api_version = 1013
byteorder = "little"
copyright = ""
dont_write_bytecode = True
flags = None
float_repr_style = "short"
orig_argv = argv
prefix = base_prefix = exec_prefix = base_exec_prefix = ""
warnoptions = []
executable = ""
maxsize = 2**63 - 1
maxunicode = 0x10FFFF
path = []
platform = "gil-lab"
version = "3.12.0 (GIL Lab)"
hexversion = 0x030C00F0


class _Fields:
    """A tuple whose items have names too."""

    def __init__(self, name, fields):
        self._name = name
        self._fields = tuple(fields)
        self._items = tuple(fields.values())
        for field in fields:
            setattr(self, field, fields[field])

    def __getitem__(self, index):
        return self._items[index]

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, item):
        return item in self._items

    def __hash__(self):
        return hash(self._items)

    def __eq__(self, other):
        return self._items == _items(other)

    def __ne__(self, other):
        return self._items != _items(other)

    def __lt__(self, other):
        return self._items < _items(other)

    def __le__(self, other):
        return self._items <= _items(other)

    def __gt__(self, other):
        return self._items > _items(other)

    def __ge__(self, other):
        return self._items >= _items(other)

    def __repr__(self):
        pairs = ", ".join([f"{name}={getattr(self, name)!r}" for name in self._fields])
        return f"sys.{self._name}({pairs})"


def _items(other):
    return other._items if isinstance(other, _Fields) else other


version_info = _Fields(
    "version_info", {"major": 3, "minor": 12, "micro": 0, "releaselevel": "final", "serial": 0}
)
float_info = _Fields(
    "float_info",
    {
        "max": 1.7976931348623157e308,
        "max_exp": 1024,
        "max_10_exp": 308,
        "min": 2.2250738585072014e-308,
        "min_exp": -1021,
        "min_10_exp": -307,
        "dig": 15,
        "mant_dig": 53,
        "epsilon": 2.220446049250313e-16,
        "radix": 2,
        "rounds": 1,
    },
)
int_info = _Fields(
    "int_info",
    {
        "bits_per_digit": 32,
        "sizeof_digit": 4,
        "default_max_str_digits": 4300,
        "str_digits_check_threshold": 640,
    },
)
implementation = _Fields("implementation", {"name": "gil-lab", "version": version_info, "hexversion": hexversion})


class _Input:
    # There is nobody to ask: the input is at its end from the beginning.
    name, mode, encoding, errors, closed = "<stdin>", "r", "utf-8", "strict", False

    def read(self, size=-1, /):
        return ""

    readline = read

    def readlines(self, hint=-1, /):
        return []

    def __iter__(self):
        return iter(())

    def __next__(self):
        raise StopIteration

    def isatty(self):
        return False

    def readable(self):
        return True

    def writable(self):
        return False

    def fileno(self):
        return 0

    def close(self):
        pass

    def __repr__(self):
        return "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>"


stdin = __stdin__ = _Input()


def getdefaultencoding():
    return "utf-8"


getfilesystemencoding = getdefaultencoding


def is_finalizing():
    return False


def exception():
    return _sys.handled()


_asyncgen_hooks = {}


def get_asyncgen_hooks():
    return _asyncgen_hooks.get(_ident(), (None, None))


def set_asyncgen_hooks(firstiter=None, finalizer=None):
    _asyncgen_hooks[_ident()] = firstiter, finalizer


def displayhook(value, /):
    if value is not None:
        stdout.write(repr(value) + "\n")


def excepthook(kind, error, traceback, /):
    __import__("traceback").print_exception(kind, error, traceback)


def exc_info():
    error = _sys.handled()
    if error is None:
        return None, None, None
    return type(error), error, error.__traceback__
