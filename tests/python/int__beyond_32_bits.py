# Counts, indices and widths that a machine word of 32 bits does not hold.
import collections
import random

big = 2**32
long = range(0, 10**15, 7)
print(len(long), len(range(big + 3)), bool(range(big)), long[big], long[-big], long[big + 1 : big + 5], long[::-big][1])
print(long.index(7 * big), list(reversed(long[-2:])), range(-(2**62), 2**62)[-1], range(-(2**63), 2**63 - 1)[-1])
print(random.Random(1).choice(long), random.Random(1).sample(long, 2))
print(slice(None).indices(big + 7), slice(0, 2 * big, big).indices(10**12), slice(big, -big, big).indices(5))
print(collections.deque([1, 2, 3], big), collections.deque([1, 2, 3], big + 1).maxlen)
print("{0[4294967296]}".format({big: "found"}), "%-*d|" % (3, 4))

letters = ["a", "b", "c"]
print(letters[big:], letters[: big + 1], letters[:: big + 1], letters[-big - 2 :], letters * -big, [] * (big + 1))
print("abc".find("b", big), "abc"[big + 1 :], "a,b".split(",", big), "aba".replace("a", "x", big + 1), 5 >> big + 1)

for attempt in (
    lambda: letters[big],
    lambda: letters[big + 1],
    lambda: letters.pop(big + 1),
    lambda: "abc"[-big - 1],
    lambda: b"abc"[big + 1],
    lambda: long[10**15],
    lambda: len(range(-(2**63), 2**63 - 1)),
    lambda: "{4294967297}".format(1, 2),
    lambda: "{0[4294967297]}".format(letters),
    lambda: bytes([big + 65]),
    lambda: b"abc".hex(":", big + 1),
    lambda: len("".ljust(2 * big**2)),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
