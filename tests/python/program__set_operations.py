maths, physics = {"ann", "bob", "cy"}, {"bob", "dee"}
for name, result in {"both": maths & physics, "either": maths | physics, "only": maths - physics, "one": maths ^ physics}.items():
    print(f"{name:>6}: {sorted(result)}")
print(maths.isdisjoint({"zed"}), {"bob"} < maths, {"bob"} <= {"bob"}, maths >= {"ann"}, maths.issuperset(physics), {1, 2} == {2, 1})
s = {1, 2}
s |= {3}
s -= {1}
s.update([4], (5,))
s.discard(99)
print(s, len(s), 3 in s, s.pop() in (2, 3, 4, 5), frozenset("ab") == {"a", "b"}, {frozenset([1]): "key"}[frozenset([1])])
s.intersection_update({4, 5, 6})
s.symmetric_difference_update({5, 7})
print(sorted(s), s.copy() is s, set().union([1], [2]), {1}.difference([1]), {x % 3 for x in range(10)})
for bad in (lambda: {1}.remove(2), lambda: {1} | [2], lambda: {[1]}, lambda: {1} < 2, lambda: frozenset([1]).add(2), lambda: set(1), lambda: set().pop()):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
text = "she sells sea shells by the sea shore"
words = text.split()
seen, repeated = set(), []
for word in words:
    if word in seen and word not in repeated:
        repeated.append(word)
    seen.add(word)
print(repeated, len(seen), list(dict.fromkeys(words)), sorted(set(text) - {" "}))
print({len(w): sorted({x for x in words if len(x) == len(w)}) for w in words})
primes = set(range(2, 30))
for n in range(2, 6):
    primes -= set(range(n * n, 30, n))
print(sorted(primes), repr(set()), repr(frozenset()), set([1]), bool(set()), {*range(3), *"a"} == {0, 1, 2, "a"})
