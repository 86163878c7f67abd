# Names of the built-in types that are no names of `builtins`.


def _function():
    yield lambda: _value


_value = None
FunctionType = LambdaType = type(_function)
GeneratorType = type(_function())


async def _coroutine():
    pass


async def _async_generator():
    yield


_value = _coroutine()
CoroutineType, AsyncGeneratorType = type(_value), type(_async_generator())
_value.close()
CodeType = type(_function.__code__)
CellType = type((lambda x: lambda: x)(1).__closure__[0])
BuiltinFunctionType = BuiltinMethodType = type(len)
MethodDescriptorType = WrapperDescriptorType = ClassMethodDescriptorType = type(str.join)
ModuleType = type(__import__("builtins"))
GenericAlias = type(list[int])
UnionType = type(int | str)
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)


class _Class:
    def method(self):
        pass


MethodType = type(_Class().method)

try:
    raise ValueError
except ValueError as error:
    TracebackType = type(error.__traceback__)
    FrameType = type(getattr(error.__traceback__, "tb_frame", None))


class SimpleNamespace:
    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        self.__dict__.update(mapping_or_iterable)
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        return f"{name}({', '.join([f'{key}={value!r}' for key, value in self.__dict__.items()])})"

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None


class MappingProxyType:
    __abc_tpflags__ = 64

    def __init__(self, mapping):
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __contains__(self, key):
        return key in self._mapping

    def __len__(self):
        return len(self._mapping)

    def __iter__(self):
        return iter(self._mapping)

    def __reversed__(self):
        return reversed(self._mapping)

    def __eq__(self, other):
        return self._mapping == (other._mapping if isinstance(other, MappingProxyType) else other)

    __hash__ = None

    def __or__(self, other):
        return self._mapping | (other._mapping if isinstance(other, MappingProxyType) else other)

    def __repr__(self):
        return f"mappingproxy({self._mapping!r})"

    def __str__(self):
        return str(self._mapping)

    def get(self, key, default=None):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()


DynamicClassAttribute = property


def new_class(name, bases=(), kwds=None, exec_body=None):
    kwds = dict(kwds or {})
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    return kwds.pop("metaclass", type)(name, bases, namespace, **kwds)


def resolve_bases(bases):
    return bases


def coroutine(func):
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    if getattr(func, "__code__", None) and func.__code__.co_flags & 0x20:
        # With this its generators can be awaited.
        func.__iterable_coroutine__ = True
    return func
