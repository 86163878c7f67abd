import os
import os.path
from os import path

print(os.path.join("a", "b", "c.txt"), os.path.join("a/", "b"), os.path.join("a", "/b"), os.path.join("", "x"))
for text in ["/a/b/c.tar.gz", "name", "dir/", "/", "", ".hidden", "a/.b.c", "a.b/c"]:
    print(path.split(text), path.splitext(text), path.basename(text), path.dirname(text), path.normpath(text))
print(path.normpath("a//b/../c/./d"), path.normpath("/../x"), path.normpath("../../x"), path.isabs("/a"), path.isabs("a"))
print(path.commonprefix(["/usr/lib", "/usr/local"]), path.commonpath(["/usr/lib", "/usr/local/x"]))
print(path.relpath("/a/b/c", "/a/d"), path.relpath("/a", "/a"), os.sep, os.linesep == "\n", os.curdir, os.pardir, os.name)
print(isinstance(os.getpid(), int), os.getpid() != os.getppid(), os.cpu_count() >= 1, isinstance(os.environ, object))
print(os.environ.get("NO_SUCH_NAME"), os.getenv("NO_SUCH_NAME", "default"), os.fspath("a"))
os.environ["LAB_TEST"] = "1"
print(os.getenv("LAB_TEST"), "LAB_TEST" in os.environ, len(os.sched_getaffinity(0)) >= 1, os.strerror(2))
try:
    path.join("a", 5)
except TypeError as error:
    print(error)
