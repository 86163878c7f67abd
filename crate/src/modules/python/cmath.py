"""Complex functions, by the formulas of Modules/cmathmodule.c, so that the last digits agree."""

import math
from math import e, inf, nan, pi, tau

infj, nanj = complex(0, inf), complex(0, nan)


def _sqrt(z):
    if not z:
        return complex(0.0, z.imag)
    ax, ay = abs(z.real) / 8, abs(z.imag)
    s = 2.0 * math.sqrt(ax + math.hypot(ax, ay / 8))
    d = ay / (2.0 * s)
    if z.real >= 0:
        return complex(s, math.copysign(d, z.imag))
    return complex(d, math.copysign(s, z.imag))


def sqrt(z, /):
    return _sqrt(complex(z))


def phase(z, /):
    z = complex(z)
    return math.atan2(z.imag, z.real)


def polar(z, /):
    return abs(complex(z)), phase(z)


def rect(r, phi, /):
    return complex(r * math.cos(phi), r * math.sin(phi) if phi else r * phi)


def exp(z, /):
    z = complex(z)
    scale = math.exp(z.real)
    return complex(scale * math.cos(z.imag), scale * math.sin(z.imag))


def log(z, base=None, /):
    z = complex(z)
    if not z:
        raise ValueError("math domain error")
    large, small = max(abs(z.real), abs(z.imag)), min(abs(z.real), abs(z.imag))
    h = math.hypot(large, small)
    if 0.71 <= h <= 1.73:
        real = math.log1p((large - 1) * (large + 1) + small * small) / 2
    else:
        real = math.log(h)
    result = complex(real, math.atan2(z.imag, z.real))
    return result if base is None else result / log(base)


def log10(z, /):
    z = log(z)
    return complex(z.real / math.log(10), z.imag / math.log(10))


def cosh(z, /):
    z = complex(z)
    return complex(math.cos(z.imag) * math.cosh(z.real), math.sin(z.imag) * math.sinh(z.real))


def sinh(z, /):
    z = complex(z)
    return complex(math.cos(z.imag) * math.sinh(z.real), math.sin(z.imag) * math.cosh(z.real))


def tanh(z, /):
    z = complex(z)
    tx, ty, cx = math.tanh(z.real), math.tan(z.imag), 1 / math.cosh(z.real)
    denom = 1 + tx * ty * (tx * ty)
    return complex(tx * (1 + ty * ty) / denom, ty / denom * cx * cx)


def acos(z, /):
    z = complex(z)
    s1, s2 = _sqrt(complex(1 - z.real, -z.imag)), _sqrt(complex(1 + z.real, z.imag))
    return complex(2 * math.atan2(s1.real, s2.real), math.asinh(s2.real * s1.imag - s2.imag * s1.real))


def acosh(z, /):
    z = complex(z)
    s1, s2 = _sqrt(complex(z.real - 1, z.imag)), _sqrt(complex(z.real + 1, z.imag))
    return complex(math.asinh(s1.real * s2.real + s1.imag * s2.imag), 2 * math.atan2(s1.imag, s2.real))


def asinh(z, /):
    z = complex(z)
    s1, s2 = _sqrt(complex(1 + z.imag, -z.real)), _sqrt(complex(1 - z.imag, z.real))
    real = math.asinh(s1.real * s2.imag - s2.real * s1.imag)
    return complex(real, math.atan2(z.imag, s1.real * s2.real - s1.imag * s2.imag))


def atanh(z, /):
    z = complex(z)
    if math.copysign(1, z.real) < 0:
        return -atanh(-z)
    ay = abs(z.imag)
    if z == 1:
        raise ValueError("math domain error")
    real = math.log1p(4 * z.real / ((1 - z.real) * (1 - z.real) + ay * ay)) / 4
    return complex(real, -math.atan2(-2 * z.imag, (1 - z.real) * (1 + z.real) - ay * ay) / 2)


def _turned(function):
    def turned(z, /):
        z = complex(z)
        result = function(complex(-z.imag, z.real))
        return complex(result.imag, -result.real)

    return turned


sin, tan, asin, atan = _turned(sinh), _turned(tanh), _turned(asinh), _turned(atanh)


def cos(z, /):
    z = complex(z)
    return cosh(complex(-z.imag, z.real))


def isnan(z, /):
    z = complex(z)
    return math.isnan(z.real) or math.isnan(z.imag)


def isinf(z, /):
    z = complex(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isfinite(z, /):
    z = complex(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol
