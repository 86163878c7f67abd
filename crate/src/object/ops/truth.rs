//! Truth and length.

use num_traits::Signed;

use super::python::{call_special, has_method, inherited};
use super::slice::to_int;
use crate::object::number::Int;
use crate::object::{Value, View};
use crate::vm::{Py, PyResult};

/// Truth of a value; none when `__bool__` or `__len__` written in Python decides.
#[inline]
pub fn truth(py: &mut Py<'_>, value: &Value) -> Option<bool> {
    match value.view() {
        View::Bool(bool) => Some(bool),
        View::None => Some(false),
        View::Int(int) => Some(int != 0),
        View::Float(float) => Some(float != 0.0),
        View::Complex(complex) => Some(complex.re != 0.0 || complex.im != 0.0),
        View::Instance(_) | View::Foreign(_) | View::Type(_) => {
            if has_method(py, value, "__bool__") || has_method(py, value, "__len__") {
                return None;
            }
            match inherited(py, value, "__len__") {
                Some(native) => truth(py, native),
                None => Some(true),
            }
        }
        View::Range(range) => Some(range.len() != 0),
        _ => Some(native_len(py, value).is_none_or(|len| len != 0)),
    }
}

/// Truth of a value, with `__bool__` and `__len__` written in Python called in place.
///
/// # Errors
/// What such a method raises.
pub fn truth_in_place(py: &mut Py<'_>, value: &Value) -> PyResult<bool> {
    if let Some(answer) = truth(py, value) {
        return Ok(answer);
    }
    if let Some(answer) = call_special(py, value, "__bool__", &[])? {
        return bool_answer(py, &answer);
    }
    match call_special(py, value, "__len__", &[])? {
        Some(length) => Ok(length_answer(py, &length)? != 0),
        None => Ok(true),
    }
}

/// What a `__bool__` answered (`Objects/typeobject.c`, `slot_nb_bool`).
///
/// # Errors
/// `TypeError` when it is no `bool`.
pub fn bool_answer(py: &mut Py<'_>, answer: &Value) -> PyResult<bool> {
    if let View::Bool(answer) = answer.view() {
        return Ok(answer);
    }
    let given = py.type_name(answer);
    Err(py.type_error(format!("__bool__ should return bool, returned {given}")))
}

/// What a `__len__` answered (`Objects/typeobject.c`, `slot_sq_length`).
///
/// # Errors
/// `TypeError` when it is no integer, `ValueError` when it is negative, `OverflowError` when it is too large.
pub fn length_answer(py: &mut Py<'_>, answer: &Value) -> PyResult<i64> {
    let Some(index) = to_int(py, answer)? else {
        let given = py.type_name(answer);
        let message = format!("'{given}' object cannot be interpreted as an integer");
        return Err(py.type_error(message));
    };
    match Int::of(&index) {
        Some(Int::Small(length)) if length >= 0 => Ok(length),
        Some(Int::Big(big)) if !big.is_negative() => {
            Err(py.overflow_error("cannot fit 'int' into an index-sized integer"))
        }
        _ => Err(py.value_error("__len__() should return >= 0")),
    }
}

/// `len(value)`; none when the value is an instance of a class with `__len__`.
///
/// # Errors
/// `TypeError` when it has no length, `OverflowError` when it is longer than anything that is stored.
pub fn len(py: &mut Py<'_>, value: &Value) -> PyResult<Option<i64>> {
    if let View::Range(range) = value.view() {
        return match i64::try_from(range.len()) {
            Ok(length) => Ok(Some(length)),
            Err(_) => Err(py.overflow_error("Python int too large to convert to C ssize_t")),
        };
    }
    if let Some(length) = native_len(py, value) {
        return Ok(Some(length as i64));
    }
    if has_method(py, value, "__len__") {
        return Ok(None);
    }
    if let Some(native) = inherited(py, value, "__len__")
        && let Some(length) = native_len(py, native)
    {
        return Ok(Some(length as i64));
    }
    let message = format!("object of type '{}' has no len()", py.type_name(value));
    Err(py.type_error(message))
}

/// Length of a built-in container. A range has none here: it may not fit in a `usize`.
#[inline]
pub(super) fn native_len(py: &Py<'_>, value: &Value) -> Option<usize> {
    Some(match value.view() {
        View::Str(text) => text.len(),
        View::Bytes(bytes) => bytes.bytes.len(),
        View::ByteArray(array) => array.bytes.get(py).len(),
        View::Tuple(tuple) => tuple.items.len(),
        View::List(list) => list.items.get(py).len(),
        View::Dict(dict) => dict.table.get(py).len(),
        View::Set(set) => set.table.get(py).len(),
        View::DictView(view) => view.dict.table.get(py).len(),
        _ => return None,
    })
}
