# What the built-in functions and methods do when an argument is written in Python.
#
# A native never runs Python itself: it leaves to one of these functions, which drive generators, call keys and
# special methods as ordinary bytecode, so that a thread can be switched or stopped in the middle of them. Names that
# are defined nowhere here (`sort_by`, `print_text`, …) are natives that only the prelude sees.

END = object()


# Containers from iterables

def list_from(iterable):
    return [item for item in iterable]


def tuple_from(iterable):
    return tuple([item for item in iterable])


def set_from(iterable):
    return {item for item in iterable}


def set_update(items, iterable):
    for item in iterable:
        items.add(item)


def frozenset_from(iterable):
    return frozenset([item for item in iterable])


def collect(iterable, limit):
    items = []
    for item in iterable:
        items.append(item)
        if len(items) == limit:
            break
    return items


def list_extend(items, iterable):
    for item in iterable:
        items.append(item)


def dict_update(target, source, keywords):
    dict_fill(target, source)
    target.update(keywords)


def dict_fill(target, source):
    if hasattr(source, "keys"):
        for key in source.keys():
            target[key] = source[key]
        return
    position = 0
    for pair in source:
        dict_pair(target, position, pair if type(pair) is list else [item for item in pair])
        position += 1


def mapping_update(target, mapping, callee):
    # `{**mapping}`, or `callee(**mapping)`.
    for key in mapping.keys():
        if callee is not None:
            if not isinstance(key, str):
                raise TypeError("keywords must be strings")
            if key in target:
                raise TypeError(f"{callee} got multiple values for keyword argument '{key}'")
        target[key] = mapping[key]


def dict_from(source, keywords):
    target = {}
    dict_fill(target, source)
    target.update(keywords)
    return target


def dict_fromkeys(iterable, value):
    return {key: value for key in iterable}


def with_lists(method, receiver, iterables):
    return method(receiver, *[[item for item in iterable] for iterable in iterables])


# Reductions

def sum_from(iterable, total):
    for item in iterable:
        total = total + item
    return total


def sum_rest(iterator, total, item):
    return sum_from(iterator, total + item)


def any_rest(item, iterator):
    return True if item else any_from(iterator)


def all_rest(item, iterator):
    return all_from(iterator) if item else False


def any_from(iterable):
    for item in iterable:
        if item:
            return True
    return False


def all_from(iterable):
    for item in iterable:
        if not item:
            return False
    return True


def min_from(iterable, key, default):
    iterator = iter(iterable)
    for best in iterator:
        break
    else:
        if default:
            return default[0]
        raise ValueError("min() arg is an empty sequence")
    if key is None:
        for item in iterator:
            if item < best:
                best = item
        return best
    least = key(best)
    for item in iterator:
        value = key(item)
        if value < least:
            best, least = item, value
    return best


def max_from(iterable, key, default):
    iterator = iter(iterable)
    for best in iterator:
        break
    else:
        if default:
            return default[0]
        raise ValueError("max() arg is an empty sequence")
    if key is None:
        for item in iterator:
            if item > best:
                best = item
        return best
    greatest = key(best)
    for item in iterator:
        value = key(item)
        if value > greatest:
            best, greatest = item, value
    return best


# Sorting

def sorted_from(iterable, key, reverse):
    items = [item for item in iterable]
    keys = items if key is None else [key(item) for item in items]
    return sort_by(items, keys, reverse)


def list_sort(items, key, reverse):
    result = before = items[:]
    # Empty meanwhile, so that a change by the key or by a comparison can be seen.
    items.clear()
    try:
        keys = before if key is None else [key(item) for item in before]
        result = sort_by(before, keys, reverse)
    finally:
        modified = len(items) > 0
        items[:] = result
    if modified:
        raise ValueError("list modified during sort")


def merge_sort(items, keys, reverse):
    count = len(items)
    order = list(range(count))
    if reverse:
        order.reverse()
    width = 1
    while width < count:
        merged = []
        for low in range(0, count, 2 * width):
            left, middle = low, min(low + width, count)
            right, high = middle, min(low + 2 * width, count)
            while left < middle and right < high:
                if keys[order[right]] < keys[order[left]]:
                    merged.append(order[right])
                    right += 1
                else:
                    merged.append(order[left])
                    left += 1
            merged.extend(order[left:middle])
            merged.extend(order[right:high])
        order = merged
        width *= 2
    if reverse:
        order.reverse()
    return [items[index] for index in order]


# Iterators. `prelude.rs` says which of these generators shows itself as which type.

def iter_sequence(sequence):
    index = 0
    while True:
        try:
            item = sequence[index]
        except (IndexError, StopIteration):
            return
        yield item
        index += 1


def iter_until(function, sentinel):
    while True:
        item = function()
        if item == sentinel:
            return
        yield item


def next_or(iterator, default):
    try:
        return next(iterator)
    except StopIteration:
        return default


def generator_close(generator):
    try:
        generator.throw(GeneratorExit)
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError(f"{type(generator).__name__} ignored GeneratorExit")


# Coroutines and asynchronous generators. `prelude.rs` says which of these coroutines shows itself as which type.

def coroutine_unawaited(coroutine):
    from warnings import _warn_unawaited_coroutine
    _warn_unawaited_coroutine(coroutine)


async def coroutine_wrapper(coroutine):
    return await coroutine


async def anext_or(awaitable, default):
    try:
        return await awaitable
    except StopAsyncIteration:
        return default


def agen_first(step):
    make, agen, argument = step
    import sys
    hook = sys.get_asyncgen_hooks()[0]
    if hook is not None:
        hook(agen)
    return make(agen, argument)


def agen_finalize(agen):
    import sys
    hook = sys.get_asyncgen_hooks()[1]
    if hook is not None:
        return hook(agen)
    try:
        agen.aclose().send(None)
    except StopIteration:
        return
    raise RuntimeError("async generator ignored GeneratorExit")


async def agen_asend(agen, value):
    agen_begin(agen, "anext", value, None)
    try:
        return await agen
    finally:
        agen_end(agen)


async def agen_athrow(agen, args):
    error = args[0]
    if isinstance(error, type):
        value = args[1] if len(args) > 1 else None
        error = value if isinstance(value, error) else error() if value is None else error(value)
    if not agen_begin(agen, "athrow", error, True):
        return
    try:
        return await agen
    finally:
        agen_end(agen)


async def agen_aclose(agen, _):
    if not agen_begin(agen, "aclose", GeneratorExit(), True):
        return
    try:
        await agen
    except (GeneratorExit, StopAsyncIteration):
        return
    finally:
        agen_end(agen)
    raise RuntimeError("async generator ignored GeneratorExit")


def map_new(function, iterables):
    if len(iterables) == 1:
        return map_one(function, iter(iterables[0]))
    return map_many(function, [iter(iterable) for iterable in iterables])


def map_one(function, iterator):
    for item in iterator:
        yield function(item)


def map_many(function, iterators):
    while True:
        items = []
        for iterator in iterators:
            item = next(iterator, END)
            if item is END:
                return
            items.append(item)
        yield function(*items)


def filter_new(function, iterable):
    if function is None or function is bool:
        return filter_true(iter(iterable))
    return filter_by(function, iter(iterable))


def filter_true(iterator):
    for item in iterator:
        if item:
            yield item


def filter_by(function, iterator):
    for item in iterator:
        if function(item):
            yield item


def zip_new(iterables, strict):
    iterators = [iter(iterable) for iterable in iterables]
    return zip_strict(iterators) if strict else zip_shortest(iterators)


def zip_shortest(iterators):
    while True:
        items = []
        for iterator in iterators:
            item = next(iterator, END)
            if item is END:
                return
            items.append(item)
        yield tuple(items)


def zip_strict(iterators):
    while True:
        items = []
        for iterator in iterators:
            item = next(iterator, END)
            if item is END:
                zip_check(iterators, len(items))
                return
            items.append(item)
        yield tuple(items)


def zip_check(iterators, ended):
    if ended:
        others = " " if ended == 1 else "s 1-"
        raise ValueError(f"zip() argument {ended + 1} is shorter than argument{others}{ended}")
    for index in range(1, len(iterators)):
        if next(iterators[index], END) is not END:
            others = " " if index == 1 else "s 1-"
            raise ValueError(f"zip() argument {index + 1} is longer than argument{others}{index}")


def enumerate_new(iterable, start):
    return enumerate_from(iter(iterable), start)


def enumerate_from(iterator, number):
    for item in iterator:
        yield number, item
        number += 1


def reversed_new(sequence):
    return reversed_from(sequence, len(sequence))


def reversed_from(sequence, index):
    while index > 0:
        index -= 1
        yield sequence[index]


# Searching, with comparisons written in Python

def contains(iterable, wanted):
    for item in iterable:
        if item is wanted or item == wanted:
            return True
    return False


def raise_not_in_list(wanted):
    raise ValueError(f"{wanted!r} is not in list")


# Texts

def repr_container(value, seen=()):
    for outer in seen:
        if outer is value:
            return repr_recursive(value)
    seen = (*seen, value)
    kind = type(value)
    if kind is dict:
        items = list(value.items())
        return "{" + ", ".join([repr_item(key, seen) + ": " + repr_item(item, seen) for key, item in items]) + "}"
    if kind is slice:
        bounds = (value.start, value.stop, value.step)
        return "slice(" + ", ".join([repr_item(bound, seen) for bound in bounds]) + ")"
    texts = [repr_item(item, seen) for item in list(value)]
    if kind is list:
        return "[" + ", ".join(texts) + "]"
    if kind is tuple:
        return "(" + texts[0] + ",)" if len(texts) == 1 else "(" + ", ".join(texts) + ")"
    if kind is set:
        return "{" + ", ".join(texts) + "}"
    if kind is frozenset:
        return "frozenset({" + ", ".join(texts) + "})"
    return kind.__name__ + "([" + ", ".join(texts) + "])"


def repr_method(method):
    return f"<bound method {method.__func__.__qualname__} of {method.__self__!r}>"


def repr_exception(name, args):
    return name + "(" + repr(args[0]) + ")" if len(args) == 1 else name + repr(args)


def os_error_text(errno, strerror, filename, filename2):
    text = f"[Errno {errno}] {strerror}"
    if filename2 is not None:
        return f"{text}: {filename!r} -> {filename2!r}"
    return text if filename is None else f"{text}: {filename!r}"


def ascii_of(value):
    return ascii_text(repr(value))


def print_values(file, values, sep, end):
    print_text(file, sep.join([str(value) for value in values]) + end)


def print_to(file, values, sep, end, flush):
    first = True
    for value in values:
        if not first:
            file.write(sep)
        first = False
        file.write(str(value))
    file.write(end)
    if flush:
        file.flush()


def write_lines(file, lines):
    for line in lines:
        file.write(line)


def input_with(prompt):
    return input(str(prompt))


def bytes_from(iterable):
    return bytes([item for item in iterable])


def str_join(separator, iterable):
    try:
        iterator = iter(iterable)
    except TypeError:
        raise TypeError("can only join an iterable") from None
    return separator.join([item for item in iterator])


def str_translate(text, table):
    texts = []
    for letter in text:
        try:
            new = table[ord(letter)]
        except LookupError:
            new = letter
        if new is not None:
            texts.append(chr(new) if isinstance(new, int) else new)
    return "".join(texts)


def str_format(template, args, names):
    number = [0]
    return "".join([format_part(part, args, names, number) for part in format_parts(template)])


def format_field(value, conversion, spec):
    if conversion == "r":
        value = repr(value)
    elif conversion == "s":
        value = str(value)
    elif conversion == "a":
        value = ascii(value)
    return format(value, spec)


def format_part(part, args, names, number):
    literal, field, conversion, spec = part
    if field is None:
        return literal
    first, path = split_field(field)
    if first == "":
        if number[0] is None:
            raise ValueError("cannot switch from manual field specification to automatic field numbering")
        first = number[0]
        number[0] += 1
    elif isinstance(first, int):
        if number[0]:
            raise ValueError("cannot switch from automatic field numbering to manual field specification")
        number[0] = None
    if isinstance(first, int):
        if args is None:
            raise ValueError("Format string contains positional fields")
        if first >= len(args):
            raise IndexError(f"Replacement index {first} out of range for positional args tuple")
        value = args[first]
    else:
        value = names[first]
    for is_attribute, name in path:
        value = getattr(value, name) if is_attribute else value[name]
    if "{" in spec:
        spec = "".join([format_part(inner, args, names, number) for inner in format_parts(spec)])
    return literal + format_field(value, conversion, spec)


# Methods of bytes that are those of a text of the same codes; letters are those of ASCII only.

def bytearray_from(iterable):
    if hasattr(iterable, "__bytes__"):
        return bytearray(bytes(iterable))
    return bytearray([item for item in iterable])


def bytearray_extend(items, iterable):
    items += bytearray_from(iterable)


def bytes_maketrans(frm, to, /):
    if len(frm) != len(to):
        raise ValueError("maketrans arguments must have same length")
    table = bytearray(range(256))
    for code, new in zip(frm, to):
        table[code] = new
    return bytes(table)


def bytearray_method(name, data, args):
    if name == "join":
        args = [[bytes(item) if isinstance(item, bytearray) else item for item in args[0]]]
    found = getattr(bytes(data), name)(*args)
    if isinstance(found, bytes):
        return bytearray(found)
    if isinstance(found, (list, tuple)):
        return type(found)([bytearray(part) for part in found])
    return found


class memoryview:
    __module__ = "builtins"

    def __init__(self, object, /, *, cells=None, places=None, format="B"):
        if cells is None:
            if isinstance(object, memoryview):
                object, cells, places, format = object.obj, object._cells, object._places, object.format
            elif isinstance(object, (bytes, bytearray)):
                cells = object
            elif hasattr(object, "typecode"):
                cells, format = object, object.typecode
            else:
                raise TypeError(f"memoryview: a bytes-like object is required, not '{type(object).__name__}'")
        self.obj, self._cells, self.format = object, cells, format
        export_bytes(object, 1)
        self._places = range(len(cells)) if places is None else places

    @property
    def readonly(self):
        return isinstance(self.obj, bytes)

    @property
    def itemsize(self):
        return {"b": 1, "B": 1, "c": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "f": 4}.get(self.format, 8)

    @property
    def nbytes(self):
        return len(self) * self.itemsize

    @property
    def shape(self):
        return (len(self),)

    @property
    def strides(self):
        return (self._places.step * self.itemsize,)

    @property
    def contiguous(self):
        return self._places.step == 1

    c_contiguous = f_contiguous = contiguous
    _cells = None
    ndim = 1
    suboffsets = ()

    def _open(self):
        if self._cells is None:
            raise ValueError("operation forbidden on released memoryview object")
        return self._cells

    def __len__(self):
        self._open()
        return len(self._places)

    def __getitem__(self, key):
        cells = self._open()
        if isinstance(key, slice):
            return memoryview(self.obj, cells=cells, places=self._places[key], format=self.format)
        try:
            return cells[self._places[key]]
        except IndexError:
            raise IndexError("index out of bounds on dimension 1") from None
        except TypeError:
            raise TypeError("memoryview: invalid slice key") from None

    def __setitem__(self, key, value):
        cells = self._open()
        if self.readonly:
            raise TypeError("cannot modify read-only memory")
        if isinstance(key, slice):
            if not isinstance(value, (bytes, bytearray, memoryview)) and not hasattr(value, "typecode"):
                raise TypeError(f"a bytes-like object is required, not '{type(value).__name__}'")
            places, value = self._places[key], list(value)
            if len(places) != len(value):
                raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
            for place, item in zip(places, value):
                cells[place] = item
            return
        try:
            place = self._places[key]
        except IndexError:
            raise IndexError("index out of bounds on dimension 1") from None
        try:
            cells[place] = value
        except (ValueError, OverflowError):
            raise ValueError(f"memoryview: invalid value for format '{self.format}'") from None
        except TypeError:
            raise TypeError(f"memoryview: invalid type for format '{self.format}'") from None

    def __delitem__(self, key):
        raise TypeError("cannot delete memory")

    def __iter__(self):
        return iter(self.tolist())

    def __contains__(self, item):
        return item in self.tolist()

    def tolist(self):
        cells = self._open()
        return [cells[place] for place in self._places]

    def tobytes(self, order="C"):
        if self.format in "Bc":
            places, cells = self._places, self._open()
            if isinstance(cells, (bytes, bytearray)):
                return bytes(cells[places.start:places.stop if places.stop >= 0 else None:places.step])
            return bytes(self.tolist())
        from _array import pack
        return pack(self.format, self.tolist())

    __bytes__ = tobytes

    def hex(self, *args):
        return self.tobytes().hex(*args)

    def cast(self, format, shape=None):
        from array import _cast
        return memoryview(self.obj, cells=_cast(self, format), format=format)

    def toreadonly(self):
        return memoryview(self.tobytes(), format=self.format)

    def release(self):
        if self._cells is not None:
            self._cells = None
            export_bytes(self.obj, -1)

    __del__ = release

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *exception):
        self.release()

    def __eq__(self, other):
        if isinstance(other, (bytes, bytearray)) or hasattr(other, "typecode"):
            other = memoryview(other)
        if not isinstance(other, memoryview):
            return NotImplemented
        return self.tolist() == other.tolist()

    def __hash__(self):
        if not self.readonly:
            raise ValueError("cannot hash writable memoryview object")
        return hash(self.tobytes())

    def __repr__(self):
        released = "released " if self._cells is None else ""
        return f"<{released}memory at {id(self):#x}>"


def bytes_method(name, data, args):
    args = [bytes(arg) if isinstance(arg, bytearray) else arg for arg in args]
    if name == "translate":
        return bytes_translate(data, *args)
    parts = []
    for arg in args:
        if name in ("center", "ljust", "rjust"):
            if parts and not (isinstance(arg, bytes) and len(arg) == 1):
                kind = type(arg).__name__
                raise TypeError(f"{name}() argument 2 must be a byte string of length 1, not {kind}")
        elif isinstance(arg, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        parts.append(arg.decode("latin-1") if isinstance(arg, bytes) else arg)
    text = data.decode("latin-1")
    if name in ("strip", "lstrip", "rstrip") and (not parts or parts[0] is None):
        parts = [" \t\n\r\x0b\x0c"]
    if name == "splitlines":
        return bytes_lines(text, *args)
    if name in ("upper", "lower", "swapcase", "title", "capitalize") and not text.isascii():
        # Beyond ASCII there are no letters: such bytes stand apart while the others change.
        beyond = [code for code in data if code >= 128]
        text = getattr(text.translate({code: "\x7f" for code in beyond}), name)()
        beyond.reverse()
        return bytes([beyond.pop() if code >= 128 else ord(char) for code, char in zip(data, text)])
    try:
        found = getattr(text, name)(*parts)
    except ValueError:
        raise ValueError("subsection not found" if "index" in name else "empty separator") from None
    if isinstance(found, str):
        return found.encode("latin-1")
    if isinstance(found, (list, tuple)):
        return type(found)([part.encode("latin-1") for part in found])
    return found


def bytes_translate(data, table, delete=b""):
    if table is None:
        return bytes([code for code in data if code not in delete])
    if len(table) != 256:
        raise ValueError("translation table must be 256 characters long")
    return bytes([table[code] for code in data if code not in delete])


def bytes_lines(text, keepends=False):
    # The second half of a "\r\n" stays as a space, so that places are the same in both texts.
    lines, start = [], 0
    for line in text.replace("\r\n", "\n ").replace("\r", "\n").split("\n"):
        end = start + len(line)
        if start and text[start - 1:start + 1] == "\r\n":
            start += 1
        after = 2 if text[end:end + 2] == "\r\n" else 1
        if end < len(text) or start < end:
            lines.append(text[start:end + after if keepends else end].encode("latin-1"))
        start = end + 1
    return lines


# Files

def open_file(args, keywords):
    from _file_objects import open
    return open(*args, **keywords)


# Dates

def time_part(name, args):
    import _time_parts
    return getattr(_time_parts, name)(*args)


# Exceptions

class traceback:
    """What `__traceback__` is: tb_frame, tb_lineno and tb_next are set where it is made."""


class frame:
    """What `tb_frame` is, with f_code and f_lineno."""


# Groups of exceptions (`Objects/exceptions.c`, `BaseExceptionGroup_new`, `exceptiongroup_split_recursive`)

class BaseExceptionGroup(BaseException):
    __module__ = "builtins"

    def __new__(cls, *args, **keywords):
        if len(args) != 2:
            raise TypeError(f"BaseExceptionGroup.__new__() takes exactly 2 arguments ({len(args)} given)")
        message, exceptions = args
        if not isinstance(message, str):
            raise TypeError(f"BaseExceptionGroup.__new__() argument 1 must be str, not {type(message).__name__}")
        if not hasattr(exceptions, "__getitem__") or isinstance(exceptions, dict):
            raise TypeError("second argument (exceptions) must be a sequence")
        items = tuple(exceptions)
        if not items:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        plain = True
        for at in range(len(items)):
            if not isinstance(items[at], BaseException):
                raise ValueError(f"Item {at} of second argument (exceptions) is not an exception")
            plain = plain and isinstance(items[at], Exception)
        if cls is BaseExceptionGroup:
            cls = ExceptionGroup if plain else cls
        elif not plain and issubclass(cls, Exception):
            what = "an ExceptionGroup" if cls is ExceptionGroup else repr(cls.__name__)
            raise TypeError(f"Cannot nest BaseExceptions in {what}")
        made = BaseException.__new__(cls, *args)
        made.__dict__.update(message=message, exceptions=items)
        return made

    def __str__(self):
        count = len(self.exceptions)
        return f"{self.message} ({count} sub-exception{'' if count == 1 else 's'})"

    def derive(self, excs, /):
        return BaseExceptionGroup(self.message, excs)

    def split(self, condition, /):
        return group_split(self, group_matcher(condition), True)

    def subgroup(self, condition, /):
        return group_split(self, group_matcher(condition), False)[0]

    @classmethod
    def __class_getitem__(cls, item, /):
        return GenericAlias(cls, item)


class ExceptionGroup(BaseExceptionGroup, Exception):
    __module__ = "builtins"


class BigRange:
    """A range whose bounds need more than 64 bits."""
    __module__ = "builtins"

    def __init__(self, start, stop, step):
        if step == 0:
            raise ValueError("range() arg 3 must not be zero")
        self.start, self.stop, self.step = start, stop, step
        self._count = max(0, -((start - stop) // step))

    def __len__(self):
        if self._count >= 1 << 63:
            raise OverflowError("Python int too large to convert to C ssize_t")
        return self._count

    def __bool__(self):
        return self._count > 0

    def __getitem__(self, key):
        count, step = self._count, self.step
        if not isinstance(key, slice):
            if not hasattr(key, "__index__"):
                raise TypeError(f"range indices must be integers or slices, not {type(key).__name__}")
            key = key.__index__()
            if not -count <= key < count:
                raise IndexError("range object index out of range")
            return self.start + (key % count) * step
        jump = 1 if key.step is None else key.step
        low, high = (0, count) if jump > 0 else (-1, count - 1)
        ends = [low, high] if jump > 0 else [high, low]
        for place, end in enumerate((key.start, key.stop)):
            if end is not None:
                ends[place] = min(max(end + count if end < 0 else end, low), high)
        return range(self.start + ends[0] * step, self.start + ends[1] * step, step * jump)

    def __iter__(self):
        value = self.start
        for _ in range(self._count) if self._count < 1 << 63 else iter(int, 1):
            yield value
            value += self.step

    def __reversed__(self):
        return iter(self[::-1])

    def __contains__(self, item):
        if isinstance(item, float) and item.is_integer():
            item = int(item)
        if not isinstance(item, int):
            return False
        place, rest = divmod(item - self.start, self.step)
        return rest == 0 and 0 <= place < self._count

    def count(self, value):
        return int(value in self)

    def index(self, value):
        if value in self:
            return (value - self.start) // self.step
        raise ValueError(f"{value!r} is not in range")

    def __eq__(self, other):
        if not isinstance(other, (range, BigRange)):
            return NotImplemented
        return range_key(self) == range_key(other)

    def __hash__(self):
        return hash(range_key(self))

    def __repr__(self):
        return f"range({self.start}, {self.stop}{'' if self.step == 1 else f', {self.step}'})"


BigRange.__name__ = BigRange.__qualname__ = "range"


def range_key(items):
    count = items._count if isinstance(items, BigRange) else len(items)
    return count, items.start if count else None, items.step if count > 1 else None


def big_range(start, stop=None, step=1):
    return BigRange(0, start, 1) if stop is None else BigRange(start, stop, step)


def product(start, items):
    for item in items:
        start = start * item
    return start


class Quitter:
    __module__ = "_sitebuiltins"

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Use {self.name}() or Ctrl-D (i.e. EOF) to exit"

    def __call__(self, code=None):
        raise SystemExit(code)


def export(*classes):
    import builtins
    for cls in classes:
        setattr(builtins, cls.__name__, cls)


# Type parameters (PEP 695).

def type_parameter(kind, name, bound):
    import typing
    return typing._parameter(kind, name, bound)


def generic_base(parameters):
    from typing import Generic
    return Generic[parameters]


def type_alias(name, value):
    from typing import TypeAliasType
    return TypeAliasType._lazy(name, value)


export(BaseExceptionGroup, ExceptionGroup, memoryview)


def export_quitters():
    import builtins
    builtins.exit, builtins.quit = Quitter("exit"), Quitter("quit")


export_quitters()


def group_matcher(condition):
    if type(condition) is type(group_matcher):
        return condition
    for one in condition if type(condition) is tuple else (condition,):
        if not isinstance(one, type) or not issubclass(one, BaseException):
            raise TypeError("expected a function, exception type or tuple of exception types")
    return lambda error: isinstance(error, condition)


def group_split(error, matches, wants_rest):
    if matches(error):
        return error, None
    if not isinstance(error, BaseExceptionGroup):
        return None, error
    matched, rest = [], []
    for inner in error.exceptions:
        one, other = group_split(inner, matches, wants_rest)
        if one is not None:
            matched.append(one)
        if other is not None:
            rest.append(other)
    return group_like(error, matched), group_like(error, rest) if wants_rest else None


def group_like(origin, exceptions):
    if not exceptions:
        return None
    made = origin.derive(exceptions)
    if not isinstance(made, BaseExceptionGroup):
        raise TypeError("derive must return an instance of BaseExceptionGroup")
    copy_origin(origin, made)
    notes = getattr(origin, "__notes__", None)
    if isinstance(notes, (list, tuple)):
        made.__notes__ = [*notes]
    return made


def except_star(error, wanted):
    # What an `except*` leaves of an exception, and what it handles (`Python/ceval.c`, `exception_group_match`).
    for one in wanted if type(wanted) is tuple else (wanted,):
        if not isinstance(one, type) or not issubclass(one, BaseException):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        if issubclass(one, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    if isinstance(error, BaseExceptionGroup):
        if isinstance(error, wanted):
            return None, error
        match, rest = error.split(wanted)
        return rest, match
    if isinstance(error, wanted):
        return None, BaseExceptionGroup("", [error])
    return error, None


def end_star(origin, raised):
    # What goes on after all `except*` (`Objects/exceptions.c`, `_PyExc_PrepReraiseStar`).
    raised = [error for error in raised if error is not None]
    if not raised or not isinstance(origin, BaseExceptionGroup):
        return raised[0] if raised else None
    new, leaves = [], []
    for error in raised:
        if is_of_origin(error, origin):
            leaves += group_leaves(error)
        else:
            new.append(error)
    if leaves:
        new.append(group_split(origin, lambda error: any([error is leaf for leaf in leaves]), False)[0])
    return new[0] if len(new) == 1 else BaseExceptionGroup("", new)


def group_leaves(error):
    if not isinstance(error, BaseExceptionGroup):
        return [error]
    return [leaf for inner in error.exceptions for leaf in group_leaves(inner)]


# Imports

def import_dotted(name, wants_package):
    package = module = None
    path = ""
    for part in name.split("."):
        path = f"{path}.{part}" if path else part
        inner = import_one(path)
        if module is None:
            package = inner
        else:
            setattr(module, part, inner)
        module = inner
    return package if wants_package else module


# Classes

def build_resolved(body, name, bases, keywords):
    # A class of bases that are no classes but say which stand for them (PEP 560).
    resolved = []
    for base in bases:
        if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
            resolved.append(base)
            continue
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        resolved += entries

    def run(namespace):
        cell = body(namespace)
        namespace["__orig_bases__"] = bases
        return cell

    return __build_class__(run, name, *resolved, **keywords)


def build_class(body, name, bases, metaclass, keywords):
    prepare = getattr(metaclass, "__prepare__", None)
    namespace = {} if prepare is None else prepare(name, bases, **keywords)
    if not isinstance(namespace, dict):
        raise TypeError(f"{metaclass.__name__}.__prepare__() must return a mapping, not {type(namespace).__name__}")
    cell = body(namespace)
    new = metaclass(name, bases, namespace, **keywords)
    fill_class_cell(cell, new)
    return new


def instance_check(value, classes):
    if type(classes) is tuple:
        for item in classes:
            if instance_check(value, item):
                return True
        return False
    return type(value) is classes or bool(type(classes).__instancecheck__(classes, value))


def subclass_check(given, classes):
    if type(classes) is tuple:
        for item in classes:
            if subclass_check(given, item):
                return True
        return False
    return bool(type(classes).__subclasscheck__(classes, given))


class TypeForm:
    # What can stand in `X | Y`, apart from classes.
    def __or__(self, other):
        return union_of(self, other) if is_type_form(other) else NotImplemented

    def __ror__(self, other):
        return union_of(other, self) if is_type_form(other) else NotImplemented


def is_type_form(value):
    return value is None or isinstance(value, (type, TypeForm))


def union_of(left, right):
    args = []
    for one in (left, right):
        one = type(None) if one is None else one
        for arg in one.__args__ if type(one) is UnionType else (one,):
            if arg not in args:
                args.append(arg)
    return UnionType(tuple(args)) if len(args) > 1 else args[0]


class UnionType(TypeForm):
    __module__ = "types"

    def __init__(self, args):
        self.__args__ = args

    def __eq__(self, other):
        return set(self.__args__) == set(other.__args__) if type(other) is UnionType else NotImplemented

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        return " | ".join(["None" if arg is type(None) else type_text(arg) for arg in self.__args__])

    def __instancecheck__(self, value):
        return any(isinstance(value, arg) for arg in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)


class GenericAlias(TypeForm):
    __module__ = "types"

    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args if type(args) is tuple else (args,)

    @property
    def __parameters__(self):
        found = []
        for arg in self.__args__:
            for one in getattr(arg, "__parameters__", ()) if not hasattr(arg, "__bound__") else (arg,):
                if one not in found:
                    found.append(one)
        return tuple(found)

    def __getitem__(self, args):
        names = self.__parameters__
        args = args if type(args) is tuple else (args,)
        if not names:
            raise TypeError(f"{self!r} is not a generic class")
        if len(names) != len(args):
            few = "few" if len(args) < len(names) else "many"
            raise TypeError(f"Too {few} arguments for {self!r}; actual {len(args)}, expected {len(names)}")
        known = dict(zip(names, args))
        given = []
        for arg in self.__args__:
            inner = getattr(arg, "__parameters__", ())
            if hasattr(arg, "__bound__"):
                arg = known[arg]
            elif inner:
                arg = arg[tuple([known[one] for one in inner])]
            given.append(arg)
        return GenericAlias(self.__origin__, tuple(given))

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __getattr__(self, name):
        if name[:2] == "__" and name != "__name__" and name != "__qualname__" and name != "__doc__":
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __instancecheck__(self, value):
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, cls):
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    def __eq__(self, other):
        if type(other) is not GenericAlias:
            return NotImplemented
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __repr__(self):
        return f"{type_text(self.__origin__)}[{', '.join([type_text(arg) for arg in self.__args__]) or '()'}]"


def type_text(value):
    if value is ...:
        return "..."
    if isinstance(value, list):
        return "[" + ", ".join([type_text(item) for item in value]) + "]"
    if not isinstance(value, type):
        return repr(value)
    if value.__module__ == "builtins":
        return value.__qualname__
    return f"{value.__module__}.{value.__qualname__}"


def tell_of_class(new, named, has_hook, keywords):
    for hook, value, name in named:
        hook(value, new, name)
    if has_hook:
        super(new, new).__init_subclass__(**keywords)
    return new


# Patterns (`Python/ceval.c`, `match_class`, `match_keys`). The parts that a pattern asks for in a list, or None.

SELF_MATCHED = (int, str, list, tuple, dict, float, set, frozenset, bytes)


def match_sequence(subject, before, after, rest):
    kind = type(subject)
    if kind is not list and kind is not tuple:
        if isinstance(subject, (str, bytes)):
            return
        if not isinstance(subject, (list, tuple, range)) and getattr(kind, "__abc_tpflags__", 0) != 32:
            return
    length = len(subject)
    if after < 0:
        return subject if length == before else None
    if length < before + after:
        return
    last = length - after
    if not rest:
        return [*[subject[at] for at in range(before)], None, *[subject[at] for at in range(last, length)]]
    items = [*subject]
    return [*items[:before], items[before:last], *items[last:]]


def match_mapping(subject, keys, rest):
    if not isinstance(subject, dict) and getattr(type(subject), "__abc_tpflags__", 0) != 64:
        return
    values, seen = [], set()
    if keys:
        if len(subject) < len(keys):
            return
        get = subject.get
        for key in keys:
            if key in seen:
                raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
            seen.add(key)
            value = get(key, END)
            if value is END:
                return
            values.append(value)
    if rest:
        rest = {**subject}
        for key in keys:
            del rest[key]
        values.append(rest)
    return values


def match_class(subject, wanted, count, keywords):
    if not isinstance(wanted, type):
        raise TypeError("called match pattern must be a type")
    if not isinstance(subject, wanted):
        return
    if not count and not keywords:
        return []
    values, seen, names = [], set(), ()
    if count:
        names = getattr(wanted, "__match_args__", None)
        allowed = 0
        if names is None:
            allowed = int(issubclass(wanted, SELF_MATCHED))
        elif type(names) is tuple:
            allowed = len(names)
        else:
            raise TypeError(f"{wanted.__name__}.__match_args__ must be a tuple (got {type(names).__name__})")
        if allowed < count:
            raise TypeError(
                f"{wanted.__name__}() accepts {allowed} positional sub-pattern{'' if allowed == 1 else 's'}"
                f" ({count} given)"
            )
        if names is None:
            values, names = [subject], ()
    for name in (*names[:count], *keywords):
        if type(name) is not str:
            raise TypeError(f"__match_args__ elements must be strings (got {type(name).__name__})")
        if name in seen:
            raise TypeError(f"{wanted.__name__}() got multiple sub-patterns for attribute {name!r}")
        seen.add(name)
        value = getattr(subject, name, END)
        if value is END:
            return
        values.append(value)
    return values


# The end

def exit_functions(modules):
    for module, function in ("threading", "_shutdown"), ("atexit", "_run_exitfuncs"), ("weakref", "_at_exit"):
        if module in modules:
            getattr(modules[module], function)()


# Finalizers

def finalize():
    while True:
        batch = next_doomed()
        if batch is None:
            return
        while batch:
            finalize_one(*batch.pop(0))


def finalize_one(value, hook):
    try:
        hook(value)
    except BaseException as error:
        print_unraisable(value, hook, error)


# Operators, items and attributes

def initialize(init, made, args, names, values):
    result = init(made, *args, **dict(zip(names, values)))
    if result is not None:
        raise TypeError(f"__init__() should return None, not '{type(result).__name__}'")
    return made


def derived_new(cls, base, args, keywords):
    return derive(cls, base(*args, **keywords))


def derived_init(this, base, args, keywords):
    refill(this, base(*args, **keywords))


def list_iadd(items, iterable):
    items.extend(iterable)
    return items


def compare(symbol, left, right):
    if symbol == "==":
        return left == right
    if symbol == "!=":
        return left != right
    if symbol == "<":
        return left < right
    if symbol == "<=":
        return left <= right
    return left > right if symbol == ">" else left >= right


def repr_set(name, members):
    return f"{name}({{{', '.join([repr(member) for member in members])}}})" if members else f"{name}()"


def get_item(container, key):
    return container[key]


def set_item(container, key, value):
    container[key] = value


def set_slice(items, bounds, iterable):
    items[bounds] = [item for item in iterable]


def delete_item(container, key):
    del container[key]


def set_attribute(value, name, new):
    setattr(value, name, new)


def power(base, exponent):
    return base ** exponent


def get_attribute(hook, last, value, name):
    try:
        return hook(value, name)
    except AttributeError:
        return last(value, name)


def getattr_or(value, name, default):
    try:
        return getattr(value, name)
    except AttributeError:
        return default


def has_attribute(value, name):
    try:
        getattr(value, name)
    except AttributeError:
        return False
    return True
