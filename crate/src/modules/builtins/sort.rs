//! A stable sort that can fail: comparisons may raise, and leave to Python.

use std::cmp::Ordering;

use crate::object::ops::{self, CompareOp};
use crate::object::{Str, Value};
use crate::vm::{Py, PyResult};

/// `items` in the order of their `keys` (themselves, if there are none); none when comparing two of the keys needs
/// Python. Equal items keep their order, also in reverse, as `list.sort` has it.
///
/// # Errors
/// `TypeError` when two keys have no order.
pub(super) fn sorted(
    py: &mut Py<'_>,
    items: Vec<Value>,
    keys: Option<&[Value]>,
    reverse: bool,
) -> PyResult<Option<Vec<Value>>> {
    let keys_of_items = keys.unwrap_or(&items);
    let count = keys_of_items.len();
    py.charge(count as u64 * u64::from(count.max(1).ilog2() + 1) * 4);
    let order = match order_of_one_kind(keys_of_items, reverse) {
        Some(order) => order,
        None => match merge_sort(py, keys_of_items, reverse)? {
            Some(order) => order,
            None => return Ok(None),
        },
    };
    Ok(Some(
        order
            .into_iter()
            .map(|index| items[index].clone())
            .collect(),
    ))
}

/// The order of keys that are all strings, all integers, or all floats without NaN.
fn order_of_one_kind(keys: &[Value], reverse: bool) -> Option<Vec<usize>> {
    match keys.first()? {
        first if first.as_int().is_some() => {
            let keys: Vec<i64> = keys.iter().map(Value::as_int).collect::<Option<_>>()?;
            Some(order(&keys, reverse, |left, right| left.cmp(right)))
        }
        first if first.as_float().is_some() => {
            let number = |key: &Value| key.as_float().filter(|key| !key.is_nan());
            let keys: Vec<f64> = keys.iter().map(number).collect::<Option<_>>()?;
            // Not `total_cmp`: the zeros are equal.
            Some(order(&keys, reverse, |left, right| {
                left.partial_cmp(right).unwrap_or(Ordering::Equal)
            }))
        }
        _ => {
            let text = |key| Some(Value::as_ref::<Str>(key)?.as_str());
            let keys: Vec<&str> = keys.iter().map(text).collect::<Option<_>>()?;
            Some(order(&keys, reverse, |left, right| left.cmp(right)))
        }
    }
}

fn order<K>(keys: &[K], reverse: bool, compare: impl Fn(&K, &K) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    if reverse {
        order.sort_by(|left, right| compare(&keys[*right], &keys[*left]));
    } else {
        order.sort_by(|left, right| compare(&keys[*left], &keys[*right]));
    }
    order
}

/// Sorts by `<` alone, whatever it answers.
fn merge_sort(py: &mut Py<'_>, keys: &[Value], reverse: bool) -> PyResult<Option<Vec<usize>>> {
    let count = keys.len();
    let mut order: Vec<usize> = (0..count).collect();
    let mut width = 1;
    while width < count {
        let mut merged = Vec::with_capacity(count);
        for low in (0..count).step_by(2 * width) {
            let middle = (low + width).min(count);
            let high = (low + 2 * width).min(count);
            let (mut left, mut right) = (low, middle);
            while left < middle && right < high {
                let (earlier, later) = (&keys[order[left]], &keys[order[right]]);
                let (small, great) = if reverse {
                    (earlier, later)
                } else {
                    (later, earlier)
                };
                match ops::compare(py, CompareOp::Lt, small, great)? {
                    None => return Ok(None),
                    Some(true) => {
                        merged.push(order[right]);
                        right += 1;
                    }
                    Some(false) => {
                        merged.push(order[left]);
                        left += 1;
                    }
                }
            }
            merged.extend_from_slice(&order[left..middle]);
            merged.extend_from_slice(&order[right..high]);
        }
        order = merged;
        width *= 2;
    }
    Ok(Some(order))
}
