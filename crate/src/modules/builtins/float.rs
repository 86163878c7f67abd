//! `float`: methods.

use super::args::{text, wrong_receiver};
use super::convert::float_new;
use super::{Native, Property, derive, function, method, new_native};
use crate::object::{Tuple, Value, ops};
use crate::vm::{Py, PyResult};

const OWNER: &str = "float";

pub(super) const METHODS: &[Native] = &[
    new_native(|py, args| derive::new(py, args, float_new)),
    method(OWNER, "as_integer_ratio", 1, 1, as_integer_ratio),
    method(OWNER, "conjugate", 1, 1, itself),
    function("fromhex", 1, 1, fromhex),
    method(OWNER, "hex", 1, 1, hex),
    method(OWNER, "is_integer", 1, 1, is_integer),
];

pub(super) const PROPERTIES: &[Property] = &[
    Property::read_only("imag", |_, _| Ok(Value::float(0.0))),
    Property::read_only("real", itself),
];

fn this(py: &mut Py<'_>, value: &Value) -> PyResult<f64> {
    match value.core().as_float() {
        Some(float) => Ok(float),
        None => Err(wrong_receiver(py, value, OWNER)),
    }
}

fn itself(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::float(this(py, &args[0])?))
}

fn is_integer(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let float = this(py, &args[0])?;
    Ok(Value::bool(float.is_finite() && float.fract() == 0.0))
}

fn as_integer_ratio(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let float = this(py, &args[0])?;
    let (numerator, denominator) = ops::integer_ratio(py, float)?;
    Ok(Tuple::new([numerator, denominator]).into())
}

fn hex(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let float = this(py, &args[0])?;
    Ok(py.str(ops::float_hex(float)))
}

fn fromhex(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let text = text(py, &args[0], "fromhex() argument")?;
    match parse_hex(text.as_str().trim()) {
        Some(float) => Ok(Value::float(float)),
        None => Err(py.value_error("invalid hexadecimal floating-point string")),
    }
}

/// `[sign] [0x] digits [. digits] [p exponent]`, exact for up to 53 bits of digits, as `float.hex` writes them.
fn parse_hex(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let lower = unsigned.to_ascii_lowercase();
    let magnitude = match lower.as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        digits => parse_hex_digits(digits.strip_prefix("0x").unwrap_or(digits))?,
    };
    Some(if text.starts_with('-') {
        -magnitude
    } else {
        magnitude
    })
}

fn parse_hex_digits(text: &str) -> Option<f64> {
    let (mantissa, exponent) = text.split_once('p').unwrap_or((text, "0"));
    let mut exponent: i32 = exponent.parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [whole, fraction].concat();
    let digits = digits.trim_start_matches('0');
    if whole.is_empty() && fraction.is_empty() || digits.len() > 15 {
        return (digits.is_empty() && !mantissa.is_empty()).then_some(0.0);
    }
    exponent -= 4 * fraction.len() as i32;
    let bits = if digits.is_empty() {
        0
    } else {
        u64::from_str_radix(digits, 16).ok()?
    };
    // Two steps, for the exponents of subnormal numbers.
    let half = exponent / 2;
    Some(bits as f64 * 2f64.powi(half) * 2f64.powi(exponent - half))
}
