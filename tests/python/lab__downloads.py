# The simulated network answers with the same bytes everywhere.
import lab

for name in ("file-01.txt", "a", "é.txt", "x" * 50):
    data = lab.fetch(name)
    print(len(data), data[: len(name) + 2], data[-3:], sum(data) % 9973, lab.save(name, data))
print(lab.fetch("a") == lab.fetch("a"), lab.save("empty", b""), type(lab.fetch("b")).__name__)
