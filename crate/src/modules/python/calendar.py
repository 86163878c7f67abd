"""Months as text."""

import datetime

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
day_name = list(datetime._WEEKDAYS)
day_abbr = [name[:3] for name in day_name]
month_name = ["", *datetime._MONTHS]
month_abbr = [name[:3] for name in month_name]


class IllegalMonthError(ValueError):
    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"


def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    count = lambda year: year // 4 - year // 100 + year // 400
    return count(y2 - 1) - count(y1 - 1)


def weekday(year, month, day):
    return datetime.date(year, month, day).weekday()


def monthrange(year, month):
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday(year, month, 1), datetime._days_in_month(year, month)


class Calendar:
    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def iterweekdays(self):
        return iter([(self.firstweekday + day) % 7 for day in range(7)])

    def itermonthdays(self, year, month):
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        after = -(before + days) % 7
        return iter([0] * before + list(range(1, days + 1)) + [0] * after)

    def itermonthdates(self, year, month):
        first, days = monthrange(year, month)
        start = datetime.date(year, month, 1) - datetime.timedelta((first - self.firstweekday) % 7)
        count = len(list(self.itermonthdays(year, month)))
        return iter([start + datetime.timedelta(day) for day in range(count)])

    def monthdayscalendar(self, year, month):
        days = list(self.itermonthdays(year, month))
        return [days[at:at + 7] for at in range(0, len(days), 7)]

    def monthdatescalendar(self, year, month):
        days = list(self.itermonthdates(year, month))
        return [days[at:at + 7] for at in range(0, len(days), 7)]


class TextCalendar(Calendar):
    def formatweekheader(self, width):
        names = day_name if width >= 9 else day_abbr
        return " ".join([names[day][:width].center(width) for day in self.iterweekdays()])

    def formatweek(self, week, width):
        return " ".join([(f"{day:2d}" if day else "").center(width) for day in week])

    def formatmonthname(self, year, month, width, withyear=True):
        return (f"{month_name[month]} {year}" if withyear else month_name[month]).center(width)

    def formatmonth(self, year, month, w=0, l=0):
        w, l = max(2, w), max(1, l)
        lines = [self.formatmonthname(year, month, 7 * (w + 1) - 1).rstrip(), self.formatweekheader(w).rstrip()]
        lines += [self.formatweek(week, w).rstrip() for week in self.monthdayscalendar(year, month)]
        return ("\n" * l).join(lines) + "\n" * l

    def prmonth(self, year, month, w=0, l=0):
        print(self.formatmonth(year, month, w, l), end="")

    def formatyear(self, year, w=2, l=1, c=6, m=3):
        w, l, c = max(2, w), max(1, l), max(2, c)
        width = (w + 1) * 7 - 1
        gap = " " * c
        parts = [str(year).center(width * m + c * (m - 1)).rstrip() + "\n" * l]
        for first in range(1, 13, m):
            months = range(first, min(first + m, 13))
            parts.append("\n" * l)
            parts.append(gap.join([self.formatmonthname(year, month, width, False) for month in months]).rstrip() + "\n" * l)
            parts.append(gap.join([self.formatweekheader(w) for month in months]).rstrip() + "\n" * l)
            weeks = [self.monthdayscalendar(year, month) for month in months]
            for row in range(max([len(month) for month in weeks])):
                texts = [self.formatweek(month[row], w) if row < len(month) else " " * width for month in weeks]
                parts.append(gap.join(texts).rstrip() + "\n" * l)
        return "".join(parts)

    def pryear(self, year, w=0, l=0, c=6, m=3):
        print(self.formatyear(year, w, l, c, m), end="")


_text = TextCalendar()
month = _text.formatmonth
calendar = _text.formatyear
prmonth = _text.prmonth
prcal = _text.pryear
monthcalendar = _text.monthdayscalendar


def setfirstweekday(firstweekday):
    if not 0 <= firstweekday <= 6:
        raise ValueError(f"bad weekday number {firstweekday!r}; must be 0 (Monday) to 6 (Sunday)")
    _text.firstweekday = firstweekday


def firstweekday():
    return _text.firstweekday


def timegm(tuple):
    return int(datetime.datetime(*list(tuple)[:6]).timestamp())
