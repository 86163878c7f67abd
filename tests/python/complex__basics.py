print(1j, 2.5j, -1j, 1 + 2j, 1 - 2j, 0j, -0j, (1e20 + 1e-7j), 1e16j, 3.0 + 0j)
print(repr(complex("nan")), complex("inf"), complex(0, float("nan")), complex(float("-inf"), -0.0))
print(type(1j), type(1 + 1j).__name__, isinstance(1j, complex), issubclass(complex, object))
z = 3 + 4j
print(z.real, z.imag, z.conjugate(), abs(z), bool(z), bool(0j), hash(z), hash(1 + 0j) == hash(1), hash(2.5 + 0j))
print(z + 1, 1 + z, z - 1.5, 1 - z, z * 2, 2 * z, z * z, z / 2, 1 / z, z / (1 - 1j))
print(z ** 2, z ** 0, z ** -1, z ** 0.5, 2 ** z, z ** z, 0j ** 2, 0j ** 0, z ** 100, z ** 101)
print((-8) ** 0.5, (-8) ** (1 / 3), (-1.5) ** 2.5, 1j ** 2, 1j ** 3)
print(-z, +z, z == 3 + 4j, z != 3 + 4j, z == 3, 3 + 0j == 3, 3 == 3 + 0j, 2.0 == 2 + 0j, z == "z")
print({1 + 0j: "one"}[1], {1, 1.0, 1 + 0j}, [1, 2j].index(2j), 2j in (1, 2j))
print(True + 1j, 10 ** 20 + 1j, sum([1j, 2, 3.5]), sum([1 + 1j] * 3, 0.5))
w = 1
w += 2j
w *= 1j
print(w)
print(complex(), complex(1), complex(1, 2), complex(1.5, -2), complex(1j, 1j), complex(real=2, imag=3), complex(imag=1))
print(complex("1+2j"), complex(" ( 1-2j ) "), complex("j"), complex("-j"), complex("+2.5e3J"), complex("1e-3-4e+2j"))
print(complex("3"), complex("infinity"), complex("-nan+infj"), complex("1_0+2_0j"))
print(z.__add__(1), z.__radd__(1), z.__mul__(2j), z.__eq__(z), z.__abs__(), z.__neg__(), z.__complex__())
print(str(z), repr(z), f"{z}", "%s %r" % (z, z), "{}".format(z))
print(f"{z:.2f}", f"{z:.3}", f"{z:>12}", f"{z:*<12.1f}", f"{z:e}", f"{z:+.1f}", f"{2j:.1f}", f"{2j}", f"{-z:g}", f"{1234567.891 + 1e9j:,.2f}")
print(f"{1.5j:10}|", f"{1e100 + 0j:.3e}", f"{0j:.2f}", f"{complex(-0.0, 1):.1f}")


class Named(complex):
    def __repr__(self):
        return f"Named({self.real}, {self.imag})"


n = Named(1, 2)
print(n, n + 1, type(n + 1).__name__, n == 1 + 2j, abs(Named(3, 4)), -n)


class Convertible:
    def __complex__(self):
        return 5 + 6j


class Floating:
    def __float__(self):
        return 2.5


print(complex(Convertible()), complex(Floating()))


def mandelbrot(c, limit):
    z = 0
    for n in range(limit):
        if abs(z) > 2:
            return n
        z = z * z + c
    return limit


for y in range(-4, 5):
    print("".join("*" if mandelbrot(complex(x / 12, y / 4), 30) == 30 else "." for x in range(-26, 8)))
import copy

print(copy.copy(1j), copy.deepcopy([1j, 2]))
