import fnmatch
import glob
import os
import tempfile
from pathlib import Path, PurePath, PurePosixPath

for p in ("", "a", "/", "/a", "a/b", "a/b/", "/a//b", "a.txt", ".hidden", "a/.b.c", "x.tar.gz", "..", "a/../b/./c", "//a", "a."):
    print(repr(p), os.path.split(p), os.path.splitext(p), os.path.basename(p), os.path.dirname(p), os.path.normpath(p), os.path.isabs(p))
print(os.path.join("a", "b", "/c", "d/", "e"), os.path.join("a", ""), os.path.join("", "a"), os.path.relpath("/a/b/c", "/a/d"), os.path.abspath("/a/../b"))
print(os.path.commonpath(["/a/b/c", "/a/b/d"]), os.path.commonprefix(["abc", "abd"]), os.sep, os.linesep == "\n", os.curdir)
p = Path("/usr/lib/python3/file.tar.gz")
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.root, p.anchor, list(p.parents)[:2], p.is_absolute())
print(p.with_name("x.py"), p.with_suffix(".zip"), p.with_suffix(""), p.with_stem("new"), p.relative_to("/usr"), p.is_relative_to("/etc"), p.match("*.gz"), p.match("lib/*/*"))
print(Path("a") / "b" / Path("c"), "x" / Path("y"), Path("a", "b", "/c"), Path(), Path("a/./b//c/.."), PurePath("a") == PurePosixPath("a"), Path("a") < Path("b"))
print(hash(Path("a")) == hash(Path("a")), str(Path("a/")), os.fspath(Path("q")), repr(PurePosixPath("z")), Path("a").joinpath("b", "c"), {Path("a"): 1}[Path("a")])
for bad in (lambda: p.relative_to("/etc"), lambda: Path("/").with_name("a"), lambda: p.with_suffix("zip"), lambda: Path("a") / 5, lambda: Path(5)):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
with tempfile.TemporaryDirectory() as top:
    top = Path(top)
    (top / "sub" / "deep").mkdir(parents=True)
    (top / "a.txt").write_text("hello\nworld\n")
    (top / "b.py").write_bytes(b"\x00\x01")
    (top / "sub" / "c.txt").touch()
    (top / "sub" / "deep" / "d.txt").write_text("é")
    print((top / "a.txt").read_text().splitlines(), (top / "b.py").read_bytes(), (top / "a.txt").stat().st_size, (top / "a.txt").exists(), (top / "z").exists(), top.is_dir())
    rel = lambda paths: sorted(str(Path(found).relative_to(top)) for found in paths)
    print(rel(top.iterdir()), rel(top.glob("*.txt")), rel(top.rglob("*.txt")), rel(top.glob("**/*")), rel(top.glob("sub/*.txt")), rel(top.glob("*/*/d.*")))
    print(rel(glob.glob(str(top / "*.txt"))), rel(glob.glob(str(top / "**" / "*.txt"), recursive=True)), rel(glob.glob(str(top / "*" / "c.*"))), glob.glob(str(top / "none*")))
    with (top / "a.txt").open() as f:
        print(f.readline())
    print((top / "a.txt").rename(top / "r.txt").name, rel(top.iterdir()))
    for bad in (lambda: (top / "sub").mkdir(), lambda: (top / "none").unlink(), lambda: (top / "sub").rmdir(), lambda: (top / "none").read_text()):
        try:
            bad()
        except OSError as error:
            print(type(error).__name__, error.errno, error.strerror)
    (top / "none").unlink(missing_ok=True)
    (top / "sub").mkdir(exist_ok=True)
print(fnmatch.fnmatch("abc.txt", "*.txt"), fnmatch.filter(["a.py", "b.txt", "c.py"], "[!b]*.p?"), fnmatch.fnmatch("a", "[a-c]"), fnmatch.fnmatchcase("A", "a"))
