print(round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5), round(2.675, 2), round(2.665, 2))
print(round(1234.5678, 2), round(1234.5678, -2), round(1234.5678, 0), round(1234.5678), type(round(2.0)).__name__)
print(round(1e20), round(1.0, 5), round(0.1 + 0.2, 10), round(5e-324, 300), round(-2.5, 0), round(3.14159, ndigits=3))
print(round(1e300, 5), round(123.456, 400), round(0.05, 1), round(0.15, 1), round(0.25, 1))
