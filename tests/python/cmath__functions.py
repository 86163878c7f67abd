import cmath

values = [0.5, 1j, 1 + 2j, -1.5 + 0.25j, -2, 3 - 4j, 0.3 - 0.7j]
names = "sqrt exp log log10 sin cos tan sinh cosh tanh asin acos atan asinh acosh".split()


def shown(z):
    return f"{z.real:.12g} {z.imag:.12g}"


for name in names:
    function = getattr(cmath, name)
    print(name, [shown(function(value)) for value in values])
print([shown(cmath.atanh(value)) for value in values if value != 1])
print(cmath.phase(-1), cmath.phase(1j), cmath.polar(3 + 4j)[0], shown(cmath.rect(2, cmath.pi / 2)))
print(cmath.sqrt(-1), cmath.sqrt(-4), cmath.sqrt(2j), cmath.sqrt(0), cmath.sqrt(-0.25))
print(abs(cmath.exp(1j * cmath.pi) + 1) < 1e-15, cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj)
print(cmath.isclose(1 + 1j, 1 + 1.0000000001j), cmath.isclose(1, 2), cmath.isnan(complex(0, cmath.nan)))
print(cmath.isinf(complex(cmath.inf, 0)), cmath.isfinite(1j), shown(cmath.log(100, 10)), shown(cmath.log(8j, 2)))
try:
    cmath.log(0)
except ValueError as error:
    print(error)
# The discrete Fourier transform of a small signal.
signal = [1, 2, 3, 4]
n = len(signal)
for k in range(n):
    term = sum(x * cmath.exp(-2j * cmath.pi * k * t / n) for t, x in enumerate(signal))
    print(round(term.real, 9) + 0, round(term.imag, 9) + 0)
