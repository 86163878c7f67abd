text = """It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief; it was the epoch of incredulity."""


def words(text):
    word = ""
    for character in text.lower():
        if character.isalpha():
            word += character
        elif word:
            yield word
            word = ""
    if word:
        yield word


def count(items):
    counts = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return counts


counts = count(words(text))
for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:6]:
    print(f"{word:<8}{n:>3} {'#' * n}")
lengths = {}
for word in counts:
    lengths.setdefault(len(word), []).append(word)
for length in sorted(lengths):
    print(length, ", ".join(sorted(lengths[length])))
letters = count(c for c in text if c.isalpha())
total = sum(letters.values())
print(total, [f"{c}={n / total:.1%}" for c, n in sorted(letters.items(), key=lambda p: (-p[1], p[0]))[:4]])
print(
    max(counts, key=len), sum(map(len, counts)) / len(counts), " ".join(w.capitalize() for w in list(words(text))[:5])
)
