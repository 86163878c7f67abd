# Strings: built, formatted, cut, searched and joined.
import time


def work(count):
    parts = []
    for i in range(count):
        text = f"{i:06d}:{i * 0.5:.2f}"
        head, tail = text.split(":")
        parts.append(head.lstrip("0") + "/" + tail.replace(".", ","))
        if tail.endswith("50") and "99" in head:
            parts.append(text.upper()[::-1])
    joined = "; ".join(parts)
    vowels = 0
    for letter in joined[: count * 4]:
        if letter in ",/5":
            vowels += 1
    collected = ""
    for part in parts[:count]:
        collected += part[0:1]
    return len(joined), vowels, len(collected), joined.count("; 9"), joined.find("99999")


start = time.perf_counter()
result = work(100_000)
print("BENCH", time.perf_counter() - start)
print(result)
