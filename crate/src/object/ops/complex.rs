//! Complex numbers (`Objects/complexobject.c`).

use super::BinaryOp;
use super::arithmetic::number_to_float;
use super::float_text::float_repr;
use crate::object::number::Number;
use crate::object::{Complex, Value, View, float_math};
use crate::vm::{Py, PyResult};

const ONE: Complex = Complex { re: 1.0, im: 0.0 };
const ZERO: Complex = Complex { re: 0.0, im: 0.0 };

/// A number as a complex one; none for anything else.
///
/// # Errors
/// `OverflowError` for an integer that is too large.
pub fn complex_of(py: &mut Py<'_>, value: &Value) -> PyResult<Option<Complex>> {
    if let View::Complex(complex) = value.view() {
        return Ok(Some(**complex));
    }
    match Number::of(value) {
        Some(number) => Ok(Some(Complex {
            re: number_to_float(py, number)?,
            im: 0.0,
        })),
        None => Ok(None),
    }
}

/// `left op right` where one of them is complex; none when the operator or the other operand is not for it.
pub(super) fn binary(
    py: &mut Py<'_>,
    op: BinaryOp,
    left: &Value,
    right: &Value,
) -> PyResult<Option<Value>> {
    use BinaryOp::*;
    if !matches!(op, Add | Sub | Mul | TrueDiv | Pow) {
        return Ok(None);
    }
    let (Some(left), Some(right)) = (complex_of(py, left)?, complex_of(py, right)?) else {
        return Ok(None);
    };
    let result = match op {
        Add => Complex {
            re: left.re + right.re,
            im: left.im + right.im,
        },
        Sub => Complex {
            re: left.re - right.re,
            im: left.im - right.im,
        },
        Mul => product(left, right),
        TrueDiv => match quotient(left, right) {
            Some(result) => result,
            None => return Err(py.zero_division_error("complex division by zero")),
        },
        _ => return power(py, left, right).map(Some),
    };
    Ok(Some(result.into()))
}

fn product(left: Complex, right: Complex) -> Complex {
    Complex {
        re: left.re * right.re - left.im * right.im,
        im: left.re * right.im + left.im * right.re,
    }
}

/// `_Py_c_quot`: scaled by the larger part of the divisor; none for a division by zero.
fn quotient(left: Complex, right: Complex) -> Option<Complex> {
    let (re, im) = (right.re.abs(), right.im.abs());
    if re >= im {
        if re == 0.0 {
            return None;
        }
        let ratio = right.im / right.re;
        let denominator = right.re + right.im * ratio;
        Some(Complex {
            re: (left.re + left.im * ratio) / denominator,
            im: (left.im - left.re * ratio) / denominator,
        })
    } else if im >= re {
        let ratio = right.re / right.im;
        let denominator = right.re * ratio + right.im;
        Some(Complex {
            re: (left.re * ratio + left.im) / denominator,
            im: (left.im * ratio - left.re) / denominator,
        })
    } else {
        Some(Complex {
            re: f64::NAN,
            im: f64::NAN,
        })
    }
}

/// `complex_pow`: small whole exponents by multiplication.
pub(super) fn power(py: &mut Py<'_>, base: Complex, exponent: Complex) -> PyResult<Value> {
    let whole = exponent.im == 0.0 && exponent.re == exponent.re.floor();
    let result = if whole && exponent.re.abs() <= 100.0 {
        let raised = whole_power(base, exponent.re.abs() as u32);
        if exponent.re > 0.0 {
            Some(raised)
        } else {
            quotient(ONE, raised)
        }
    } else {
        polar_power(base, exponent)
    };
    match result {
        None => Err(py.zero_division_error("0.0 to a negative or complex power")),
        Some(Complex { re, im }) if re.is_infinite() || im.is_infinite() => {
            Err(py.overflow_error("complex exponentiation"))
        }
        Some(result) => Ok(result.into()),
    }
}

fn whole_power(base: Complex, exponent: u32) -> Complex {
    let (mut result, mut square) = (ONE, base);
    let mut mask = 1;
    while exponent >= mask {
        if exponent & mask != 0 {
            result = product(result, square);
        }
        mask <<= 1;
        square = product(square, square);
    }
    result
}

/// `_Py_c_pow`; none for 0 to a negative or complex power.
fn polar_power(base: Complex, exponent: Complex) -> Option<Complex> {
    if base.re == 0.0 && base.im == 0.0 {
        return (exponent.im == 0.0 && exponent.re >= 0.0).then_some(ZERO);
    }
    let absolute = base.re.hypot(base.im);
    let angle = float_math::atan2(base.im, base.re);
    let mut length = float_math::pow(absolute, exponent.re);
    let mut phase = angle * exponent.re;
    if exponent.im != 0.0 {
        length *= float_math::exp(-angle * exponent.im);
        phase += exponent.im * float_math::log(absolute);
    }
    Some(Complex {
        re: length * float_math::cos(phase),
        im: length * float_math::sin(phase),
    })
}

/// `repr(complex)`.
pub fn complex_repr(complex: Complex) -> String {
    let im = without_point_zero(complex.im);
    if complex.re == 0.0 && complex.re.is_sign_positive() {
        return format!("{im}j");
    }
    let sign = if im.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{im}j)", without_point_zero(complex.re))
}

fn without_point_zero(float: f64) -> String {
    let mut text = float_repr(float);
    if text.ends_with(".0") {
        text.truncate(text.len() - 2);
    }
    text
}
