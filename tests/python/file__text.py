NAME = "/tmp/gil_lab_text.txt"
with open(NAME, "w") as f:
    print(f.write("one\ntwo\n"), f.tell(), f.mode, f.name == NAME, f.closed, f.readable(), f.writable())
    f.writelines(["three\n", "fo", "ur"])
    print("five", 6, sep="-", file=f)
print(f.closed)
with open(NAME) as f:
    print(repr(f.read()), repr(f.read()))
with open(NAME, encoding="utf-8") as f:
    print([line.rstrip() for line in f], f.readline() == "")
with open(NAME) as f:
    print(repr(f.readline()), repr(f.readline(2)), repr(f.read(3)), f.tell(), f.readlines())
    print(f.seek(4), f.readline(), f.tell(), f.seek(0, 2), repr(f.read()), f.seek(0), next(f))
    for number, line in enumerate(f, 1):
        print(number, line, end="")
with open(NAME, "a") as f:
    print(f.tell(), f.write("äöü €\n"))
with open(NAME, "rb") as f:
    print(f.read())
with open(NAME, "r+") as f:
    f.write("ONE")
    f.seek(0)
    print(f.readline(), f.readlines(5))
    f.seek(0, 2)
    f.write("end")
    f.seek(3)
    f.truncate()
print(open(NAME).read())
with open(NAME, "w+", newline="\r\n") as f:
    f.write("a\nb\n")
    f.seek(0)
    print(repr(f.read()))
for newline in (None, "", "\n", "\r\n"):
    with open(NAME, newline=newline) as f:
        print(repr(newline), f.readlines())
with open(NAME, "w", newline="") as f:
    f.write("x\ry\r\nz\n")
for newline in (None, "", "\n", "\r"):
    with open(NAME, newline=newline) as f:
        print(repr(newline), f.readlines())
with open(NAME, "w", encoding="latin-1") as f:
    f.write("é")
with open(NAME, "rb") as f:
    print(f.read())
try:
    open(NAME, encoding="utf-8").read()
except UnicodeDecodeError as error:
    print(error)
print(open(NAME, encoding="utf-8", errors="replace").read(), open(NAME, encoding="latin-1").read())
try:
    open(NAME, "w", encoding="ascii").write("é")
except UnicodeEncodeError as error:
    print(error)
for name, mode in [("/tmp/gil_lab_missing.txt", "r"), ("/tmp/gil_lab_missing/x", "w"), ("/tmp", "r"), ("/tmp", "w"), (NAME, "x"), (NAME + "/x", "r"), ("", "r")]:
    try:
        open(name, mode)
    except OSError as error:
        print(type(error).__name__, error, error.errno, error.strerror, error.filename)
for mode, options in [("q", {}), ("", {}), ("rw", {}), ("rbt", {}), ("rb", {"encoding": "utf-8"}), ("r", {"newline": "x"}), ("rr", {}), (5, {})]:
    try:
        open(NAME, mode, **options)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
for bad in (None, 1.5, []):
    try:
        open(bad)
    except TypeError as error:
        print(error)
f = open(NAME, "w")
for call in (f.read, f.readline, lambda: f.write(b"x"), lambda: f.write(5), lambda: next(f)):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
f.close()
f.close()
for call in (f.read, lambda: f.write(""), lambda: f.__enter__(), f.tell, f.flush):
    try:
        call()
    except ValueError as error:
        print(error)
try:
    open(NAME).write("x")
except OSError as error:
    print(type(error), error, isinstance(error, ValueError))
print(repr(open(NAME, encoding="utf-8")).replace(NAME, "NAME"), open(NAME, "rb"), open(NAME, "wb"), open(NAME, "r+b"))
