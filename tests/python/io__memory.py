import io
import sys
from contextlib import redirect_stderr, redirect_stdout

text = io.StringIO("one\ntwo\nthree")
print(text.readline(), text.read(2), text.tell(), list(text), text.getvalue())
text.seek(0)
print(text.readlines(), text.read(), text.seek(0, 2), text.write("!"), text.getvalue())
text.seek(1)
text.write("NE")
print(repr(text.getvalue()), text.truncate(3), text.getvalue())
out = io.StringIO()
print("a", 1, file=out, end=";")
out.writelines(["x", "y"])
print(out.getvalue())
data = io.BytesIO(b"ab\ncd")
print(data.read(1), data.readline(), data.read(), data.write(b"!"), data.getvalue(), data.tell())
with io.StringIO() as short:
    short.write("z")
try:
    short.getvalue()
except ValueError as error:
    print(error)
for bad in [lambda: io.StringIO(5), lambda: io.StringIO().write(b"x"), lambda: io.StringIO().seek(-1)]:
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
captured = io.StringIO()
with redirect_stdout(captured):
    print("hidden", [1])
    print("twice", end="")
print("shown", repr(captured.getvalue()))
errors = io.StringIO()
with redirect_stderr(errors):
    print("oops", file=sys.stderr)
print(repr(errors.getvalue()))


class Tee:
    def __init__(self, stream):
        self.stream, self.count = stream, 0

    def write(self, text):
        self.count += 1
        return self.stream.write(text)

    def flush(self):
        self.stream.flush()


sys.stdout = tee = Tee(sys.stdout)
print("through", "tee")
sys.stdout = sys.__stdout__
print(tee.count, sys.stdout.name, sys.stdout.encoding, sys.stdout.isatty(), sys.stdin.readline() == "")
sys.stdout.writelines(["a\n", "b\n"])
wrapper = io.TextIOWrapper(io.BytesIO("é\nx".encode()), encoding="utf-8")
print(wrapper.readline(), wrapper.read())
