def convert(text):
    try:
        return int(text)
    except ValueError as error:
        raise RuntimeError(f"bad number {text!r}") from error


try:
    convert("x")
except RuntimeError as error:
    print(error, "|", error.__cause__, "|", error.__context__ is error.__cause__, error.__suppress_context__)
try:
    try:
        {}["k"]
    except KeyError:
        [][1]
except IndexError as error:
    print(repr(error), repr(error.__context__), error.__cause__, error.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("clean") from None
except ValueError as error:
    print(repr(error), repr(error.__context__), error.__cause__, error.__suppress_context__)


def reraise():
    try:
        raise KeyError("original")
    except KeyError:
        try:
            raise ValueError("inner")
        except ValueError:
            pass
        raise


try:
    reraise()
except KeyError as error:
    print("again", repr(error), error.__context__)
saved = None
try:
    1 / 0
except ZeroDivisionError as error:
    saved = error
try:
    raise saved
except ZeroDivisionError as error:
    print(error is saved, error.__context__)
try:
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")
except KeyError as error:
    print(repr(error), repr(error.__context__))
