import time

t = time.gmtime(1700000000)
print(t, t.tm_year, t[3], len(t), tuple(t))
print(time.strftime("%Y-%m-%d %H:%M:%S", t), time.asctime(t), time.strftime("%a, %d %b %Y", time.gmtime(0)))
p = time.strptime("2024-02-29 12:30", "%Y-%m-%d %H:%M")
print(p, p.tm_yday, p.tm_wday)
print(len(time.strftime("%H:%M:%S")), len(time.ctime()), time.localtime().tm_year >= 2020)
print(time.mktime(time.localtime(1e9)) == 1e9)
try:
    time.strptime("x", "%Y")
except ValueError as error:
    print(error)
