import sys

print(sys.maxsize, sys.byteorder, type(sys.argv).__name__, len(sys.argv), sys.argv[0].endswith("sys__basics.py"))
print(
    sys.version_info >= (3, 8),
    sys.version_info[0],
    sys.float_info.max,
    sys.float_info.epsilon,
    type(sys.version).__name__,
)
print(sys.getrecursionlimit())
sys.stdout.write("written\n")
sys.stderr.write("to stderr\n")
print("also to stderr", file=sys.stderr)
print("out", file=sys.stdout, flush=True)
sys.stdout.flush()
try:
    1 / 0
except ZeroDivisionError as error:
    kind, value, trace = sys.exc_info()
    print(kind.__name__, value is error, trace is not None)
print(sys.exc_info())
try:
    sys.exit(5)
except SystemExit as stop:
    print("exit", stop.code, repr(stop))
sys.setrecursionlimit(500)
print(sys.getrecursionlimit())
for bad in (0, "x"):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
