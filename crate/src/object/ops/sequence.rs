//! Joining and repeating sequences.

use super::{bytes_of, slice};
use crate::object::number::Int;
use crate::object::{ByteArray, Bytes, List, Ref, Tuple, Value, View};
use crate::vm::{Py, PyResult, Raised};

/// Whether `*` repeats it.
pub(super) fn is_sequence(value: &Value) -> bool {
    matches!(
        value.view(),
        View::Str(_) | View::List(_) | View::Tuple(_) | View::Bytes(_) | View::ByteArray(_)
    )
}

/// `left + right` of two sequences; none when `left` is not one.
///
/// # Errors
/// `TypeError` when `right` is of another type, `MemoryError`.
pub fn concatenate(py: &mut Py<'_>, left: &Value, right: &Value) -> PyResult<Option<Value>> {
    Ok(Some(match (left.view(), right.view()) {
        (View::Str(left), View::Str(right)) => {
            let (left, right) = (left.as_str(), right.as_str());
            let size = (left.len() + right.len()) as u64;
            py.check_size(size)?;
            py.charge(size / 16);
            py.str([left, right].concat())
        }
        (View::List(left), View::List(right)) => {
            let size = left.items.get(py).len() + right.items.get(py).len();
            py.check_size((size * size_of::<Value>()) as u64)?;
            py.charge(size as u64);
            let mut items = Vec::with_capacity(size);
            items.extend_from_slice(left.items.get(py));
            items.extend_from_slice(right.items.get(py));
            List::new(items).into()
        }
        (View::Tuple(left), View::Tuple(right)) => {
            let size = left.items.len() + right.items.len();
            py.check_size((size * size_of::<Value>()) as u64)?;
            py.charge(size as u64);
            Tuple::new([&*left.items, &*right.items].concat()).into()
        }
        (View::Bytes(left), View::Bytes(right)) => {
            let size = (left.bytes.len() + right.bytes.len()) as u64;
            py.check_size(size)?;
            py.charge(size / 16);
            let bytes = [&*left.bytes, &*right.bytes].concat().into();
            Bytes { bytes }.into()
        }
        (View::Bytes(_) | View::ByteArray(_), View::Bytes(_) | View::ByteArray(_)) => {
            let (start, end) = (bytes_of(py, left), bytes_of(py, right));
            let bytes = [start.unwrap_or_default(), end.unwrap_or_default()].concat();
            py.check_size(bytes.len() as u64)?;
            match left.view() {
                View::Bytes(_) => Bytes {
                    bytes: bytes.into(),
                }
                .into(),
                _ => ByteArray::new(bytes).into(),
            }
        }
        (View::Str(_) | View::List(_) | View::Tuple(_), _) => {
            let name = py.type_name(left);
            let other = py.type_name(right);
            return Err(py.type_error(format!(
                "can only concatenate {name} (not \"{other}\") to {name}"
            )));
        }
        (View::Bytes(_) | View::ByteArray(_), _) => {
            let (left, right) = (py.type_name(left), py.type_name(right));
            let message = format!("can't concat {right} to {left}");
            return Err(py.type_error(message));
        }
        _ => return Ok(None),
    }))
}

/// `sequence * count`.
///
/// # Errors
/// `TypeError` when `count` is not an integer, `MemoryError`, `OverflowError`.
pub fn repeat(py: &mut Py<'_>, sequence: &Value, count: &Value) -> PyResult<Value> {
    let Some(count_value) = slice::to_int(py, count)? else {
        return Err(not_a_count(py, count));
    };
    let count = match Int::of(&count_value) {
        Some(Int::Small(count)) => count.max(0) as u64,
        _ => {
            return Err(py.overflow_error("cannot fit 'int' into an index-sized integer"));
        }
    };
    let (len, item_size) = match sequence.view() {
        View::Str(text) => (text.as_str().len(), 1),
        View::Bytes(bytes) => (bytes.bytes.len(), 1),
        View::ByteArray(array) => (array.bytes.get(py).len(), 1),
        View::Tuple(tuple) => (tuple.items.len(), size_of::<Value>()),
        View::List(list) => (list.items.get(py).len(), size_of::<Value>()),
        _ => return Err(not_a_count(py, sequence)),
    };
    let size = (len as u64).saturating_mul(count);
    py.check_size(size.saturating_mul(item_size as u64))?;
    py.charge(size * item_size as u64 / 16);
    let count = if len == 0 { 0 } else { count as usize };
    Ok(match sequence.view() {
        View::Str(text) => py.str(text.as_str().repeat(count)),
        View::Bytes(bytes) => {
            let bytes = bytes.bytes.repeat(count).into();
            Bytes { bytes }.into()
        }
        View::ByteArray(array) => ByteArray::new(array.bytes.get(py).repeat(count)).into(),
        View::Tuple(tuple) if count == 1 => Ref::clone(tuple).into(),
        View::Tuple(tuple) => Tuple::new(repeat_items(&tuple.items, count)).into(),
        View::List(list) => List::new(repeat_items(list.items.get(py), count)).into(),
        _ => return Err(not_a_count(py, sequence)),
    })
}

fn repeat_items(items: &[Value], count: usize) -> Vec<Value> {
    if let [item] = items {
        return vec![item.clone(); count];
    }
    let mut repeated = Vec::with_capacity(items.len() * count);
    for _ in 0..count {
        repeated.extend_from_slice(items);
    }
    repeated
}

pub(super) fn not_a_count(py: &mut Py<'_>, value: &Value) -> Raised {
    let message = format!(
        "can't multiply sequence by non-int of type '{}'",
        py.type_name(value)
    );
    py.type_error(message)
}
