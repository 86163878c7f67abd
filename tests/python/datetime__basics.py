from datetime import date, datetime, time, timedelta, timezone, UTC
import datetime as dt

d = date(2024, 2, 29)
print(d, repr(d), d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.toordinal(), d.isocalendar(), tuple(d.isocalendar()), d.ctime())
print(d + timedelta(days=1), d - timedelta(366), d - date(2000, 1, 1), date.fromordinal(738945), d.replace(day=1), d.strftime("%d/%m/%y %A %j %U %W %V"))
print(date.fromisoformat("2024-12-31"), date.fromisocalendar(2020, 53, 7), date.min, date.max, d < date(2025, 1, 1), d == date(2024, 2, 29), max(d, date.min))
t = timedelta(days=1, hours=25, minutes=61, seconds=61.5, milliseconds=3, microseconds=7)
print(t, repr(t), t.days, t.seconds, t.microseconds, t.total_seconds(), -t, abs(-t), repr(-t), timedelta(), repr(timedelta()), timedelta(weeks=-1))
print(t * 2, t / 2, t // 7, t / timedelta(hours=1), t // timedelta(hours=1), t % timedelta(hours=1), divmod(t, timedelta(hours=5)), t * 1.5, 3 * t, t / 0.7)
print(timedelta(hours=1) > timedelta(minutes=59), timedelta(1) == timedelta(hours=24), bool(timedelta(0)), timedelta(microseconds=1.5), timedelta(seconds=0.1), sum([t, t], timedelta()))
print(timedelta.max, timedelta.min, timedelta.resolution, hash(timedelta(1)) == hash(timedelta(hours=24)), str(timedelta(seconds=3661)), timedelta(days=-1, seconds=5))
m = datetime(2024, 1, 15, 13, 5, 9, 1234)
print(m, repr(m), m.date(), m.time(), m.isoformat(), m.isoformat(" ", "minutes"), m.isoformat(timespec="milliseconds"), repr(datetime(2024, 1, 1)), datetime(2024, 1, 1))
print(m + timedelta(hours=11), m - timedelta(weeks=3), m - datetime(2023, 12, 25), m.replace(hour=0, microsecond=0), m.weekday(), m.ctime(), m.timetuple()[:6])
print(m.strftime("%Y-%m-%d %H:%M:%S.%f | %a %A %b %B %d %e %I %p %y %% %c %x %X %D %F %T %R %j %w %u"), f"{m:%d.%m.%Y %H:%M}", format(m, ""), f"{d:%B}")
for text in ["2024-01-15", "2024-01-15T13:05", "2024-01-15 13:05:09", "2024-01-15T13:05:09.123456", "2024-01-15T13:05:09+02:00", "20240115T130509Z", "2024-01-15T13:05:09.5-03:30", "2024-W03-1"]:
    print(repr(datetime.fromisoformat(text)))
for text, form in [("2024-03-05 07:08:09", "%Y-%m-%d %H:%M:%S"), ("5 Mar 24", "%d %b %y"), ("March 5, 2024 03:04 PM", "%B %d, %Y %I:%M %p"), ("12/31/1999", "%m/%d/%Y"), ("Tue 2024 065", "%a %Y %j"),
                   ("10:11:12.345", "%H:%M:%S.%f"), ("2024-03-05T01:02:03+0530", "%Y-%m-%dT%H:%M:%S%z"), ("99", "%y"), ("1  2", "%d %m")]:
    print(repr(datetime.strptime(text, form)))
for text, form in [("2024-13-01", "%Y-%m-%d"), ("abc", "%Y"), ("2024 x", "%Y"), ("2024-02-30", "%Y-%m-%d"), ("1", "%Q"), ("1", "%")]:
    try:
        datetime.strptime(text, form)
    except ValueError as error:
        print(error)
for bad in [lambda: date(2024, 13, 1), lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: datetime(2024, 1, 1, 24), lambda: time(1, 60), lambda: datetime(2024, 1, 1, 0, 0, 60), lambda: time(0, 0, 0, 10**6),
            lambda: date.fromisoformat("2024-1-1"), lambda: datetime.fromisoformat("nope"), lambda: time.fromisoformat("25"), lambda: d + timedelta(10**9), lambda: date.max + timedelta(1), 
            lambda: datetime(2024, 1, 1) - datetime(2024, 1, 1, tzinfo=UTC), lambda: datetime(2024, 1, 1) < datetime(2024, 1, 1, tzinfo=UTC), lambda: m < d, lambda: timedelta("1"), lambda: date(2024, 1.5, 1),
            lambda: datetime(2024, 1, 1, tzinfo=5), lambda: timezone(timedelta(1)), lambda: timezone(5), lambda: timedelta(1) / 0]:
    try:
        print(bad())
    except (ValueError, TypeError, OverflowError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
c = time(13, 5)
print(c, repr(c), repr(time(1, 2, 3, 4)), time(1, 2, 3, 4), c.isoformat("hours"), c.replace(second=30), c < time(14), time.fromisoformat("04:05:06.7"), c.strftime("%H-%M"), time.min, time.max, repr(time()))
z = timezone(timedelta(hours=5, minutes=30))
a = datetime(2024, 6, 1, 12, tzinfo=z)
print(a, repr(a), a.utcoffset(), a.tzname(), a.astimezone(UTC), a.astimezone(timezone(timedelta(hours=-4), "EDT")).strftime("%H:%M %Z %z"), a == datetime(2024, 6, 1, 6, 30, tzinfo=UTC), a.timetz(), repr(z), str(z), UTC, repr(UTC), timezone(timedelta(hours=1), "X"))
print(a - datetime(2024, 6, 1, tzinfo=timezone.utc), datetime(1970, 1, 2, tzinfo=UTC).timestamp(), datetime.fromtimestamp(86400.25, UTC), datetime.fromtimestamp(1e9, tz=timezone.utc), hash(a) == hash(a.astimezone(UTC)))
print(datetime.combine(d, c), datetime.min, datetime.max, isinstance(m, date), m == m.replace(), sorted([datetime(2024, 1, 2), datetime(2023, 1, 1)])[0], m != d, {d: 1}[date(2024, 2, 29)])
print(dt.MINYEAR, dt.MAXYEAR, type(datetime.now()).__name__, datetime.now() > datetime(2020, 1, 1), date.today() >= date(2020, 1, 1), (datetime.now() - datetime.now()).days in (0, -1))


class Day(date):
    pass


print(type(Day(2024, 1, 1) + timedelta(1)).__name__, repr(Day(2024, 1, 1)), Day.fromordinal(1))
