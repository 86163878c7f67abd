import _collections

_shown = []


class deque:
    # Patterns of sequences match it.
    __abc_tpflags__ = 32

    def __init__(self, iterable=(), maxlen=None):
        self._queue = _collections.new_queue(maxlen)
        self.extend(iterable)

    append = _collections.append
    appendleft = _collections.appendleft
    pop = _collections.pop
    popleft = _collections.popleft
    clear = _collections.clear
    insert = _collections.insert
    reverse = _collections.reverse
    rotate = _collections.rotate
    maxlen = property(_collections.limit)

    def __hash__(self):
        raise TypeError("unhashable type: 'collections.deque'")

    def __len__(self):
        return _collections.length(self)

    def __getitem__(self, index):
        return _collections.get(self, index)

    def __setitem__(self, index, value):
        _collections.set(self, index, value)

    def __delitem__(self, index):
        _collections.delete(self, index)

    def extend(self, iterable):
        _collections.extend_with(self, list(iterable))

    def extendleft(self, iterable):
        _collections.extendleft_with(self, list(iterable))

    def copy(self):
        return type(self)(self, self.maxlen)

    __copy__ = copy

    def __reduce__(self):
        items = _collections.items(self)
        state = {name: value for name, value in self.__dict__.items() if name != "_queue"}
        return type(self), (items, self.maxlen), state or None

    def __iter__(self):
        changes = _collections.changes(self)
        for index in range(len(self)):
            if _collections.changes(self) != changes:
                raise RuntimeError("deque mutated during iteration")
            yield _collections.get(self, index)
        if _collections.changes(self) != changes:
            raise RuntimeError("deque mutated during iteration")

    def __reversed__(self):
        changes = _collections.changes(self)
        for index in range(len(self) - 1, -1, -1):
            if _collections.changes(self) != changes:
                raise RuntimeError("deque mutated during iteration")
            yield _collections.get(self, index)

    def __contains__(self, value):
        return value in _collections.items(self)

    def count(self, value):
        return _collections.items(self).count(value)

    def index(self, value, *bounds):
        try:
            return _collections.items(self).index(value, *bounds)
        except ValueError:
            raise ValueError(f"{value!r} is not in deque") from None

    def remove(self, value):
        items = _collections.items(self)
        if value not in items:
            raise ValueError(f"{value!r} is not in deque")
        del self[items.index(value)]

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        new = self.copy()
        new.extend(other)
        return new

    def __iadd__(self, iterable):
        self.extend(iterable)
        return self

    def __mul__(self, times):
        return type(self)(_collections.items(self) * times, self.maxlen)

    __rmul__ = __mul__

    def __imul__(self, times):
        items = _collections.items(self) * times
        self.clear()
        self.extend(items)
        return self

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return _collections.items(self) == _collections.items(other)

    def __ne__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return _collections.items(self) != _collections.items(other)

    def __lt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return _collections.items(self) < _collections.items(other)

    def __le__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return _collections.items(self) <= _collections.items(other)

    def __gt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return _collections.items(self) > _collections.items(other)

    def __ge__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return _collections.items(self) >= _collections.items(other)

    def __repr__(self):
        if any([one is self for one in _shown]):
            return "[...]"
        _shown.append(self)
        try:
            items = repr(_collections.items(self))
        finally:
            _shown.pop()
        limit = "" if self.maxlen is None else f", maxlen={self.maxlen}"
        return f"{type(self).__name__}({items}{limit})"


class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        super().__init__(*args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value

    def __repr__(self):
        return f"defaultdict({self.default_factory!r}, {dict.__repr__(self)})"

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, other)
        new.update(self)
        return new


class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        value = self[key]
        if last:
            del self[key]
            self[key] = value
            return
        rest = list(self.items())
        for other, _ in rest:
            del self[other]
        self[key] = value
        for other, item in rest:
            if other != key:
                self[other] = item

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        if last:
            return dict.popitem(self)
        for key in self:
            break
        return key, self.pop(key)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __reduce__(self):
        return type(self), (), self.__dict__ or None, None, iter(self.items())

    @classmethod
    def fromkeys(cls, iterable, value=None):
        new = cls()
        for key in iterable:
            new[key] = value
        return new

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __repr__(self):
        return f"{type(self).__name__}({list(self.items()) if self else ''})"

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(other)
        new.update(self)
        return new


def _count_elements(mapping, iterable):
    if type(mapping) is Counter and _collections.count_all(mapping, iterable):
        return
    get = mapping.get
    for item in iterable:
        mapping[item] = get(item, 0) + 1


def _count_of(pair):
    return pair[1]


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        pairs = sorted(self.items(), key=_count_of, reverse=True)
        return pairs if n is None else pairs[:max(n, 0)]

    def elements(self):
        for item, count in self.items():
            for _ in range(count):
                yield item

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, dict):
                for item, count in iterable.items():
                    self[item] = count + self.get(item, 0)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, dict):
                for item, count in iterable.items():
                    self[item] = self.get(item, 0) - count
            else:
                for item in iterable:
                    self[item] = self.get(item, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __reduce__(self):
        return type(self), (dict(self),)

    def __delitem__(self, item):
        if item in self:
            super().__delitem__(item)

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        try:
            items = dict(self.most_common())
        except TypeError:
            items = dict(self)
        return f"{type(self).__name__}({items!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[item] == other[item] for one in (self, other) for item in one])

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[item] <= other[item] for one in (self, other) for item in one])

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[item] >= other[item] for one in (self, other) for item in one])

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _combine(self, other, combine):
        # Items of the first, then those that only the other has; what is not positive is left out.
        result = Counter()
        for one in (self, other):
            for item in one:
                if item not in result and (one is self or item not in self):
                    count = combine(self[item], other[item])
                    if count > 0:
                        result[item] = count
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a + b)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a - b)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, max)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, min)

    def __pos__(self):
        return self._combine(Counter(), lambda a, b: a)

    def __neg__(self):
        return self._combine(Counter(), lambda a, b: -a)

    def _keep_positive(self):
        for item in [item for item, count in self.items() if not count > 0]:
            del self[item]
        return self

    def __iadd__(self, other):
        for item, count in other.items():
            self[item] += count
        return self._keep_positive()

    def __isub__(self, other):
        for item, count in other.items():
            self[item] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for item, count in other.items():
            if count > self[item]:
                self[item] = count
        return self._keep_positive()

    def __iand__(self, other):
        for item, count in list(self.items()):
            if other[item] < count:
                self[item] = other[item]
        return self._keep_positive()


_KEYWORDS = (
    "False None True and as assert async await break class continue def del elif else except finally for from global "
    "if import in is lambda nonlocal not or pass raise return try while with yield"
).split()


def _and_list(names):
    names = [repr(name) for name in names]
    if len(names) < 3:
        return " and ".join(names)
    return ", ".join(names[:-1]) + ", and " + names[-1]


def _tuple_new(typename, fields, defaults):
    # What the compiler does for the `__new__` that CPython writes as source.
    count = len(fields)
    required = count - len(defaults)

    def __new__(_cls, /, *args, **kwargs):
        given = len(args)
        if given == count and not kwargs:
            return tuple.__new__(_cls, args)
        name = f"{typename}.__new__()"
        for key in kwargs:
            if key not in fields:
                raise TypeError(f"{name} got an unexpected keyword argument {key!r}")
            if key in fields[:given]:
                raise TypeError(f"{name} got multiple values for argument {key!r}")
        if given > count:
            takes = f"from {required + 1} to {count + 1}" if defaults else f"{count + 1}"
            plural = "" if count == 0 else "s"
            raise TypeError(f"{name} takes {takes} positional argument{plural} but {given + 1} were given")
        values = list(args)
        missing = []
        for position in range(given, count):
            field = fields[position]
            if field in kwargs:
                values.append(kwargs[field])
            elif position >= required:
                values.append(defaults[position - required])
            else:
                missing.append(field)
        if missing:
            plural = "" if len(missing) == 1 else "s"
            raise TypeError(
                f"{name} missing {len(missing)} required positional argument{plural}: {_and_list(missing)}"
            )
        return tuple.__new__(_cls, values)

    return __new__


def _refuse(self, *value):
    raise AttributeError("can't set attribute")


def _field(index):
    return property(lambda self: tuple.__getitem__(self, index), _refuse)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    typename = str(typename)
    if rename:
        seen = set()
        for index, name in enumerate(names):
            if not name.isidentifier() or name in _KEYWORDS or name.startswith("_") or name in seen:
                names[index] = f"_{index}"
            seen.add(name)
    for name in [typename] + names:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(names):
        raise TypeError("Got more default values than field names")
    fields = tuple(names)

    @classmethod
    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != len(fields):
            raise TypeError(f"Expected {len(fields)} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        parts = [f"{name}={value!r}" for name, value in zip(fields, self)]
        return f"{type(self).__name__}({', '.join(parts)})"

    def _asdict(self):
        return dict(zip(fields, self))

    def __getnewargs__(self):
        return tuple(self)

    namespace = {
        "__doc__": f"{typename}({', '.join(fields)})",
        "__slots__": (),
        "__match_args__": fields,
        "_fields": fields,
        "_field_defaults": dict(zip(fields[len(fields) - len(defaults):], defaults)),
        "__new__": _tuple_new(typename, fields, defaults),
        "_make": _make,
        "_replace": _replace,
        "__replace__": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__module__": "__main__" if module is None else module,
    }
    for index, name in enumerate(fields):
        namespace[name] = _field(index)
    return type(typename, (tuple,), namespace)


class _Wrapper:
    # What a class that keeps a container in `data` passes on to it.
    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        return item in self.data

    def __eq__(self, other):
        return self.data == _data(other)

    def __ne__(self, other):
        return self.data != _data(other)

    def __lt__(self, other):
        return self.data < _data(other)

    def __le__(self, other):
        return self.data <= _data(other)

    def __gt__(self, other):
        return self.data > _data(other)

    def __ge__(self, other):
        return self.data >= _data(other)

    __hash__ = None

    def __repr__(self):
        return repr(self.data)


def _data(other):
    return other.data if isinstance(other, (UserDict, UserList, UserString)) else other


_MISSING = object()


class _Mapping:
    # What `collections.abc.MutableMapping` makes of the five basic methods.
    __abc_tpflags__ = 64

    def get(self, key, default=None):
        return self[key] if key in self else default

    def keys(self):
        return dict.fromkeys(self).keys()

    def values(self):
        return {key: self[key] for key in self}.values()

    def items(self):
        return {key: self[key] for key in self}.items()

    def pop(self, key, default=_MISSING):
        try:
            value = self[key]
        except KeyError:
            if default is _MISSING:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        for key in self:
            return key, self.pop(key)
        raise KeyError

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwds):
        if hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]


class UserDict(_Mapping, _Wrapper):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), "__missing__"):
            return type(self).__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def copy(self):
        new = type(self)()
        new.__dict__.update(self.__dict__)
        new.data = self.data.copy()
        return new

    __copy__ = copy

    def __or__(self, other):
        return type(self)(self.data | _data(other))

    def __ror__(self, other):
        return type(self)(_data(other) | self.data)

    def __ior__(self, other):
        self.data |= _data(other)
        return self

    @classmethod
    def fromkeys(cls, iterable, value=None):
        new = cls()
        for key in iterable:
            new[key] = value
        return new


class ChainMap(_Mapping):
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def __len__(self):
        return len(self._keys())

    def _keys(self):
        keys = {}
        for mapping in reversed(self.maps):
            keys.update(dict.fromkeys(mapping))
        return keys

    def __iter__(self):
        return iter(self._keys())

    def __contains__(self, key):
        return any([key in mapping for mapping in self.maps])

    def __bool__(self):
        return any(self.maps)

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([repr(mapping) for mapping in self.maps])})"

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        del self.maps[0][key]

    def popitem(self):
        if not self.maps[0]:
            raise KeyError("No keys found in the first mapping.")
        return self.maps[0].popitem()

    def pop(self, key, *args):
        if key not in self.maps[0] and not args:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        return self.maps[0].pop(key, *args)

    def clear(self):
        self.maps[0].clear()


class UserList(_Wrapper):
    __abc_tpflags__ = 32

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_data(initlist))

    def __getitem__(self, index):
        return type(self)(self.data[index]) if isinstance(index, slice) else self.data[index]

    def __setitem__(self, index, item):
        self.data[index] = item

    def __delitem__(self, index):
        del self.data[index]

    def __iter__(self):
        return iter(self.data)

    def __reversed__(self):
        return reversed(self.data)

    def __add__(self, other):
        return type(self)(self.data + list(_data(other)))

    def __radd__(self, other):
        return type(self)(list(_data(other)) + self.data)

    def __iadd__(self, other):
        self.data += list(_data(other))
        return self

    def __mul__(self, times):
        return type(self)(self.data * times)

    __rmul__ = __mul__

    def __imul__(self, times):
        self.data *= times
        return self

    def append(self, item):
        self.data.append(item)

    def insert(self, index, item):
        self.data.insert(index, item)

    def pop(self, index=-1):
        return self.data.pop(index)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def extend(self, other):
        self.data.extend(_data(other))


class UserString(_Wrapper):
    def __init__(self, seq):
        self.data = str(seq)

    def __str__(self):
        return self.data

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __hash__(self):
        return hash(self.data)

    def __contains__(self, char):
        return _data(char) in self.data

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __iter__(self):
        return iter(self.data)

    def __add__(self, other):
        return type(self)(self.data + str(other))

    def __radd__(self, other):
        return type(self)(str(other) + self.data)

    def __mul__(self, times):
        return type(self)(self.data * times)

    __rmul__ = __mul__

    def __mod__(self, args):
        return type(self)(self.data % args)


def _delegate(name, wraps):
    method = getattr(str, name)
    if wraps:
        return lambda self, *args, **kwds: type(self)(method(self.data, *[_data(arg) for arg in args], **kwds))
    return lambda self, *args, **kwds: method(self.data, *[_data(arg) for arg in args], **kwds)


for _name in (
    "capitalize casefold center expandtabs ljust lower lstrip removeprefix removesuffix replace rjust rstrip strip "
    "swapcase title upper zfill"
).split():
    setattr(UserString, _name, _delegate(_name, True))
for _name in (
    "count encode endswith find index isalpha isalnum isascii isdecimal isdigit isidentifier islower isnumeric "
    "isprintable isspace istitle isupper join partition rfind rindex rpartition rsplit split splitlines startswith "
    "translate format format_map"
).split():
    setattr(UserString, _name, _delegate(_name, False))
