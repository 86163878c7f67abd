import calendar

print(calendar.month(2024, 2))
print(calendar.calendar(2023))
print(calendar.isleap(2000), calendar.isleap(1900), calendar.leapdays(2000, 2024), calendar.monthrange(2023, 2), calendar.weekday(2024, 1, 1))
print(calendar.monthcalendar(2024, 6), list(calendar.day_name), list(calendar.month_abbr), calendar.month_name[3])
calendar.setfirstweekday(calendar.SUNDAY)
print(calendar.month(2024, 9), calendar.firstweekday())
calendar.TextCalendar(6).prmonth(2023, 10)
print([str(d) for d in calendar.Calendar().itermonthdates(2024, 2)][:3], calendar.timegm((2024, 1, 1, 0, 0, 0)))
try:
    calendar.monthrange(2024, 13)
except ValueError as error:
    print(error)
