def escape(cx, cy, limit=60):
    x = y = 0.0
    for n in range(limit):
        x, y = x * x - y * y + cx, 2 * x * y + cy
        if x * x + y * y > 4:
            return n
    return limit


palette = " .:-=+*#%@"
total = 0
for row in range(-10, 11, 2):
    line = ""
    for column in range(-40, 15):
        n = escape(column / 20, row / 10)
        total += n
        line += palette[min(n, 59) * len(palette) // 60]
    print(line.rstrip())
print(total)
