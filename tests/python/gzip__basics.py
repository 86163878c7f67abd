import gzip
import io
import os
import tempfile
import zlib

text = b"the quick brown fox " * 20
packed = gzip.compress(text)
print(packed[:4], gzip.decompress(packed) == text, len(packed) < len(text), gzip.decompress(packed + packed) == text * 2)
print(zlib.decompress(packed, 31) == text, zlib.decompress(packed, 47) == text)
path = os.path.join(tempfile.mkdtemp(), "notes.gz")
with gzip.open(path, "wt") as file:
    file.write("first\n")
    file.write("second\n")
with gzip.open(path, "rt") as file:
    for line in file:
        print(repr(line))
with gzip.open(path) as file:
    print(file.read())
buffer = io.BytesIO()
with gzip.GzipFile(fileobj=buffer, mode="wb") as file:
    file.write(b"abc")
print(gzip.decompress(buffer.getvalue()))
for bad in (b"plain text", packed[:-9]):
    try:
        gzip.decompress(bad)
    except (OSError, EOFError) as error:
        print(type(error).__name__, error)
unpacker = zlib.decompressobj()
print(unpacker.decompress(zlib.compress(b"hello" * 10) + b"tail"), unpacker.unused_data, unpacker.eof)
for bad in (b"xyz", b"", b"x\x9c", b"x\x9c\xff\xff\xff"):
    try:
        print(zlib.decompress(bad))
    except zlib.error as error:
        print(error)
