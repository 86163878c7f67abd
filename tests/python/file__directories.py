import os
import shutil
import tempfile

with tempfile.TemporaryDirectory() as top:
    print(os.path.isdir(top), os.listdir(top))
    os.chdir(top)
    print(os.path.basename(os.getcwd()) == os.path.basename(top))
    os.mkdir("a")
    os.makedirs("b/c/d")
    os.makedirs("b/c", exist_ok=True)
    for name in ("a/1.txt", "b/2.txt", "b/c/3.py", "x.txt"):
        with open(name, "w") as f:
            f.write(name * 3)
    print(sorted(os.listdir()), sorted(os.listdir("b")), os.path.getsize("x.txt"), os.stat("a/1.txt").st_size)
    for root, dirs, files in os.walk("."):
        dirs.sort()
        print(root, dirs, sorted(files))
    print(sorted(os.walk("b", topdown=False)))
    with os.scandir(".") as entries:
        print(sorted((entry.name, entry.is_dir(), entry.is_file(), entry.path) for entry in entries))
    print(os.path.exists("a"), os.path.exists("nope"), os.path.isfile("a"), os.path.isfile("x.txt"), os.path.isdir("x.txt"))
    os.rename("x.txt", "a/y.txt")
    print(sorted(os.listdir("a")), os.path.exists("x.txt"))
    os.replace("a/y.txt", "a/1.txt")
    print(open("a/1.txt").read())
    for call, args in [
        (os.mkdir, ["a"]), (os.mkdir, ["no/such"]), (os.remove, ["nope"]), (os.rmdir, ["nope"]), (os.rmdir, ["b"]), (os.listdir, ["nope"]),
        (os.listdir, ["a/1.txt"]), (os.rename, ["nope", "other"]), (os.makedirs, ["a"]), (os.stat, ["nope"]), (os.chdir, ["nope"]),
        (os.rmdir, ["a/1.txt"]), (os.path.getsize, ["nope"]), (shutil.rmtree, ["nope"]), (shutil.copy, ["nope", "z"]),
    ]:
        try:
            call(*args)
        except OSError as error:
            print(type(error).__name__, error)
    shutil.copy("a/1.txt", "b")
    shutil.copyfile("a/1.txt", "copy.txt")
    shutil.copytree("b", "e")
    shutil.move("copy.txt", "e/moved.txt")
    print(sorted(os.listdir("e")), sorted(os.listdir("e/c")), shutil.copy2("e/2.txt", "two.txt"))
    shutil.rmtree("b")
    print(sorted(os.listdir()))
    os.removedirs("e/c/d")
    os.unlink("two.txt")
    with tempfile.NamedTemporaryFile("w+", suffix=".txt", dir=".") as f:
        f.write("temporary")
        f.seek(0)
        print(f.read(), f.name.endswith(".txt"), os.path.exists(f.name))
        name = f.name
    print(os.path.exists(name))
    os.chdir("/")
print(os.path.exists(top))
