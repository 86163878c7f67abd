//! What `bool`, `float` and `int` make of other values.

use super::args::integer;
use super::arity::Signature;
use super::{Flow, Native, at_most_one, new_native, special};
use crate::object::number::{Int, Number};
use crate::object::{Args, Value, View, ops};
use crate::vm::{Py, PyResult};

pub(super) const BOOL_METHODS: &[Native] = &[new_native(bool_new)];

fn bool_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let Some(value) = at_most_one(py, args, "bool")? else {
        return Ok(Flow::Value(Value::FALSE));
    };
    if let Some(truth) = ops::truth(py, value) {
        return Ok(Flow::Value(Value::bool(truth)));
    }
    if ops::has_method(py, value, "__bool__") {
        return special::call(py, value, "__bool__", |py, _, answer| {
            Ok(Flow::Value(Value::bool(ops::bool_answer(py, &answer)?)))
        });
    }
    special::call(py, value, "__len__", |py, _, length| {
        Ok(Flow::Value(Value::bool(
            ops::length_answer(py, &length)? != 0,
        )))
    })
}

const INT: Signature = Signature {
    name: "int",
    names: &["", "base"],
    positional: 2,
    required: 0,
};

pub(super) fn int_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let rest = Args {
        positional: &args.positional[1..],
        ..args
    };
    let [value, base] = INT.bind(py, rest)?;
    let Some(value) = value else {
        return match base {
            Some(_) => Err(py.type_error("int() missing string argument")),
            None => Ok(Flow::Value(Value::int(0))),
        };
    };
    if let Some(base) = base {
        return int_of_text(py, value, base).map(Flow::Value);
    }
    if !ops::has_method(py, value, "__int__")
        && let Some(int) = Int::of(value.core())
    {
        return Ok(Flow::Value(int.to_value()));
    }
    match value.core().view() {
        View::Float(float) => ops::float_to_int(py, float).map(Flow::Value),
        View::Str(text) => ops::parse_int(py, text.as_str(), 10).map(Flow::Value),
        View::Bytes(bytes) => match std::str::from_utf8(&bytes.bytes) {
            Ok(text) if ops::is_int_literal(text, 10) => {
                ops::parse_int(py, text, 10).map(Flow::Value)
            }
            _ => {
                let shown = ops::bytes_repr(&bytes.bytes);
                Err(py.value_error(format!("invalid literal for int() with base 10: {shown}")))
            }
        },
        _ => int_of_instance(py, value),
    }
}

fn int_of_text(py: &mut Py<'_>, value: &Value, base: &Value) -> PyResult<Value> {
    let base = match u32::try_from(integer(py, base)?) {
        Ok(base @ (0 | 2..=36)) => base,
        _ => return Err(py.value_error("int() base must be >= 2 and <= 36, or 0")),
    };
    match value.core().view() {
        View::Str(text) => ops::parse_int(py, text.as_str(), base),
        _ => Err(py.type_error("int() can't convert non-string with explicit base")),
    }
}

fn int_of_instance(py: &mut Py<'_>, value: &Value) -> PyResult<Flow> {
    for name in ["__int__", "__index__", "__trunc__"] {
        if ops::has_method(py, value, name) {
            return special::call(py, value, name, |py, _, answer| {
                match Int::of(answer.core()) {
                    Some(int) => Ok(Flow::Value(int.to_value())),
                    None => {
                        let given = py.type_name(&answer);
                        Err(py.type_error(format!("__int__ returned non-int (type {given})")))
                    }
                }
            });
        }
    }
    let given = py.type_name(value);
    Err(py.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{given}'"
    )))
}

pub(super) fn float_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let Some(value) = at_most_one(py, args, "float")? else {
        return Ok(Flow::Value(Value::float(0.0)));
    };
    if !ops::has_method(py, value, "__float__")
        && let Some(number) = Number::of(value.core())
    {
        return Ok(Flow::Value(Value::float(ops::number_to_float(py, number)?)));
    }
    if let View::Str(text) = value.core().view() {
        return Ok(Flow::Value(Value::float(ops::parse_float(
            py,
            text.as_str(),
        )?)));
    }
    if let Some(bytes) = ops::bytes_of(py, value) {
        let space = [' ', '\t', '\n', '\x0b', '\x0c', '\r'];
        let text = String::from_utf8(bytes).unwrap_or_default();
        let text = text.trim_matches(space);
        return match ops::read_float(text).filter(|_| text.is_ascii()) {
            Some(float) => Ok(Flow::Value(Value::float(float))),
            None => {
                let shown = ops::repr(py, value)?.unwrap_or_default();
                Err(py.value_error(format!("could not convert string to float: {shown}")))
            }
        };
    }
    if ops::has_method(py, value, "__float__") {
        return special::call(py, value, "__float__", |py, value, answer| {
            match answer.view() {
                View::Float(_) => Ok(Flow::Value(answer)),
                _ => {
                    let (class, given) = (py.type_name(&value), py.type_name(&answer));
                    let message = format!("{class}.__float__ returned non-float (type {given})");
                    Err(py.type_error(message))
                }
            }
        });
    }
    if ops::has_method(py, value, "__index__") {
        return special::call(py, value, "__index__", |py, _, answer| {
            match Int::of(answer.core()).map(Number::Int) {
                Some(number) => Ok(Flow::Value(Value::float(ops::number_to_float(py, number)?))),
                None => {
                    let given = py.type_name(&answer);
                    Err(py.type_error(format!("__index__ returned non-int (type {given})")))
                }
            }
        });
    }
    let given = py.type_name(value);
    Err(py.type_error(format!(
        "float() argument must be a string or a real number, not '{given}'"
    )))
}
