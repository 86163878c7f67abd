# Words counted: split, lower, strip, Counter, defaultdict, sorted by several keys.
import random
import time
from collections import Counter, defaultdict

SYLLABLES = ["ka", "lo", "mi", "ru", "te", "son", "ber", "an", "Du", "Eli"]


def text(count):
    random.seed(3)
    words = []
    for _ in range(count):
        word = "".join(random.choice(SYLLABLES) for _ in range(random.randint(1, 3)))
        words.append(word + random.choice(["", "", ",", "."]))
    return " ".join(words)


def work(source):
    counts = {}
    for word in source.split():
        word = word.strip(".,").lower()
        counts[word] = counts.get(word, 0) + 1
    by_length = defaultdict(list)
    for word, count in counts.items():
        by_length[len(word)].append((count, word))
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5]
    letters = Counter(source.lower())
    longest = max(by_length)
    return most, letters.most_common(3), longest, len(by_length[longest])


source = text(60_000)
start = time.perf_counter()
result = work(source)
result = work(source)
print("BENCH", time.perf_counter() - start)
print(result)
