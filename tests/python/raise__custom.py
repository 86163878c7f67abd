class ParseError(Exception):
    def __init__(self, message, line, column=0):
        super().__init__(message, line)
        self.line = line
        self.column = column

    def __str__(self):
        return f"{self.args[0]} at {self.line}:{self.column}"


class Quiet(Exception):
    def __init__(self, *args, hint="none"):
        self.hint = hint


try:
    raise ParseError("unexpected", 3, column=7)
except ParseError as error:
    print(error, repr(error), error.args, error.line, str(error))
try:
    raise Quiet("a", 1, hint="try again")
except Quiet as error:
    print(error, repr(error), error.args, error.hint)
for error in (
    Exception(),
    Exception("one"),
    Exception("one", 2),
    Exception(None),
    KeyError("k"),
    KeyError(),
    KeyError("a", "b"),
    ValueError(5),
    StopIteration(7),
    OSError(2, "gone"),
):
    print(str(error) or "empty", repr(error), error.args)
print(
    StopIteration(7).value,
    OSError(2, "gone").errno,
    type(OSError(2, "gone")).__name__,
    Exception("a") == Exception("a"),
)


def risky():
    raise NotImplementedError


try:
    risky()
except NotImplementedError as error:
    print(repr(error), str(error) == "")
try:
    assert 1 == 2, "message " + "computed"
except AssertionError as error:
    print(repr(error))
try:
    assert []
except AssertionError as error:
    print(repr(error), error.args)
assert True, 1 / 0
