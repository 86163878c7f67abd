print(bin(10), oct(64), hex(255), bin(-10), hex(-255), hex(2 ** 70), bin(0))
print(str(2 ** 100), repr(-5), float(3), float(2 ** 60), bool(0), bool(2 ** 80), complex is not None)
print((5).__class__.__name__, type(5) is int, isinstance(True, int), isinstance(5, float), isinstance(5, (str, int)))
print(round(15, -1), round(25, -1), round(1234567, -3), round(5), round(-15, -1), round(5, 2))
try:
    float(10 ** 400)
except OverflowError as error:
    print(error)
try:
    print(10 ** 400 / 3)
except OverflowError as error:
    print(error)
print(chr(65), ord("A"), ord("€"), chr(8364), chr(128512))
