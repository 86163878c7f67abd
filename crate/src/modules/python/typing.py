import collections
import collections.abc as _abc
import contextlib
import types
from _sys import execute
from abc import ABCMeta, abstractmethod

TYPE_CHECKING = False


def _type_repr(value):
    if isinstance(value, type):
        return value.__qualname__ if value.__module__ == "builtins" else f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    if isinstance(value, types.FunctionType):
        return value.__name__
    if isinstance(value, list):
        return "[" + ", ".join([_type_repr(one) for one in value]) + "]"
    return repr(value)


def _check(value, message="Parameters to generic types must be types."):
    if value is None:
        return type(None)
    if isinstance(value, str):
        return ForwardRef(value)
    if isinstance(value, (int, float, tuple)) and not isinstance(value, type):
        raise TypeError(f"{message} Got {value!r:.100}.")
    return value


class _Typing:
    # What can stand in `X | Y`.
    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ForwardRef(_Typing):
    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"


class _Form(_Typing):
    def __init__(self, name, subscript=None):
        self._name, self._subscript = name, subscript

    def __repr__(self):
        return f"typing.{self._name}"

    def __getitem__(self, parameters):
        if self._subscript is None:
            raise TypeError(f"{self} is not subscriptable")
        return self._subscript(self, parameters)

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __reduce__(self):
        return self._name


class _Alias(_Typing):
    # A generic type with its arguments.
    def __init__(self, origin, args, name=None):
        self.__origin__, self.__args__, self._name = origin, args, name
        parameters = []
        for arg in args:
            for one in (arg,) if isinstance(arg, TypeVar) else getattr(arg, "__parameters__", ()):
                if one not in parameters:
                    parameters.append(one)
        self.__parameters__ = tuple(parameters)

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _type_repr(self.__origin__)
        args = self.__args__
        if self._name == "Callable" and args:
            inner = "..." if args[0] is ... else "[" + ", ".join([_type_repr(arg) for arg in args[:-1]]) + "]"
            return f"{name}[{inner}, {_type_repr(args[-1])}]"
        if self._name == "Optional":
            return f"{name}[{_type_repr([arg for arg in args if arg is not type(None)][0])}]"
        if self._name == "Literal":
            return f"{name}[{', '.join([repr(arg) for arg in args])}]"
        if not args:
            return f"{name}[()]"
        return f"{name}[{', '.join([_type_repr(arg) for arg in args])}]"

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if len(parameters) != len(self.__parameters__):
            few = "few" if len(parameters) < len(self.__parameters__) else "many"
            raise TypeError(
                f"Too {few} arguments for {self}; actual {len(parameters)}, expected {len(self.__parameters__)}"
            )
        known = dict(zip(self.__parameters__, parameters))
        args = []
        for arg in self.__args__:
            inner = getattr(arg, "__parameters__", ())
            if isinstance(arg, TypeVar):
                arg = known[arg]
            elif inner:
                arg = arg[tuple([known[one] for one in inner])]
            args.append(arg)
        if self.__origin__ is Union:
            return Union[tuple(args)]
        return _Alias(self.__origin__, tuple(args), self._name)

    def __call__(self, *args, **kwds):
        if not isinstance(self.__origin__, type):
            raise TypeError(f"Cannot instantiate {self!r}")
        if self._name and self._name not in ("Type",) and self.__origin__.__module__ == "builtins":
            raise TypeError(
                f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__.lower()}() instead"
            )
        made = self.__origin__(*args, **kwds)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__") or name in ("_name",):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __mro_entries__(self, bases):
        if not isinstance(self.__origin__, type):
            raise TypeError(f"Cannot subclass {self!r}")
        later = bases[bases.index(self) + 1:]
        if self.__origin__ is Generic:
            return () if Protocol in bases or any([isinstance(one, _Alias) for one in later]) else (Generic,)
        return _entries(self, bases) if self._name else (self.__origin__,)

    def __eq__(self, other):
        if not isinstance(other, (_Alias, types.UnionType)):
            return NotImplemented
        if self.__origin__ is Union or isinstance(other, types.UnionType):
            return get_origin(other) in (Union, types.UnionType) and set(self.__args__) == set(other.__args__)
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash(frozenset(self.__args__)) if self.__origin__ is Union else hash((self._name, len(self.__args__)))

    def __instancecheck__(self, obj):
        if self.__origin__ is Union:
            return isinstance(obj, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return issubclass(cls, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


class _Special(_Typing):
    # A name such as `List`, for a class that has another.
    def __init__(self, name, origin, count):
        self._name, self.__origin__, self._count = name, origin, count

    def __repr__(self):
        return f"typing.{self._name}"

    def __getitem__(self, parameters):
        if self._name == "Callable":
            args, result = parameters
            args = tuple([_check(arg) for arg in args]) if isinstance(args, list) else (args,)
            return _Alias(self.__origin__, (*args, _check(result)), "Callable")
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        parameters = tuple([_check(one) for one in parameters])
        if self._count > 0 and len(parameters) != self._count:
            few = "few" if len(parameters) < self._count else "many"
            raise TypeError(f"Too {few} arguments for {self}; actual {len(parameters)}, expected {self._count}")
        return _Alias(self.__origin__, parameters, self._name)

    def __call__(self, *args, **kwds):
        if self.__origin__.__module__ == "builtins":
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        return self.__origin__(*args, **kwds)

    def __mro_entries__(self, bases):
        return _entries(self, bases)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


def _union(form, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for one in parameters:
        one = _check(one, "Union[arg, ...]: each arg must be a type.")
        is_union = getattr(one, "__origin__", None) is Union or type(one).__name__ == "UnionType"
        for arg in one.__args__ if is_union else (one,):
            if arg not in flat:
                flat.append(arg)
    if len(flat) == 1:
        return flat[0]
    optional = len(flat) == 2 and type(None) in flat
    return _Alias(Union, tuple(flat), "Optional" if optional else "Union")


def _literal(form, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    args = []
    for one in parameters:
        for arg in one.__args__ if getattr(one, "__origin__", None) is Literal else (one,):
            if not any([arg == other and type(arg) is type(other) for other in args]):
                args.append(arg)
    return _Alias(Literal, tuple(args), "Literal")


def _one(form, parameter):
    return _Alias(form, (_check(parameter),), form._name)


class _Annotated(_Alias):
    def __init__(self, origin, metadata):
        super().__init__(origin, (origin,), "Annotated")
        self.__metadata__ = metadata

    def __repr__(self):
        parts = [_type_repr(self.__origin__)] + [repr(one) for one in self.__metadata__]
        return f"typing.Annotated[{', '.join(parts)}]"


def _annotated(form, parameters):
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    return _Annotated(_check(parameters[0]), parameters[1:])


def _concatenate(form, parameters):
    return _Alias(form, parameters, form._name)


Any = _Form("Any")
NoReturn, Never, Self, LiteralString, TypeAlias = [
    _Form(name) for name in ("NoReturn", "Never", "Self", "LiteralString", "TypeAlias")
]
Union = _Form("Union", _union)
Optional = _Form("Optional", lambda form, parameter: Union[parameter, None])
Literal = _Form("Literal", _literal)
ClassVar, Final, TypeGuard, Required, NotRequired, Unpack = [
    _Form(name, _one) for name in ("ClassVar", "Final", "TypeGuard", "Required", "NotRequired", "Unpack")
]
Annotated = _Form("Annotated", _annotated)
Concatenate = _Form("Concatenate", _concatenate)

List, Set, FrozenSet, Type, Deque, Counter = [
    _Special(name, origin, 1) for name, origin in (
        ("List", list), ("Set", set), ("FrozenSet", frozenset), ("Type", type), ("Deque", collections.deque),
        ("Counter", collections.Counter),
    )
]
Dict, DefaultDict, OrderedDict, ChainMap = [
    _Special(name, origin, 2) for name, origin in (
        ("Dict", dict), ("DefaultDict", collections.defaultdict), ("OrderedDict", collections.OrderedDict),
        ("ChainMap", collections.ChainMap),
    )
]
Tuple = _Special("Tuple", tuple, -1)
(
    Hashable, Sized, Iterable, Iterator, Reversible, Container, Collection, AbstractSet, MutableSet, Sequence,
    MutableSequence, ByteString, Awaitable, AsyncIterable, AsyncIterator, KeysView, ValuesView,
) = [
    _Special(name, getattr(_abc, "Set" if name == "AbstractSet" else name), 1) for name in (
        "Hashable Sized Iterable Iterator Reversible Container Collection AbstractSet MutableSet Sequence "
        "MutableSequence ByteString Awaitable AsyncIterable AsyncIterator KeysView ValuesView"
    ).split()
]
Mapping, MutableMapping, ItemsView, AsyncGenerator = [
    _Special(name, getattr(_abc, name), 2) for name in ("Mapping", "MutableMapping", "ItemsView", "AsyncGenerator")
]
Generator = _Special("Generator", _abc.Generator, 3)
Coroutine = _Special("Coroutine", _abc.Coroutine, 3)
Callable = _Special("Callable", _abc.Callable, 2)
ContextManager = _Special("ContextManager", contextlib.AbstractContextManager, 1)
Text = str
Pattern, Match = _Special("Pattern", object, 1), _Special("Match", object, 1)
AsyncContextManager = _Special("AsyncContextManager", contextlib.AbstractAsyncContextManager, 1)


class TypeVar(_Typing):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__, self._constraints, self._bound, self._evaluate = name, constraints, bound, None
        self.__covariant__, self.__contravariant__ = covariant, contravariant
        self.__infer_variance__ = False

    # What stands behind the name of a type parameter is evaluated when it is first asked for.
    def _know(self):
        if self._evaluate is not None:
            evaluate, self._evaluate = self._evaluate, None
            value = evaluate()
            if isinstance(value, tuple):
                self._constraints = value
            else:
                self._bound = value

    @property
    def __bound__(self):
        self._know()
        return self._bound

    @property
    def __constraints__(self):
        self._know()
        return self._constraints

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__


class ParamSpec(TypeVar):
    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


class TypeVarTuple(TypeVar):
    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


def _parameter(kind, name, evaluate):
    one = {"TypeVar": TypeVar, "ParamSpec": ParamSpec, "TypeVarTuple": TypeVarTuple}[kind](name)
    one._evaluate, one.__infer_variance__ = evaluate, True
    return one


class TypeAliasType(_Typing):
    def __init__(self, name, value, *, type_params=()):
        self.__name__, self._value, self._evaluate, self.__type_params__ = name, value, None, type_params
        self.__module__ = "__main__"

    @classmethod
    def _lazy(cls, name, evaluate):
        alias = cls(name, None)
        alias._evaluate = evaluate
        return alias

    @property
    def __value__(self):
        if self._evaluate is not None:
            self._value, self._evaluate = self._evaluate(), None
        return self._value

    @property
    def __parameters__(self):
        return self.__type_params__

    def __or__(self, other):
        return types.UnionType((self, type(None) if other is None else other))

    def __ror__(self, other):
        return types.UnionType((type(None) if other is None else other, self))

    def __getitem__(self, parameters):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return _Alias(self, parameters if isinstance(parameters, tuple) else (parameters,))

    def __repr__(self):
        return self.__name__


AnyStr = TypeVar("AnyStr", bytes, str)
T, KT, VT = TypeVar("T"), TypeVar("KT"), TypeVar("VT")


class NewType(_Typing):
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = "__main__"

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"__main__.{self.__name__}"


def _entries(alias, bases):
    for base in bases[bases.index(alias) + 1:]:
        if isinstance(base, (_Alias, _Special)) or isinstance(base, type) and issubclass(base, Generic):
            return (alias.__origin__,)
    return (alias.__origin__,) if Generic in bases else (alias.__origin__, Generic)


class Generic:
    def __class_getitem__(cls, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if cls is Generic or cls is Protocol:
            if not parameters:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all([isinstance(one, TypeVar) for one in parameters]):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
            if len(set(parameters)) != len(parameters):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _Alias(cls, parameters)
        known = getattr(cls, "__parameters__", ())
        parameters = tuple([_check(one) for one in parameters])
        if not known:
            raise TypeError(f"{cls} is not a generic class")
        if len(parameters) != len(known) and not any([isinstance(one, (ParamSpec, TypeVarTuple)) for one in known]):
            few = "few" if len(parameters) < len(known) else "many"
            raise TypeError(f"Too {few} arguments for {cls}; actual {len(parameters)}, expected {len(known)}")
        return _Alias(cls, parameters)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        found = []
        bases = cls.__dict__.get("__orig_bases__", ())
        for base in bases:
            if getattr(base, "__origin__", None) in (Generic, Protocol):
                found = base.__parameters__
                break
            if not isinstance(base, type):
                found += [one for one in getattr(base, "__parameters__", ()) if one not in found]
        cls.__parameters__ = tuple(found)


def _protocol_names(cls):
    names = []
    for base in cls.__mro__[:-1]:
        if base in (Protocol, Generic):
            continue
        for name in [*base.__dict__, *base.__dict__.get("__annotations__", {})]:
            if name not in names and not name.startswith("_abc_") and name not in (
                "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__slots__",
                "__weakref__", "_is_protocol", "_is_runtime_protocol", "__parameters__", "__qualname__", "__hash__",
                "__init_subclass__", "__class_getitem__", "__subclasshook__", "__static_attributes__",
            ):
                names.append(name)
    return names


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if not cls.__dict__.get("_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if super().__instancecheck__(instance):
            return True
        return all([hasattr(instance, name) for name in _protocol_names(cls)])

    def __subclasscheck__(cls, subclass):
        if cls.__dict__.get("_is_protocol", False) and getattr(cls, "_is_runtime_protocol", False):
            return all([hasattr(subclass, name) for name in _protocol_names(cls)])
        return super().__subclasscheck__(subclass)

    def __call__(cls, *args, **kwds):
        if cls.__dict__.get("_is_protocol", False):
            raise TypeError("Protocols cannot be instantiated")
        return super().__call__(*args, **kwds)


Protocol = None


class Protocol(Generic, metaclass=_ProtocolMeta):
    _is_protocol = True

    def __init_subclass__(cls, **kwds):
        super().__init_subclass__(**kwds)
        cls._is_protocol = any([base is Protocol for base in cls.__bases__])


def runtime_checkable(cls):
    cls._is_runtime_protocol = True
    return cls


(SupportsInt, SupportsFloat, SupportsAbs, SupportsIndex, SupportsBytes, SupportsComplex, SupportsRound) = [
    runtime_checkable(type(Protocol)(name, (Protocol,), {f"__{name[8:].lower()}__": abstractmethod(lambda self: 0)}))
    for name in (
        "SupportsInt", "SupportsFloat", "SupportsAbs", "SupportsIndex", "SupportsBytes", "SupportsComplex",
        "SupportsRound",
    )
]


class _NamedTupleMeta(type):
    def __new__(mcls, name, bases, namespace):
        if name == "NamedTuple" and not bases:
            return super().__new__(mcls, name, bases, namespace)
        hints = namespace.get("__annotations__", {})
        defaults = []
        for field in hints:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                raise TypeError(
                    f"Non-default namedtuple field {field} cannot follow default field "
                    f"{[other for other in hints if other in namespace][-1]}"
                )
        new = collections.namedtuple(name, hints, defaults=defaults, module=namespace.get("__module__"))
        new.__annotations__ = dict(hints)
        for key, value in namespace.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_replace", "_make", "_asdict"):
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
            if key not in hints and key not in ("__module__", "__annotations__"):
                setattr(new, key, value)
        return new

    def __call__(cls, typename, fields=(), /, **kwargs):
        fields = list(fields) or list(kwargs.items())
        new = collections.namedtuple(typename, [name for name, _ in fields])
        new.__annotations__ = dict(fields)
        return new


class NamedTuple(metaclass=_NamedTupleMeta):
    pass


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        hints = {}
        for base in bases:
            hints.update(getattr(base, "__annotations__", {}))
        own = namespace.get("__annotations__", {})
        hints.update(own)
        required = set()
        optional = set()
        for base in bases:
            required |= getattr(base, "__required_keys__", frozenset())
            optional |= getattr(base, "__optional_keys__", frozenset())
        for key, hint in own.items():
            form = getattr(hint, "__origin__", None)
            (required if form is Required or total and form is not NotRequired else optional).add(key)
        namespace = {key: value for key, value in namespace.items() if key != "__annotations__"}
        new = super().__new__(mcls, name, (dict,) if bases else (), namespace)
        new.__annotations__ = hints
        new.__required_keys__, new.__optional_keys__ = frozenset(required), frozenset(optional)
        new.__total__ = total
        return new

    def __call__(cls, *args, **kwargs):
        if cls is TypedDict:
            name, fields = args
            return _TypedDictMeta(name, (TypedDict,), {"__annotations__": dict(fields), "__module__": "__main__"}, **kwargs)
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


class TypedDict(metaclass=_TypedDictMeta):
    pass


def cast(typ, val):
    return val


def overload(func):
    return func


def final(f):
    f.__final__ = True
    return f


def override(method):
    method.__override__ = True
    return method


def no_type_check(arg):
    return arg


def dataclass_transform(**options):
    return lambda cls: cls


def reveal_type(obj, /):
    import sys

    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def get_origin(tp):
    if isinstance(tp, _Annotated):
        return Annotated
    return types.UnionType if isinstance(tp, types.UnionType) else getattr(tp, "__origin__", None)


def get_args(tp):
    if isinstance(tp, _Annotated):
        return (tp.__origin__, *tp.__metadata__)
    args = getattr(tp, "__args__", ())
    if get_origin(tp) is _abc.Callable and args and args[0] is not ...:
        return (list(args[:-1]), args[-1])
    return args


def _resolve(hint, names):
    if hint is None:
        return type(None)
    if isinstance(hint, ForwardRef):
        hint = hint.__forward_arg__
    if isinstance(hint, str):
        names = dict(names)
        execute(f"_ = ({hint})", names)
        return names["_"]
    return hint


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    owners = reversed(obj.__mro__) if isinstance(obj, type) else (obj,)
    for owner in owners:
        if isinstance(obj, type):
            found = owner.__dict__.get("__annotations__", {})
        else:
            found = getattr(owner, "__annotations__", {})
        names = globalns or getattr(obj, "__globals__", None) or __import__("__main__").__dict__
        for name, hint in found.items():
            hint = _resolve(hint, names)
            hints[name] = hint.__origin__ if isinstance(hint, _Annotated) and not include_extras else hint
    return hints


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


class IO(Generic[AnyStr]):
    pass


class TextIO(IO[str]):
    pass


class BinaryIO(IO[bytes]):
    pass
