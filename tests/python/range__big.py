big = range(10**20, 10**20 + 10, 3)
print(big, len(big), big[0], big[-1], list(big), 10**20 + 3 in big, 10**20 + 4 in big, "x" in big, 1e20 in big)
print(big[1:], big[::-1], list(reversed(big)), big.index(10**20 + 6), big.count(5), big.start, big.stop, big.step)
print(big == range(10**20, 10**20 + 12, 3), big == range(5), range(0) == range(10**20, 0), hash(big) == hash(range(10**20, 10**20 + 12, 3)))
down = range(2**70, 2**70 - 5, -2)
print(down, list(down), 2**70 - 2 in down, 2**70 - 3 in down, down[1:2], bool(down), bool(range(2**65, 0)), repr(range(10**30)))
huge = range(10**30)
print(huge[10**25], 10**29 in huge, 10**30 in huge, -1 in huge, huge[-1], huge[::10**29], sum(range(2**64, 2**64 + 100)))


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: len(huge))
show(lambda: big[4])
show(lambda: big["a"])
show(lambda: big.index(1))
show(lambda: range(10**20, 5, 0))
for i in range(2**63 - 2, 2**63 + 2):
    print(i, end=" ")
for i, n in enumerate(huge):
    if i == 3:
        break
print(n, next(iter(huge)), max(big), sorted(big, reverse=True)[0], [n % 7 for n in big], dict(zip("ab", big)))
