# ExceptionGroup and BaseExceptionGroup.
def attempt(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


eg = ExceptionGroup("many", [ValueError(1), TypeError("t"), ExceptionGroup("inner", (KeyError("k"), ValueError(2)))])
print(eg, repr(eg), eg.message, eg.exceptions, eg.args, len(eg.exceptions))
print(ExceptionGroup("one", [ValueError(1)]), ExceptionGroup.__mro__)
print(type(BaseExceptionGroup("b", [ValueError(1)])), type(BaseExceptionGroup("b", [KeyboardInterrupt()])))
print(ExceptionGroup, ExceptionGroup.__module__, ExceptionGroup.__name__)

attempt(lambda: ExceptionGroup("empty", []))
attempt(lambda: ExceptionGroup("no sequence", {ValueError(1)}))
attempt(lambda: ExceptionGroup("no sequence", 3))
attempt(lambda: ExceptionGroup("no exception", [ValueError(1), ValueError]))
attempt(lambda: ExceptionGroup(3, [ValueError(1)]))
attempt(lambda: ExceptionGroup("one"))
attempt(lambda: ExceptionGroup("base", [KeyboardInterrupt()]))


class Mine(ExceptionGroup):
    pass


attempt(lambda: Mine("base", [KeyboardInterrupt()]))
attempt(lambda: Mine("mine", [ValueError(1)]))


def shape(group):
    if isinstance(group, BaseExceptionGroup):
        return type(group).__name__, group.message, [shape(inner) for inner in group.exceptions]
    return group


print(shape(eg.subgroup(ValueError)))
print(shape(eg.subgroup(lambda error: isinstance(error, KeyError))))
print(eg.subgroup(OSError), eg.subgroup(ExceptionGroup) is eg)
for part in eg.split((TypeError, KeyError)):
    print(shape(part))
print([shape(part) for part in eg.split(ZeroDivisionError)], [shape(part) for part in eg.split(Exception)])
attempt(lambda: eg.split("x"))
attempt(lambda: eg.split([ValueError]))
attempt(lambda: eg.subgroup((ValueError, int)))
print(shape(eg.derive([OSError(1)])))


class Coded(ExceptionGroup):
    def __new__(cls, message, exceptions, code):
        made = super().__new__(cls, message, exceptions)
        made.code = code
        return made

    def derive(self, exceptions):
        return Coded(self.message, exceptions, self.code)


coded = Coded("coded", [ValueError(1), Coded("deep", [TypeError(2), ValueError(3)], 7)], 5)
match, rest = coded.split(ValueError)
print(shape(match), match.code, match.exceptions[1].code, shape(rest), rest.code)

# What the parts take over.
try:
    try:
        raise OSError("before")
    except OSError:
        eg.add_note("a note")
        raise eg
except ExceptionGroup as group:
    match, rest = group.split(ValueError)
    print(repr(match.__context__), match.__cause__, match.__notes__, rest.__notes__ is group.__notes__)
    print(match.__traceback__ is not None)

# except*
def run(error, *kinds):
    try:
        try:
            if error is not None:
                raise error
        except* ValueError as group:
            print("value", shape(group))
        except* (TypeError, KeyError) as group:
            print("type or key", shape(group))
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as left:
        print("left", shape(left))
    try:
        group
    except NameError as unbound:
        print(unbound)


run(None)
run(eg)
run(ExceptionGroup("os", [OSError(1), ValueError(2)]))
run(ValueError("naked"))
run(OSError("naked"))
run(BaseExceptionGroup("base", [KeyboardInterrupt(), TypeError(3)]))


# Raising in a handler.
def again():
    try:
        raise eg
    except* ValueError:
        raise
    except* TypeError as group:
        raise RuntimeError("new") from group
    except* KeyError:
        raise OSError("other")


try:
    again()
except ExceptionGroup as group:
    print(shape(group))
    print(repr(group.__context__), [repr(inner.__context__) for inner in group.exceptions])

try:
    try:
        raise eg
    except* ValueError:
        raise
except ExceptionGroup as group:
    print(shape(group), group.message)

try:
    try:
        raise ValueError("naked")
    except* ValueError as group:
        print(shape(group))
        raise
except ExceptionGroup as group:
    print(shape(group))

# Nested, in loops, with locals and sys.exc_info.
import sys


def count():
    total = 0
    for size in range(1, 4):
        try:
            raise ExceptionGroup("n", [ValueError(number) for number in range(size)])
        except* ValueError as group:
            for inner in group.exceptions:
                if inner.args[0] == 1:
                    continue
                if inner.args[0] > 1:
                    break
                total += 1
            print(sys.exc_info()[1] is group, [lambda: group][0]() is group)
    print(sys.exc_info())
    return total


print(count())

for wrong in ExceptionGroup, int, (ValueError, ExceptionGroup), "x":
    try:
        try:
            raise ValueError(1)
        except* wrong:
            pass
    except TypeError as error:
        print(error, repr(error.__context__))


def generator():
    try:
        yield 1
    except* ValueError as group:
        yield shape(group)


g = generator()
print(next(g), g.throw(ExceptionGroup("g", [ValueError(1)])))
try:
    next(g)
except StopIteration:
    print("done")
