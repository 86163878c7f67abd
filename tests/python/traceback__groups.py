# Groups are printed as trees.
import re
import traceback


def fail(number):
    raise ValueError(f"number {number}")


def caught(call, *args):
    try:
        call(*args)
    except Exception as error:
        return error


def nested():
    try:
        fail(0)
    except ValueError as error:
        raise ExceptionGroup("inner", [caught(fail, 4), TypeError("plain")]) from error


def wide():
    raise ExceptionGroup("wide", [ValueError(number) for number in range(18)])


def deep():
    error = ValueError("bottom")
    for level in range(14):
        error = ExceptionGroup(f"level {level}", [error, KeyError(level)])
    raise error


def noted():
    error = ValueError("noted\nin two lines")
    error.add_note("first note")
    error.add_note("second note\nof two lines")
    group = ExceptionGroup("group", [error])
    group.add_note("note of the group")
    raise group


def in_context():
    try:
        noted()
    except ExceptionGroup:
        1 / 0


for call in nested, wide, deep, noted, in_context:
    text = "".join(traceback.format_exception(caught(call)))
    print(re.sub('File ".*/', 'File "', text))
    print("-" * 40)

print("".join(traceback.format_exception(ExceptionGroup("not raised", [ValueError(1)]))))


def star():
    try:
        raise ExceptionGroup("many", [caught(fail, 1), caught(fail, 2), KeyError("k"), caught(nested)])
    except* KeyError as group:
        raise OSError("while handling")
    except* TypeError:
        raise


star()
