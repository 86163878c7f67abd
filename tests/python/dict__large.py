# Growth, deletion and look-up of many keys of mixed kinds.
d = {}
for i in range(3000):
    d[i] = i * i
    d[str(i)] = i
    d[(i, i + 1)] = -i
print(len(d), d[2999], d["2999"], d[(2999, 3000)], 3000 in d, "x" in d)
for i in range(0, 3000, 2):
    del d[i]
    del d[str(i)]
print(len(d), sum(v for k, v in d.items() if isinstance(k, int)), list(d)[:4], 0 in d, 1 in d)
for i in range(0, 3000, 4):
    d[i] = "again"
print(len(d), list(d)[-2:], d[4], d.get(2))
total = 0
for i in range(20000):
    key = i * 7919 % 1000
    d[key] = d.get(key, 0) if not isinstance(d.get(key), str) else 0
    total += key
print(total, len(d), sorted(k for k in d if isinstance(k, int))[:5])
d.clear()
print(d, len(d))
float_keys = {x / 4: x for x in range(12)}
print(
    float_keys[1],
    float_keys[2.25],
    1 in float_keys,
    0.1 in float_keys,
    {-1: "a", -2: "b"}[-2],
    {2**64: 1, 2**64 + 1: 2}[2**64 + 1],
)
