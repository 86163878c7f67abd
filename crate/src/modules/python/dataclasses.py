import copy
from _sys import execute
from types import MappingProxyType


class FrozenInstanceError(AttributeError):
    pass


class _Sentinel:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


MISSING = _Sentinel("<dataclasses._MISSING_TYPE object>")
KW_ONLY = _Sentinel("<dataclasses._KW_ONLY_TYPE object>")
_HAS_DEFAULT_FACTORY = _Sentinel("<factory>")
_NO_METADATA = MappingProxyType({})


class InitVar:
    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "_kind",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = self._kind = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare, self.kw_only = init, repr, hash, compare, kw_only
        self.metadata = _NO_METADATA if metadata is None else MappingProxyType(metadata)

    def __repr__(self):
        names = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only")
        texts = [f"{name}={getattr(self, name)!r}" for name in names]
        return f"Field({','.join(texts)},_field_type={self._kind})"


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
    kw_only=MISSING,
):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _kind_of(annotation):
    # Annotations may be strings, which are looked at as far as CPython does.
    if isinstance(annotation, str):
        name = annotation.split("[")[0].split(".")[-1].strip()
        return {"ClassVar": "_FIELD_CLASSVAR", "InitVar": "_FIELD_INITVAR"}.get(name, "_FIELD")
    if isinstance(annotation, InitVar) or annotation is InitVar:
        return "_FIELD_INITVAR"
    origin = getattr(annotation, "__origin__", annotation)
    return "_FIELD_CLASSVAR" if repr(origin) == "typing.ClassVar" else "_FIELD"


def _is_kw_only(annotation):
    return annotation is KW_ONLY or isinstance(annotation, str) and annotation.split(".")[-1] == "KW_ONLY"


def _own_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    one = default if isinstance(default, Field) else field(default=default)
    one.name, one.type, one._kind = name, annotation, _kind_of(annotation)
    if one._kind != "_FIELD" and one.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if one.kw_only is MISSING:
        one.kw_only = kw_only
    elif one._kind == "_FIELD_CLASSVAR":
        raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    if one._kind == "_FIELD" and getattr(type(one.default), "__hash__", None) is None:
        raise ValueError(f"mutable default {type(one.default)} for field {name} is not allowed: use default_factory")
    return one


def _make(cls, name, source, names):
    execute(source, names)
    function = names[name]
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    function.__module__ = cls.__module__
    return function


def _init(cls, fields, frozen):
    names = {"_factory": _HAS_DEFAULT_FACTORY, "_set": object.__setattr__}
    positional, keywords, lines, seen_default = [], [], [], None
    for one in fields:
        name = one.name
        if not one.init and one.default_factory is MISSING and one.default is MISSING:
            continue
        value = name
        parameter = name
        if one.default_factory is not MISSING:
            names[f"_new_{name}"] = one.default_factory
            parameter = f"{name}=_factory"
            value = f"_new_{name}() if {name} is _factory else {name}" if one.init else f"_new_{name}()"
        elif one.default is not MISSING:
            names[f"_default_{name}"] = one.default
            parameter = f"{name}=_default_{name}"
            if not one.init:
                continue
        if one.init:
            if one.kw_only:
                keywords.append(parameter)
            else:
                if parameter == name and seen_default:
                    raise TypeError(f"non-default argument {name!r} follows default argument")
                seen_default = seen_default or parameter != name
                positional.append(parameter)
        if one._kind == "_FIELD":
            lines.append(f" _set(_self, {name!r}, {value})" if frozen else f" _self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        extra = ", ".join([one.name for one in fields if one._kind == "_FIELD_INITVAR"])
        lines.append(f" _self.__post_init__({extra})")
    if keywords:
        keywords.insert(0, "*")
    me = "_self"
    if all([one.name != "self" for one in fields]):
        me = "self"
        lines = [line.replace("_self", "self", 1) for line in lines]
    body = "\n".join(lines or [" pass"])
    parameters = ", ".join([me, *positional, *keywords])
    function = _make(cls, "__init__", f"def __init__({parameters}):\n{body}\n", names)
    function.__annotations__ = {one.name: one.type for one in fields if one.init} | {"return": None}
    return function


_showing = set()


def _repr(names):
    def __repr__(self):
        key = id(self)
        if key in _showing:
            return "..."
        _showing.add(key)
        try:
            parts = [f"{name}={getattr(self, name)!r}" for name in names]
        finally:
            _showing.discard(key)
        return f"{type(self).__qualname__}({', '.join(parts)})"

    return __repr__


def _tuple_of(owner, names):
    return "(" + "".join([f"{owner}.{name}," for name in names]) + ")"


def _compare(cls, name, operator, names):
    one, two = _tuple_of("self", names), _tuple_of("other", names)
    source = (
        f"def {name}(self, other):\n if other.__class__ is self.__class__:\n"
        f"  return {one} {operator} {two}\n return NotImplemented\n"
    )
    return _make(cls, name, source, {})


def _freeze(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    for method in (__setattr__, __delattr__):
        if method.__name__ in cls.__dict__:
            raise TypeError(f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}")
        setattr(cls, method.__name__, method)


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    fields = {}
    frozen_bases = []
    for base in cls.__mro__[-1:0:-1]:
        known = base.__dict__.get("__dataclass_fields__")
        if known is not None:
            fields.update(known)
            frozen_bases.append(base.__dataclass_params__.frozen)
    if frozen_bases:
        if any(frozen_bases) and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any(frozen_bases) and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    annotations = cls.__dict__.get("__annotations__", {})
    seen_kw_only = False
    own = []
    for name, annotation in annotations.items():
        if _is_kw_only(annotation):
            if seen_kw_only:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only = seen_kw_only = True
        else:
            own.append(_own_field(cls, name, annotation, kw_only))
    for one in own:
        fields[one.name] = one
        if isinstance(getattr(cls, one.name, None), Field):
            if one.default is MISSING:
                delattr(cls, one.name)
            else:
                setattr(cls, one.name, one.default)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    explicit_hash = cls.__dict__.get("__hash__", MISSING)
    has_hash = not (explicit_hash is MISSING or explicit_hash is None and "__eq__" in cls.__dict__)
    cls.__dataclass_fields__ = fields
    cls.__dataclass_params__ = _Params(init, repr, eq, order, unsafe_hash, frozen)
    with_init = [one for one in fields.values() if one._kind != "_FIELD_CLASSVAR"]
    plain = [one for one in fields.values() if one._kind == "_FIELD"]
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    if init:
        ordered = [one for one in with_init if not one.kw_only] + [one for one in with_init if one.kw_only]
        _set_new(cls, "__init__", _init(cls, ordered, frozen))
    _set_new(cls, "__replace__", _replace)
    if repr:
        method = _repr([one.name for one in plain if one.repr])
        method.__qualname__ = f"{cls.__qualname__}.__repr__"
        _set_new(cls, "__repr__", method)
    compared = [one.name for one in plain if one.compare]
    if eq:
        _set_new(cls, "__eq__", _compare(cls, "__eq__", "==", compared))
    if order:
        for name, operator in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if _set_new(cls, name, _compare(cls, name, operator, compared)):
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                    "Consider using functools.total_ordering"
                )
    if frozen:
        _freeze(cls, [one.name for one in plain])
    if unsafe_hash and has_hash:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if unsafe_hash or eq and frozen and not has_hash:
        hashed = [one.name for one in plain if (one.compare if one.hash is None else one.hash)]
        source = f"def __hash__(self):\n return hash({_tuple_of('self', hashed)})\n"
        cls.__hash__ = _make(cls, "__hash__", source, {})
    elif eq and not frozen and not has_hash:
        cls.__hash__ = None
    if match_args:
        _set_new(cls, "__match_args__", tuple([one.name for one in with_init if one.init and not one.kw_only]))
    return _with_slots(cls, plain, frozen) if slots else cls


class _Params:
    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init, self.repr, self.eq, self.order = init, repr, eq, order
        self.unsafe_hash, self.frozen = unsafe_hash, frozen


def _with_slots(cls, fields, frozen):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    inherited = [name for base in cls.__mro__[1:-1] for name in base.__dict__.get("__slots__", ())]
    namespace["__slots__"] = tuple([one.name for one in fields if one.name not in inherited])
    for one in fields:
        namespace.pop(one.name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = cls.__qualname__
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    new.__qualname__ = qualname
    if frozen:
        for name in ("__setattr__", "__delattr__"):
            delattr(new, name)
        _freeze(new, [one.name for one in fields])
    return new


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
    kw_only=False, slots=False, weakref_slot=False,
):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    known = getattr(class_or_instance, "__dataclass_fields__", None)
    if known is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([one for one in known.values() if one._kind == "_FIELD"])


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


def _is_instance(obj):
    return hasattr(type(obj), "__dataclass_fields__")


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _inner(obj, lambda pairs: dict_factory(pairs), dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _inner(obj, lambda pairs: tuple_factory([value for _, value in pairs]), dict)


def _inner(obj, build, dict_factory):
    if _is_instance(obj):
        return build([(one.name, _inner(getattr(obj, one.name), build, dict_factory)) for one in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_inner(item, build, dict_factory) for item in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_inner(item, build, dict_factory) for item in obj])
    if isinstance(obj, dict):
        pairs = [
            (_inner(key, build, dict_factory), _inner(value, build, dict_factory)) for key, value in obj.items()
        ]
        if hasattr(type(obj), "default_factory") or hasattr(obj, "default_factory"):
            result = type(obj)(obj.default_factory)
            result.update(pairs)
            return result
        return type(obj)(pairs)
    return copy.deepcopy(obj)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for one in self.__dataclass_fields__.values():
        if one._kind == "_FIELD_CLASSVAR":
            continue
        if not one.init:
            if one.name in changes:
                raise ValueError(
                    f"field {one.name} is declared with init=False, it cannot be specified with replace()"
                )
            continue
        if one.name not in changes:
            if one._kind == "_FIELD_INITVAR" and one.default is MISSING:
                raise ValueError(f"InitVar {one.name!r} must be specified with replace()")
            changes[one.name] = getattr(self, one.name)
    return type(self)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, **options):
    namespace = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        else:
            name, annotation, namespace[item[0]] = item
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation
    namespace["__annotations__"] = annotations
    namespace.setdefault("__module__", module or "__main__")
    return dataclass(type(cls_name, tuple(bases), namespace), **options)
