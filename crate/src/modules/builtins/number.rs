//! `abs`, `divmod`, `pow`, `round`.

use num_traits::Signed;

use super::arity::Signature;
use super::{Flow, Native, exactly, flow_function, leave};
use crate::object::number::Int;
use crate::object::ops::{self, BinaryOp};
use crate::object::{Args, BigInt, Instance, Tuple, Value, View};
use crate::vm::{Py, PyResult};

pub(super) const FUNCTIONS: &[Native] = &[
    flow_function("abs", abs),
    flow_function("divmod", divmod),
    flow_function("pow", pow),
    flow_function("round", round),
];

fn abs(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [value] = exactly(py, args, "abs")?;
    let value = ops::inherited(py, value, "__abs__").unwrap_or(value);
    if let Some(int) = Int::of(value) {
        let absolute = match int {
            Int::Small(int) => match int.checked_abs() {
                Some(int) => Value::int(int),
                None => BigInt::value(num_bigint::BigInt::from(int).abs()),
            },
            Int::Big(int) => BigInt::value(int.abs()),
        };
        return Ok(Flow::Value(absolute));
    }
    if let View::Float(float) = value.view() {
        return Ok(Flow::Value(Value::float(float.abs())));
    }
    if let View::Complex(complex) = value.view() {
        let absolute = complex.re.hypot(complex.im);
        if absolute.is_infinite() && complex.re.is_finite() && complex.im.is_finite() {
            return Err(py.overflow_error("absolute value too large"));
        }
        return Ok(Flow::Value(Value::float(absolute)));
    }
    match ops::special_method(py, value, "__abs__") {
        Some(callee) => Ok(Flow::Call {
            callee,
            args: vec![value.clone()],
        }),
        None => {
            let given = py.type_name(value);
            Err(py.type_error(format!("bad operand type for abs(): '{given}'")))
        }
    }
}

fn divmod(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [left, right] = exactly(py, args, "divmod")?;
    let decides =
        ops::has_method(py, left, "__divmod__") || ops::has_method(py, right, "__rdivmod__");
    if !decides && let Some((quotient, rest)) = ops::divmod(py, left.core(), right.core())? {
        return Ok(Flow::Value(Tuple::new([quotient, rest]).into()));
    }
    for (this, name, other) in [(left, "__divmod__", right), (right, "__rdivmod__", left)] {
        if let Some(callee) = ops::special_method(py, this, name) {
            return Ok(Flow::Call {
                callee,
                args: vec![this.clone(), other.clone()],
            });
        }
    }
    let (left, right) = (py.type_name(left), py.type_name(right));
    let message = format!("unsupported operand type(s) for divmod(): '{left}' and '{right}'");
    Err(py.type_error(message))
}

const POW: Signature = Signature {
    name: "pow",
    names: &["base", "exp", "mod"],
    positional: 3,
    required: 2,
};

fn pow(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [base, exponent, modulus] = POW
        .bind(py, args)?
        .map(|value| value.cloned().unwrap_or(Value::NONE));
    if modulus.is_none() {
        return match ops::binary(py, BinaryOp::Pow, &base, &exponent)? {
            Some(power) => Ok(Flow::Value(power)),
            None => leave(py, "power", vec![base, exponent]),
        };
    }
    if let Some(power) = ops::power_modulo(py, base.core(), exponent.core(), modulus.core())? {
        return Ok(Flow::Value(power));
    }
    if let Some(callee) = ops::special_method(py, &base, "__pow__") {
        return Ok(Flow::Call {
            callee,
            args: vec![base, exponent, modulus],
        });
    }
    let (base, exponent) = (py.type_name(&base), py.type_name(&exponent));
    let modulus = py.type_name(&modulus);
    let message =
        format!("unsupported operand type(s) for ** or pow(): '{base}', '{exponent}', '{modulus}'");
    Err(py.type_error(message))
}

const ROUND: Signature = Signature {
    name: "round",
    names: &["number", "ndigits"],
    positional: 2,
    required: 1,
};

fn round(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [number, digits] = ROUND
        .bind(py, args)?
        .map(|value| value.cloned().unwrap_or(Value::NONE));
    let number = match ops::inherited(py, &number, "__round__") {
        Some(native) => native.clone(),
        None => number,
    };
    if number.as_ref::<Instance>().is_some() {
        let Some(callee) = ops::special_method(py, &number, "__round__") else {
            let given = py.type_name(&number);
            return Err(py.type_error(format!("type {given} doesn't define __round__ method")));
        };
        let args = if digits.is_none() {
            vec![number]
        } else {
            vec![number, digits]
        };
        return Ok(Flow::Call { callee, args });
    }
    let places = match digits.view() {
        View::None => None,
        View::BigInt(_) => Some(super::args::slice_bound(py, Some(&digits), 0)?),
        _ => Some(super::args::integer(py, &digits)?),
    };
    let rounded = match (number.view(), places) {
        (View::Float(float), None) => ops::round_to_int(py, float)?,
        (View::Float(float), Some(places)) => Value::float(ops::round_float(py, float, places)?),
        _ => match (Int::of(number.core()), places) {
            (Some(int), None) => int.to_value(),
            (Some(int), Some(places)) => ops::round_int(int, places),
            (None, _) => {
                let given = py.type_name(&number);
                return Err(py.type_error(format!("type {given} doesn't define __round__ method")));
            }
        },
    };
    Ok(Flow::Value(rounded))
}
