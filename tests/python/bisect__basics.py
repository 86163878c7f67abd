import bisect

items = [1, 3, 3, 5]
print(bisect.bisect(items, 3), bisect.bisect_left(items, 3), bisect.bisect_right(items, 0), bisect.bisect_left(items, 9))
print(bisect.bisect_left(items, 3, 2), bisect.bisect(items, 3, 0, 2))
bisect.insort(items, 4)
bisect.insort_left(items, 3)
print(items)
words = ["a", "bb", "dddd"]
print(bisect.bisect(words, 3, key=len))
bisect.insort(words, "ccc", key=len)
print(words, "FDCBA"[bisect.bisect([60, 70, 80, 90], 85)])
try:
    bisect.bisect([1], 1, -1)
except ValueError as error:
    print(error)
