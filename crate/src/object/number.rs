//! Integers of any size and how they become floats; everything here is plain arithmetic without Python's errors.

use std::borrow::Cow;
use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

use super::{Value, View};

/// A borrowed `int` or `bool`.
#[derive(Clone, Copy)]
pub enum Int<'a> {
    /// It fits 64 bits.
    Small(i64),
    /// It does not.
    Big(&'a BigInt),
}

impl<'a> Int<'a> {
    /// The integer that `value` is; none for anything else, floats included.
    #[inline]
    pub fn of(value: &'a Value) -> Option<Int<'a>> {
        match value.view() {
            View::Int(int) => Some(Int::Small(int)),
            View::Bool(bool) => Some(Int::Small(i64::from(bool))),
            View::BigInt(big) => Some(Int::Big(&big.int)),
            _ => None,
        }
    }

    /// As a big integer.
    pub fn to_big(self) -> Cow<'a, BigInt> {
        match self {
            Int::Small(int) => Cow::Owned(BigInt::from(int)),
            Int::Big(big) => Cow::Borrowed(big),
        }
    }

    /// As a Python value.
    pub fn to_value(self) -> Value {
        match self {
            Int::Small(int) => Value::int(int),
            Int::Big(big) => super::BigInt::value(big.clone()),
        }
    }

    /// The nearest float, ties to even; none when it is too large.
    pub fn to_f64(self) -> Option<f64> {
        match self {
            Int::Small(int) => Some(int as f64),
            Int::Big(big) => big.to_f64().filter(|float| float.is_finite()),
        }
    }

    /// Whether it is 0.
    pub fn is_zero(self) -> bool {
        matches!(self, Int::Small(0))
    }

    /// Whether it is below 0.
    pub fn is_negative(self) -> bool {
        match self {
            Int::Small(int) => int < 0,
            Int::Big(big) => big.is_negative(),
        }
    }

    /// Bits of its absolute value, as `int.bit_length`.
    pub fn bit_length(self) -> u64 {
        match self {
            Int::Small(int) => u64::from(64 - int.unsigned_abs().leading_zeros()),
            Int::Big(big) => big.bits(),
        }
    }

    /// Ones among the bits of its absolute value, as `int.bit_count`.
    pub fn bit_count(self) -> u64 {
        match self {
            Int::Small(int) => u64::from(int.unsigned_abs().count_ones()),
            Int::Big(big) => (big.iter_u64_digits())
                .map(|digit| u64::from(digit.count_ones()))
                .sum(),
        }
    }

    /// Its order relative to `other`.
    pub fn order(self, other: Int<'_>) -> Ordering {
        match (self, other) {
            (Int::Small(left), Int::Small(right)) => left.cmp(&right),
            (left, right) => left.to_big().cmp(&right.to_big()),
        }
    }
}

/// A number of any built-in type.
#[derive(Clone, Copy)]
pub enum Number<'a> {
    /// `int`, `bool`.
    Int(Int<'a>),
    /// `float`.
    Float(f64),
}

impl<'a> Number<'a> {
    /// The number that `value` is.
    #[inline]
    pub fn of(value: &'a Value) -> Option<Number<'a>> {
        match value.view() {
            View::Float(float) => Some(Number::Float(float)),
            _ => Int::of(value).map(Number::Int),
        }
    }

    /// Exact comparison; none when a NaN takes part (`Objects/floatobject.c`, `float_richcompare`).
    pub fn order(self, other: Number<'_>) -> Option<Ordering> {
        match (self, other) {
            (Number::Int(left), Number::Int(right)) => Some(left.order(right)),
            (Number::Float(left), Number::Float(right)) => left.partial_cmp(&right),
            (Number::Float(left), Number::Int(right)) => order_float_int(left, right),
            (Number::Int(left), Number::Float(right)) => {
                order_float_int(right, left).map(Ordering::reverse)
            }
        }
    }
}

fn order_float_int(float: f64, int: Int<'_>) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if float.is_infinite() {
        return float.partial_cmp(&0.0);
    }
    if let Int::Small(small) = int
        && small.unsigned_abs() < 1 << 53
    {
        return float.partial_cmp(&(small as f64));
    }
    let whole = float_to_big(float.trunc())?;
    Some(match whole.cmp(&int.to_big()) {
        Ordering::Equal => float.fract().partial_cmp(&0.0)?,
        order => order,
    })
}

/// The integer part of a float, exactly; none for infinities and NaN.
pub fn float_to_big(float: f64) -> Option<BigInt> {
    let (mantissa, exponent, negative) = decompose(float)?;
    let magnitude = if exponent >= 0 {
        BigInt::from(mantissa) << exponent
    } else if exponent <= -64 {
        BigInt::zero()
    } else {
        BigInt::from(mantissa >> -exponent)
    };
    Some(if negative { -magnitude } else { magnitude })
}

/// A finite float as `(mantissa, exponent, negative)`, meaning ±mantissa·2^exponent.
pub fn decompose(float: f64) -> Option<(u64, i32, bool)> {
    if !float.is_finite() {
        return None;
    }
    let bits = float.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let exponent = ((bits >> 52) & 0x7ff) as i32;
    let (mantissa, exponent) = match exponent {
        0 => (fraction, -1074),
        _ => (fraction | 1 << 52, exponent - 1075),
    };
    Some((mantissa, exponent, float.is_sign_negative()))
}

/// `mantissa`·2^`exponent`, exact whenever the result has at most 53 significant bits; infinite when too large.
pub fn scale(mantissa: f64, exponent: i32) -> f64 {
    let mut float = mantissa;
    let mut left = exponent;
    while left > 1000 && float.is_finite() {
        float *= power_of_two(1000);
        left -= 1000;
    }
    while left < -1000 && float != 0.0 {
        float *= power_of_two(-1000);
        left += 1000;
    }
    float * power_of_two(left.clamp(-1000, 1000))
}

/// 2^`exponent` for an exponent of a normal float.
fn power_of_two(exponent: i32) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}

/// `left / right`, correctly rounded; none when it is too large for a float. `right` is not 0.
/// The method is that of `Objects/longobject.c`, `long_true_divide`: a quotient with two bits to spare, rounded once.
pub fn true_divide(left: Int<'_>, right: Int<'_>) -> Option<f64> {
    const EXACT: u64 = 1 << 53;
    if let (Int::Small(left), Int::Small(right)) = (left, right)
        && left.unsigned_abs() <= EXACT
        && right.unsigned_abs() <= EXACT
    {
        return Some(left as f64 / right as f64);
    }
    let negative = left.is_negative() != right.is_negative();
    let (left, right) = (left.to_big(), right.to_big());
    let (left, right) = (left.magnitude(), right.magnitude());
    let difference = left.bits() as i64 - right.bits() as i64;
    if left.is_zero() || difference < -1080 {
        return Some(if negative { -0.0 } else { 0.0 });
    }
    if difference > 1024 {
        return None;
    }
    let shift = difference.max(-1021) - 55;
    let (quotient, rest) = if shift <= 0 {
        (left << shift.unsigned_abs()).div_rem(right)
    } else {
        left.div_rem(&(right << shift as u64))
    };
    let mut bits = quotient.to_u64()?;
    bits |= u64::from(!rest.is_zero());
    let length = i64::from(64 - bits.leading_zeros());
    let extra = length.max(-1021 - shift) - 53;
    let half = 1u64 << (extra - 1);
    if bits & half != 0 && bits & (3 * half - 1) != 0 {
        bits += half;
    }
    bits &= !(2 * half - 1);
    let float = scale(bits as f64, shift as i32);
    float
        .is_finite()
        .then_some(if negative { -float } else { float })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn division_rounds_once() {
        let big = |text: &str| text.parse::<BigInt>().unwrap();
        let divide = |left: &BigInt, right: &BigInt| true_divide(Int::Big(left), Int::Big(right));
        let two = BigInt::from(2);
        assert_eq!(divide(&big("1"), &big("3")), Some(1.0 / 3.0));
        assert_eq!(
            divide(&big("100000000000000000000001"), &big("-7")),
            Some(-1.4285714285714286e22)
        );
        assert_eq!(
            divide(&two.pow(1100), &(two.pow(80) + 1)),
            Some(1.1235582092889474e307)
        );
        assert_eq!(divide(&big("3"), &two.pow(1075)), Some(1e-323));
        assert_eq!(divide(&big("1"), &two.pow(1075)), Some(0.0));
        assert_eq!(divide(&two.pow(1024), &big("1")), None);
    }

    #[test]
    fn floats_and_integers_compare_exactly() {
        let order = |float: f64, int: i64| order_float_int(float, Int::Small(int));
        assert_eq!(
            order(9007199254740992.0, 9007199254740993),
            Some(Ordering::Less)
        );
        assert_eq!(order(2.5, 2), Some(Ordering::Greater));
        assert_eq!(order(-2.5, -2), Some(Ordering::Less));
        assert_eq!(order(f64::NAN, 2), None);
        assert_eq!(order(f64::INFINITY, i64::MAX), Some(Ordering::Greater));
        assert_eq!(order(2f64.powi(63), i64::MAX), Some(Ordering::Greater));
    }

    #[test]
    fn floats_lose_their_fraction() {
        let whole = |float: f64| float_to_big(float).map(|int| int.to_string());
        assert_eq!(whole(-2.7).as_deref(), Some("-2"));
        assert_eq!(whole(1e23).as_deref(), Some("99999999999999991611392"));
        assert_eq!(whole(f64::NAN), None);
    }
}
