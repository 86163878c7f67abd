print("%d %s %r" % (5, "x", "y"), "%5d|%-5d|%05d" % (42, 42, 42), "%.2f" % 3.14159, "%8.3f|" % 2.5)
print("%x %X %o %e %g" % (255, 255, 8, 12345.678, 0.0001), "%%", "100%%" % (), "%s" % [1, 2], "%s" % (None,))
print("%(a)s and %(b)d" % {"a": 1, "b": 2}, "%+d % d" % (3, 3), "%c%c" % (65, "B"), "%10s|%-10s|" % ("hi", "hi"))
for template, values in [("%d", "x"), ("%s %s", (1,)), ("%s", (1, 2)), ("%d", None)]:
    try:
        print(template % values)
    except TypeError as error:
        print(error)
