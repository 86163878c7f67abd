from types import FunctionType, BuiltinFunctionType, MethodType, ModuleType


class Error(Exception):
    pass


error = Error

_ATOMS = (
    type(None), int, float, complex, bool, str, bytes, type, range, slice, type(...), type(NotImplemented), FunctionType,
    BuiltinFunctionType, property, ModuleType,
)


def copy(x):
    cls = type(x)
    if cls in _ATOMS or isinstance(x, type):
        return x
    if cls in (tuple, frozenset):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    return _rebuild(x, _reduce(x), None)


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _ATOMS:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    known = memo.get(key, _nil)
    if known is not _nil:
        return known
    if isinstance(x, type):
        return x
    if cls is list:
        new = memo[key] = []
        for item in x:
            new.append(deepcopy(item, memo))
    elif cls is dict:
        new = memo[key] = {}
        for name, item in x.items():
            new[deepcopy(name, memo)] = deepcopy(item, memo)
    elif cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if key in memo:
            return memo[key]
        new = x
        for old, item in zip(x, items):
            if old is not item:
                new = tuple(items)
                break
    elif cls is bytearray:
        new = x.copy()
    elif cls is set or cls is frozenset:
        new = cls([deepcopy(item, memo) for item in x])
    elif cls is MethodType:
        new = MethodType(x.__func__, deepcopy(x.__self__, memo))
    else:
        method = getattr(x, "__deepcopy__", None)
        new = method(memo) if method is not None else _rebuild(x, _reduce(x), memo)
    if new is not x:
        memo[key] = new
        # What is copied has to live as long as the memo, or its id might be given to another.
        memo.setdefault(id(memo), []).append(x)
    return new


def _reduce(x):
    cls = type(x)
    method = getattr(cls, "__reduce_ex__", None)
    if method is not None and method is not getattr(object, "__reduce_ex__", None):
        return method(x, 4)
    method = getattr(cls, "__reduce__", None)
    if method is not None and method is not getattr(object, "__reduce__", None):
        return method(x)
    if isinstance(x, BaseException):
        return cls, x.args, x.__dict__ or None
    if not hasattr(x, "__dict__") and cls is not bytearray and not hasattr(cls, "__slots__"):
        if cls.__module__ in ("builtins", "_thread", "_io"):
            raise TypeError(f"cannot pickle {_name(cls)!r} object")
    args = ()
    if hasattr(x, "__getnewargs__"):
        args = x.__getnewargs__()
    elif isinstance(x, (int, float, complex, str, bytes, bytearray, tuple, frozenset, set)):
        args = (_plain(x),)
    if hasattr(cls, "__getstate__") and cls.__getstate__ is not getattr(object, "__getstate__", None):
        state = x.__getstate__()
    else:
        state = getattr(x, "__dict__", None) or None
        slots = {}
        for base in cls.__mro__:
            names = base.__dict__.get("__slots__", ())
            for name in (names,) if isinstance(names, str) else names:
                if name not in ("__dict__", "__weakref__") and hasattr(x, name):
                    slots[name] = getattr(x, name)
        if slots:
            state = state, slots
    items = iter(list(x)) if isinstance(x, list) else None
    pairs = iter(list(x.items())) if isinstance(x, dict) else None
    return _new, (cls, *args), state, items, pairs


def _new(cls, *args):
    return cls.__new__(cls, *args)


def _plain(x):
    for kind in (int, float, complex, str, bytes, bytearray, tuple, frozenset, set):
        if isinstance(x, kind):
            return kind(x)


def _name(cls):
    return cls.__name__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__name__}"


def _rebuild(x, reduced, memo):
    if isinstance(reduced, str):
        return x
    function, args, state, items, pairs, *_ = (*reduced, None, None, None)
    deep = memo is not None
    if deep and args:
        args = tuple([deepcopy(arg, memo) for arg in args])
    new = function(*args)
    if deep:
        memo[id(x)] = new
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(new, "__setstate__"):
            new.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state:
                new.__dict__.update(state)
            for name in slots or ():
                setattr(new, name, slots[name])
    for item in items or ():
        new.append(deepcopy(item, memo) if deep else item)
    for key, value in pairs or ():
        if deep:
            key, value = deepcopy(key, memo), deepcopy(value, memo)
        new[key] = value
    return new


def replace(obj, /, **changes):
    method = getattr(type(obj), "__replace__", None)
    if method is None:
        raise TypeError(f"replace() does not support {type(obj).__name__} objects")
    return method(obj, **changes)
