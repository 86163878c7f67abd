s = {3, 1, 2, 3}
print(sorted(s), len(s), 1 in s, 9 in s, set() == set([]), set(), bool(set()), {1}, {"a"})
s.add(10)
s.discard(99)
s.remove(3)
s.update([5, 6])
print(sorted(s), sorted(s | {100}), sorted(s & {1, 2}), sorted(s - {1}), sorted(s ^ {1, 50}))
print({1, 2} <= {1, 2, 3}, {1, 2} < {1, 2}, {1, 2}.issubset([1, 2, 3]), {1, 2}.isdisjoint({3}), {1, 2} == {2, 1})
print(sorted({x % 3 for x in range(10)}), len(set("mississippi")), sorted(set("mississippi")))
print(sorted({1, 2}.union([3])), sorted({1, 2}.intersection([2])), sorted({1, 2}.difference([2])))
f = frozenset([1, 2])
print({f: "frozen"}[frozenset([2, 1])], f == {1, 2})
for attempt in (lambda: s.remove(99), lambda: {[]}, lambda: hash(s), lambda: set().pop(), lambda: s + s):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, error)


def say(value):
    print("value", value)
    return value


for make in (lambda: {say([]), say(1), *say((2,))}, lambda: {say(1), *say((2,)), say([]), say(3)}, lambda: {say(1), *say(([],)), say(3)}):
    try:
        make()
    except TypeError as error:
        print(error)
