from datetime import date, datetime, time, timedelta, timezone
import calendar

d = date(2024, 2, 28)
print(d, d + timedelta(days=2), d.weekday(), d.isoweekday(), d.strftime("%A %d. %B %Y, week %U day %j"), d.isocalendar(), d.replace(year=2023), d.toordinal(), date.fromordinal(738000), date.fromisoformat("2020-05-17"))
print((date(2025, 1, 1) - d).days, d < date(2024, 3, 1), max(d, date.min), date.max - date.min, repr(d), d.timetuple()[:3], d.ctime())
dt = datetime(2024, 12, 31, 23, 59, 58, 123456)
print(dt, repr(dt), dt + timedelta(seconds=2), dt.isoformat(), dt.isoformat(" ", "minutes"), dt.strftime("%Y/%m/%d %H:%M:%S.%f %p %I %y %b %a %%"), dt.date(), dt.time(), dt.timestamp(), dt.replace(microsecond=0))
print(datetime.strptime("21/11/2026 14:30", "%d/%m/%Y %H:%M"), datetime.strptime("Jan 5, 99", "%b %d, %y"), datetime.fromisoformat("2011-11-04T00:05:23+04:00"), datetime.combine(d, time(12, 30)))
td = timedelta(days=1, hours=3, minutes=30.5, milliseconds=5)
print(td, repr(td), td.total_seconds(), td * 2, td / 2, td // timedelta(hours=1), td % timedelta(hours=1), -td, abs(-td), divmod(td, timedelta(hours=5)), td.days, td.seconds, td.microseconds, timedelta(-1), str(timedelta(days=-1, seconds=5)), timedelta(0) == timedelta(), bool(timedelta()))
utc = datetime(2024, 6, 1, 12, tzinfo=timezone.utc)
tz = timezone(timedelta(hours=2), "CEST")
print(utc, utc.astimezone(tz), utc.astimezone(tz).tzname(), tz, repr(tz), utc.astimezone(tz) == utc, utc.utcoffset(), timezone(timedelta(hours=-5, minutes=-30)), utc.isoformat())
for bad in (lambda: date(2023, 2, 29), lambda: datetime(2023, 13, 1), lambda: datetime.strptime("x", "%Y"), lambda: date.fromisoformat("20-1-1"), lambda: d - 5, lambda: d + d, lambda: d < dt, lambda: dt < utc, lambda: dt - utc, lambda: time(25), lambda: datetime.strptime("2020-01-01 extra", "%Y-%m-%d"), lambda: timedelta("1"), lambda: date.max + timedelta(1), lambda: d == dt, lambda: td + 1, lambda: dt - d):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(time(9, 5), time(9, 5, 1, 20), time(9).isoformat(), time.fromisoformat("10:20:30"), time(1) < time(2), f"{dt:%H:%M}", f"{d:%d.%m.}", "{:%Y}".format(d))
print(calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.month_name[3], calendar.day_abbr[0], calendar.weekday(2024, 2, 29))
print(calendar.month(2024, 2))
print(calendar.TextCalendar(6).formatmonth(2024, 9), calendar.monthcalendar(2024, 2))
def easter(y):
    a, b, c = y % 19, y // 100, y % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    l = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * l) // 451
    return date(y, (h + l - 7 * m + 114) // 31, (h + l - 7 * m + 114) % 31 + 1)
for y in range(2020, 2027):
    print(easter(y).strftime("%d %b %Y"), end="; ")
print()
dates = sorted([date(2020, 5, 1), date(2019, 1, 1)], reverse=True)
print(dates, {date(2020, 1, 1): 1}, datetime.min, datetime.max, datetime.resolution)
