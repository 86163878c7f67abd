//! `round`, and what `float` and `int` tell about themselves.

use num_bigint::BigInt as Big;
use num_integer::Integer;
use num_traits::{Signed, Zero};

use super::arithmetic::float_to_int;
use super::float_text::scaled;
use crate::object::number::{Int, decompose};
use crate::object::{BigInt, Value};
use crate::vm::{Py, PyResult};

/// `round(float)`: to the nearest integer, ties to even.
///
/// # Errors
/// `ValueError` for NaN, `OverflowError` for infinities.
pub fn round_to_int(py: &mut Py<'_>, float: f64) -> PyResult<Value> {
    float_to_int(py, float.round_ties_even())
}

/// `round(float, digits)`, correctly rounded (`Objects/floatobject.c`, `double_round`).
///
/// # Errors
/// `OverflowError` when the result is too large.
pub fn round_float(py: &mut Py<'_>, float: f64, digits: i64) -> PyResult<f64> {
    let rounded = rounded(float, digits);
    if rounded.is_infinite() && float.is_finite() {
        return Err(py.overflow_error("rounded value too large to represent"));
    }
    Ok(rounded)
}

fn rounded(float: f64, digits: i64) -> f64 {
    // Every double is a multiple of 10^-323 as far as rounding goes, and below 10^309.
    if !float.is_finite() || digits > 323 {
        return float;
    }
    if digits < -308 {
        return 0.0_f64.copysign(float);
    }
    if digits >= 0 {
        let digits = digits as usize;
        return match scaled(float.abs(), digits) {
            // Both are exact, so that the quotient is the nearest double.
            Some(scaled) if scaled < 1 << f64::MANTISSA_DIGITS => {
                (scaled as f64 / 10u64.pow(digits as u32) as f64).copysign(float)
            }
            _ => format!("{float:.digits$}").parse().unwrap_or(float),
        };
    }
    round_to_power(float, digits.unsigned_abs() as u32)
}

/// To a multiple of 10^`power`: exactly, over integers, then read back as decimal digits are.
fn round_to_power(float: f64, power: u32) -> f64 {
    let Some((mantissa, exponent, _)) = decompose(float) else {
        return float;
    };
    let ten = Big::from(10).pow(power);
    // Twice the value, so that a half is an integer; what lies below only breaks ties.
    let (doubled, sticky) = if exponent >= -1 {
        (Big::from(mantissa) << (exponent + 1) as u64, false)
    } else {
        let shift = (-exponent - 1).min(63);
        let kept = mantissa >> shift;
        (Big::from(kept), kept << shift != mantissa)
    };
    let (quotient, rest) = doubled.div_rem(&(&ten * 2));
    let up = match rest.cmp(&ten) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => sticky || quotient.is_odd(),
    };
    let quotient = if up { quotient + 1 } else { quotient };
    let magnitude: f64 = format!("{quotient}e{power}").parse().unwrap_or(float);
    magnitude.copysign(float)
}

/// `round(int, digits)`: half to even (`Objects/longobject.c`, `int___round___impl`).
pub fn round_int(int: Int<'_>, digits: i64) -> Value {
    if digits >= 0 || int.is_zero() {
        return int.to_value();
    }
    // A number below half of the power rounds to 0; this also keeps the power from growing without bound.
    if digits.unsigned_abs() > int.bit_length() {
        return Value::int(0);
    }
    let power = Big::from(10).pow(digits.unsigned_abs() as u32);
    let big = int.to_big();
    let (quotient, rest) = big.div_mod_floor(&power);
    let up = match (&rest * 2u8).cmp(&power) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => quotient.is_odd(),
    };
    BigInt::value((quotient + u8::from(up)) * power)
}

/// `float.as_integer_ratio()`.
///
/// # Errors
/// `ValueError` for NaN, `OverflowError` for infinities.
pub fn integer_ratio(py: &mut Py<'_>, float: f64) -> PyResult<(Value, Value)> {
    let Some((mantissa, exponent, negative)) = decompose(float) else {
        return Err(if float.is_nan() {
            py.value_error("cannot convert NaN to integer ratio")
        } else {
            py.overflow_error("cannot convert Infinity to integer ratio")
        });
    };
    let mut numerator = Big::from(mantissa);
    let mut denominator = Big::from(1);
    if exponent >= 0 {
        numerator <<= exponent as u64;
    } else if !numerator.is_zero() {
        let common = mantissa.trailing_zeros().min(exponent.unsigned_abs());
        numerator >>= common;
        denominator <<= exponent.unsigned_abs() - common;
    }
    if negative {
        numerator = -numerator;
    }
    Ok((BigInt::value(numerator), BigInt::value(denominator)))
}

/// `float.hex()`.
pub fn float_hex(float: f64) -> String {
    let sign = if float.is_sign_negative() { "-" } else { "" };
    if float.is_nan() {
        return "nan".to_owned();
    }
    if float.is_infinite() {
        return format!("{sign}inf");
    }
    if float == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let bits = float.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let (lead, exponent) = match ((bits >> 52) & 0x7ff) as i32 {
        0 => (0, -1022),
        exponent => (1, exponent - 1023),
    };
    format!("{sign}0x{lead}.{fraction:013x}p{exponent:+}")
}

/// The digits of an integer's absolute value in a base from 2 to 36, lower case.
pub fn magnitude_in_base(int: Int<'_>, base: u32) -> String {
    match (int, base) {
        (Int::Small(int), 2) => format!("{:b}", int.unsigned_abs()),
        (Int::Small(int), 8) => format!("{:o}", int.unsigned_abs()),
        (Int::Small(int), 16) => format!("{:x}", int.unsigned_abs()),
        (int, _) => int.to_big().abs().to_str_radix(base),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_round_half_even_and_exactly() {
        let cases = [
            (2.675, 2, 2.67),
            (0.5, 0, 0.0),
            (2.5, 0, 2.0),
            (-1.5, 0, -2.0),
            (1234.5678, -2, 1200.0),
            (1250.0, -2, 1200.0),
            (1350.0, -2, 1400.0),
            (1250.0000001, -2, 1300.0),
            (5e22, -23, 0.0),
            (1.5e300, -300, 2e300),
            (0.15, 1, 0.1),
            (1e-320, 320, 1e-320),
            (123.0, 400, 123.0),
        ];
        for (float, digits, result) in cases {
            assert_eq!(rounded(float, digits), result, "round({float}, {digits})");
        }
        assert!(rounded(1.7e308, -308).is_infinite());
        assert!(rounded(-4.0, -1).is_sign_negative());
    }

    #[test]
    fn integers_round_half_even() {
        let round = |int: i64, digits| round_int(Int::Small(int), digits).as_int();
        assert_eq!(round(1250, -2), Some(1200));
        assert_eq!(round(1350, -2), Some(1400));
        assert_eq!(round(-1250, -2), Some(-1200));
        assert_eq!(round(-1251, -2), Some(-1300));
        assert_eq!(round(5, -1), Some(0));
        assert_eq!(round(15, -1), Some(20));
        assert_eq!(round(99, -5), Some(0));
        assert_eq!(round(99, 5), Some(99));
    }

    #[test]
    fn floats_show_as_hexadecimal() {
        assert_eq!(float_hex(0.1), "0x1.999999999999ap-4");
        assert_eq!(float_hex(-5e-324), "-0x0.0000000000001p-1022");
        assert_eq!(float_hex(1e300), "0x1.7e43c8800759cp+996");
        assert_eq!(float_hex(-0.0), "-0x0.0p+0");
    }
}
