//! Text to numbers.

use num_bigint::BigInt as Big;

use super::text::str_repr;
use crate::object::{BigInt, Value};
use crate::vm::{Py, PyResult};

/// Whether [`parse_int`] can read it.
pub fn is_int_literal(text: &str, base: u32) -> bool {
    IntLiteral::read(text, base).is_some()
}

/// `int(text, base)`; a base of 0 reads the prefix.
///
/// # Errors
/// `ValueError`
pub fn parse_int(py: &mut Py<'_>, text: &str, base: u32) -> PyResult<Value> {
    if base != 0 && !(2..=36).contains(&base) {
        return Err(py.value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    let Some(literal) = IntLiteral::read(text, base) else {
        return Err(py.value_error(format!(
            "invalid literal for int() with base {base}: {}",
            shortened_repr(text)
        )));
    };
    let limit = py.interp.max_str_digits;
    if limit > 0 && literal.digits.len() > limit && !literal.base.is_power_of_two() {
        return Err(py.value_error(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion: value has {} digits; use sys.set_int_max_str_digits() to increase the limit",
            literal.digits.len()
        )));
    }
    py.charge(literal.digits.len() as u64);
    Ok(literal.value())
}

/// At most the first 200 characters, as in CPython's message.
fn shortened_repr(text: &str) -> String {
    str_repr(text).chars().take(200).collect()
}

struct IntLiteral {
    negative: bool,
    base: u32,
    /// ASCII digits of the base, at least one.
    digits: String,
}

impl IntLiteral {
    fn read(text: &str, base: u32) -> Option<IntLiteral> {
        let text = strip(text);
        let (negative, text) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let prefix = text.get(..2).and_then(|prefix| match prefix {
            "0x" | "0X" => Some(16),
            "0o" | "0O" => Some(8),
            "0b" | "0B" => Some(2),
            _ => None,
        });
        // In base 0 a number without prefix is a decimal literal, which may not begin with a zero.
        let guessed = base == 0 && prefix.is_none();
        let (base, body) = match prefix {
            Some(prefix) if base == 0 || base == prefix => {
                let body = &text[2..];
                (prefix, body.strip_prefix('_').unwrap_or(body))
            }
            _ if base == 0 => (10, text),
            _ => (base, text),
        };
        let digits = without_underscores(body, |char| char.is_digit(base))?;
        if guessed && digits.starts_with('0') && digits.bytes().any(|digit| digit != b'0') {
            return None;
        }
        Some(IntLiteral {
            negative,
            base,
            digits,
        })
    }

    fn value(&self) -> Value {
        let magnitude = match i64::from_str_radix(&self.digits, self.base) {
            Ok(small) => return Value::int(if self.negative { -small } else { small }),
            Err(_) => Big::parse_bytes(self.digits.as_bytes(), self.base).unwrap_or_default(),
        };
        BigInt::value(if self.negative { -magnitude } else { magnitude })
    }
}

/// Without the white space around it.
fn strip(text: &str) -> &str {
    text.trim_matches(|char: char| char.is_whitespace() || ('\x1c'..='\x1f').contains(&char))
}

/// Digits without the single underscores between them; none when something else is there, or nothing.
fn without_underscores(text: &str, is_digit: impl Fn(char) -> bool) -> Option<String> {
    let mut digits = String::with_capacity(text.len());
    let mut after_digit = false;
    for char in text.chars() {
        if is_digit(char) {
            digits.push(char);
            after_digit = true;
        } else if char == '_' && after_digit {
            after_digit = false;
        } else {
            return None;
        }
    }
    after_digit.then_some(digits)
}

/// `float(text)`.
///
/// # Errors
/// `ValueError`
pub fn parse_float(py: &mut Py<'_>, text: &str) -> PyResult<f64> {
    py.charge(text.len() as u64);
    match read_float(strip(text)) {
        Some(float) => Ok(float),
        None => Err(py.value_error(format!(
            "could not convert string to float: {}",
            str_repr(text)
        ))),
    }
}

/// As [`parse_float`], of text without white space around it; none where that raises.
pub fn read_float(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    match unsigned.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => {
            let negative = text.starts_with('-');
            return Some(if negative {
                f64::NEG_INFINITY
            } else {
                f64::INFINITY
            });
        }
        "nan" => return Some(f64::NAN),
        _ => {}
    }
    let mut plain = String::with_capacity(text.len());
    let mut previous = '\0';
    for (index, char) in text.char_indices() {
        if char == '_' {
            let next = text[index + 1..].chars().next()?;
            if !previous.is_ascii_digit() || !next.is_ascii_digit() {
                return None;
            }
        } else if char.is_ascii_digit() || matches!(char, '.' | 'e' | 'E' | '+' | '-') {
            plain.push(char);
        } else {
            return None;
        }
        previous = char;
    }
    // The standard library reads the same grammar from here, correctly rounded.
    plain.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn int(text: &str, base: u32) -> Option<i64> {
        IntLiteral::read(text, base).and_then(|literal| literal.value().as_int())
    }

    #[test]
    fn integers_are_read_as_int_does() {
        assert_eq!(int("  12_3 ", 10), Some(123));
        assert_eq!(int("-0x1F", 16), Some(-31));
        assert_eq!(int("1f", 16), Some(31));
        assert_eq!(int("0x_1f", 0), Some(31));
        assert_eq!(int("0b1", 16), Some(0xb1));
        assert_eq!(int("zz", 36), Some(1295));
        assert_eq!(int("00", 0), Some(0));
        assert_eq!(int("012", 10), Some(12));
        for (text, base) in [
            ("012", 0),
            ("1_", 10),
            ("_1", 10),
            ("1__2", 10),
            ("", 10),
            ("-", 10),
            ("0x", 16),
            ("9", 8),
            ("1 2", 10),
            ("+-1", 10),
        ] {
            assert_eq!(int(text, base), None, "{text} in base {base}");
        }
    }

    #[test]
    fn floats_are_read_as_float_does() {
        let cases = [
            ("1e5", 1e5),
            (".5", 0.5),
            ("5.", 5.0),
            ("1_0.0_1", 10.01),
            ("-1E-3", -1e-3),
            ("+infinity", f64::INFINITY),
            ("-INF", f64::NEG_INFINITY),
        ];
        for (text, float) in cases {
            assert_eq!(read_float(text), Some(float), "{text}");
        }
        assert!(read_float("nan").is_some_and(f64::is_nan));
        for text in [
            "", ".", "e5", "1e", "1_", "_1", "1._5", "0x10", "infin", "1__0",
        ] {
            assert_eq!(read_float(text), None, "{text}");
        }
    }
}
