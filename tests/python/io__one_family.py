# Files and the files in memory are one family: the same bases, the same exception.
import io

with open("family.txt", "w") as file:
    print(isinstance(file, io.IOBase), isinstance(file, io.TextIOBase), isinstance(file, io.BufferedIOBase))
    try:
        file.read()
    except io.UnsupportedOperation as error:
        print(type(error).__name__, error)
with open("family.txt", "rb") as file:
    print(isinstance(file, io.IOBase), isinstance(file, io.TextIOBase), isinstance(file, io.BufferedIOBase))
for memory in (io.StringIO("a\nb\n"), io.BytesIO(b"a\nb\n")):
    print(isinstance(memory, io.IOBase), memory.readlines(), list(memory))
    try:
        memory.fileno()
    except io.UnsupportedOperation as error:
        print(error)
import os

os.remove("family.txt")
