import re
import sys
import traceback
from io import StringIO


def show(*parts):
    # CPython names the script by its whole path, which depends on where it lies.
    print(*[re.sub(r'File "[^"]*/', 'File "', str(part)) for part in parts])


def inner(x):
    return 1 / x


def outer():
    try:
        inner(0)
    except ZeroDivisionError as error:
        raise ValueError("wrapped") from error


try:
    outer()
except ValueError as error:
    show(traceback.format_exc())
    traceback.print_exc()
    out = StringIO()
    traceback.print_exc(file=out)
    show(out.getvalue())
    print(traceback.format_exception_only(error), len(traceback.format_exception(error)))
    print("".join(traceback.format_exception(type(error), error, error.__traceback__)) == traceback.format_exc())
    for frame in traceback.extract_tb(error.__traceback__):
        print(frame.lineno, frame.name, frame.line, tuple(frame)[1:])
    out = StringIO()
    traceback.print_exception(error, file=out, chain=False)
    traceback.print_tb(error.__traceback__, file=out)
    show(out.getvalue())


def stacked():
    return traceback.format_stack()[-2:], traceback.extract_stack()[-1].name


show(stacked())
print(traceback.format_exception_only(KeyError("k")), traceback.format_exception_only(OSError()))


class Custom(Exception):
    pass


print(traceback.format_exception_only(Custom("a\nb")), traceback.format_exc())
