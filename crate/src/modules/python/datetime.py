"""Dates and times of the Gregorian calendar. The local time zone is UTC."""

import re
import time as _clock
from collections import namedtuple

__all__ = ["MAXYEAR", "MINYEAR", "UTC", "date", "datetime", "time", "timedelta", "timezone", "tzinfo"]

MINYEAR, MAXYEAR = 1, 9999
_DAYS_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = 86400
_MILLION = 1000000


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _days_before_year(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def _to_ordinal(year, month, day):
    return _days_before_year(year) + _DAYS_BEFORE[month] + (month > 2 and _is_leap(year)) + day


def _from_ordinal(n):
    year = max((n * 400 - 1) // 146097, 1)
    while _days_before_year(year + 1) < n:
        year += 1
    while _days_before_year(year) >= n:
        year -= 1
    n -= _days_before_year(year)
    month = 1
    while n > _days_in_month(year, month):
        n -= _days_in_month(year, month)
        month += 1
    return year, month, n


def _integer(value):
    if isinstance(value, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    if isinstance(value, int):
        return int(value)
    if hasattr(value, "__index__"):
        return value.__index__()
    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")


def _check_time(hour, minute, second, microsecond, fold):
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


def _round_half_even(value):
    whole = int(value // 1)
    rest = value - whole
    return whole + (rest > 0.5 or rest == 0.5 and whole % 2 == 1)


class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total, fraction = 0, 0.0
        parts = (("days", days, _DAY), ("seconds", seconds, 1), ("minutes", minutes, 60), ("hours", hours, 3600), ("weeks", weeks, 7 * _DAY))
        for name, value, size in parts:
            if isinstance(value, int):
                total += value * size * _MILLION
            elif isinstance(value, float):
                whole = int(value)
                total += whole * size * _MILLION
                fraction += (value - whole) * size * _MILLION
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        for name, value, size in (("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000)):
            if isinstance(value, int):
                total += value * size
            elif isinstance(value, float):
                fraction += value * size
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if fraction:
            total += _round_half_even(fraction)
        self._set(total)

    @classmethod
    def _of(cls, microseconds):
        self = object.__new__(cls)
        self._set(microseconds)
        return self

    def _set(self, microseconds):
        days, rest = divmod(microseconds, _DAY * _MILLION)
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self._days = days
        self._seconds, self._microseconds = divmod(rest, _MILLION)
        self._total = microseconds

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def total_seconds(self):
        return self._total / _MILLION

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in
                 (("days", self._days), ("seconds", self._seconds), ("microseconds", self._microseconds)) if value]
        return f"{_name(self)}({', '.join(parts) or 0})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        return text + (f".{self._microseconds:06d}" if self._microseconds else "")

    def __add__(self, other):
        return timedelta._of(self._total + other._total) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._total - other._total) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._of(other._total - self._total) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total)

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta._of(abs(self._total))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total * other)
        if isinstance(other, float):
            above, below = other.as_integer_ratio()
            return timedelta._of(_divide(self._total * above, below))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total // other)
        return self._total // other._total if isinstance(other, timedelta) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        if isinstance(other, int):
            return timedelta._of(_divide(self._total, other))
        if isinstance(other, float):
            above, below = other.as_integer_ratio()
            return timedelta._of(_divide(below * self._total, above))
        return NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._total % other._total) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        count, rest = divmod(self._total, other._total)
        return count, timedelta._of(rest)

    def __eq__(self, other):
        return self._total == other._total if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total < other._total if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total <= other._total if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total > other._total if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total >= other._total if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._total)

    def __bool__(self):
        return self._total != 0

    def __reduce__(self):
        return timedelta, (self._days, self._seconds, self._microseconds)


def _divide(above, below):
    """Quotient of integers, halves to even."""
    if below < 0:
        above, below = -above, -below
    whole, rest = divmod(above, below)
    return whole + (2 * rest > below or 2 * rest == below and whole % 2 == 1)


def _name(value):
    kind = type(value)
    return f"{kind.__module__}.{kind.__qualname__}" if kind.__module__ == "datetime" else kind.__qualname__


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        return dt + self.utcoffset(dt)


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if abs(offset) >= timedelta(1):
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
                             f"not {offset!r}.")
        self._offset = offset
        self._label = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._label is not None:
            return self._label
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self._label is None and not self._offset:
            return "datetime.timezone.utc"
        return f"datetime.timezone({self._offset!r}" + (")" if self._label is None else f", {self._label!r})")

    def __str__(self):
        return self.tzname(None)

    def __reduce__(self):
        return timezone, (self._offset,) if self._label is None else (self._offset, self._label)


def _offset_text(offset, separator=":"):
    if offset is None:
        return ""
    sign = "-" if offset._total < 0 else "+"
    seconds, microseconds = divmod(abs(offset._total), _MILLION)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{sign}{hours:02d}{separator}{minutes:02d}"
    if seconds or microseconds:
        text += f"{separator}{seconds:02d}"
    return text + (f".{microseconds:06d}" if microseconds else "")


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def _format(value, form):
    """`strftime`."""
    parts, at = [], 0
    while True:
        mark = form.find("%", at)
        if mark < 0 or mark + 1 == len(form):
            parts.append(form[at:])
            return "".join(parts)
        parts.append(form[at:mark])
        parts.append(_directive(value, form[mark + 1]))
        at = mark + 2


def _directive(value, letter):
    if letter == "%":
        return "%"
    if letter in _SHORT:
        return _format(value, _SHORT[letter])
    is_date = isinstance(value, date)
    year, month, day = (value._year, value._month, value._day) if is_date else (1900, 1, 1)
    is_time = hasattr(value, "_hour")
    hour, minute, second, microsecond = (
        (value._hour, value._minute, value._second, value._microsecond) if is_time else (0, 0, 0, 0)
    )
    ordinal = _to_ordinal(year, month, day)
    weekday = (ordinal + 6) % 7
    number = ordinal - _days_before_year(year)
    if letter == "Y":
        return str(year)
    if letter == "G":
        return str(date(year, month, day).isocalendar()[0])
    if letter == "V":
        return f"{date(year, month, day).isocalendar()[1]:02d}"
    if letter in "zZ":
        offset = value.utcoffset() if is_time else None
        if offset is None:
            return ""
        return _offset_text(offset, "") if letter == "z" else value.tzname()
    numbers = {
        "m": (month, 2), "d": (day, 2), "y": (year % 100, 2), "H": (hour, 2), "I": ((hour + 11) % 12 + 1, 2), "M": (minute, 2), "S": (second, 2),
        "f": (microsecond, 6), "j": (number, 3), "w": ((weekday + 1) % 7, 1), "u": (weekday + 1, 1),
        "U": ((number + 6 - (weekday + 1) % 7) // 7, 2), "W": ((number + 6 - weekday) // 7, 2), "C": (year // 100, 2),
    }
    if letter in numbers:
        number, width = numbers[letter]
        return f"{number:0{width}d}"
    texts = {
        "B": _MONTHS[month - 1], "b": _MONTHS[month - 1][:3], "h": _MONTHS[month - 1][:3], "A": _WEEKDAYS[weekday],
        "a": _WEEKDAYS[weekday][:3], "p": "AM" if hour < 12 else "PM", "e": f"{day:2d}", "n": "\n", "t": "\t",
        "k": f"{hour:2d}", "l": f"{(hour + 11) % 12 + 1:2d}", "s": str((ordinal - 719163) * _DAY + hour * 3600 + minute * 60 + second),
    }
    return texts.get(letter, "%" + letter)


_SHORT = {
    "c": "%a %b %e %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "F": "%Y-%m-%d", "T": "%H:%M:%S",
    "R": "%H:%M", "r": "%I:%M:%S %p",
}

_NAMES = {
    "A": _WEEKDAYS, "a": [name[:3] for name in _WEEKDAYS], "B": _MONTHS, "b": [name[:3] for name in _MONTHS], "p": ("AM", "PM"),
}
_PATTERNS = {
    "d": "3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9]", "f": "[0-9]{1,6}", "H": "2[0-3]|[0-1]\\d|\\d", "I": "1[0-2]|0[1-9]|[1-9]",
    "j": "36[0-6]|3[0-5]\\d|[1-2]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]", "m": "1[0-2]|0[1-9]|[1-9]", "M": "[0-5]\\d|\\d",
    "S": "6[0-1]|[0-5]\\d|\\d", "U": "5[0-3]|[0-4]\\d|\\d", "W": "5[0-3]|[0-4]\\d|\\d", "w": "[0-6]", "u": "[1-7]", "y": "\\d\\d", "Y": "\\d\\d\\d\\d",
    "z": "[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d(?:\\.\\d{1,6})?)?|Z", "Z": "utc|gmt|UTC|GMT",
}


def _pattern(form):
    parts, at = [], 0
    while at < len(form):
        char = form[at]
        at += 1
        if char.isspace():
            while form[at:at + 1].isspace():
                at += 1
            parts.append("\\s+")
        elif char != "%":
            parts.append(re.escape(char))
        else:
            letter = form[at:at + 1]
            at += 1
            if letter == "":
                raise ValueError(f"stray % in format '{form}'")
            if letter == "%":
                parts.append("%")
            elif letter in _SHORT and letter in "cxX":
                parts.append(_pattern(_SHORT[letter].replace("%e", "%d")))
            elif letter in _NAMES:
                parts.append(f"(?P<{letter}>{'|'.join(sorted(_NAMES[letter], key=len, reverse=True))})")
            elif letter in _PATTERNS:
                parts.append(f"(?P<{letter}>{_PATTERNS[letter]})")
            else:
                raise ValueError(f"'{letter}' is a bad directive in format '{form}'")
    return "".join(parts)


def parse(text, form):
    """`strptime`: year, month, day, hour, minute, second, microsecond, and the offset or None."""
    if not isinstance(text, str):
        raise TypeError(f"strptime() argument 1 must be str, not {type(text).__name__}")
    found = re.match(_pattern(form), text, re.I)
    if found is None:
        raise ValueError(f"time data {text!r} does not match format {form!r}")
    if found.end() != len(text):
        raise ValueError(f"unconverted data remains: {text[found.end():]}")
    parts = found.groupdict()
    number = lambda letter, default: int(parts[letter]) if parts.get(letter) else default
    year = number("Y", None)
    if year is None:
        year = number("y", None)
        year = 1900 if year is None else year + (2000 if year < 69 else 1900)
    month, day = number("m", 1), number("d", 1)
    for letter in "Bb":
        if parts.get(letter):
            month = [name.lower() for name in _NAMES[letter]].index(parts[letter].lower()) + 1
    if parts.get("j"):
        year, month, day = _from_ordinal(_days_before_year(year) + int(parts["j"]))
    hour = number("H", 0)
    if parts.get("I"):
        hour = int(parts["I"]) % 12 + (12 if (parts.get("p") or "").lower() == "pm" else 0)
    fraction = (parts.get("f") or "0").ljust(6, "0")
    offset = None
    if parts.get("z"):
        offset = _parse_offset(parts["z"])
    elif parts.get("Z"):
        offset = None
    _check_date(year, month, day)
    return year, month, day, hour, number("M", 0), number("S", 0), int(fraction), offset


def _parse_offset(text):
    if text in ("Z", "z"):
        return timedelta(0)
    digits = text[1:].replace(":", "")
    whole, _, fraction = digits.partition(".")
    seconds = int(whole[:2]) * 3600 + int(whole[2:4] or 0) * 60 + int(whole[4:6] or 0)
    found = timedelta(seconds=seconds, microseconds=int(fraction.ljust(6, "0") or 0))
    return -found if text[0] == "-" else found


class date:
    def __init__(self, year, month=None, day=None):
        if month is None or day is None:
            name, place = ("month", 2) if month is None else ("day", 3)
            raise TypeError(f"function missing required argument '{name}' (pos {place})")
        year, month, day = _integer(year), _integer(month), _integer(day)
        _check_date(year, month, day)
        self._year = year
        self._month = month
        self._day = day

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_clock.time())

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls.fromordinal(719163 + int(timestamp // _DAY))

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        parts = _iso_date(date_string)
        if parts is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        first = _to_ordinal(year, 1, 4)
        monday = first - (first + 6) % 7
        if not 1 <= week <= 53 or week == 53 and cls.fromordinal(monday + 52 * 7).isocalendar()[0] != year:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return cls.fromordinal(monday + (week - 1) * 7 + day - 1)

    def toordinal(self):
        return _to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        ordinal = self.toordinal()
        thursday = ordinal - (ordinal + 6) % 7 + 3
        year = _from_ordinal(thursday)[0]
        return IsoCalendarDate(year, (thursday - _days_before_year(year) - 1) // 7 + 1, self.isoweekday())

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def __str__(self):
        return self.isoformat()

    def ctime(self):
        return _format(self, "%c")

    def strftime(self, format):
        return _format(self, format)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def timetuple(self):
        from _time_parts import of_date
        return of_date(self)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    def __repr__(self):
        return f"{_name(self)}({self._year}, {self._month}, {self._day})"

    def _key(self):
        return self._year, self._month, self._day

    def _other_key(self, other):
        """The key of a date to compare with; None where it is none, or has a time."""
        if isinstance(other, date) and not isinstance(other, datetime):
            return other._key()
        if isinstance(other, datetime):
            raise TypeError(f"can't compare {_name(self)} to {_name(other)}")
        return None

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, date) and not isinstance(other, datetime) else NotImplemented

    def __lt__(self, other):
        key = self._other_key(other)
        return NotImplemented if key is None else self._key() < key

    def __le__(self, other):
        key = self._other_key(other)
        return NotImplemented if key is None else self._key() <= key

    def __gt__(self, other):
        key = self._other_key(other)
        return NotImplemented if key is None else self._key() > key

    def __ge__(self, other):
        key = self._other_key(other)
        return NotImplemented if key is None else self._key() >= key

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = self.toordinal() + other._days
        if not 1 <= ordinal <= 3652059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(ordinal)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return type(self), self._key()


class IsoCalendarDate(namedtuple("IsoCalendarDate", "year week weekday")):
    def __repr__(self):
        return "datetime." + super().__repr__()


def _iso_date(text):
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)|(\d{4})(\d\d)(\d\d)", text)
    if found:
        return [int(part) for part in found.groups() if part is not None]
    found = re.fullmatch(r"(\d{4})-?W(\d\d)(?:-?(\d))?", text)
    if found:
        return date.fromisocalendar(int(found[1]), int(found[2]), int(found[3] or 1))._key()
    return None


def _iso_time(text):
    """Hour, minute, second, microsecond and time zone; None where the text is wrong."""
    found = re.fullmatch(
        r"(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?)?(Z|[+-]\d\d(?::?\d\d(?::?\d\d(?:\.\d+)?)?)?)?", text)
    if found is None:
        return None
    zone = None
    if found[5]:
        offset = _parse_offset(found[5])
        zone = timezone(offset)
    return int(found[1]), int(found[2] or 0), int(found[3] or 0), int((found[4] or "0")[:6].ljust(6, "0")), zone


class time:
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond = _integer(hour), _integer(minute), _integer(second), _integer(microsecond)
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._set(hour, minute, second, microsecond, tzinfo, fold)

    def _set(self, hour, minute, second, microsecond, zone, fold):
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = zone
        self._fold = fold

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        parts = _iso_time(time_string.removeprefix("T"))
        if parts is None:
            raise ValueError(f"Invalid isoformat string: {time_string!r}")
        return cls(*parts)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def isoformat(self, timespec="auto"):
        return _time_text(self, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        return _format(self, format)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        pick = lambda new, old: old if new is None else new
        return type(self)(pick(hour, self._hour), pick(minute, self._minute), pick(second, self._second),
                          pick(microsecond, self._microsecond), self._tzinfo if tzinfo is True else tzinfo,
                          fold=pick(fold, self._fold))

    def __repr__(self):
        parts = [self._hour, self._minute]
        if self._second or self._microsecond:
            parts.append(self._second)
        if self._microsecond:
            parts.append(self._microsecond)
        text = ", ".join([str(part) for part in parts])
        return f"{_name(self)}({text}{_zone_text(self)})"

    def _micros(self):
        offset = self.utcoffset()
        own = ((self._hour * 60 + self._minute) * 60 + self._second) * _MILLION + self._microsecond
        return own - (0 if offset is None else offset._total)

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._micros() == other._micros()

    def _compared(self, other):
        if not isinstance(other, time):
            return None
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._micros() - other._micros()

    def __lt__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order < 0

    def __le__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order <= 0

    def __gt__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order > 0

    def __ge__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order >= 0

    def __hash__(self):
        return hash(self._micros())

    def __reduce__(self):
        return type(self), (self._hour, self._minute, self._second, self._microsecond, self._tzinfo)


def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(zone).__name__}'")


def _zone_text(value):
    text = "" if not value._fold else f", fold={value._fold}"
    return text if value._tzinfo is None else f"{text}, tzinfo={value._tzinfo!r}"


def _time_text(value, timespec):
    if timespec == "auto":
        timespec = "microseconds" if value._microsecond else "seconds"
    text = f"{value._hour:02d}:{value._minute:02d}:{value._second:02d}"
    if timespec == "seconds":
        return text
    if timespec == "hours":
        return text[:2]
    if timespec == "minutes":
        return text[:5]
    if timespec == "milliseconds":
        return f"{text}.{value._microsecond // 1000:03d}"
    if timespec == "microseconds":
        return f"{text}.{value._microsecond:06d}"
    raise ValueError("Unknown timespec value")


class datetime(date):
    def __init__(self, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        date.__init__(self, year, month, day)
        hour, minute, second, microsecond = _integer(hour), _integer(minute), _integer(second), _integer(microsecond)
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        time._set(self, hour, minute, second, microsecond, tzinfo, fold)

    hour = time.hour
    minute = time.minute
    second = time.second
    microsecond = time.microsecond
    tzinfo = time.tzinfo
    fold = time.fold
    __lt__ = time.__lt__
    __le__ = time.__le__
    __gt__ = time.__gt__
    __ge__ = time.__ge__

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_clock.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        micros = timestamp * _MILLION if isinstance(timestamp, int) else _micros_of(timestamp)
        found = cls._of(micros + 719163 * _DAY * _MILLION, tz)
        return found if tz is None else tz.fromutc(found)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls.fromtimestamp(t)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date._year, date._month, date._day, time._hour, time._minute, time._second, time._microsecond,
                   time._tzinfo if tzinfo is True else tzinfo, fold=time._fold)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        found = re.match(r"\d{4}-W\d\d-\d|\d{4}W\d{3}|\d{4}-W\d\d|\d{4}-\d\d-\d\d|\d{8}", date_string)
        day = _iso_date(found[0]) if found else None
        rest = date_string[found.end() + 1:] if found else ""
        parts = (0, 0, 0, 0, None) if found and found.end() == len(date_string) else _iso_time(rest)
        if day is None or parts is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*day, *parts)

    @classmethod
    def strptime(cls, date_string, format):
        parts = parse(date_string, format)
        offset = parts[7]
        return cls(*parts[:7], None if offset is None else timezone(offset))

    @classmethod
    def _of(cls, micros, zone=None, fold=0):
        """The moment so many microseconds after the day before the first."""
        days, rest = divmod(micros, _DAY * _MILLION)
        if not 1 <= days <= 3652059:
            raise OverflowError("date value out of range")
        seconds, microsecond = divmod(rest, _MILLION)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return cls(*_from_ordinal(days), hour, minute, second, microsecond, zone, fold=fold)

    def _micros(self):
        seconds = ((self.toordinal() * 24 + self._hour) * 60 + self._minute) * 60 + self._second
        return seconds * _MILLION + self._microsecond

    def _utc_micros(self):
        offset = self.utcoffset()
        return self._micros() - (0 if offset is None else offset._total)

    def timestamp(self):
        return (self._utc_micros() - 719163 * _DAY * _MILLION) / _MILLION

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def utctimetuple(self):
        return self.astimezone(UTC).timetuple() if self._tzinfo else self.timetuple()

    def astimezone(self, tz=None):
        tz = UTC if tz is None else tz
        _check_zone(tz)
        utc = type(self)._of(self._utc_micros(), tz)
        return tz.fromutc(utc)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def isoformat(self, sep="T", timespec="auto"):
        return date.isoformat(self) + sep + _time_text(self, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat(" ")

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True,
                *, fold=None):
        pick = lambda new, old: old if new is None else new
        return type(self)(
            pick(year, self._year), pick(month, self._month), pick(day, self._day), pick(hour, self._hour),
            pick(minute, self._minute), pick(second, self._second), pick(microsecond, self._microsecond),
            self._tzinfo if tzinfo is True else tzinfo, fold=pick(fold, self._fold)
        )

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            parts.append(self._second)
        if self._microsecond:
            parts.append(self._microsecond)
        text = ", ".join([str(part) for part in parts])
        return f"{_name(self)}({text}{_zone_text(self)})"

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented if not isinstance(other, date) else False
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._utc_micros() == other._utc_micros()

    def _compared(self, other):
        if not isinstance(other, datetime):
            if isinstance(other, date):
                raise TypeError(f"can't compare {_name(self)} to {_name(other)}")
            return None
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._utc_micros() - other._utc_micros()

    def __hash__(self):
        return hash(self._utc_micros())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of(self._micros() + other._total, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(self._utc_micros() - other._utc_micros())

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond,
                            self._tzinfo)


def _micros_of(timestamp):
    whole = int(timestamp // 1)
    return whole * _MILLION + _round_half_even((timestamp - whole) * _MILLION)


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
time.min, time.max, time.resolution = time(), time(23, 59, 59, 999999), timedelta(microseconds=1)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
