"""Context variables. A context is a dict, copied by `copy_context`; each thread has a current one."""

from _thread import get_ident as _ident

_current = {}


def _context():
    context = _current.get(_ident())
    if context is None:
        context = _current[_ident()] = Context()
    return context


def copy_context():
    return _context().copy()


class Token:
    MISSING = type("Token.MISSING", (), {"__repr__": lambda self: "<Token.MISSING>"})()

    def __init__(self, context, var, old_value):
        self._context, self._used = context, False
        self.var, self.old_value = var, old_value

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self.var!r} at {id(self):#x}>"


_NONE = object()


class ContextVar:
    def __init__(self, name, *, default=_NONE):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self.name, self._default = name, default

    def get(self, default=_NONE, /):
        value = _context()._values.get(self, default)
        if value is _NONE:
            value = self._default
            if value is _NONE:
                raise LookupError(self)
        return value

    def set(self, value, /):
        context = _context()
        token = Token(context, self, context._values.get(self, Token.MISSING))
        context._values[self] = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _context():
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token.old_value is Token.MISSING:
            del token._context._values[self]
        else:
            token._context._values[self] = token.old_value

    def __class_getitem__(cls, item):
        return cls

    def __repr__(self):
        default = "" if self._default is _NONE else f" default={self._default!r}"
        return f"<ContextVar name={self.name!r}{default} at {id(self):#x}>"


class Context:
    def __init__(self):
        self._values, self._outer = {}, None

    def run(self, callable, /, *args, **kwargs):
        if self._outer is not None:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        ident = _ident()
        self._outer = _context()
        _current[ident] = self
        try:
            return callable(*args, **kwargs)
        finally:
            _current[ident], self._outer = self._outer, None

    def copy(self):
        new = Context()
        new._values = self._values.copy()
        return new

    def __getitem__(self, var):
        _check(var)
        return self._values[var]

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    __hash__ = object.__hash__

    def get(self, var, default=None):
        _check(var)
        return self._values.get(var, default)

    def __contains__(self, var):
        _check(var)
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


def _check(var):
    if not isinstance(var, ContextVar):
        raise TypeError(f"a ContextVar key was expected, got {var!r}")
