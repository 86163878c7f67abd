# Insertion order survives deletion, re-insertion and growth.
d = {}
for i in range(20):
    d[i * 37 % 101] = i
for i in range(0, 20, 3):
    del d[i * 37 % 101]
d[0] = "back"
print(d)
for i in range(200):
    d[f"key{i}"] = i
for i in range(195):
    del d[f"key{i}"]
print(list(d.items())[-8:], len(d))
print(list(reversed(d))[:3], list(reversed(d.values()))[:3], next(iter(d)), list(enumerate(d))[0])
a = dict.fromkeys("hello")
print(a, dict.fromkeys([1, 2], 0))
counts = {}
for character in "mississippi":
    counts[character] = counts.get(character, 0) + 1
print(counts, sorted(counts.items(), key=lambda item: (-item[1], item[0])))
groups = {}
for word in ["apple", "avocado", "bean", "beet", "corn"]:
    groups.setdefault(word[0], []).append(word)
print(groups)
print({k: v for k, v in zip(range(5), "abcde") if k % 2 == 0}, {v: k for k, v in a.items()})
