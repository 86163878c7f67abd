class AppError(Exception):
    pass


class NotFound(AppError):
    pass


class Denied(AppError, PermissionError):
    pass


def classify(error):
    try:
        raise error
    except NotFound:
        return "not found"
    except OSError:
        return "os"
    except AppError as e:
        return f"app {e.args}"
    except (ArithmeticError, LookupError) as e:
        return f"builtin {type(e).__name__}"
    except Exception as e:
        return "other " + repr(e)


for error in (
    NotFound("x"),
    Denied("d"),
    AppError(1, 2),
    ZeroDivisionError("z"),
    IndexError(),
    KeyError("k"),
    NotFound,
    RuntimeError("r", 5),
    StopIteration(3),
):
    print(classify(error))
for cls in (
    ZeroDivisionError,
    KeyError,
    IndexError,
    UnboundLocalError,
    RecursionError,
    NotImplementedError,
    ModuleNotFoundError,
    OverflowError,
    FileNotFoundError,
    UnicodeDecodeError,
    StopIteration,
    KeyboardInterrupt,
):
    print([c.__name__ for c in cls.__mro__])
try:
    try:
        raise ValueError("v")
    except 5:
        pass
except TypeError as error:
    print(error)
try:
    raise 5
except TypeError as error:
    print(error)
try:
    raise
except RuntimeError as error:
    print(error)
try:
    raise int
except TypeError as error:
    print(error)
try:
    raise ValueError("x") from 5
except TypeError as error:
    print(error)
