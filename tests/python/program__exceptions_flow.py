import sys


class AppError(Exception):
    """Base of ours."""


class Invalid(AppError, ValueError):
    def __init__(self, field, message="invalid"):
        super().__init__(f"{field}: {message}")
        self.field = field

    def __reduce__(self):
        return type(self), (self.field,)


def check(age):
    if not isinstance(age, int):
        raise TypeError("age must be int") from Invalid("age", "type")
    if age < 0:
        raise Invalid("age", f"{age} < 0")
    return age


for value in (5, -1, "x", None):
    try:
        result = check(value)
    except AppError as error:
        print("app", error, error.field, isinstance(error, ValueError), error.args)
    except (TypeError, KeyError) as error:
        print("type", error, repr(error.__cause__))
    else:
        print("fine", result)
    finally:
        print("checked", value)


def nested():
    try:
        try:
            {}["key"]
        except KeyError as error:
            raise RuntimeError("inner failed") from error
    except RuntimeError as error:
        chain, e = [], error
        while e:
            chain.append(type(e).__name__)
            e = e.__cause__ or e.__context__
        return chain


def context():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            int("x")
        except ValueError as error:
            return repr(error.__context__), error.__cause__


def returns():
    for n in range(5):
        try:
            if n == 2:
                return n
        finally:
            print("leaving", n, end="; ")


def reraise():
    try:
        raise KeyError("k")
    except KeyError:
        print(sys.exc_info()[0].__name__, sys.exc_info()[1])
        raise


print(nested(), context(), returns())
try:
    reraise()
except LookupError as error:
    print(type(error).__name__, error, str(error), error.args)
try:
    raise ExceptionGroup("many", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [KeyError("k")])])
except* ValueError as group:
    print("values", group.exceptions)
except* (TypeError, KeyError) as group:
    print("others", group, [type(e).__name__ for e in group.exceptions])
try:
    assert 1 + 1 == 3, f"maths {1 + 1}"
except AssertionError as error:
    print("assertion", error)
try:
    raise StopIteration("value")
except StopIteration as error:
    print(error.value)


class Resource:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("open", self.name)
        return self

    def __exit__(self, kind, error, traceback):
        print("close", self.name, kind and kind.__name__, error, traceback is not None)
        return self.swallow


with Resource("a", swallow=True) as a, Resource("b"):
    raise OSError(2, "No such thing", "file.txt")
try:
    with Resource("c"):
        print("inside")
        raise SystemExit(3)
except SystemExit as stop:
    print("exit", stop.code)
for error in (OSError(2, "No such file", "f"), OSError(13, "denied"), FileNotFoundError("plain"), KeyError("k"), ValueError(), ValueError("a", 1), UnicodeError("u"), SystemExit("bye"), Exception(None)):
    print(repr(error), "|", error, "|", error.args, type(error).__mro__[1].__name__)
print(issubclass(FileNotFoundError, OSError), IOError is OSError, OSError(2, "x").__class__.__name__, [c.__name__ for c in ZeroDivisionError.__mro__])


def retry(times, function):
    for attempt in range(1, times + 1):
        try:
            return function(attempt)
        except ValueError as error:
            print("attempt", attempt, error)
            last = error
    raise RuntimeError("gave up") from last


print(retry(3, lambda n: int("x" if n < 3 else "7")))
try:
    retry(1, lambda n: int("y"))
except RuntimeError as error:
    print(error, "from", error.__cause__)
try:
    try:
        pass
    finally:
        undefined
except NameError as error:
    print(error.name, error)
try:
    "a".nope
except AttributeError as error:
    print(error.name, repr(error.obj))
check("uncaught")
