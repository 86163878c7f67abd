"""Decimal numbers of any precision, after the General Decimal Arithmetic Specification."""

import math
import re
from collections import namedtuple

__all__ = [
    "BasicContext", "Clamped", "Context", "ConversionSyntax", "Decimal", "DecimalException", "DecimalTuple", "DefaultContext", "DivisionByZero",
    "DivisionImpossible", "DivisionUndefined", "ExtendedContext", "FloatOperation", "Inexact", "InvalidContext", "InvalidOperation", "Overflow",
    "ROUND_05UP", "ROUND_CEILING", "ROUND_DOWN", "ROUND_FLOOR", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_HALF_UP", "ROUND_UP",
    "Rounded", "Subnormal", "Underflow", "getcontext", "localcontext", "setcontext",
]

ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING"
ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP"
MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_SIGNALS = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Inexact, Rounded, Clamped]


DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent")


class Context:
    """How results are rounded, and what raises."""

    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=None, traps=None):
        if prec is not None and prec < 1:
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        self.prec = 28 if prec is None else prec
        self.rounding = rounding or ROUND_HALF_EVEN
        self.Emin = Emin
        self.Emax = Emax
        self.capitals = capitals
        self.clamp = clamp
        self.flags = _signals(flags or [])
        self.traps = _signals([InvalidOperation, DivisionByZero, Overflow] if traps is None else traps)

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, dict(self.flags), dict(self.traps))

    __copy__ = copy

    def clear_flags(self):
        self.flags = _signals([])

    def clear_traps(self):
        self.traps = _signals([])

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def create_decimal(self, num="0"):
        return Decimal(num)._rounded(self)

    def create_decimal_from_float(self, f):
        return Decimal.from_float(f)._rounded(self)

    def _run(self, name, *args):
        with localcontext(self):
            return getattr(Decimal, name)(*[Decimal(arg) if isinstance(arg, int) else arg for arg in args])

    def add(self, a, b):
        return self._run("__add__", a, b)

    def subtract(self, a, b):
        return self._run("__sub__", a, b)

    def multiply(self, a, b):
        return self._run("__mul__", a, b)

    def divide(self, a, b):
        return self._run("__truediv__", a, b)

    def power(self, a, b, modulo=None):
        return self._run("__pow__", a, b)

    def sqrt(self, a):
        return self._run("sqrt", a)

    def exp(self, a):
        return self._run("exp", a)

    def ln(self, a):
        return self._run("ln", a)

    def log10(self, a):
        return self._run("log10", a)

    def quantize(self, a, b):
        return self._run("quantize", a, b)

    def abs(self, a):
        return self._run("__abs__", a)

    def minus(self, a):
        return self._run("__neg__", a)

    def plus(self, a):
        return self._run("__pos__", a)

    def to_sci_string(self, a):
        return str(a)

    def __repr__(self):
        flags = ", ".join([signal.__name__ for signal in _SIGNALS if self.flags[signal]])
        traps = ", ".join([signal.__name__ for signal in _SIGNALS if self.traps[signal]])
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, capitals={self.capitals}, "
                f"clamp={self.clamp}, flags=[{flags}], traps=[{traps}])")


def _signals(which):
    if isinstance(which, dict):
        return which
    return {signal: signal in which for signal in _SIGNALS}


DefaultContext = Context()
BasicContext = Context(9, ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])
_current = [Context()]


def getcontext():
    return _current[0]


def setcontext(context):
    _current[0] = context


class localcontext:
    def __init__(self, ctx=None, **settings):
        self._new = (getcontext() if ctx is None else ctx).copy()
        for name in settings:
            if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
            setattr(self._new, name, settings[name])

    def __enter__(self):
        self._old = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *error):
        setcontext(self._old)


def _signal(signal, result, shown=None):
    context = getcontext()
    context.flags[signal] = True
    if context.traps[signal]:
        raise signal([shown or signal])
    return result


_NUMBER = re.compile(r"\s*([-+])?(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:e([-+]?\d+))?\s*", re.I)
_SPECIAL = re.compile(r"\s*([-+])?(?:(inf)(?:inity)?|(s)?nan(\d*))\s*", re.I)


def _new(sign, coefficient, exponent, special=None):
    self = object.__new__(Decimal)
    self._sign = sign
    self._int = coefficient
    self._exp = exponent
    self._special = special
    return self


def _round_up(sign, even, rest, half, rounding, last):
    """Whether a cut-off magnitude goes up; `rest` and `half` compare what was cut off with nothing and with a half."""
    if not rest:
        return False
    if rounding == ROUND_HALF_EVEN:
        return half > 0 or half == 0 and not even
    if rounding == ROUND_HALF_UP:
        return half >= 0
    if rounding == ROUND_HALF_DOWN:
        return half > 0
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_DOWN:
        return False
    if rounding == ROUND_CEILING:
        return not sign
    if rounding == ROUND_FLOOR:
        return bool(sign)
    if rounding == ROUND_05UP:
        return last in (0, 5)
    raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                    "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")


def _cut(sign, coefficient, digits, rounding):
    """Coefficient without its last digits, and whether that changed the value."""
    if digits > 2 * len(str(coefficient)) + 10:
        digits, coefficient = 2, 1 if coefficient else 0
    power = 10 ** digits
    whole, rest = divmod(coefficient, power)
    double = rest * 2
    half = (double > power) - (double < power)
    return whole + _round_up(sign, whole % 2 == 0, rest, half, rounding, whole % 10), rest != 0


class Decimal:
    def __new__(cls, value="0", context=None):
        if isinstance(value, Decimal):
            return _new(value._sign, value._int, value._exp, value._special)
        if isinstance(value, int):
            return _new(int(value < 0), abs(int(value)), 0)
        if isinstance(value, float):
            return cls.from_float(value)
        if isinstance(value, (tuple, list, DecimalTuple)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exponent = value
            if exponent in ("F", "n", "N"):
                return _new(sign, 0, 0, {"F": "Infinity", "n": "NaN", "N": "sNaN"}[exponent])
            return _new(sign, int("".join([str(digit) for digit in digits]) or "0"), exponent)
        if not isinstance(value, str):
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        text = value.strip().replace("_", "")
        found = _NUMBER.fullmatch(text)
        if found is None:
            found = _SPECIAL.fullmatch(text)
            if found is None:
                return _signal(InvalidOperation, _new(0, 0, 0, "NaN"), ConversionSyntax)
            special = "Infinity" if found[2] else "sNaN" if found[3] else "NaN"
            return _new(int(found[1] == "-"), 0, 0, special)
        whole, decimals = found[2] or "", found[3] or found[4] or ""
        return _new(int(found[1] == "-"), int(whole + decimals), int(found[5] or 0) - len(decimals))

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if f != f:
            return _new(0, 0, 0, "NaN")
        if f in (math.inf, -math.inf):
            return _new(int(f < 0), 0, 0, "Infinity")
        above, below = abs(f).as_integer_ratio()
        twos = below.bit_length() - 1
        return _new(int(math.copysign(1.0, f) < 0), above * 5 ** twos, -twos)

    # Parts

    def as_tuple(self):
        if self._special:
            exponent = {"Infinity": "F", "NaN": "n", "sNaN": "N"}[self._special]
            return DecimalTuple(self._sign, (0,) if exponent == "F" else (), exponent)
        return DecimalTuple(self._sign, tuple([int(digit) for digit in str(self._int)]), self._exp)

    def as_integer_ratio(self):
        if self._special:
            if self._special == "Infinity":
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        value = -self._int if self._sign else self._int
        if self._exp >= 0:
            return value * 10 ** self._exp, 1
        below = 10 ** -self._exp
        common = math.gcd(value, below)
        return value // common, below // common

    def adjusted(self):
        return 0 if self._special else self._exp + len(str(self._int)) - 1

    def is_nan(self):
        return self._special in ("NaN", "sNaN")

    def is_qnan(self):
        return self._special == "NaN"

    def is_snan(self):
        return self._special == "sNaN"

    def is_infinite(self):
        return self._special == "Infinity"

    def is_finite(self):
        return not self._special

    def is_zero(self):
        return not self._special and self._int == 0

    def is_signed(self):
        return self._sign == 1

    def is_normal(self, context=None):
        return not self._special and self._int != 0

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        return self

    def copy_abs(self):
        return _new(0, self._int, self._exp, self._special)

    def copy_negate(self):
        return _new(1 - self._sign, self._int, self._exp, self._special)

    def copy_sign(self, other):
        return _new(other._sign, self._int, self._exp, self._special)

    # Texts

    def __str__(self):
        sign = "-" if self._sign else ""
        if self._special:
            return sign + self._special
        digits = str(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            if self._exp == 0:
                return sign + digits
            if left > 0:
                return f"{sign}{digits[:left]}.{digits[left:]}"
            return f"{sign}0.{'0' * -left}{digits}"
        mantissa = digits if len(digits) == 1 else f"{digits[0]}.{digits[1:]}"
        return f"{sign}{mantissa}{'E' if getcontext().capitals else 'e'}{left - 1:+d}"

    def __repr__(self):
        return f"Decimal('{self}')"

    def to_eng_string(self, context=None):
        return str(self)

    def __format__(self, spec):
        found = re.fullmatch(r"(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([eEfFgGn%])?", spec, re.S)
        if found is None:
            raise ValueError("invalid format string")
        fill, align, plus, _, _, zero, width, group, places, kind = found.groups()
        sign = "-" if self._sign else plus if plus in ("+", " ") else ""
        if self._special:
            body = self._special
        else:
            body = self._digits(None if places is None else int(places), kind, group)
        if zero and not align:
            fill, align = "0", "="
        width = int(width or 0)
        if align == "=" and fill == "0" and group and not self._special:
            whole, mark, rest = body.partition(".")
            digits = whole.replace(group, "")
            while len(sign) + len(_grouped(digits, group)) + len(mark) + len(rest) < width:
                digits = "0" + digits
            body = _grouped(digits, group) + mark + rest
        gap = width - len(sign) - len(body)
        fill = fill or " "
        if gap <= 0:
            return sign + body
        if align == "<":
            return sign + body + fill * gap
        if align == "^":
            return fill * (gap // 2) + sign + body + fill * (gap - gap // 2)
        if align == "=":
            return sign + fill * gap + body
        return fill * gap + sign + body

    def _digits(self, places, kind, group):
        value = self.copy_abs()
        rounding = getcontext().rounding
        if kind == "%":
            value = _new(0, value._int, value._exp + 2)
        if kind in ("f", "F", "%"):
            if places is not None:
                value = value._rescaled(-places, rounding)
            elif value._exp > 0:
                value = value._rescaled(0, rounding)
            text = _fixed(value)
        elif kind in ("e", "E"):
            if places is not None and value._int:
                value = value._cut_to(places + 1, rounding)
            digits = str(value._int)
            exponent = value._exp + len(digits) - 1
            if places is not None:
                digits = digits.ljust(places + 1, "0")
                if not value._int:
                    exponent = value._exp + places
            text = digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + f"{kind}{exponent:+d}"
        else:
            if places is not None and len(str(value._int)) > max(places, 1):
                value = value._cut_to(max(places, 1), rounding)
            text = str(value)
            if kind == "g" or kind == "n":
                text = text.replace("E", "e")
        if group:
            end = len(text) - len(text.lstrip("0123456789"))
            text = _grouped(text[:end], group) + text[end:]
        return text + ("%" if kind == "%" else "")

    # Rounding

    def _cut_to(self, digits, rounding):
        length = len(str(self._int))
        if length <= digits:
            return self
        whole, _ = _cut(self._sign, self._int, length - digits, rounding)
        exponent = self._exp + length - digits
        if len(str(whole)) > digits:
            whole //= 10
            exponent += 1
        return _new(self._sign, whole, exponent)

    def _rounded(self, context=None):
        """The number in the precision of the context."""
        if self._special:
            return self
        context = context or getcontext()
        found = self
        length = len(str(self._int))
        if length > context.prec:
            found = self._cut_to(context.prec, context.rounding)
            _signal(Rounded, None)
            if self._int % 10 ** (length - context.prec):
                _signal(Inexact, None)
        if found._int and found.adjusted() > context.Emax:
            return _signal(Overflow, _new(found._sign, 0, 0, "Infinity"))
        if found.adjusted() < context.Emin and found._exp < context.Etiny():
            found = found._rescaled(context.Etiny(), context.rounding)
        return found

    def _rescaled(self, exponent, rounding):
        """The number with another exponent, rounded where that is needed."""
        if exponent <= self._exp:
            return _new(self._sign, self._int * 10 ** (self._exp - exponent), exponent)
        whole, inexact = _cut(self._sign, self._int, exponent - self._exp, rounding)
        if inexact:
            getcontext().flags[Inexact] = True
        return _new(self._sign, whole, exponent)

    def quantize(self, exp, rounding=None, context=None):
        exp = _convert(exp, True)
        if self._special or exp._special:
            if self.is_nan() or exp.is_nan():
                return _nan(self, exp)
            if self.is_infinite() and exp.is_infinite():
                return self
            return _invalid()
        context = context or getcontext()
        found = self._rescaled(exp._exp, rounding or context.rounding)
        if len(str(found._int)) > context.prec:
            return _invalid()
        return found

    def to_integral_value(self, rounding=None, context=None):
        if self._special or self._exp >= 0:
            return self
        return self._rescaled(0, rounding or getcontext().rounding)

    to_integral = to_integral_exact = to_integral_value

    def normalize(self, context=None):
        found = self._rounded(context)
        if found._special:
            return found
        coefficient, exponent = found._int, found._exp
        if not coefficient:
            return _new(found._sign, 0, 0)
        while coefficient % 10 == 0:
            coefficient //= 10
            exponent += 1
        return _new(found._sign, coefficient, exponent)

    def same_quantum(self, other, context=None):
        return self._exp == other._exp and self._special == other._special

    def __round__(self, n=None):
        if n is None:
            self._check_whole()
            return int(self.to_integral_value(ROUND_HALF_EVEN))
        return self.quantize(_new(0, 1, -n), ROUND_HALF_EVEN)

    def _check_whole(self):
        if self.is_nan():
            raise ValueError("cannot convert NaN to integer")
        if self._special:
            raise OverflowError("cannot convert Infinity to integer")

    def __int__(self):
        self._check_whole()
        value = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -value if self._sign else value

    __trunc__ = __int__

    def __floor__(self):
        self._check_whole()
        return int(self.to_integral_value(ROUND_FLOOR))

    def __ceil__(self):
        self._check_whole()
        return int(self.to_integral_value(ROUND_CEILING))

    def __float__(self):
        if self._special:
            if self.is_snan():
                raise ValueError("cannot convert signaling NaN to float")
            return float(str(self))
        return float(f"{'-' if self._sign else ''}{self._int}e{self._exp}")

    def __bool__(self):
        return bool(self._special) or self._int != 0

    # Arithmetic

    def __neg__(self):
        found = self._rounded()
        return _new(0 if found.is_zero() else 1 - found._sign, found._int, found._exp, found._special)

    def __pos__(self):
        found = self._rounded()
        return _new(0, 0, found._exp) if found.is_zero() else found

    def __abs__(self):
        return self.copy_abs()._rounded()

    def __add__(self, other):
        other = _convert(other)
        return NotImplemented if other is NotImplemented else _add(self, other)

    __radd__ = __add__

    def __sub__(self, other):
        other = _convert(other)
        return NotImplemented if other is NotImplemented else _add(self, other.copy_negate())

    def __rsub__(self, other):
        other = _convert(other)
        return NotImplemented if other is NotImplemented else _add(other, self.copy_negate())

    def __mul__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        sign = self._sign ^ other._sign
        if self._special or other._special:
            if self.is_nan() or other.is_nan():
                return _nan(self, other)
            return _invalid() if self.is_zero() or other.is_zero() else _new(sign, 0, 0, "Infinity")
        return _new(sign, self._int * other._int, self._exp + other._exp)._rounded()

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _convert(other)
        return NotImplemented if other is NotImplemented else _divide(self, other)

    def __rtruediv__(self, other):
        other = _convert(other)
        return NotImplemented if other is NotImplemented else _divide(other, self)

    def __divmod__(self, other):
        other = _convert(other)
        return NotImplemented if other is NotImplemented else _divmod(self, other)

    def __rdivmod__(self, other):
        other = _convert(other)
        return NotImplemented if other is NotImplemented else _divmod(other, self)

    def __floordiv__(self, other):
        other = _convert(other)
        return NotImplemented if other is NotImplemented else _divmod(self, other, "quotient")

    def __rfloordiv__(self, other):
        other = _convert(other)
        return NotImplemented if other is NotImplemented else _divmod(other, self, "quotient")

    def __mod__(self, other):
        other = _convert(other)
        return NotImplemented if other is NotImplemented else _divmod(self, other, "rest")

    def __rmod__(self, other):
        other = _convert(other)
        return NotImplemented if other is NotImplemented else _divmod(other, self, "rest")

    def fma(self, other, third, context=None):
        other, third = _convert(other, True), _convert(third, True)
        product = _new(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)
        return _add(product, third)

    def __pow__(self, other, modulo=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        if modulo is not None:
            return Decimal(pow(int(self), int(other), int(modulo)))
        return _power(self, other)

    def __rpow__(self, other):
        other = _convert(other)
        return NotImplemented if other is NotImplemented else _power(other, self)

    def sqrt(self, context=None):
        context = context or getcontext()
        if self._special:
            return _nan(self, self) if self.is_nan() else _invalid() if self._sign else self
        if not self._int:
            return _new(self._sign, 0, self._exp // 2)
        if self._sign:
            return _invalid()
        # An integer root with a digit more than is needed, and one that says whether it is exact.
        exponent, coefficient = self._exp, self._int
        if exponent % 2:
            coefficient *= 10
            exponent -= 1
        shift = context.prec + 1 - (len(str(coefficient)) + 1) // 2
        if shift >= 0:
            scaled = coefficient * 100 ** shift
            exact = True
        else:
            scaled, rest = divmod(coefficient, 100 ** -shift)
            exact = rest == 0
        root = math.isqrt(scaled)
        exact = exact and root * root == scaled
        exponent = exponent // 2 - shift
        if exact:
            ideal = self._exp // 2
            while root % 10 == 0 and exponent < ideal:
                root //= 10
                exponent += 1
            if exponent > ideal:
                root *= 10 ** (exponent - ideal)
                exponent = ideal
        elif root % 5 == 0:
            root += 1
        with localcontext(context, rounding=ROUND_HALF_EVEN):
            return _new(0, root, exponent)._rounded()

    def exp(self, context=None):
        context = context or getcontext()
        if self._special:
            return self if not self.is_infinite() or not self._sign else _new(0, 0, 0)
        if not self._int:
            return Decimal(1)
        return _settle(lambda digits: _exp(self, digits), context)

    def ln(self, context=None):
        context = context or getcontext()
        if self.is_nan():
            return self
        if self.is_zero():
            return _new(1, 0, 0, "Infinity")
        if self._sign:
            return _invalid()
        if self._special:
            return self
        if self == 1:
            return Decimal(0)
        return _settle(lambda digits: _ln(self, digits), context)

    def log10(self, context=None):
        context = context or getcontext()
        if self.is_nan() or self._special and not self._sign:
            return self
        if self.is_zero():
            return _new(1, 0, 0, "Infinity")
        if self._sign:
            return _invalid()
        if str(self._int).rstrip("0") == "1":
            return Decimal(self.adjusted())._rounded(context)

        def divided(digits):
            with localcontext(prec=digits + 5, rounding=ROUND_HALF_EVEN):
                return _ln(self, digits + 5) / _ln(Decimal(10), digits + 5)

        return _settle(divided, context)

    def scaleb(self, other, context=None):
        return _new(self._sign, self._int, self._exp + int(other))._rounded(context)

    def logb(self, context=None):
        return Decimal(self.adjusted())

    def remainder_near(self, other, context=None):
        other = _convert(other, True)
        return self - other * (self / other).to_integral_value(ROUND_HALF_EVEN)

    # Comparison

    def _order(self, other):
        """-1, 0 or 1 as this is less than, equal to or more than another that is no NaN."""
        one, two = self._signed_infinity(), other._signed_infinity()
        if one or two:
            return (one > two) - (one < two)
        low = min(self._exp, other._exp)
        if self._int == 0 or other._int == 0 or abs(self._exp - other._exp) < 5000:
            one = self._int * 10 ** (self._exp - low) * (1 - 2 * self._sign) if self._int else 0
            two = other._int * 10 ** (other._exp - low) * (1 - 2 * other._sign) if other._int else 0
            return (one > two) - (one < two)
        if self._sign != other._sign:
            return -1 if self._sign else 1
        return (1 if self.adjusted() > other.adjusted() else -1) * (1 - 2 * self._sign)

    def _signed_infinity(self):
        return 0 if not self._special else -1 if self._sign else 1

    def _compared(self, other, test):
        if isinstance(other, float):
            other = Decimal.from_float(other)
        elif hasattr(other, "numerator") and not isinstance(other, (int, Decimal)):
            return test((self * other.denominator)._order(Decimal(other.numerator)))
        other = _convert(other)
        if other is NotImplemented:
            return other
        if self.is_nan() or other.is_nan():
            return _signal(InvalidOperation, False)
        return test(self._order(other))

    def __eq__(self, other):
        if isinstance(other, float):
            other = Decimal.from_float(other)
        elif hasattr(other, "numerator") and not isinstance(other, (int, Decimal)):
            return not self.is_nan() and self * other.denominator == Decimal(other.numerator)
        other = _convert(other)
        if other is NotImplemented:
            return other
        return not self.is_nan() and not other.is_nan() and self._order(other) == 0

    def __lt__(self, other):
        return self._compared(other, lambda order: order < 0)

    def __le__(self, other):
        return self._compared(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._compared(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._compared(other, lambda order: order >= 0)

    def compare(self, other, context=None):
        other = _convert(other, True)
        return _nan(self, other) if self.is_nan() or other.is_nan() else Decimal(self._order(other))

    def max(self, other, context=None):
        other = _convert(other, True)
        return (self if self >= other else other)._rounded()

    def min(self, other, context=None):
        other = _convert(other, True)
        return (self if self <= other else other)._rounded()

    def __hash__(self):
        if self._special:
            if self.is_snan():
                raise TypeError("Cannot hash a signaling NaN value")
            return object.__hash__(self) if self.is_nan() else -314159 if self._sign else 314159
        modulus = 2**61 - 1
        power = pow(10, self._exp, modulus) if self._exp >= 0 else pow(pow(10, -1, modulus), -self._exp, modulus)
        found = self._int * power % modulus
        found = -found if self._sign else found
        return -2 if found == -1 else found

    def __reduce__(self):
        return Decimal, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _convert(value, must=False):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _new(int(value < 0), abs(int(value)), 0)
    if must:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return NotImplemented


def _invalid(shown=None):
    return _signal(InvalidOperation, _new(0, 0, 0, "NaN"), shown)


def _nan(one, two):
    if one.is_snan() or two.is_snan():
        return _invalid()
    return one if one.is_nan() else two


def _grouped(digits, mark):
    parts = []
    while len(digits) > 3:
        parts.append(digits[-3:])
        digits = digits[:-3]
    parts.append(digits)
    parts.reverse()
    return mark.join(parts)


def _fixed(value):
    digits = str(value._int)
    if value._exp >= 0:
        return digits + "0" * value._exp if value._int else digits
    digits = digits.rjust(1 - value._exp, "0")
    return f"{digits[:value._exp]}.{digits[value._exp:]}"


def _add(one, two):
    if one._special or two._special:
        if one.is_nan() or two.is_nan():
            return _nan(one, two)
        if one._special and two._special and one._sign != two._sign:
            return _invalid()
        return one if one._special else two
    prec = getcontext().prec
    if one._exp < two._exp:
        one, two = two, one
    # A number that is far below the last digit only matters for the direction of rounding.
    if one._int and two._int and one._exp - two._exp > prec + 2 and one.adjusted() - two.adjusted() > prec + 2:
        extra = max(prec + 2 - len(str(one._int)), 0) + 1
        two = _new(two._sign, 1, one._exp - extra)
    exponent = two._exp
    first = one._int * 10 ** (one._exp - exponent)
    total = (-first if one._sign else first) + (-two._int if two._sign else two._int)
    if total:
        return _new(int(total < 0), abs(total), exponent)._rounded()
    both = one._sign & two._sign
    if one._int and getcontext().rounding == ROUND_FLOOR or both:
        return _new(1, 0, exponent)
    return _new(0, 0, exponent)


def _divide(one, two):
    sign = one._sign ^ two._sign
    if one._special or two._special:
        if one.is_nan() or two.is_nan():
            return _nan(one, two)
        if one._special and two._special:
            return _invalid()
        return _new(sign, 0, 0, "Infinity") if one._special else _new(sign, 0, getcontext().Etiny())
    if not two._int:
        if not one._int:
            return _invalid(DivisionUndefined)
        return _signal(DivisionByZero, _new(sign, 0, 0, "Infinity"))
    exponent = one._exp - two._exp
    if not one._int:
        return _new(sign, 0, exponent)._rounded()
    shift = len(str(two._int)) - len(str(one._int)) + getcontext().prec + 1
    ideal = exponent
    exponent -= shift
    if shift >= 0:
        quotient, rest = divmod(one._int * 10 ** shift, two._int)
    else:
        quotient, rest = divmod(one._int, two._int * 10 ** -shift)
    if rest:
        if quotient % 5 == 0:
            quotient += 1
    else:
        while exponent < ideal and quotient % 10 == 0:
            quotient //= 10
            exponent += 1
    return _new(sign, quotient, exponent)._rounded()


def _divmod(one, two, part=None):
    if one.is_nan() or two.is_nan():
        found = _nan(one, two)
        return found if part else (found, found)
    sign = one._sign ^ two._sign
    if one._special:
        found = _invalid()
        return found if part != "quotient" or two._special else _new(sign, 0, 0, "Infinity")
    if not two._special and not two._int:
        if not one._int:
            return _invalid(DivisionUndefined)
        if part == "rest":
            return _invalid()
        return _signal(DivisionByZero, _new(sign, 0, 0, "Infinity"))
    if two._special:
        quotient, rest = _new(sign, 0, 0), one._rounded()
    else:
        exponent = min(one._exp, two._exp)
        above, below = one._int * 10 ** (one._exp - exponent), two._int * 10 ** (two._exp - exponent)
        count, left = divmod(above, below)
        if len(str(count)) > getcontext().prec:
            return _invalid(DivisionImpossible)
        quotient, rest = _new(sign, count, 0), _new(one._sign, left, exponent)._rounded()
    return quotient if part == "quotient" else rest if part == "rest" else (quotient, rest)


def _power(base, power):
    if base.is_nan() or power.is_nan():
        return _nan(base, power)
    if power.is_zero():
        return _invalid() if base.is_zero() else Decimal(1)
    context = getcontext()
    is_whole = not power._special and (power._exp >= 0 or power._int % 10 ** -power._exp == 0)
    is_odd = is_whole and int(power) % 2 == 1
    sign = base._sign if is_odd else 0
    if base._sign and not base.is_zero() and not is_whole:
        return _invalid()
    if base.is_zero() or base._special:
        grows = bool(base._special) != bool(power._sign)
        return _new(sign, 0, 0, "Infinity") if grows else _new(sign, 0, 0)
    if power._special:
        size = base.copy_abs()._order(Decimal(1))
        if size == 0:
            return Decimal(1)
        return _new(0, 0, 0, "Infinity") if (size > 0) != bool(power._sign) else _new(0, 0, 0)
    if is_whole:
        count = abs(int(power))
        if count * len(str(base._int)) <= 20000:
            found = _new(sign, base._int ** count, base._exp * count)
            return found._rounded() if not power._sign else _divide(Decimal(1), found)
    magnitude = base.copy_abs()
    if power == Decimal("0.5"):
        root = magnitude.sqrt()
        if root * root == magnitude:
            return root

    def raised(digits):
        with localcontext(prec=digits + 10, rounding=ROUND_HALF_EVEN):
            return _exp(_ln(magnitude, digits + 10) * power, digits)

    found = _settle(raised, context)
    return found if not sign else found.copy_negate()


def _settle(compute, context):
    """A result that is not exact, rounded once: with more digits until the rounding is certain."""
    extra = 5
    while True:
        found = compute(context.prec + extra)
        tail = str(found._int)[context.prec:]
        if len(tail) < 3 or tail.strip("0") and tail[0] + tail[1:].strip("0") != "5" and tail.strip("9") or extra > 40:
            break
        extra += 12
    with localcontext(context, rounding=ROUND_HALF_EVEN):
        return found._rounded()


def _exp(x, digits):
    with localcontext(prec=digits + 10, rounding=ROUND_HALF_EVEN, Emin=MIN_EMIN, Emax=MAX_EMAX):
        halvings = max(x.adjusted() * 4 + 8, 0) if x else 0
        with localcontext(prec=digits + 10 + halvings):
            y = x / 2 ** halvings
            total = term = Decimal(1)
            count = 0
            while True:
                count += 1
                term = term * y / count
                new = total + term
                if new == total:
                    break
                total = new
            for _ in range(halvings):
                total = total * total
        return +total._cut_to(digits, ROUND_HALF_EVEN)


def _ln(x, digits):
    with localcontext(prec=digits + 15, rounding=ROUND_HALF_EVEN, Emin=MIN_EMIN, Emax=MAX_EMAX):
        # x is between 0.1 and 10 times a power of ten, near 1 after some roots.
        shift = x.adjusted()
        y = _new(0, x._int, x._exp - shift)
        roots = 0
        while abs(y - 1) > Decimal("0.05"):
            y = y.sqrt()
            roots += 1
        z = (y - 1) / (y + 1)
        square = z * z
        total = term = z
        count = 1
        while True:
            term = term * square
            count += 2
            new = total + term / count
            if new == total:
                break
            total = new
        total = total * 2 ** (roots + 1)
        if shift:
            total += shift * _ln10(digits + 10)
        return +total._cut_to(digits + 5, ROUND_HALF_EVEN)


_TENS = {}


def _ln10(digits):
    if digits not in _TENS:
        _TENS[digits] = _ln(Decimal("2.5"), digits) + 2 * _ln(Decimal(2), digits)
    return _TENS[digits]
