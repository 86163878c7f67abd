print("{} {}".format(1, 2), "{1} {0}".format(1, 2), "{a}-{b}".format(a=1, b="x"), "{0}{0}".format("ab"))
print("{:>6}|{:<6}|{:^6}|{:*^7}|".format("a", "b", "c", "d"), "{:.2f} {:+.1e}".format(3.14159, 12345.678))
print("{{}} {}".format(5), "{!r} {!s}".format("q", "q"), "{:,} {:_}".format(1234567, 1234567), "{:d}".format(True))
print(format(3.14159, ".3f"), format(255, "x"), format(255, "#b"), format("s", ">4"), format(None), format([1]))
point = (3, 4)
table = {"k": "v"}
print("{0[0]} {0[1]} {1[k]}".format(point, table), "{:{width}.{digits}f}".format(2.0, width=8, digits=3))
for template, values in [("{} {}", (1,)), ("{a}", ()), ("{:d}", ("x",)), ("{:q}", (1,)), ("{", ())]:
    try:
        print(template.format(*values))
    except (IndexError, KeyError, ValueError) as error:
        print(type(error).__name__, error)
