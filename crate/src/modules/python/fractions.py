"""Rational numbers."""

import math
import re

__all__ = ["Fraction"]

_PATTERN = re.compile(
    r"\s*([-+]?)(?=\d|\.\d)(\d*|\d+(?:_\d+)*)(?:(?:/(\d+(?:_\d+)*))?|(?:\.(\d*(?:_\d+)*))?(?:[eE]([-+]?\d+(?:_\d+)*))?)\s*")


class Fraction:
    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if type(numerator) is int:
                return cls._make(numerator, 1)
            if isinstance(numerator, Fraction):
                return cls._make(numerator._numerator, numerator._denominator)
            if isinstance(numerator, str):
                return cls._make(*_parse(numerator))
            if isinstance(numerator, int):
                return cls._make(int(numerator), 1)
            if hasattr(numerator, "as_integer_ratio"):
                return cls._make(*numerator.as_integer_ratio())
            raise TypeError("argument should be a string or a Rational instance")
        if isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            above = numerator.numerator * denominator.denominator
            below = numerator.denominator * denominator.numerator
        else:
            raise TypeError("both arguments should be Rational instances")
        if below == 0:
            raise ZeroDivisionError(f"Fraction({above}, 0)")
        return cls._make(*_reduced(above, below))

    @classmethod
    def _make(cls, numerator, denominator):
        self = object.__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (int, float)):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls._make(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        return cls._make(*dec.as_integer_ratio())

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    real = property(lambda self: self)
    imag = property(lambda self: 0)

    def conjugate(self):
        return self

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def is_integer(self):
        return self._denominator == 1

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        one, two = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return two if abs(two - self) <= abs(one - self) else one

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __format__(self, spec):
        return format(str(self) if not spec or spec[-1] not in "eEfFgG%" else float(self), spec)

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        # As every number's hash: the same for a float of this value.
        modulus = 2**61 - 1
        try:
            found = abs(self._numerator) * pow(self._denominator, -1, modulus) % modulus
        except ValueError:
            found = 314159
        found = -found if self._numerator < 0 else found
        return -2 if found == -1 else found

    def __bool__(self):
        return self._numerator != 0

    def __int__(self):
        return math.trunc(self)

    def __float__(self):
        return self._numerator / self._denominator

    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    __int__ = __trunc__

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            double = rest * 2
            return whole + (double > self._denominator or double == self._denominator and whole % 2)
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __neg__(self):
        return Fraction._make(-self._numerator, self._denominator)

    def __pos__(self):
        return Fraction._make(self._numerator, self._denominator)

    def __abs__(self):
        return Fraction._make(abs(self._numerator), self._denominator)

    def _operate(self, other, exact, inexact, swap=False):
        if isinstance(other, (int, Fraction)):
            a, b = (other, self) if swap else (self, other)
            return exact(a.numerator, a.denominator, b.numerator, b.denominator)
        if isinstance(other, float):
            return inexact(other, float(self)) if swap else inexact(float(self), other)
        return NotImplemented

    def __add__(self, other):
        return self._operate(other, _add, lambda a, b: a + b)

    def __radd__(self, other):
        return self._operate(other, _add, lambda a, b: a + b, True)

    def __sub__(self, other):
        return self._operate(other, _subtract, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._operate(other, _subtract, lambda a, b: a - b, True)

    def __mul__(self, other):
        return self._operate(other, _multiply, lambda a, b: a * b)

    def __rmul__(self, other):
        return self._operate(other, _multiply, lambda a, b: a * b, True)

    def __truediv__(self, other):
        return self._operate(other, _divide, lambda a, b: a / b)

    def __rtruediv__(self, other):
        return self._operate(other, _divide, lambda a, b: a / b, True)

    def __floordiv__(self, other):
        return self._operate(other, lambda a, b, c, d: (a * d) // (b * c), lambda a, b: a // b)

    def __rfloordiv__(self, other):
        return self._operate(other, lambda a, b, c, d: (a * d) // (b * c), lambda a, b: a // b, True)

    def __mod__(self, other):
        return self._operate(other, lambda a, b, c, d: Fraction((a * d) % (c * b), b * d), lambda a, b: a % b)

    def __rmod__(self, other):
        return self._operate(other, lambda a, b, c, d: Fraction((a * d) % (c * b), b * d), lambda a, b: a % b, True)

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __pow__(self, other):
        if isinstance(other, (int, Fraction)):
            if other.denominator != 1:
                return float(self) ** float(other)
            power = other.numerator
            if power >= 0:
                return Fraction._make(self._numerator ** power, self._denominator ** power)
            if self._numerator == 0:
                raise ZeroDivisionError(f"Fraction({self._denominator ** -power}, 0)")
            above, below = self._denominator ** -power, self._numerator ** -power
            return Fraction._make(-above, -below) if below < 0 else Fraction._make(above, below)
        return float(self) ** other

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other ** self._numerator
        return other ** float(self)

    def _compare(self, other):
        """Two numbers in the same order, or None."""
        if isinstance(other, (int, Fraction)):
            return self._numerator * other.denominator, other.numerator * self._denominator
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return 0.0, other
            return self._compare(Fraction.from_float(other))
        return None

    def __eq__(self, other):
        pair = self._compare(other)
        return NotImplemented if pair is None else pair[0] == pair[1]

    def __lt__(self, other):
        pair = self._compare(other)
        return NotImplemented if pair is None else pair[0] < pair[1]

    def __le__(self, other):
        pair = self._compare(other)
        return NotImplemented if pair is None else pair[0] <= pair[1]

    def __gt__(self, other):
        pair = self._compare(other)
        return NotImplemented if pair is None else pair[0] > pair[1]

    def __ge__(self, other):
        pair = self._compare(other)
        return NotImplemented if pair is None else pair[0] >= pair[1]

    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _reduced(above, below):
    common = math.gcd(above, below)
    if below < 0:
        common = -common
    return above // common, below // common


def _add(a, b, c, d):
    return Fraction._make(*_reduced(a * d + c * b, b * d))


def _subtract(a, b, c, d):
    return Fraction._make(*_reduced(a * d - c * b, b * d))


def _multiply(a, b, c, d):
    return Fraction._make(*_reduced(a * c, b * d))


def _divide(a, b, c, d):
    if c == 0:
        raise ZeroDivisionError(f"Fraction({a * d}, 0)")
    return Fraction._make(*_reduced(a * d, b * c))


def _parse(text):
    found = _PATTERN.fullmatch(text)
    if found is None:
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    sign, whole, below, decimals, exponent = found.groups()
    above = int(whole or "0")
    if below:
        below = int(below)
        if below == 0:
            raise ZeroDivisionError(f"Fraction({above}, 0)")
    else:
        below = 1
        if decimals:
            decimals = decimals.replace("_", "")
            below = 10 ** len(decimals)
            above = above * below + int(decimals)
        if exponent:
            if int(exponent) >= 0:
                above *= 10 ** int(exponent)
            else:
                below *= 10 ** -int(exponent)
    return _reduced(-above if sign == "-" else above, below)
