a = [5, 3, 8]
a.append(1)
a.extend((9, 2))
a.insert(1, 7)
a.insert(-1, 0)
a.insert(100, "end")
print(a, a.pop(), a.pop(0), a.index(8), a.count(3), len(a))
a.sort()
print(a, sorted(a, reverse=True), a[::-1], a[1:3], a[-2:], a[:], a[::2], a[10:], a[-100:2])
a.remove(3)
a.reverse()
del a[0]
del a[1:3]
a[1:1] = ["x", "y"]
a[0] = None
a += [1]
a *= 2
print(a, [1, 2] + [3], [0] * 3, [[]] * 2, [1, [2, 3]][1][0], 3 in [1, 2], [1, 2] == [1, 2], [1, 2] is [1, 2], [1, 3] > [1, 2, 9])
b = a[:]
c = a
c.clear()
print(a, len(b), c is a, list("abc"), list(range(3)), list({"k": 1}), list((1, 2)), [*"ab", *[1]])
words = ["banana", "Apple", "cherry", "apple", "fig"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=lambda w: (len(w), w)), max(words, key=len), min(words), words.index("fig", 2), " ".join(words[::-1]))
words.sort(key=len, reverse=True)
print(words, [w.upper() for w in words if "a" in w.lower()], [(i, w) for i, w in enumerate(words) if i % 2], [c for w in words[:2] for c in w][:6])
x, *middle, y = [1, 2, 3, 4]
first, second = second, first = [10, 20]
print(x, middle, y, first, second, [n for n in range(20) if n % 3 == 0 and n % 2], [[i * j for j in range(1, 4)] for i in range(1, 4)], list(zip(*[[1, 2], [3, 4]])))
grid = [[0] * 3] * 2
grid[0][0] = 1
print(grid, [row[:] for row in grid], sum([[1], [2, 3]], []), any(n > 5 for n in [1, 9]), all([1, ""]), list(map(len, words)), list(filter(None, [0, 1, "", "a"])))
nested = [1, [2, [3]]]
nested.append(nested)
print(nested, str([1, "a", None, 2.5, (1,), {1: 2}]), repr(["it's", 'say "hi"']), [1, 2, 3].__len__(), [3, 1, 2].sort(), (1, 2, 3)[::-1], (1,) * 2, tuple([1, 2]), ())
s = slice(1, 3)
print([0, 1, 2, 3][s], s, s.start, s.indices(2), list(range(10))[8:2:-2], [1, 2, 3, 4, 5][-1:-4:-1], "hello"[s])
for bad in (lambda: [][0], lambda: [1, 2, 3].index(9), lambda: [].remove(1), lambda: [1] + (2,), lambda: [1] < ["a"], lambda: sorted([1, "a", None]), lambda: [1].append(1, 2), lambda: [].insert(1), lambda: [1, 2, 3][::0], lambda: list(5), lambda: [1] * [2], lambda: [].sort(lambda a: a), lambda: [3, 2].sort(cmp=1), lambda: [1].extend(2), lambda: [1].pop(5), lambda: (1, 2).sort(), lambda: max([], default="none"), lambda: min([3, 1], [2])):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
stack, queue = [], [1, 2, 3]
stack.append("a")
stack.append("b")
print(stack.pop(), queue.pop(0), stack, queue, not stack, [] == [], [False] == [0], [1, 2, 3].count(True), sum([0.1] * 10), sorted([True, 0, 2.5]))
