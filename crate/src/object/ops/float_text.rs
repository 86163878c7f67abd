//! Floats as text: `repr`, and the `e`, `f`, `g` formats, each correctly rounded (`Python/pystrtod.c`,
//! `PyOS_double_to_string`).

/// Digits after the point beyond which a double's expansion is all zeros.
const MAX_FRACTION: usize = 1080;
/// Significant digits beyond which a double's expansion is all zeros.
const MAX_SIGNIFICANT: usize = 800;

/// A finite, non-negative float in decimal: `0.d1d2d3… · 10^point`.
struct Decimal {
    digits: String,
    point: i32,
}

/// `repr(float)`.
pub fn float_repr(float: f64) -> String {
    let mut text = String::new();
    if float.is_sign_negative() && !float.is_nan() {
        text.push('-');
    }
    text.push_str(&magnitude_repr(float.abs()));
    text
}

/// The absolute value as `repr` shows it.
pub(super) fn magnitude_repr(magnitude: f64) -> String {
    if let Some(special) = special(magnitude) {
        return special.to_owned();
    }
    let decimal = shortest(magnitude);
    let exponent = decimal.point - 1;
    if !(-4..16).contains(&exponent) {
        return scientific(&decimal.digits, exponent, 'e');
    }
    positional(&decimal, true)
}

fn special(magnitude: f64) -> Option<&'static str> {
    if magnitude.is_nan() {
        Some("nan")
    } else if magnitude.is_infinite() {
        Some("inf")
    } else {
        None
    }
}

/// The fewest digits that read back as the same float.
fn shortest(magnitude: f64) -> Decimal {
    let mut buffer = zmij::Buffer::new();
    decimal_of(buffer.format_finite(magnitude))
}

/// Reads `12.5`, `1e-7` and the like.
fn decimal_of(text: &str) -> Decimal {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = [whole, fraction].concat();
    let digits = all.trim_start_matches('0');
    let point = whole.len() as i32 - (all.len() - digits.len()) as i32 + exponent;
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return Decimal {
            digits: "0".to_owned(),
            point: 1,
        };
    }
    Decimal {
        digits: digits.to_owned(),
        point,
    }
}

fn positional(decimal: &Decimal, point_zero: bool) -> String {
    let Decimal { digits, point } = decimal;
    let len = digits.len() as i32;
    if *point <= 0 {
        return format!("0.{}{digits}", "0".repeat(point.unsigned_abs() as usize));
    }
    if *point >= len {
        let end = if point_zero { ".0" } else { "" };
        return format!("{digits}{}{end}", "0".repeat((point - len) as usize));
    }
    let (whole, fraction) = digits.split_at(*point as usize);
    format!("{whole}.{fraction}")
}

fn scientific(digits: &str, exponent: i32, letter: char) -> String {
    let (first, rest) = digits.split_at(1);
    let point = if rest.is_empty() { "" } else { "." };
    let sign = if exponent < 0 { '-' } else { '+' };
    format!(
        "{first}{point}{rest}{letter}{sign}{:02}",
        exponent.unsigned_abs()
    )
}

/// How digits are laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FloatStyle {
    /// `e`: one digit before the point.
    Scientific,
    /// `f`: no exponent.
    Fixed,
    /// `g`: whichever is shorter, without trailing zeros.
    General,
    /// `g` that keeps a `.0` on whole numbers: a precision without a type.
    GeneralPointZero,
}

/// The absolute value with `precision` digits; `alternate` keeps the point, and with `g` trailing zeros.
pub fn format_float(
    magnitude: f64,
    style: FloatStyle,
    precision: usize,
    alternate: bool,
) -> String {
    if let Some(special) = special(magnitude) {
        return special.to_owned();
    }
    match style {
        FloatStyle::Fixed => {
            let mut text = quick_fixed(magnitude, precision).unwrap_or_else(|| {
                let exact = precision.min(MAX_FRACTION);
                format!("{magnitude:.exact$}{:0<1$}", "", precision - exact)
            });
            if alternate && precision == 0 {
                text.push('.');
            }
            text
        }
        FloatStyle::Scientific => {
            let (digits, exponent) = significant(magnitude, precision + 1);
            let mut text = scientific(&digits, exponent, 'e');
            if alternate && precision == 0 {
                text.insert(1, '.');
            }
            text
        }
        FloatStyle::General | FloatStyle::GeneralPointZero => {
            general(magnitude, style, precision.max(1), alternate)
        }
    }
}

/// The number times ten to the power of `precision`, rounded half to even, where that fits integers: a number is an
/// integer times a power of two, so its product with a power of ten is exact.
pub(super) fn scaled(magnitude: f64, precision: usize) -> Option<u64> {
    const MANTISSA: u32 = f64::MANTISSA_DIGITS - 1;
    // Within both, all digits together fit 64 bits.
    if magnitude >= 1e9 || precision > 9 {
        return None;
    }
    let bits = magnitude.to_bits();
    let exponent = (bits >> MANTISSA) as i32 - 1075;
    let mantissa = (bits & ((1 << MANTISSA) - 1)) | 1 << MANTISSA;
    let shift = u32::try_from(-exponent).ok().filter(|shift| *shift < 128)?;
    let product = u128::from(mantissa) * u128::from(10u64.pow(precision as u32));
    let (whole, rest) = (product >> shift, product & ((1 << shift) - 1));
    let half = (1u128 << shift) / 2;
    let up = rest > half || (rest == half && whole & 1 == 1);
    Some(whole as u64 + u64::from(up))
}

/// The number with `precision` digits after the point, if they are few.
fn quick_fixed(magnitude: f64, precision: usize) -> Option<String> {
    let rounded = scaled(magnitude, precision)?;
    let power = 10u64.pow(precision as u32);
    let mut text = (rounded / power).to_string();
    if precision > 0 {
        text.push('.');
        let fraction = (rounded % power).to_string();
        text.extend(std::iter::repeat_n('0', precision - fraction.len()));
        text.push_str(&fraction);
    }
    Some(text)
}

/// Exactly `count` significant digits, and the exponent of the first.
fn significant(magnitude: f64, count: usize) -> (String, i32) {
    let exact = count.min(MAX_SIGNIFICANT) - 1;
    let text = format!("{magnitude:.exact$e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut digits = mantissa.replace('.', "");
    digits.push_str(&"0".repeat(count - 1 - exact));
    (digits, exponent.parse().unwrap_or(0))
}

fn general(magnitude: f64, style: FloatStyle, precision: usize, alternate: bool) -> String {
    let (mut digits, exponent) = significant(magnitude, precision);
    if !alternate {
        let kept = digits.trim_end_matches('0').len().max(1);
        digits.truncate(kept);
    }
    // A type-less format switches to an exponent one digit earlier, to leave room for the `.0`.
    let limit = match style {
        FloatStyle::GeneralPointZero => precision as i64 - 1,
        _ => precision as i64,
    };
    if exponent < -4 || i64::from(exponent) >= limit {
        let text = scientific(&digits, exponent, 'e');
        return if alternate && digits.len() == 1 {
            text.replacen('e', ".e", 1)
        } else {
            text
        };
    }
    let decimal = Decimal {
        digits,
        point: exponent + 1,
    };
    let text = positional(&decimal, style == FloatStyle::GeneralPointZero);
    if alternate && !text.contains('.') {
        return text + ".";
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repr_is_cpythons() {
        let cases = [
            (0.1, "0.1"),
            (1.0, "1.0"),
            (-0.0, "-0.0"),
            (1e16, "1e+16"),
            (9999999999999998.0, "9999999999999998.0"),
            (123456789012345680.0, "1.2345678901234568e+17"),
            (1e-5, "1e-05"),
            (0.0001, "0.0001"),
            (1.5e300, "1.5e+300"),
            (5e-324, "5e-324"),
            (100.0, "100.0"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "nan"),
        ];
        for (float, text) in cases {
            assert_eq!(float_repr(float), text);
        }
    }

    #[test]
    fn formats_round_correctly() {
        use FloatStyle::*;
        let cases = [
            (2.675, Fixed, 2, "2.67"),
            (0.5, Fixed, 0, "0"),
            (0.125, Fixed, 2, "0.12"),
            (0.375, Fixed, 2, "0.38"),
            (0.0, Fixed, 3, "0.000"),
            (1e-30, Fixed, 1, "0.0"),
            (0.05, Fixed, 1, "0.1"),
            (999_999_999.999, Fixed, 1, "1000000000.0"),
            (123_456_789.000_000_04, Fixed, 9, "123456789.000000045"),
            (2.5, Scientific, 0, "2e+00"),
            (0.5, GeneralPointZero, 1, "0.5"),
            (1.5, Fixed, 0, "2"),
            (1e22, Fixed, 1, "10000000000000000000000.0"),
            (1234.5, Scientific, 2, "1.23e+03"),
            (0.0, Scientific, 3, "0.000e+00"),
            (1e100, Scientific, 0, "1e+100"),
            (0.0001, General, 6, "0.0001"),
            (0.00001, General, 6, "1e-05"),
            (1234567.0, General, 6, "1.23457e+06"),
            (123456.0, General, 6, "123456"),
            (100.0, General, 3, "100"),
            (100.0, General, 2, "1e+02"),
            (10.0, GeneralPointZero, 3, "10.0"),
            (10.0, GeneralPointZero, 2, "1e+01"),
            (1.0, GeneralPointZero, 1, "1e+00"),
        ];
        for (float, style, precision, text) in cases {
            assert_eq!(format_float(float, style, precision, false), text);
        }
        assert_eq!(format_float(1.0, General, 3, true), "1.00");
        assert_eq!(format_float(1.0, Fixed, 0, true), "1.");
        assert_eq!(format_float(1e10, General, 1, true), "1.e+10");
        assert_eq!(format_float(0.1, Fixed, 1200, false).len(), 1202);
    }
}
