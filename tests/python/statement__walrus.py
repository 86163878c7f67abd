data = [5, 3, 0, 8]
while (item := data.pop()) != 0:
    print("item", item)
print(item, data)
if (n := len(data)) > 1:
    print("n is", n)
print([y for x in range(6) if (y := x * x) % 2], y)
print((a := 1) + (b := a + 1), a, b)


def find(items):
    if any((hit := x) > 3 for x in items):
        return hit
    return None


print(find([1, 5, 9]), find([1]))
total = 0
print([total := total + v for v in [1, 2, 3]], total)
print(f"{(w := 5)} {w}", {(k := "key"): (v := 2)}, k, v, (lambda x: (z := x) + z)(4))
