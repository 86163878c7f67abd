import sys
import types


class _Empty:
    pass


_KINDS = (
    "POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD",
)


class _Kind(int):
    def __repr__(self):
        return f"<_ParameterKind.{_KINDS[self]}: {int(self)}>"

    def __str__(self):
        return _KINDS[self]

    @property
    def name(self):
        return _KINDS[self]

    @property
    def description(self):
        return (
            "positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword",
        )[self]


def formatannotation(annotation):
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", "__main__"):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


class Parameter:
    empty = _Empty
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = [_Kind(n) for n in range(5)]

    def __init__(self, name, kind, *, default=_Empty, annotation=_Empty):
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

    def replace(self, **changes):
        values = dict(name=self.name, kind=self.kind, default=self.default, annotation=self.annotation)
        values.update(changes)
        return Parameter(values.pop("name"), values.pop("kind"), **values)

    def __str__(self):
        text = {2: "*", 4: "**"}.get(int(self.kind), "") + self.name
        if self.annotation is not _Empty:
            text += f": {formatannotation(self.annotation)}"
        if self.default is not _Empty:
            text += f" = {self.default!r}" if self.annotation is not _Empty else f"={self.default!r}"
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        return isinstance(other, Parameter) and (self.name, self.kind, self.default, self.annotation) == (
            other.name, other.kind, other.default, other.annotation
        )

    def __hash__(self):
        return hash((self.name, self.kind))


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        args = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (3, 4) or name not in self.arguments:
                break
            if parameter.kind == 2:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        by_name = False
        for name, parameter in self.signature.parameters.items():
            if name not in self.arguments:
                by_name = True
            elif parameter.kind == 4:
                kwargs.update(self.arguments[name])
            elif parameter.kind == 3 or by_name:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        arguments = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _Empty:
                arguments[name] = parameter.default
            elif parameter.kind in (2, 4):
                arguments[name] = () if parameter.kind == 2 else {}
        self.arguments = arguments

    def __repr__(self):
        args = ", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])
        return f"<BoundArguments ({args})>"


class Signature:
    empty = _Empty

    def __init__(self, parameters=None, *, return_annotation=_Empty):
        self.parameters = types.MappingProxyType({one.name: one for one in parameters or ()})
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **options):
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=None):
        return Signature(
            list(self.parameters.values()) if parameters is None else parameters,
            return_annotation=self.return_annotation if return_annotation is None else return_annotation,
        )

    def _bind(self, args, kwargs, partial):
        arguments = {}
        args = list(args)
        for name, parameter in self.parameters.items():
            kind = parameter.kind
            if kind == 2:
                if args:
                    arguments[name] = tuple(args)
                args = []
            elif kind == 4:
                if kwargs:
                    arguments[name] = kwargs
                kwargs = {}
            elif args and kind in (0, 1):
                if name in kwargs and kind == 1:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = args.pop(0)
            elif name in kwargs and kind != 0:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _Empty and not partial:
                keyword = " keyword-only" if kind == 3 else ""
                raise TypeError(f"missing a required{keyword} argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __eq__(self, other):
        return isinstance(other, Signature) and str(self) == str(other)

    __hash__ = None

    def __str__(self):
        parts, star, slash = [], False, False
        for one in self.parameters.values():
            if slash and one.kind != 0:
                parts.append("/")
                slash = False
            slash = one.kind == 0
            if one.kind == 2:
                star = True
            elif one.kind == 3 and not star:
                parts.append("*")
                star = True
            parts.append(str(one))
        if slash:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if self.return_annotation is not _Empty:
            text += f" -> {formatannotation(self.return_annotation)}"
        return text

    def __repr__(self):
        return f"<Signature {self}>"


def signature(obj, *, follow_wrapped=True, **options):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, types.MethodType):
        return _without_first(signature(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj)
    if isinstance(obj, types.FunctionType):
        return _of_function(obj)
    if isinstance(obj, type):
        for name in ("__init__", "__new__"):
            method = getattr(obj, name, None)
            if isinstance(method, types.FunctionType):
                return _without_first(_of_function(method))
        return Signature()
    if type(obj).__name__ == "partial" and hasattr(obj, "keywords"):
        return _of_partial(obj)
    method = getattr(type(obj), "__call__", None)
    if isinstance(method, types.FunctionType):
        return _without_first(_of_function(method))
    raise ValueError(f"no signature found for builtin {obj!r}")


def _without_first(one):
    return one.replace(parameters=list(one.parameters.values())[1:])


def _of_partial(obj):
    one = signature(obj.func)
    parameters = list(one.parameters.values())[len(obj.args):]
    result = []
    by_name = False
    for parameter in parameters:
        if parameter.name in obj.keywords:
            parameter = parameter.replace(default=obj.keywords[parameter.name], kind=Parameter.KEYWORD_ONLY)
            by_name = True
        elif by_name and parameter.kind == 1:
            parameter = parameter.replace(kind=Parameter.KEYWORD_ONLY)
        result.append(parameter)
    return one.replace(parameters=result)


def _of_function(function):
    code = function.__code__
    hints = getattr(function, "__annotations__", {})
    names = code.co_varnames
    positional, keywords = code.co_argcount, code.co_kwonlyargcount
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    first_default = positional - len(defaults)
    parameters = []
    for index in range(positional):
        kind = Parameter.POSITIONAL_ONLY if index < code.co_posonlyargcount else Parameter.POSITIONAL_OR_KEYWORD
        default = defaults[index - first_default] if index >= first_default else _Empty
        parameters.append((names[index], kind, default))
    at = positional + keywords
    if code.co_flags & 4:
        parameters.append((names[at], Parameter.VAR_POSITIONAL, _Empty))
        at += 1
    for name in names[positional:positional + keywords]:
        parameters.append((name, Parameter.KEYWORD_ONLY, keyword_defaults.get(name, _Empty)))
    if code.co_flags & 8:
        parameters.append((names[at], Parameter.VAR_KEYWORD, _Empty))
    return Signature(
        [
            Parameter(name, kind, default=default, annotation=hints.get(name, _Empty))
            for name, kind, default in parameters
        ],
        return_annotation=hints.get("return", _Empty),
    )


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not isinstance(func, type) and not (stop and stop(func)):
        func = func.__wrapped__
    return func


def isfunction(object):
    return isinstance(object, types.FunctionType)


def ismethod(object):
    return isinstance(object, types.MethodType) and not isinstance(object, types.BuiltinFunctionType)


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or isinstance(object, (types.MethodType, type(str.join)))


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def _has_flag(function, flag):
    if isinstance(function, types.MethodType):
        function = function.__func__
    return isfunction(function) and bool(getattr(function.__code__, "co_flags", 0) & flag)


CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR = 4, 8, 16, 32, 128, 512


def isgeneratorfunction(object):
    return _has_flag(object, 0x20)


def iscoroutinefunction(object):
    return _has_flag(object, 0x80)


def isasyncgenfunction(object):
    return _has_flag(object, 0x200)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    return hasattr(type(object), "__await__")


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING = "CORO_CREATED", "CORO_RUNNING"
CORO_SUSPENDED, CORO_CLOSED = "CORO_SUSPENDED", "CORO_CLOSED"


def _state(object, prefix):
    if getattr(object, prefix + "running"):
        return "RUNNING"
    if getattr(object, prefix + "suspended"):
        return "SUSPENDED"
    return "CLOSED" if getattr(object, prefix + "frame") is None else "CREATED"


def getgeneratorstate(generator):
    return "GEN_" + _state(generator, "gi_")


def getcoroutinestate(coroutine):
    return "CORO_" + _state(coroutine, "cr_")


def iscode(object):
    return isinstance(object, types.CodeType)


def isframe(object):
    return isinstance(object, types.FrameType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", ()))


def isdatadescriptor(object):
    return isinstance(object, property) or hasattr(type(object), "__set__")


def getmro(cls):
    return cls.__mro__


def getmembers(object, predicate=None):
    members = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            members.append((name, value))
    return sorted(members, key=lambda pair: pair[0])


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = min([len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()], default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object):
    return sys.modules.get(getattr(object, "__module__", None))


def getsourcefile(object):
    return unwrap(object).__code__.co_filename


getfile = getsourcefile


def getsourcelines(object):
    from _sys import source_line

    function = unwrap(object)
    if isinstance(function, types.MethodType):
        function = function.__func__
    if isinstance(function, type):
        methods = [value for value in function.__dict__.values() if isinstance(value, types.FunctionType)]
        if not methods:
            raise OSError("could not find class definition")
        filename = methods[0].__code__.co_filename
        first = methods[0].__code__.co_firstlineno
        while first > 1 and not source_line(filename, first).lstrip().startswith(f"class {function.__name__}"):
            first -= 1
    elif isinstance(function, types.FunctionType):
        filename, first = function.__code__.co_filename, function.__code__.co_firstlineno
    else:
        raise TypeError(
            "module, class, method, function, traceback, frame, or code object was expected, "
            f"got {type(object).__name__}"
        )
    line = source_line(filename, first)
    if not line:
        raise OSError("could not get source code")
    indent = len(line) - len(line.lstrip())
    lines, number, empty, begun = [], first, 0, False
    while empty < 100:
        line = source_line(filename, number)
        text = line.strip()
        if text and begun and len(line) - len(line.lstrip()) <= indent and text[0] not in ")]}":
            break
        begun = begun or text.startswith(("def ", "async def ", "class ")) or "lambda" in text
        lines.append(line + "\n")
        empty = 0 if text else empty + 1
        number += 1
    while lines and not lines[-1].strip():
        lines.pop()
    return lines, first


def getsource(object):
    return "".join(getsourcelines(object)[0])


def currentframe():
    return None


def stack(context=1):
    return __import__("traceback").extract_stack()[::-1]


def getattr_static(obj, attr, default=_Empty):
    for owner in (obj, *type(obj).__mro__):
        values = getattr(owner, "__dict__", {})
        if attr in values:
            return values[attr]
    if default is _Empty:
        raise AttributeError(attr)
    return default


