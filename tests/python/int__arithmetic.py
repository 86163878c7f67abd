# The operators on small integers, with Python's rounding towards minus infinity.
for a, b in [(7, 2), (-7, 2), (7, -2), (-7, -2), (0, 5), (1, 1)]:
    print(a, b, a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))

print(2 ** 10, (-2) ** 3, 2 ** 0, 0 ** 0, 2 ** -2)
print(pow(3, 4), pow(3, 4, 5), pow(-3, 5, 7), pow(3, -1, 7))
print(+5, -5, ~5, ~-1, - -5, not 5)
print(abs(-9), abs(9), int(True), True + True, True * 10)
print(-7 // 2 * 2 + -7 % 2, 10 - 2 - 3, 2 ** 3 ** 2, -2 ** 2)
