print(b"%d items of %s" % (5, b"x"), b"%b|%5.1f|%x|%c" % (b"raw", 2.5, 255, b"A"), bytearray(b"%s!") % b"hi", b"%%" % ())
print(b"%(name)s" % {b"name": b"v"} if False else b"%5d|%-5d|%05d" % (1, 2, 3), b"%s" % bytearray(b"q"), b"%r" % "t")
print(bytes.maketrans(b"abc", b"xyz")[97:100], b"aabbcc".translate(bytes.maketrans(b"abc", b"xyz")), bytearray.maketrans(b"a", b"b")[97])
for bad in (lambda: b"%d" % "x", lambda: b"%d %d" % 1, lambda: bytes.maketrans(b"a", b"bc")):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
