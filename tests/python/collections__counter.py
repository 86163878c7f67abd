from collections import Counter

letters = Counter("abracadabra")
print(letters, letters.most_common(2), letters.most_common(), letters["z"], letters.total(), sorted(letters.elements()))
letters.update("aaa")
letters.subtract({"b": 5})
print(letters, +letters, -letters, letters + Counter(a=1), letters - Counter(a=3))
print(letters & Counter(a=2), letters | Counter(z=9), Counter(a=1) <= Counter(a=2), Counter(a=1) == Counter(a=1, b=0))
del letters["nothing"]
print(Counter(), Counter(x=1).copy(), Counter({"a": 3}), Counter([1, 1, 2]), isinstance(letters, dict))
words = Counter()
for word in "the cat the dog the end".split():
    words[word] += 1
print(words.most_common(1), dict(words), sum(words.values()), max(words, key=words.get))
words += Counter(["cat", "cow"])
words -= Counter(the=5)
print(words, sorted(words.items()), "cat" in words, len(words))
print(Counter(a=1, b=2).items() >= {("a", 1)}, sorted(Counter("ab") + Counter("bc")))
try:
    Counter.fromkeys("ab")
except NotImplementedError as error:
    print(error)
