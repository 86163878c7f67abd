import csv

NAME = "/tmp/gil_lab_table.csv"
rows = [["name", "age", "note"], ["Ann", 31, 'says "hi"'], ["Bob", None, "a,b"], ["Cid", 2.5, "two\nlines"], ["", "", ""], [""], []]
with open(NAME, "w", newline="") as f:
    w = csv.writer(f)
    print(w.writerow(["x", 1]))
    w.writerows(rows)
print(repr(open(NAME, newline="").read()))
with open(NAME, newline="") as f:
    r = csv.reader(f)
    for row in r:
        print(r.line_num, row)
for settings in [dict(delimiter=";"), dict(quoting=csv.QUOTE_ALL), dict(quoting=csv.QUOTE_NONNUMERIC), dict(quotechar="'"), dict(dialect="unix"), dict(dialect="excel-tab"),
                 dict(quoting=csv.QUOTE_NONE, escapechar="\\"), dict(doublequote=False, escapechar="\\"), dict(lineterminator="\n")]:
    with open(NAME, "w", newline="") as f:
        csv.writer(f, **settings).writerows([["a b", 1, 'q"q', "c,d;e", 2.5, None, "it's\tx"]])
    text = open(NAME, newline="").read()
    print(settings, repr(text), next(csv.reader([text], **settings)))
print(list(csv.reader(["a, b,c", ' "x y", z'], skipinitialspace=True)), list(csv.reader(['"a""b",c', "1,2", "", "3"])), list(csv.reader(['a"b,"c"d,"e'])))
print(list(csv.reader(["1,2.5,\"x\""], quoting=csv.QUOTE_NONNUMERIC)))
with open(NAME, "w", newline="") as f:
    w = csv.DictWriter(f, fieldnames=["first", "last"], restval="?")
    w.writeheader()
    w.writerow({"first": "Ada", "last": "Lovelace"})
    w.writerows([{"first": "Alan"}, {"last": "Hopper", "first": "Grace"}])
with open(NAME, newline="") as f:
    r = csv.DictReader(f)
    print(r.fieldnames)
    for row in r:
        print(row, row["first"])
print(list(csv.DictReader(["a,b", "1,2,3,4", "5", "", "6,7"], restkey="more", restval="-")))
try:
    csv.DictWriter(open(NAME, "w"), ["a"]).writerow({"a": 1, "b": 2})
except ValueError as error:
    print(error)
for bad in (lambda: csv.writer(open(NAME, "w"), quoting=csv.QUOTE_NONE).writerow(["a,b"]), lambda: csv.writer(open(NAME, "w")).writerow(5), lambda: next(csv.reader([b"x"])), lambda: csv.reader([], dialect="nope")):
    try:
        bad()
    except csv.Error as error:
        print(type(error), error)
try:
    csv.reader([], delimiter=";;")
except TypeError as error:
    print(error)
print(csv.list_dialects()[:2], csv.get_dialect("excel").delimiter, csv.Sniffer().sniff("a;b;c\n1;2;3\n").delimiter)
