//! `format(value, spec)` for built-in types (`Python/formatter_unicode.c`).

use std::borrow::Cow;

use super::arithmetic::number_to_float;
use super::float_text::{FloatStyle, format_float, magnitude_repr};
use super::format_spec::{Align, Sign, Spec, unknown_code};
use super::python::{Python, call_special, has_method};
use super::repr::{int_to_decimal, str_with};
use super::rounding::magnitude_in_base;
use crate::object::number::{Int, Number};
use crate::object::{Complex, Ref, Str, Value, View};
use crate::vm::{Py, PyResult};

/// `format(value, spec)`; none when a method written in Python decides.
///
/// # Errors
/// `ValueError` for a wrong specification, `TypeError` for types that take none.
pub fn format(py: &mut Py<'_>, value: &Value, spec: &str) -> PyResult<Option<String>> {
    format_with(py, value, spec, Python::Decline)
}

/// As [`format`]; with [`Python::Call`] methods written in Python are called in place and there is always an answer.
///
/// # Errors
/// As [`format`], and what such methods raise.
pub fn format_with(
    py: &mut Py<'_>,
    value: &Value,
    spec: &str,
    python: Python,
) -> PyResult<Option<String>> {
    if has_method(py, value, "__format__") {
        return match python {
            Python::Decline => Ok(None),
            Python::Call => call_format(py, value, spec).map(Some),
        };
    }
    if spec.is_empty() {
        return str_with(py, value, python);
    }
    let value = value.core();
    match value.view() {
        View::Str(text) => format_str(py, text, spec).map(Some),
        View::Float(float) => {
            let spec = Spec::parse(py, spec, "float", Align::Right)?;
            format_number(py, float, &spec, "float").map(Some)
        }
        View::Complex(complex) => format_complex(py, **complex, spec).map(Some),
        _ => match Int::of(value) {
            Some(int) => {
                let type_name = match value.view() {
                    View::Bool(_) => "bool",
                    _ => "int",
                };
                let spec = Spec::parse(py, spec, type_name, Align::Right)?;
                format_int(py, int, &spec, type_name).map(Some)
            }
            None => {
                let message = format!(
                    "unsupported format string passed to {}.__format__",
                    py.type_name(value)
                );
                Err(py.type_error(message))
            }
        },
    }
}

fn call_format(py: &mut Py<'_>, value: &Value, spec: &str) -> PyResult<String> {
    let spec = py.str(spec);
    let text = call_special(py, value, "__format__", &[spec])?.unwrap_or_default();
    match text.as_ref::<Str>() {
        Some(text) => Ok(text.as_str().to_owned()),
        None => {
            let message = format!("__format__ must return a str, not {}", py.type_name(&text));
            Err(py.type_error(message))
        }
    }
}

fn format_str(py: &mut Py<'_>, text: &Ref<Str>, spec: &str) -> PyResult<String> {
    let spec = Spec::parse(py, spec, "str", Align::Left)?;
    if let Some(kind) = spec.kind.filter(|kind| *kind != 's') {
        return Err(unknown_code(py, kind, "str"));
    }
    let refused = if spec.sign == Some(Sign::Space) {
        Some("Space not allowed in string format specifier")
    } else if spec.sign.is_some() {
        Some("Sign not allowed in string format specifier")
    } else if spec.no_negative_zero {
        Some("Negative zero coercion (z) not allowed in string format specifier")
    } else if spec.alternate {
        Some("Alternate form (#) not allowed in string format specifier")
    } else if spec.align == Align::AfterSign {
        Some("'=' alignment not allowed in string format specifier")
    } else {
        None
    };
    if let Some(message) = refused {
        return Err(py.value_error(message));
    }
    let kept = spec.precision.unwrap_or(usize::MAX).min(text.len());
    Ok(spec.pad(text.slice(0, kept)))
}

fn format_int(py: &mut Py<'_>, int: Int<'_>, spec: &Spec, type_name: &str) -> PyResult<String> {
    let kind = spec.kind.unwrap_or('d');
    match kind {
        'b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n' => {}
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => {
            let float = number_to_float(py, Number::Int(int))?;
            return format_number(py, float, spec, type_name);
        }
        _ => return Err(unknown_code(py, kind, type_name)),
    }
    if spec.precision.is_some() {
        return Err(py.value_error("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(
            py.value_error("Negative zero coercion (z) not allowed in integer format specifier")
        );
    }
    if kind == 'c' {
        return format_char(py, int, spec);
    }
    let decimal = match kind {
        'd' | 'n' => int_to_decimal(py, int)?,
        _ => String::new(),
    };
    Ok(lay_out_int(int, kind, &decimal, spec))
}

/// An integer as the type `kind` shows it; `decimal` is its decimal text, for the types that need it.
fn lay_out_int(int: Int<'_>, kind: char, decimal: &str, spec: &Spec) -> String {
    let (prefix, mut digits) = match kind {
        'b' => ("0b", magnitude_in_base(int, 2)),
        'o' => ("0o", magnitude_in_base(int, 8)),
        'x' => ("0x", magnitude_in_base(int, 16)),
        'X' => ("0X", magnitude_in_base(int, 16)),
        _ => ("", decimal.trim_start_matches('-').to_owned()),
    };
    if kind == 'X' {
        digits.make_ascii_uppercase();
    }
    let parts = Parts {
        negative: int.is_negative(),
        prefix: if spec.alternate { prefix } else { "" },
        digits: &digits,
        rest: "",
    };
    parts.layout(spec)
}

fn format_char(py: &mut Py<'_>, int: Int<'_>, spec: &Spec) -> PyResult<String> {
    if spec.sign.is_some() {
        return Err(py.value_error("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(
            py.value_error("Alternate form (#) not allowed with integer format specifier 'c'")
        );
    }
    let Int::Small(code) = int else {
        return Err(py.overflow_error("Python int too large to convert to C long"));
    };
    let char = u32::try_from(code).ok().and_then(char::from_u32);
    match char {
        Some(char) => Ok(spec.pad(char.encode_utf8(&mut [0; 4]))),
        None => Err(py.overflow_error("%c arg not in range(0x110000)")),
    }
}

fn format_number(py: &mut Py<'_>, float: f64, spec: &Spec, type_name: &str) -> PyResult<String> {
    let kind = match spec.kind {
        None => None,
        Some(kind @ ('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%')) => Some(kind),
        Some('n') => Some('g'),
        Some(kind) => return Err(unknown_code(py, kind, type_name)),
    };
    if spec
        .precision
        .is_some_and(|precision| precision > i32::MAX as usize)
    {
        return Err(py.value_error("precision too big"));
    }
    py.check_size(spec.precision.unwrap_or(0) as u64)?;
    Ok(lay_out_float(float, kind, spec))
}

/// The two parts are laid out like floats, and padded together (`format_complex_internal`).
fn format_complex(py: &mut Py<'_>, complex: Complex, spec: &str) -> PyResult<String> {
    let spec = Spec::parse(py, spec, "complex", Align::Right)?;
    let refused = match (spec.align, spec.fill) {
        (Align::AfterSign, '0') => "Zero padding",
        (Align::AfterSign, _) => "'=' alignment flag",
        _ => "",
    };
    if !refused.is_empty() {
        return Err(py.value_error(format!(
            "{refused} is not allowed in complex format specifier"
        )));
    }
    if spec.kind == Some('%') {
        return Err(unknown_code(py, '%', "complex"));
    }
    let plain = spec.kind.is_none();
    let mut part = Spec {
        width: 0,
        kind: match (spec.kind, spec.precision) {
            (None, Some(_)) => Some('g'),
            (kind, _) => kind,
        },
        ..spec.clone()
    };
    let hide = plain && complex.re == 0.0 && complex.re.is_sign_positive();
    let mut text = String::new();
    if !hide {
        text = format_number(py, complex.re, &part, "complex")?;
        part.sign = Some(Sign::Plus);
    }
    let im = format_number(py, complex.im, &part, "complex")?;
    if plain && spec.precision.is_none() {
        let [re, im] = [&text, &im].map(|text| text.strip_suffix(".0").unwrap_or(text));
        text = format!("{re}{im}j");
    } else {
        text = format!("{text}{im}j");
    }
    if plain && !hide {
        text = format!("({text})");
    }
    Ok(spec.pad(&text))
}

/// A float as the type `kind`, which it has, shows it.
fn lay_out_float(float: f64, kind: Option<char>, spec: &Spec) -> String {
    let value = match kind {
        Some('%') => float * 100.0,
        _ => float,
    };
    let mut text = float_digits(value.abs(), kind, spec);
    if matches!(kind, Some('E' | 'F' | 'G')) {
        text.make_ascii_uppercase();
    }
    if kind == Some('%') {
        text.push('%');
    }
    let is_zero = || {
        let mut mantissa = text.bytes().take_while(|byte| !matches!(byte, b'e' | b'E'));
        value.is_finite() && !mantissa.any(|byte| (b'1'..=b'9').contains(&byte))
    };
    let negative = value.is_sign_negative() && !value.is_nan();
    let negative = negative && !(spec.no_negative_zero && is_zero());
    let whole = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(whole);
    let parts = Parts {
        negative,
        prefix: "",
        digits,
        rest,
    };
    parts.layout(spec)
}

fn float_digits(magnitude: f64, kind: Option<char>, spec: &Spec) -> String {
    let style = match (kind, spec.precision) {
        (None, None) => {
            let text = magnitude_repr(magnitude);
            return if spec.alternate && !text.contains('.') {
                text.replacen('e', ".e", 1)
            } else {
                text
            };
        }
        (None, Some(_)) => FloatStyle::GeneralPointZero,
        (Some('e' | 'E'), _) => FloatStyle::Scientific,
        (Some('g' | 'G'), _) => FloatStyle::General,
        _ => FloatStyle::Fixed,
    };
    let precision = spec.precision.unwrap_or(6);
    format_float(magnitude, style, precision, spec.alternate)
}

/// A number as text, before it gets its sign, separators and padding.
struct Parts<'a> {
    negative: bool,
    prefix: &'a str,
    /// Digits before the point; none for `inf` and `nan`.
    digits: &'a str,
    /// What follows them.
    rest: &'a str,
}

impl Parts<'_> {
    fn layout(&self, spec: &Spec) -> String {
        let sign = match (self.negative, spec.sign) {
            (true, _) => "-",
            (false, Some(Sign::Plus)) => "+",
            (false, Some(Sign::Space)) => " ",
            (false, _) => "",
        };
        let fixed = sign.len() + self.prefix.len() + self.rest.chars().count();
        let zeros_fill = spec.fill == '0' && spec.align == Align::AfterSign;
        let digits = match spec.grouping {
            Some(separator) if !self.digits.is_empty() => {
                let width = match zeros_fill {
                    true => spec.width.saturating_sub(fixed),
                    false => 0,
                };
                Cow::Owned(group(self.digits, separator, spec.group_size(), width))
            }
            _ => Cow::Borrowed(self.digits),
        };
        let missing = match spec.align {
            Align::AfterSign => spec.width.saturating_sub(fixed + digits.len()),
            _ => 0,
        };
        let length = fixed + digits.len() + missing * spec.fill.len_utf8();
        let mut text = String::with_capacity(length);
        text.push_str(sign);
        text.push_str(self.prefix);
        text.extend(std::iter::repeat_n(spec.fill, missing));
        text.push_str(&digits);
        text.push_str(self.rest);
        match spec.align {
            Align::AfterSign => text,
            _ => spec.pad_owned(text),
        }
    }
}

/// Puts a separator between groups of `size` digits, with leading zeros up to `width` characters. A separator never
/// comes first, so the result may be one wider (`Objects/stringlib/localeutil.h`).
fn group(digits: &str, separator: char, size: usize, width: usize) -> String {
    let mut reversed = String::new();
    let mut length = 0;
    let mut left = digits.bytes().rev();
    loop {
        for _ in 0..size {
            match left.next() {
                Some(digit) => reversed.push(char::from(digit)),
                None if length < width || length == 0 => reversed.push('0'),
                None => break,
            }
            length += 1;
        }
        if left.len() == 0 && length >= width {
            break;
        }
        reversed.push(separator);
        length += 1;
        if left.len() == 0 && length >= width {
            reversed.push('0');
            break;
        }
    }
    reversed.chars().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_and_filled() {
        let cases = [
            ("1234567", 0, "1,234,567"),
            ("123", 0, "123"),
            ("1234", 8, "0,001,234"),
            ("1234", 9, "0,001,234"),
            ("1234", 10, "00,001,234"),
            ("1", 4, "0,001"),
            ("1", 5, "0,001"),
            ("1", 3, "001"),
            ("123", 4, "0,123"),
        ];
        for (digits, width, text) in cases {
            assert_eq!(group(digits, ',', 3, width), text, "{digits} in {width}");
        }
        assert_eq!(group("ffff1", '_', 4, 0), "f_fff1");
    }

    #[test]
    fn integers_are_laid_out_as_in_cpython() {
        let cases = [
            (255, "#x", "0xff"),
            (-255, "#010X", "-0X00000FF"),
            (255, "_b", "1111_1111"),
            (-1234567, "_", "-1_234_567"),
            (1234567, "+,", "+1,234,567"),
            (42, " d", " 42"),
            (42, "*^9", "***42****"),
            (-42, "*=9", "-******42"),
            (-42, "é<6", "-42ééé"),
            (5, "#o", "0o5"),
            (-5, "b", "-101"),
            (1234, "012,", "0,000,001,234"),
            (65535, "#_x", "0xffff"),
            (7, "03", "007"),
            (-7, "<05", "-7000"),
            (0, "#b", "0b0"),
            (1099511627776, "n", "1099511627776"),
        ];
        for (int, text, expected) in cases {
            let spec = Spec::read(text, "int", Align::Right).unwrap();
            let kind = spec.kind.unwrap_or('d');
            let shown = lay_out_int(Int::Small(int), kind, &int.to_string(), &spec);
            assert_eq!(shown, expected, "format({int}, {text:?})");
        }
    }

    #[test]
    fn floats_are_laid_out_as_in_cpython() {
        let cases = [
            (1234567.891, ",.2f", "1,234,567.89"),
            (-1234567.891, "015,.1f", "-0,001,234,567.9"),
            (0.5, "%", "50.000000%"),
            (0.12345, ".1%", "12.3%"),
            (1e16, "", "1e+16"),
            (1e16, "#", "1.e+16"),
            (2.5, ".0f", "2"),
            (-0.0, "z", "0.0"),
            (-0.001, "z.1f", "0.0"),
            (-1.5, "+", "-1.5"),
            (2.34567, " .3", " 2.35"),
            (10000000000.0, "E", "1.000000E+10"),
            (f64::INFINITY, "F", "INF"),
            (f64::NAN, "010,", "0000000nan"),
            (f64::NEG_INFINITY, "010", "-000000inf"),
            (100.0, ".3", "1e+02"),
            (100.0, ".2", "1e+02"),
            (0.0001234, "g", "0.0001234"),
            (123456789.0, "G", "1.23457E+08"),
            (1.0, "#.3g", "1.00"),
            (2.34567, "_>10.2f", "______2.35"),
            (1e22, "_.0f", "10_000_000_000_000_000_000_000"),
            (5e-324, ".3e", "4.941e-324"),
            (1.1, ".25f", "1.1000000000000000888178420"),
        ];
        for (float, text, expected) in cases {
            let spec = Spec::read(text, "float", Align::Right).unwrap();
            let shown = lay_out_float(float, spec.kind, &spec);
            assert_eq!(shown, expected, "format({float}, {text:?})");
        }
    }
}
