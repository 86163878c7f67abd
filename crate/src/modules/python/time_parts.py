"""The part of `time` that is about calendars; the local time zone is UTC."""

import datetime


class struct_time:
    """A moment as nine numbers, which have names too."""

    __module__ = "time"
    n_fields = 11
    n_sequence_fields = 9
    tm_zone = "UTC"
    tm_gmtoff = 0

    def __init__(self, items):
        items = tuple(items)
        if len(items) != 9:
            raise TypeError(f"time.struct_time() takes a 9-sequence ({len(items)}-sequence given)")
        self._items = items
        (self.tm_year, self.tm_mon, self.tm_mday, self.tm_hour, self.tm_min, self.tm_sec, self.tm_wday, self.tm_yday,
         self.tm_isdst) = items

    def __getitem__(self, index):
        return self._items[index]

    def __len__(self):
        return 9

    def __iter__(self):
        return iter(self._items)

    def __eq__(self, other):
        return self._items == (other._items if isinstance(other, struct_time) else other)

    def __lt__(self, other):
        return self._items < tuple(other)

    def __hash__(self):
        return hash(self._items)

    def __repr__(self):
        names = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")
        return "time.struct_time(" + ", ".join([f"{name}={item}" for name, item in zip(names, self._items)]) + ")"


def of_date(value, dst=-1):
    number = value.toordinal() - datetime.date(value.year, 1, 1).toordinal() + 1
    parts = (value.hour, value.minute, value.second) if isinstance(value, datetime.datetime) else (0, 0, 0)
    return struct_time((value.year, value.month, value.day, *parts, value.weekday(), number, dst))


def gmtime(secs=None):
    moment = datetime.datetime.now() if secs is None else datetime.datetime.fromtimestamp(secs // 1)
    return of_date(moment, 0)


localtime = gmtime


def _moment(t):
    if t is None:
        return datetime.datetime.now()
    if not isinstance(t, (tuple, struct_time)):
        raise TypeError("Tuple or struct_time argument required")
    return datetime.datetime(*tuple(t)[:6])


def mktime(t):
    return _moment(t).timestamp()


def asctime(t=None):
    return _moment(t).strftime("%a %b %e %H:%M:%S %Y")


def ctime(secs=None):
    return asctime(gmtime(secs))


def strftime(format, t=None):
    return _moment(t).replace(tzinfo=datetime.UTC).strftime(format)


def strptime(string, format="%a %b %d %H:%M:%S %Y"):
    return of_date(datetime.datetime(*datetime.parse(string, format)[:7]))
