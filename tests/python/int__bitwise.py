print(12 & 10, 12 | 10, 12 ^ 10, ~12)
print(1 << 10, 1 << 100, 1 << 0, -1 << 4)
print(1024 >> 3, -1024 >> 3, -1 >> 100, 5 >> 100, (1 << 100) >> 98)
print(-12 & 10, -12 | 10, -12 ^ 10, -1 & (1 << 70))
print((1 << 70) & ((1 << 70) - 1), (1 << 70) | 1, (1 << 70) ^ -1)
print(True & False, True | False, True ^ True, type(True & True).__name__, type(True & 1).__name__)
print((255).bit_length(), (256).bit_length(), (0).bit_length(), (-256).bit_length(), (1 << 99).bit_length())
x = 0b1011
x <<= 2
x |= 1
x ^= 0xFF
x &= ~0x10
x >>= 1
print(x, 0o17, 0xDEAD_BEEF, 1_000_000)
for shift in (-1, -5):
    try:
        print(1 << shift)
    except ValueError as error:
        print(error)
