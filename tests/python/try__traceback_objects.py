def thrower(n):
    if n:
        thrower(n - 1)
    else:
        raise ValueError("deep")


try:
    thrower(2)
except ValueError as error:
    trace = error.__traceback__
    lines = []
    while trace:
        lines.append(trace.tb_lineno)
        trace = trace.tb_next
    print(lines, error.args)
saved = None
try:
    raise KeyError("kept", 1)
except KeyError as error:
    saved = error
    print(error.__traceback__ is not None)
print(saved.args, repr(saved), saved.__traceback__.tb_lineno, "error" in globals())
new = ValueError("never raised")
print(new.__traceback__, new.__context__, new.__cause__)
new.note = "attributes are welcome"
print(new.note, new.with_traceback(None) is new)
try:
    raise new from saved
except ValueError as caught:
    print(caught is new, caught.__cause__ is saved, caught.__suppress_context__)
errors = []
for value in ("1", "x", None, [], "2"):
    try:
        errors.append(int(value))
    except (ValueError, TypeError) as error:
        errors.append(type(error).__name__)
print(errors)
