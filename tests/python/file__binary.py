NAME = "/tmp/gil_lab_binary.bin"
with open(NAME, "wb") as f:
    print(f.write(b"\x00\x01\xff"), f.write(b"line\nnext"), f.tell(), f.mode, f.seekable())
with open(NAME, "rb") as f:
    print(f.read(2), f.tell(), f.read(), f.read(), f.seek(-4, 2), f.read(), f.seek(1), f.seek(2, 1), f.readline(), f.readlines())
with open(NAME, "ab") as f:
    f.write(b"!")
with open(NAME, "r+b") as f:
    f.seek(1)
    f.write(b"AB")
    f.seek(0)
    print(f.read(), f.truncate(3), f.seek(0), f.read())
    f.seek(6)
    f.write(b"z")
    f.seek(0)
    print(f.read())
with open(NAME, "wb+") as f:
    f.write(b"a\nb\n\nc")
    f.seek(0)
    print(list(f))
for call in (lambda: open(NAME, "rb").write(b"x"), lambda: open(NAME, "wb").read()):
    try:
        call()
    except OSError as error:
        print(type(error).__name__, error)
try:
    open(NAME, "wb").write("text")
except TypeError as error:
    print(error)
try:
    open(NAME, "xb")
except FileExistsError as error:
    print(error)
blocks = [bytes([i]) * 5000 for i in range(10)]
with open(NAME, "wb") as f:
    for block in blocks:
        f.write(block)
with open(NAME, "rb") as f:
    size = 0
    while chunk := f.read(4096):
        size += len(chunk)
    print(size)
