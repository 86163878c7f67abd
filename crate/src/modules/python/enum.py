from types import MappingProxyType

__all__ = [
    "EnumMeta", "EnumType", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique", "member",
    "nonmember", "property", "verify", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE", "global_enum", "STRICT", "CONFORM",
    "EJECT", "KEEP", "FlagBoundary",
]

_plain_property = property


class auto:
    # What it stands for is decided when the class is made.
    value = None


class member:
    def __init__(self, value):
        self.value = value


class nonmember(member):
    pass


property = property


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_descriptor(value):
    cls = type(value)
    return hasattr(cls, "__get__") or hasattr(cls, "__set__") or isinstance(
        value, (_plain_property, classmethod, staticmethod, type(_is_dunder))
    )


class _Namespace(dict):
    # Notes the members of a class while its body runs, and gives each `auto()` its value at once.
    def __init__(self, name):
        super().__init__()
        self.members = {}
        self.cls_name = name
        self.generate = None
        self.last_values = []
        self.ignored = []

    def __setitem__(self, key, value):
        if isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member):
            self.add(key, value.value)
            return
        elif _is_sunder(key):
            if key == "_generate_next_value_":
                self.generate = getattr(value, "__func__", value)
            elif key == "_ignore_":
                self.ignored = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            elif key not in ("_order_", "_missing_", "_numeric_repr_", "_boundary_", "_iter_member_", "_value_repr_"):
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        elif _is_dunder(key) or key in self.ignored or key.startswith(f"_{self.cls_name}__"):
            pass
        elif key in self.members:
            raise TypeError(f"{key!r} already defined as {self.members[key]!r}")
        elif not _is_descriptor(value):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            self.add(key, value)
            return
        super().__setitem__(key, value)

    def add(self, key, value):
        if key in self.members:
            raise TypeError(f"{key!r} already defined as {self.members[key]!r}")
        if isinstance(value, auto):
            value = self.next(key)
        elif type(value) is tuple and any([isinstance(part, auto) for part in value]):
            value = tuple([self.next(key) if isinstance(part, auto) else part for part in value])
        self.members[key] = value
        self.last_values.append(value)
        super().__setitem__(key, value)

    def next(self, key):
        return self.generate(key, 1, len(self.members), self.last_values[:])


def _data_type(bases):
    # The class whose instances the members are as well, for example int.
    for base in bases:
        for one in base.__mro__:
            if one is object or isinstance(one, EnumType):
                continue
            if "__new__" in one.__dict__ or one in (int, str, float, bytes, tuple, list, dict, set, frozenset):
                return one
    return object


def _find(cls, name):
    for base in cls.__mro__:
        if name in base.__dict__:
            return base, base.__dict__[name]
    return None, None


def _find_enum(cls, name):
    for base in cls.__mro__[1:]:
        if isinstance(base, EnumType) and name in base.__dict__:
            return base
    return None


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        namespace = _Namespace(cls)
        for base in bases:
            if isinstance(base, EnumType):
                metacls._check_extendable(cls, bases)
                generate = getattr(base, "_generate_next_value_", None)
                namespace.generate = generate
        return namespace

    @staticmethod
    def _check_extendable(name, bases):
        for base in bases:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")

    def __new__(metacls, cls, bases, namespace, *, boundary=None, _simple=False, **kwds):
        members = namespace.members if isinstance(namespace, _Namespace) else {}
        names = {key: value for key, value in namespace.items() if key not in members}
        for key in getattr(namespace, "ignored", ()):
            names.pop(key, None)
        generate = names.get("_generate_next_value_")
        if generate is not None and not isinstance(generate, staticmethod):
            names["_generate_next_value_"] = staticmethod(generate)
        names["_member_names_"] = []
        names["_member_map_"] = {}
        names["_value2member_map_"] = {}
        names["_unhashable_values_"] = []
        data_type = names["_member_type_"] = _data_type(bases)
        new_member = names.pop("__new__", None)
        new = super().__new__(metacls, cls, bases, names, **kwds)
        new._new_member_ = new_member
        new._boundary_ = boundary or getattr(new, "_boundary_", None)
        if data_type is not object:
            # The methods of the enumeration, although those of the data type come first.
            shown = any([base is ReprEnum for base in new.__mro__]) or cls == "ReprEnum"
            for method in ("__repr__",) if shown else ("__repr__", "__str__", "__format__"):
                owner = _find_enum(new, method)
                if method not in names and owner is not None:
                    type.__setattr__(new, method, owner.__dict__[method])
        inherited = getattr(new, "_new_member_of_base_", None)
        if new_member is not None:
            new._new_member_of_base_ = staticmethod(new_member)
        maker = new_member or inherited
        for name, value in members.items():
            new._add_member_(name, value, maker, data_type)
        if Flag is not None and issubclass(new, Flag):
            new._note_flags()
        return new

    def _add_member_(cls, name, value, maker, data_type):
        args = value if isinstance(value, tuple) else (value,)
        if data_type is tuple:
            args = (args,)
        if maker is not None:
            one = maker(cls, *args)
            if not hasattr(one, "_value_"):
                one._value_ = value if data_type is object else data_type(*args)
        elif data_type is object:
            one = object.__new__(cls)
            one._value_ = value
        else:
            one = data_type.__new__(cls, *args)
            one._value_ = data_type(*args)
        value = one._value_
        one._name_ = name
        one._sort_order_ = len(cls._member_names_)
        owner, init = _find(cls, "__init__")
        if owner is not None and owner not in (object, Enum, data_type) and init is not None:
            init(one, *args)
        known = cls._find_value_(value)
        if known is not None:
            one = known
        elif Flag is not None and issubclass(cls, Flag) and isinstance(value, int) and (value <= 0 or value & value - 1):
            # Combinations have names too, but iterating leaves them out.
            pass
        else:
            cls._member_names_.append(name)
        cls._member_map_[name] = one
        type.__setattr__(cls, name, one)
        try:
            cls._value2member_map_.setdefault(value, one)
        except TypeError:
            cls._unhashable_values_.append((value, one))

    def _find_value_(cls, value):
        try:
            return cls._value2member_map_.get(value)
        except TypeError:
            for other, one in cls._unhashable_values_:
                if other == value:
                    return one
        return None

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return cls._lookup_(value)
        return cls._create_(value, names, module, qualname, type, start, boundary)

    def _lookup_(cls, value):
        if type(value) is cls:
            return value
        found = cls._find_value_(value)
        if found is not None:
            return found
        if not cls._member_map_ and cls in (Enum, Flag, IntEnum, StrEnum, IntFlag):
            raise TypeError(f"{value!r} is not a valid {cls.__qualname__}")
        problem = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        try:
            result = cls._missing_(value)
        except Exception as error:
            if isinstance(error, ValueError) and error.__context__ is None:
                error.__context__ = problem
            raise
        if isinstance(result, cls):
            return result
        if result is None:
            raise problem
        raise TypeError(
            f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member"
        )

    def _create_(cls, name, names, module, qualname, kind, start, boundary):
        bases = (cls,) if kind is None else (kind, cls)
        metacls = type(cls)
        namespace = metacls.__prepare__(name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, dict):
            pairs = list(names.items())
        else:
            names = list(names)
            if names and isinstance(names[0], str):
                pairs, last = [], []
                for count, one in enumerate(names):
                    value = cls._generate_next_value_(one, start, count, last[:])
                    last.append(value)
                    pairs.append((one, value))
            else:
                pairs = names
        for one, value in pairs:
            namespace[one] = value
        namespace["__module__"] = module or "__main__"
        namespace["__qualname__"] = qualname or name
        return metacls.__new__(metacls, name, bases, namespace, boundary=boundary)

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __contains__(cls, value):
        if not isinstance(value, Enum):
            raise TypeError(
                f"unsupported operand type(s) for 'in': '{type(value).__qualname__}' and '{cls.__class__.__qualname__}'"
            )
        return isinstance(value, cls) and value._name_ in cls._member_map_ or (
            isinstance(value, cls) and Flag is not None and issubclass(cls, Flag)
        )

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"

    @_plain_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)


EnumMeta = EnumType
Enum = Flag = IntEnum = StrEnum = IntFlag = ReprEnum = None


class Enum(metaclass=EnumType):
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last = last_values[-1]
            if last == max(last_values):
                return last + 1
        except TypeError:
            pass
        import warnings

        message = (
            "In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable and support adding +1\n"
            "and the value returned will be the largest value in the enum incremented by 1"
        )
        warnings.warn(message, DeprecationWarning)
        for value in reversed(last_values):
            try:
                return value + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    @_plain_property
    def name(self):
        return self._name_

    @_plain_property
    def value(self):
        return self._value_

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __dir__(self):
        return ["__class__", "__doc__", "__module__", "name", "value"]

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, protocol):
        return type(self), (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    def __str__(self):
        return int.__repr__(self)

    def __format__(self, format_spec):
        return int.__format__(self, format_spec)


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 1:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        one = str.__new__(cls, values[0])
        one._value_ = str(values[0])
        return one

    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return str.__str__(self)

    def __format__(self, format_spec):
        return str.__format__(self, format_spec)


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bits(value):
    bit = 1
    while bit <= value:
        if value & bit:
            yield bit
        bit <<= 1


class Flag(Enum, boundary=STRICT):
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return 1 if start is None else start
        highest = max(last_values)
        return 1 << highest.bit_length()

    @classmethod
    def _note_flags(cls):
        mask = 0
        for one in cls._member_map_.values():
            if isinstance(one._value_, int):
                mask |= one._value_
        type.__setattr__(cls, "_flag_mask_", mask)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask = cls._flag_mask_
        everything = (1 << mask.bit_length()) - 1
        if not -everything - 1 <= value <= everything or (value if value >= 0 else value & everything) & ~mask:
            if cls._boundary_ is STRICT:
                count = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    f"{cls!r} invalid value {value!r}\n    given {_binary(value, count)}\n  allowed {_binary(mask, count)}"
                )
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
        if value < 0:
            value = max(everything + 1, 1 << value.bit_length()) + value if cls._boundary_ is KEEP else value & mask
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        one = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        one._value_ = value
        parts = [member._name_ for member in one._parts()]
        rest = value
        for member in one._parts():
            rest &= ~member._value_
        if rest and parts:
            parts.append(str(rest))
        one._name_ = "|".join(parts) if parts else None
        return cls._value2member_map_.setdefault(value, one)

    def _parts(self):
        members = [type(self)._member_map_[name] for name in type(self)._member_names_]
        return sorted([one for one in members if one._value_ & self._value_], key=lambda one: one._value_)

    def __iter__(self):
        return iter(self._parts())

    def __len__(self):
        return bin(self._value_).count("1")

    def __bool__(self):
        return bool(self._value_)

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {type(self).__qualname__!r}"
            )
        return other._value_ & self._value_ == other._value_

    def __repr__(self):
        name = type(self).__name__
        if self._name_ is None:
            return f"<{name}: {self._value_!r}>"
        return f"<{name}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        name = type(self).__name__
        return f"{name}({self._value_!r})" if self._name_ is None else f"{name}.{self._name_}"

    def _other(self, other):
        if isinstance(other, type(self)):
            return other._value_
        if isinstance(other, int) and type(self)._member_type_ is int:
            return int(other)
        return None

    def __or__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else type(self)(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else type(self)(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else type(self)(self._value_ ^ value)

    def __invert__(self):
        cls = type(self)
        if cls._boundary_ in (EJECT, KEEP):
            return cls(~self._value_)
        return cls(cls._flag_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


def _binary(number, width):
    digits = bin(number & (1 << width) - 1 if number < 0 else number)[2:]
    return f"0b{1 if number < 0 else 0} {digits.rjust(width, '1' if number < 0 else '0')}"


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    def __str__(self):
        return int.__repr__(self)

    def __format__(self, format_spec):
        return int.__format__(self, format_spec)

    def __bool__(self):
        return bool(self._value_)

    __hash__ = int.__hash__
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__


def unique(enumeration):
    duplicates = [f"{name} -> {one._name_}" for name, one in enumeration._member_map_.items() if name != one._name_]
    if duplicates:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(duplicates)}")
    return enumeration


UNIQUE, CONTINUOUS, NAMED_FLAGS = "one name per value", "no skipped integer values", "multi-flag aliases"


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if UNIQUE in self.checks:
            unique(enumeration)
        if CONTINUOUS in self.checks:
            values = {one._value_ for one in enumeration}
            missing = [number for number in range(min(values), max(values)) if number not in values]
            if missing:
                raise ValueError(
                    f"invalid enum {enumeration.__name__!r}: missing values {', '.join([str(one) for one in missing])}"
                )
        return enumeration


def global_enum(cls, update_str=False):
    return cls
