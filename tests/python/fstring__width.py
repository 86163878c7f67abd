for word in ["", "a", "apple", "éé", "€uro"]:
    print(f"[{word:8}] [{word:<8}] [{word:>8}] [{word:^8}] [{word:-^9}] [{word:.2}] [{word:6.3}] [{word!r:>9}]")
width, digits, fill = 10, 3, "*"
print(f"{3.14159:{width}.{digits}f}|{'x':{fill}^{width}}|{'x':{fill + '>'}{width // 2}}|")
for bad in ["d", "=5", ",", "+", ".2f"]:
    try:
        print(f"{'text':{bad}}")
    except ValueError as error:
        print(error)
for bad in ["s", ".2d", "z9", "5.5"]:
    try:
        print(f"{5:{bad}}")
    except ValueError as error:
        print(error)
try:
    print(f"{[]:>5}")
except TypeError as error:
    print(error)
print(f"{[]!s:>5}|{None!s:>6}|{(1, 2)!r:^10}|")
