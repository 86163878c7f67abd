words = ["pear", "Fig", "apple", "kiwi", "date", "banana"]
print(sorted(words), sorted(words, key=len), sorted(words, key=str.lower), sorted(words, reverse=True))
print(sorted(words, key=lambda w: (len(w), w)), sorted(words, key=len, reverse=True))
words.sort()
print(words, words.sort(key=lambda w: w[-1]), words)
numbers = [5, 2.5, -1, True, 10**20, 0, -2.5]
numbers.sort(reverse=True)
print(
    numbers,
    sorted(numbers),
    sorted([(2, "b"), (1, "z"), (2, "a")]),
    sorted("hello", reverse=True),
    sorted({3: 1, 1: 2}),
)
pairs = [(i * 7 % 5, i) for i in range(20)]
print(
    sorted(pairs, key=lambda p: p[0]) == sorted(pairs), [p[1] for p in sorted(pairs, key=lambda p: p[0], reverse=True)]
)
for bad in ([1, "a"], [None, 1], [[1], (1,)]):
    try:
        sorted(bad)
    except TypeError as error:
        print(error)
try:
    sorted([3, 1], key=5)
except TypeError as error:
    print(error)
try:
    [3, 1].sort(len)
except TypeError as error:
    print(error)
data = [(x * 7919) % 1009 for x in range(500)]
data.sort()
print(all(a <= b for a, b in zip(data, data[1:])), data[:5], data[-3:])
