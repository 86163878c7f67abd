"""Weak references: `ref` is native, what is built on it is here."""

from _weakref import getweakrefcount, getweakrefs, ref

ReferenceType = ref


def _target(proxy):
    target = object.__getattribute__(proxy, "__reference")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


class ProxyType:
    def __init__(self, target, callback=None):
        object.__setattr__(self, "__reference", ref(target, callback))

    def __getattr__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        target = _target(self)
        return f"<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>"

    def __str__(self):
        return str(_target(self))

    def __bool__(self):
        return bool(_target(self))

    def __len__(self):
        return len(_target(self))

    def __iter__(self):
        return iter(_target(self))

    def __contains__(self, item):
        return item in _target(self)

    def __getitem__(self, key):
        return _target(self)[key]

    def __setitem__(self, key, value):
        _target(self)[key] = value

    def __delitem__(self, key):
        del _target(self)[key]

    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)

    def __eq__(self, other):
        return _target(self) == other

    def __lt__(self, other):
        return _target(self) < other

    def __add__(self, other):
        return _target(self) + other

    def __sub__(self, other):
        return _target(self) - other

    def __mul__(self, other):
        return _target(self) * other


CallableProxyType = ProxyType
ProxyTypes = (ProxyType, CallableProxyType)


def proxy(target, callback=None):
    return ProxyType(target, callback)


class WeakMethod:
    def __init__(self, method, callback=None):
        self._receiver = ref(method.__self__, callback and (lambda dead: callback(self)))
        self._function = ref(method.__func__)

    def __call__(self):
        receiver, function = self._receiver(), self._function()
        if receiver is not None and function is not None:
            return getattr(receiver, function.__name__)


class _Mapping:
    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def pop(self, key, *default):
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=(), /, **kwargs):
        for key, value in [*(other.items() if hasattr(other, "items") else other), *kwargs.items()]:
            self[key] = value

    def clear(self):
        self.data.clear()

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items())

    __hash__ = object.__hash__


class WeakValueDictionary(_Mapping):
    def __init__(self, other=(), /, **kwargs):
        self.data = {}
        self.update(other, **kwargs)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        owner = ref(self)

        def gone(dead):
            table = owner()
            if table is not None and table.data.get(key) is dead:
                del table.data[key]

        self.data[key] = ref(value, gone)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data and self.data[key]() is not None

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        for key, reference in list(self.data.items()):
            if reference() is not None:
                yield key

    def keys(self):
        return iter(self)

    def values(self):
        for reference in list(self.data.values()):
            value = reference()
            if value is not None:
                yield value

    def items(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def valuerefs(self):
        return list(self.data.values())

    def copy(self):
        return type(self)(self.items())

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakKeyDictionary(_Mapping):
    def __init__(self, other=None, /):
        self.data = {}
        owner = ref(self)

        def gone(dead):
            table = owner()
            if table is not None:
                table.data.pop(dead, None)

        self._gone = gone
        if other is not None:
            self.update(other)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._gone)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        for reference in list(self.data):
            key = reference()
            if key is not None:
                yield key

    def keys(self):
        return iter(self)

    def values(self):
        for reference, value in list(self.data.items()):
            if reference() is not None:
                yield value

    def items(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def keyrefs(self):
        return list(self.data)

    def copy(self):
        return type(self)(self)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakSet:
    def __init__(self, items=()):
        self.data = WeakKeyDictionary()
        for item in items:
            self.add(item)

    def add(self, item):
        if item not in self.data:
            self.data[item] = True

    def discard(self, item):
        self.data.pop(item, None)

    def remove(self, item):
        del self.data[item]

    def update(self, items):
        for item in items:
            self.add(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def __or__(self, other):
        return type(self)([*self, *other])

    def __and__(self, other):
        return type(self)(item for item in self if item in other)

    def __sub__(self, other):
        return type(self)(item for item in self if item not in other)

    def __contains__(self, item):
        return item in self.data

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter(self.data)

    def __repr__(self):
        return repr(set(self))


class finalize:
    _live = {}

    def __init__(self, target, function, /, *args, **kwargs):
        self.atexit = True
        finalize._live[self] = ref(target, lambda dead: self()), function, args, kwargs

    def __call__(self, _=None):
        found = finalize._live.pop(self, None)
        if found:
            _, function, args, kwargs = found
            return function(*args, **kwargs)

    def detach(self):
        found = self.peek()
        finalize._live.pop(self, None)
        return found

    def peek(self):
        found = finalize._live.get(self)
        if found and found[0]() is not None:
            return found[0](), *found[1:]

    @property
    def alive(self):
        return self in finalize._live


def _at_exit():
    for pending in reversed(list(finalize._live)):
        if pending.atexit:
            pending()
