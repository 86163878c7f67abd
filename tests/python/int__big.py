# Integers that no machine word holds: they grow, shrink back and stay exact.
a = 2 ** 64
b = 3 ** 80
print(a, b, a + b, b - a, a * b)
print(b // a, b % a, divmod(-b, a), divmod(b, -a))
print(-a // 7, -a % 7, a ** 3, -a, abs(-a))
print(a - a, a - (a - 1), (a + 1) - a == 1, type(a - a).__name__)
print(9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2)
print(9223372036854775807 * 9223372036854775807, -9223372036854775808 // -1)
print(4611686018427387904 + 4611686018427387904, 3037000500 * 3037000500)
print(2147483647 + 1, -2147483648 - 1, 2147483648 * 2147483648)

product = 1
for i in range(1, 41):
    product *= i
print(product)
for i in range(40, 0, -1):
    product //= i
print(product)
print(a / b, b / a, 10 ** 400 // 10 ** 398, 10 ** 400 / 10 ** 399)
