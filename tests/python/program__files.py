import os
import csv
import io
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "data" / "notes.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("first\nsecond\nthird\n")
    with open(path) as f:
        print(f.readline(), f.readlines(), f.read() == "", f.closed)
    print(f.closed, path.exists(), path.name, path.stem, path.suffix, path.parent.name, path.with_suffix(".md").name, path.stat().st_size)
    with open(path, "a") as f:
        print(f.write("fourth"), f.tell() > 0)
    for number, line in enumerate(path.open(), 1):
        print(number, line.rstrip())
    with open(path, "r+") as f:
        f.seek(6)
        print(f.read(6))
        f.seek(0)
        f.write("FIRST")
    print(path.read_text().split(), path.read_bytes()[:5], os.path.getsize(path))
    try:
        open(os.path.join(folder, "nope.txt"))
    except FileNotFoundError as e:
        print(type(e).__name__, e.errno, e.strerror, os.path.basename(e.filename))
    try:
        open(path, "x")
    except FileExistsError as e:
        print(e.strerror)
    try:
        open(path, "q")
    except ValueError as e:
        print(e)
    try:
        with open(path) as f:
            f.write("no")
    except io.UnsupportedOperation as e:
        print(e)
    try:
        f.read()
    except ValueError as e:
        print(e)
    try:
        os.mkdir(os.path.join(folder, "data"))
    except OSError as e:
        print(type(e).__name__)
    table = Path(folder, "t.csv")
    with table.open("w", newline="") as f:
        w = csv.DictWriter(f, fieldnames=["name", "age", "note"])
        w.writeheader()
        w.writerow({"name": "Ann", "age": 30, "note": 'says "hi", twice'})
        w.writerows([{"name": "Bob", "age": 4, "note": "line\nbreak"}])
    print(repr(table.read_text()))
    with table.open(newline="") as f:
        for row in csv.DictReader(f):
            print(row)
    with table.open(newline="") as f:
        print(list(csv.reader(f)), sum(1 for _ in table.open()))
    for sub in ("a.py", "b.py", "c.txt"):
        (Path(folder) / sub).touch()
    print(sorted(p.name for p in Path(folder).glob("*.py")), sorted(os.listdir(folder)), sorted(p.name for p in Path(folder).rglob("*.txt")), sorted(p.name for p in Path(folder).iterdir() if p.is_dir()))
    for root, dirs, files in sorted(os.walk(folder)):
        print(os.path.relpath(root, folder), sorted(dirs), sorted(files))
    os.rename(Path(folder) / "a.py", Path(folder) / "z.py")
    os.remove(Path(folder) / "b.py")
    print(os.path.exists(Path(folder) / "a.py"), os.path.isfile(Path(folder) / "z.py"), os.path.isdir(folder))
print(os.path.exists(folder), os.path.join("a", "b", "/c"), os.path.split("/x/y.z"), os.path.splitext("a.tar.gz"), os.path.normpath("a/../b//c/."), os.path.dirname("/p/q"), os.sep)
print(Path("a") / "b" / "..", Path("/usr/lib").parts, Path("/a/b").relative_to("/a"), Path("x.tar.gz").suffixes, Path("a/b") == Path("a//b"), repr(Path("q")), Path("/a").is_absolute(), Path("a", "b").as_posix(), sorted([Path("b"), Path("a")]))
s = io.StringIO("a\nb\n")
print(s.readline(), list(s), s.getvalue(), s.tell())
b = io.BytesIO(b"xyz")
print(b.read(1), b.read(), b.getvalue(), b.seek(0), b.readline())
out = io.StringIO()
csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL).writerows([[1, "a;b"], [None, 2.5]])
print(repr(out.getvalue()), list(csv.reader(["a|b|'c|d'"], delimiter="|", quotechar="'")))
with tempfile.NamedTemporaryFile("w+", suffix=".txt") as f:
    f.write("temp")
    f.seek(0)
    print(f.read(), f.name.endswith(".txt"))
