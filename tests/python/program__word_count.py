"""Count words the way a first text-processing lecture does."""
import re
import string
from collections import Counter, defaultdict

TEXT = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness...
-- Charles Dickens, "A Tale of Two Cities" (1859)"""


def words(text):
    return re.findall(r"[a-z']+", text.lower())


counts = Counter(words(TEXT))
for word, n in counts.most_common(5):
    print(f"{word:<12}{n:>3} {'#' * n}")
print(sum(counts.values()), len(counts), counts["missing"])
by_length = defaultdict(set)
for word in counts:
    by_length[len(word)].add(word)
for length, group in sorted(by_length.items()):
    print(length, sorted(group))
table = str.maketrans("", "", string.punctuation)
print(TEXT.translate(table).split()[:8])
print(TEXT.title().splitlines()[1])
print({line[:2]: len(line) for line in TEXT.splitlines()})
longest = max(counts, key=lambda word: (len(word), word))
print(longest, counts[longest])
print("{:=^40}".format(" report "))
print("%-10s|%5d|%8.3f|%s" % ("total", len(counts), 1 / 3, counts.most_common(1)))
c = Counter(a=3, b=1) - Counter(a=1, b=2)
print(c, +c, Counter("abracadabra").most_common(2), Counter("aab") + Counter("b"), Counter("aab") & Counter("ab"), Counter("a") | Counter("bb"))
c.update("bbb")
c.subtract({"a": 5})
print(c, sorted(c.elements()), c.total(), dict(c))
