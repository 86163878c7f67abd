//! Operators on numbers.

use num_bigint::BigInt as Big;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive};

use super::{BinaryOp, UnaryOp, complex};
use crate::object::number::{Int, Number, float_to_big, true_divide};
use crate::object::{BigInt, Complex, Value, View};
use crate::vm::{Py, PyResult, Raised};

/// `left op right` for two numbers; none when one of them is something else, or the operator is not for them.
#[inline]
pub fn numbers(
    py: &mut Py<'_>,
    op: BinaryOp,
    left: &Value,
    right: &Value,
) -> PyResult<Option<Value>> {
    let (Some(left_number), Some(right_number)) = (Number::of(left), Number::of(right)) else {
        return Ok(None);
    };
    match (left_number, right_number) {
        (Number::Int(left_int), Number::Int(right_int)) => {
            if let (View::Bool(left), View::Bool(right)) = (left.view(), right.view()) {
                match op {
                    BinaryOp::And => return Ok(Some(Value::bool(left & right))),
                    BinaryOp::Or => return Ok(Some(Value::bool(left | right))),
                    BinaryOp::Xor => return Ok(Some(Value::bool(left ^ right))),
                    _ => {}
                }
            }
            integers(py, op, left_int, right_int)
        }
        (left, right) => {
            use BinaryOp::*;
            if !matches!(op, Add | Sub | Mul | TrueDiv | FloorDiv | Mod | Pow) {
                return Ok(None);
            }
            let left = number_to_float(py, left)?;
            let right = number_to_float(py, right)?;
            let roots = left < 0.0 && left.is_finite() && right.is_finite();
            if op == Pow && roots && right != right.floor() {
                let [left, right] = [left, right].map(|re| Complex { re, im: 0.0 });
                return complex::power(py, left, right).map(Some);
            }
            floats(py, op, left, right).map(|float| Some(Value::float(float)))
        }
    }
}

/// A number as a float.
///
/// # Errors
/// `OverflowError` for an integer that is too large.
pub fn number_to_float(py: &mut Py<'_>, number: Number<'_>) -> PyResult<f64> {
    match number {
        Number::Float(float) => Ok(float),
        Number::Int(int) => int
            .to_f64()
            .ok_or_else(|| py.overflow_error("int too large to convert to float")),
    }
}

/// The integer part of a float, as `int(float)`.
///
/// # Errors
/// `ValueError` for NaN, `OverflowError` for infinities.
pub fn float_to_int(py: &mut Py<'_>, float: f64) -> PyResult<Value> {
    const LIMIT: f64 = 9.2e18;
    if float.abs() < LIMIT {
        return Ok(Value::int(float as i64));
    }
    match float_to_big(float) {
        Some(int) => Ok(BigInt::value(int)),
        None if float.is_nan() => Err(py.value_error("cannot convert float NaN to integer")),
        None => Err(py.overflow_error("cannot convert float infinity to integer")),
    }
}

fn integers(
    py: &mut Py<'_>,
    op: BinaryOp,
    left: Int<'_>,
    right: Int<'_>,
) -> PyResult<Option<Value>> {
    if let (Int::Small(left), Int::Small(right)) = (left, right)
        && let Some(value) = small_integers(op, left, right)
    {
        return Ok(Some(Value::int(value)));
    }
    let value = match op {
        BinaryOp::TrueDiv => return divide(py, left, right).map(Some),
        BinaryOp::Pow => return power(py, left, right).map(Some),
        BinaryOp::LShift => return shift_left(py, left, right).map(Some),
        BinaryOp::RShift => return shift_right(py, left, right).map(Some),
        BinaryOp::FloorDiv | BinaryOp::Mod if right.is_zero() => {
            return Err(py.zero_division_error(match op {
                BinaryOp::Mod => "integer modulo by zero",
                _ => "integer division or modulo by zero",
            }));
        }
        BinaryOp::MatMul => return Ok(None),
        _ => {
            py.charge_for_bits(op, left.bit_length(), right.bit_length());
            let (left, right) = (left.to_big(), right.to_big());
            match op {
                BinaryOp::Add => &*left + &*right,
                BinaryOp::Sub => &*left - &*right,
                BinaryOp::Mul => {
                    py.check_size((left.bits() + right.bits()) / 8)?;
                    &*left * &*right
                }
                BinaryOp::FloorDiv => left.div_floor(&right),
                BinaryOp::Mod => left.mod_floor(&right),
                BinaryOp::And => &*left & &*right,
                BinaryOp::Or => &*left | &*right,
                _ => &*left ^ &*right,
            }
        }
    };
    Ok(Some(BigInt::value(value)))
}

/// The result when no error and no big integer is involved.
#[inline]
fn small_integers(op: BinaryOp, left: i64, right: i64) -> Option<i64> {
    match op {
        BinaryOp::Add => left.checked_add(right),
        BinaryOp::Sub => left.checked_sub(right),
        BinaryOp::Mul => left.checked_mul(right),
        BinaryOp::FloorDiv if right != 0 && right != -1 => Some(Integer::div_floor(&left, &right)),
        BinaryOp::Mod if right != 0 && right != -1 => Some(left.mod_floor(&right)),
        BinaryOp::Mod if right == -1 => Some(0),
        BinaryOp::Pow => u32::try_from(right)
            .ok()
            .and_then(|exponent| left.checked_pow(exponent)),
        BinaryOp::LShift if (0..63).contains(&right) => {
            let shifted = left << right;
            (shifted >> right == left).then_some(shifted)
        }
        BinaryOp::RShift if right >= 0 => Some(left >> right.min(63)),
        BinaryOp::And => Some(left & right),
        BinaryOp::Or => Some(left | right),
        BinaryOp::Xor => Some(left ^ right),
        _ => None,
    }
}

fn divide(py: &mut Py<'_>, left: Int<'_>, right: Int<'_>) -> PyResult<Value> {
    if right.is_zero() {
        return Err(py.zero_division_error("division by zero"));
    }
    match true_divide(left, right) {
        Some(float) => Ok(Value::float(float)),
        None => Err(py.overflow_error("integer division result too large for a float")),
    }
}

fn power(py: &mut Py<'_>, base: Int<'_>, exponent: Int<'_>) -> PyResult<Value> {
    if exponent.is_negative() {
        let base = number_to_float(py, Number::Int(base))?;
        let exponent = number_to_float(py, Number::Int(exponent))?;
        return floats(py, BinaryOp::Pow, base, exponent).map(Value::float);
    }
    match base {
        Int::Small(0) if !exponent.is_zero() => return Ok(Value::int(0)),
        Int::Small(0 | 1) => return Ok(Value::int(1)),
        Int::Small(-1) => {
            return Ok(Value::int(if exponent.to_big().is_even() { 1 } else { -1 }));
        }
        _ => {}
    }
    let Int::Small(exponent) = exponent else {
        return Err(py.exception_with("MemoryError", Vec::new()));
    };
    let bits = base.bit_length().saturating_mul(exponent as u64);
    py.check_size(bits / 8)?;
    let exponent = exponent as u32;
    py.charge_for_bits(BinaryOp::Mul, bits, bits);
    Ok(BigInt::value(base.to_big().pow(exponent)))
}

fn shift_left(py: &mut Py<'_>, left: Int<'_>, right: Int<'_>) -> PyResult<Value> {
    if right.is_negative() {
        return Err(py.value_error("negative shift count"));
    }
    if left.is_zero() {
        return Ok(Value::int(0));
    }
    let count = match right {
        Int::Small(count) => count as u64,
        Int::Big(_) => u64::MAX,
    };
    let bits = count.saturating_add(left.bit_length());
    py.check_size(bits / 8)?;
    py.charge_for_bits(BinaryOp::Add, bits, bits);
    Ok(BigInt::value(&*left.to_big() << count))
}

fn shift_right(py: &mut Py<'_>, left: Int<'_>, right: Int<'_>) -> PyResult<Value> {
    if right.is_negative() {
        return Err(py.value_error("negative shift count"));
    }
    match right {
        Int::Small(count) if (count as u64) < left.bit_length() => {
            Ok(BigInt::value(&*left.to_big() >> count as u64))
        }
        _ => Ok(Value::int(if left.is_negative() { -1 } else { 0 })),
    }
}

/// An operator of floats; `op` is one that floats have.
#[inline]
pub fn floats(py: &mut Py<'_>, op: BinaryOp, left: f64, right: f64) -> PyResult<f64> {
    match op {
        BinaryOp::Add => Ok(left + right),
        BinaryOp::Sub => Ok(left - right),
        BinaryOp::Mul => Ok(left * right),
        BinaryOp::Pow => float_power(py, left, right),
        _ if right == 0.0 => Err(py.zero_division_error(match op {
            BinaryOp::TrueDiv => "float division by zero",
            BinaryOp::FloorDiv => "float floor division by zero",
            _ => "float modulo",
        })),
        BinaryOp::TrueDiv => Ok(left / right),
        BinaryOp::FloorDiv => Ok(float_divmod(left, right).0),
        _ => Ok(float_divmod(left, right).1),
    }
}

/// Floor division and remainder, which has the divisor's sign (`Objects/floatobject.c`, `_float_div_mod`).
pub fn float_divmod(left: f64, right: f64) -> (f64, f64) {
    let mut modulo = left % right;
    let mut quotient = (left - modulo) / right;
    if modulo == 0.0 {
        modulo = 0.0_f64.copysign(right);
    } else if (right < 0.0) != (modulo < 0.0) {
        modulo += right;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0.0_f64.copysign(left / right), modulo);
    }
    let floor = quotient.floor();
    (
        if quotient - floor > 0.5 {
            floor + 1.0
        } else {
            floor
        },
        modulo,
    )
}

fn float_power(py: &mut Py<'_>, base: f64, exponent: f64) -> PyResult<f64> {
    if base == 0.0 && exponent < 0.0 && exponent.is_finite() {
        return Err(py.zero_division_error("0.0 cannot be raised to a negative power"));
    }
    let result = base.powf(exponent);
    if result.is_infinite() && base.is_finite() && exponent.is_finite() {
        return Err(range_error(py));
    }
    Ok(result)
}

/// What C's `ERANGE` becomes.
pub fn range_error(py: &mut Py<'_>) -> Raised {
    let text = py.str("Numerical result out of range");
    py.exception_with("OverflowError", vec![Value::int(34), text])
}

/// `-value`, `+value`, `~value` of a number; none for anything else, and for `~float`.
pub fn unary(op: UnaryOp, value: &Value) -> Option<Value> {
    if let View::Complex(complex) = value.view() {
        let Complex { re, im } = **complex;
        return match op {
            UnaryOp::Neg => Some(Complex { re: -re, im: -im }.into()),
            UnaryOp::Pos => Some(value.clone()),
            UnaryOp::Invert => None,
        };
    }
    Some(match (op, Number::of(value)?) {
        (UnaryOp::Neg, Number::Float(float)) => Value::float(-float),
        (UnaryOp::Pos, Number::Float(float)) => Value::float(float),
        (UnaryOp::Invert, Number::Float(_)) => return None,
        (UnaryOp::Neg, Number::Int(Int::Small(int))) => match int.checked_neg() {
            Some(int) => Value::int(int),
            None => BigInt::value(-Big::from(int)),
        },
        (UnaryOp::Neg, Number::Int(Int::Big(big))) => BigInt::value(-big),
        (UnaryOp::Pos, Number::Int(int)) => int.to_value(),
        (UnaryOp::Invert, Number::Int(Int::Small(int))) => Value::int(!int),
        (UnaryOp::Invert, Number::Int(Int::Big(big))) => BigInt::value(!big),
    })
}

/// `divmod(left, right)` of numbers; none when one is something else.
///
/// # Errors
/// `ZeroDivisionError`
pub fn divmod(py: &mut Py<'_>, left: &Value, right: &Value) -> PyResult<Option<(Value, Value)>> {
    let (Some(left_number), Some(right_number)) = (Number::of(left), Number::of(right)) else {
        return Ok(None);
    };
    if let (Number::Int(left), Number::Int(right)) = (left_number, right_number) {
        if right.is_zero() {
            return Err(py.zero_division_error("integer division or modulo by zero"));
        }
        let (quotient, modulo) = left.to_big().div_mod_floor(&right.to_big());
        return Ok(Some((BigInt::value(quotient), BigInt::value(modulo))));
    }
    let left = number_to_float(py, left_number)?;
    let right = number_to_float(py, right_number)?;
    if right == 0.0 {
        return Err(py.zero_division_error("float divmod()"));
    }
    let (quotient, modulo) = float_divmod(left, right);
    Ok(Some((Value::float(quotient), Value::float(modulo))))
}

/// `pow(base, exponent, modulus)` of integers; none when one is something else.
///
/// # Errors
/// `ValueError` when the modulus is 0 or the base has no inverse.
pub fn power_modulo(
    py: &mut Py<'_>,
    base: &Value,
    exponent: &Value,
    modulus: &Value,
) -> PyResult<Option<Value>> {
    if let (Some(base), Some(exponent), Some(modulus)) =
        (Int::of(base), Int::of(exponent), Int::of(modulus))
    {
        if modulus.is_zero() {
            return Err(py.value_error("pow() 3rd argument cannot be 0"));
        }
        let (base, exponent, modulus) = (base.to_big(), exponent.to_big(), modulus.to_big());
        let steps = exponent.bits() * (modulus.bits() / 64 + 1);
        py.charge(steps);
        let result = if exponent.is_negative() {
            let Some(inverse) = base.modinv(&modulus) else {
                return Err(py.value_error("base is not invertible for the given modulus"));
            };
            inverse.modpow(&-&*exponent, &modulus)
        } else {
            base.modpow(&exponent, &modulus)
        };
        return Ok(Some(BigInt::value(result)));
    }
    let all_numbers = [base, exponent, modulus]
        .iter()
        .all(|value| Number::of(value).is_some());
    if all_numbers {
        return Err(
            py.type_error("pow() 3rd argument not allowed unless all arguments are integers")
        );
    }
    Ok(None)
}

/// An integer that is a size or an index: clamped to 64 bits.
pub fn clamp_to_i64(int: Int<'_>) -> i64 {
    match int {
        Int::Small(int) => int,
        Int::Big(big) => big.to_i64().unwrap_or(if big.is_negative() {
            i64::MIN
        } else {
            i64::MAX
        }),
    }
}

impl Py<'_> {
    /// Charges for big-integer work on operands of so many bits.
    fn charge_for_bits(&mut self, op: BinaryOp, left: u64, right: u64) {
        let (left, right) = (left / 64 + 1, right / 64 + 1);
        self.charge(match op {
            BinaryOp::Mul | BinaryOp::FloorDiv | BinaryOp::Mod => left.saturating_mul(right).min(
                // Above a few thousand digits multiplication is no longer quadratic.
                left.saturating_add(right).saturating_mul(64),
            ),
            _ => left.saturating_add(right),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_integers_follow_floor_division() {
        let run = |op, left, right| small_integers(op, left, right);
        assert_eq!(run(BinaryOp::FloorDiv, -7, 2), Some(-4));
        assert_eq!(run(BinaryOp::Mod, -7, 2), Some(1));
        assert_eq!(run(BinaryOp::Mod, 7, -2), Some(-1));
        assert_eq!(run(BinaryOp::FloorDiv, i64::MIN, -1), None);
        assert_eq!(run(BinaryOp::Mul, i64::MAX, 2), None);
        assert_eq!(run(BinaryOp::Pow, -3, 3), Some(-27));
        assert_eq!(run(BinaryOp::Pow, 2, 63), None);
        assert_eq!(run(BinaryOp::LShift, 1, 62), Some(1 << 62));
        assert_eq!(run(BinaryOp::LShift, -1, 62), Some(-(1 << 62)));
        assert_eq!(run(BinaryOp::LShift, 2, 62), None);
        assert_eq!(run(BinaryOp::RShift, -5, 90), Some(-1));
    }

    #[test]
    fn float_division_takes_the_sign_of_the_divisor() {
        assert_eq!(float_divmod(-7.5, 2.0), (-4.0, 0.5));
        assert_eq!(float_divmod(7.5, -2.0), (-4.0, -0.5));
        assert_eq!(float_divmod(1.0, 0.1), (9.0, 0.09999999999999995));
        let (quotient, modulo) = float_divmod(-0.0, 5.0);
        assert!(quotient.is_sign_negative() && modulo.is_sign_positive());
        assert_eq!(float_divmod(1e300, 1e-300).1, 1e300 % 1e-300);
    }
}
