"""Tables as text, a row a line."""

__all__ = [
    "QUOTE_ALL", "QUOTE_MINIMAL", "QUOTE_NONE", "QUOTE_NONNUMERIC", "Dialect", "DictReader", "DictWriter", "Error", "Sniffer", "excel",
    "excel_tab", "field_size_limit", "get_dialect", "list_dialects", "reader", "register_dialect", "unix_dialect", "unregister_dialect",
    "writer",
]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3


class Error(Exception):
    __module__ = "_csv"


class Dialect:
    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_SETTINGS = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict")


def register_dialect(name, dialect=excel, **fmtparams):
    _dialects[name] = _dialect(dialect, fmtparams)


def unregister_dialect(name):
    get_dialect(name)
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


_limit = [131072]


def field_size_limit(*new):
    old = _limit[0]
    if new:
        _limit[0] = new[0]
    return old


def _dialect(base, settings):
    if isinstance(base, str):
        base = get_dialect(base)
    made = Dialect()
    for name in _SETTINGS:
        setattr(made, name, getattr(base, name, getattr(Dialect, name)))
    for name in settings:
        if name not in _SETTINGS:
            raise TypeError(f"{name!r} is an invalid keyword argument for this function")
        setattr(made, name, settings[name])
    if not isinstance(made.delimiter, str):
        raise TypeError(f'"delimiter" must be string, not {type(made.delimiter).__name__}')
    if len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return made


class reader:
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self._lines = iter(csvfile)
        self.dialect = _dialect(dialect, fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        dialect = self.dialect
        quote, escape, delimiter = dialect.quotechar, dialect.escapechar, dialect.delimiter
        numbers = dialect.quoting == QUOTE_NONNUMERIC
        row, field = [], []
        quoted = within = False
        line = next(self._lines)
        while True:
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            special = quote is not None and quote in line or escape is not None and escape in line
            if not special and not within and not dialect.skipinitialspace and not numbers:
                # The usual line, without anything to look at twice.
                text = line.rstrip("\r\n")
                if not row and not field:
                    return text.split(delimiter) if text else []
            at, length = 0, len(line)
            while at < length:
                char = line[at]
                at += 1
                if escape is not None and char == escape:
                    if at < length:
                        field.append(line[at])
                        at += 1
                elif within:
                    if char != quote:
                        field.append(char)
                    elif dialect.doublequote and line[at:at + 1] == quote:
                        field.append(quote)
                        at += 1
                    else:
                        within = False
                        if dialect.strict and line[at:at + 1] not in (delimiter, "\r", "\n", ""):
                            raise Error(f"'{delimiter}' expected after '{quote}'")
                elif char == quote and not field and not quoted and dialect.quoting != QUOTE_NONE:
                    within = quoted = True
                elif char == delimiter:
                    row.append(self._field(field, quoted, numbers))
                    field, quoted = [], False
                elif char in "\r\n":
                    break
                elif not (char == " " and dialect.skipinitialspace and not field and not quoted):
                    field.append(char)
            if not within:
                break
            try:
                line = next(self._lines)
            except StopIteration:
                if dialect.strict:
                    raise Error("unexpected end of data") from None
                break
        if row or field or quoted:
            row.append(self._field(field, quoted, numbers))
        return row

    def _field(self, field, quoted, numbers):
        text = "".join(field)
        return float(text) if numbers and not quoted else text


class writer:
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self._write = csvfile.write
        self.dialect = _dialect(dialect, fmtparams)

    def writerow(self, row):
        try:
            fields = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        texts = [self._text(field, len(fields) == 1) for field in fields]
        return self._write(self.dialect.delimiter.join(texts) + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)

    def _text(self, field, is_only):
        dialect = self.dialect
        text = "" if field is None else repr(field) if type(field) is float else str(field)
        quote, escape, quoting = dialect.quotechar, dialect.escapechar, dialect.quoting
        quoted = quoting == QUOTE_ALL or quoting == QUOTE_NONNUMERIC and not isinstance(field, (int, float))
        quoted = quoted or is_only and text == ""
        chars = []
        for char in text:
            escaped = False
            if char == quote and quoting != QUOTE_NONE:
                escaped = not dialect.doublequote
                chars.append("" if escaped else quote)
                quoted = quoted or not escaped
            elif char in (dialect.delimiter, escape, quote) or char in "\r\n" or char in dialect.lineterminator:
                escaped = quoting == QUOTE_NONE or char == escape
                quoted = quoted or not escaped
            if escaped:
                if escape is None:
                    raise Error("need to escape, but no escapechar set")
                chars.append(escape)
            chars.append(char)
        if quoted and quoting == QUOTE_NONE:
            raise Error("single empty field record must be quoted")
        text = "".join(chars)
        return quote + text + quote if quoted else text


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = None if fieldnames is None else list(fieldnames)
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect

    @property
    def line_num(self):
        return self.reader.line_num

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        found = dict(zip(names, row))
        if len(names) < len(row):
            found[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            found[name] = self.restval
        return found


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames = fieldnames
        self.restval = restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [key for key in rowdict if key not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(key) for key in wrong]))
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        for rowdict in rowdicts:
            self.writerow(rowdict)


class Sniffer:
    """Guesses from a sample."""

    def sniff(self, sample, delimiters=None):
        lines = [line for line in sample.splitlines() if line]
        best, most = None, 0
        for delimiter in delimiters or ",\t;:|":
            counts = {line.count(delimiter) for line in lines}
            if len(counts) == 1 and max(counts) > most:
                best, most = delimiter, max(counts)
        if best is None:
            raise Error("Could not determine delimiter")
        return _dialect(excel, {"delimiter": best})

    def has_header(self, sample):
        rows = list(reader(sample.splitlines(), self.sniff(sample)))
        return bool(rows[1:]) and any([_is_number(cell) for cell in rows[1]]) and not any([_is_number(cell) for cell in rows[0]])


def _is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True
