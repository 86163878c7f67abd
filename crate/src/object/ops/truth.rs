//! Truth and length.

use super::python::{call_special, has_method, inherited};
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
        if let View::Bool(answer) = answer.view() {
            return Ok(answer);
        }
        let message = format!(
            "__bool__ should return bool, returned {}",
            py.type_name(&answer)
        );
        return Err(py.type_error(message));
    }
    let length = call_special(py, value, "__len__", &[])?;
    Ok(length.is_none_or(|length| length.as_int() != Some(0)))
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
