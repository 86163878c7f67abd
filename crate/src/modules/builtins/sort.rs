//! A stable sort that can fail: comparisons may raise, and leave to Python.

use std::cmp::Ordering;

use crate::object::ops::{self, CompareOp};
use crate::object::{Str, Tag, Tuple, Value};
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

/// The order of keys that are all strings, all integers, all floats without NaN, or tuples alike.
fn order_of_one_kind(keys: &[Value], reverse: bool) -> Option<Vec<usize>> {
    match keys.first()? {
        first if first.as_int().is_some() => {
            let keys = keys.iter().map(Value::as_int).collect::<Option<_>>()?;
            Some(order_of_numbers(keys, reverse))
        }
        first if first.as_float().is_some() => {
            let number = |key: &Value| key.as_float().filter(|key| !key.is_nan()).map(rank);
            let keys = keys.iter().map(number).collect::<Option<_>>()?;
            Some(order_of_numbers(keys, reverse))
        }
        first if first.tag() == Tag::Tuple => order_of_tuples(keys, reverse),
        _ => {
            let text = |(index, key)| Some((Value::as_ref::<Str>(key)?.as_str(), index));
            let keys = keys.iter().enumerate().map(text);
            let mut keys: Vec<(&str, usize)> = keys.collect::<Option<_>>()?;
            keys.sort_by(|(left, _), (right, _)| {
                let order = left.cmp(right);
                if reverse { order.reverse() } else { order }
            });
            Some(keys.into_iter().map(|(_, index)| index).collect())
        }
    }
}

/// The order of keys that are tuples of one length, with small integers or strings in the same places.
fn order_of_tuples(keys: &[Value], reverse: bool) -> Option<Vec<usize>> {
    let tuples = keys.iter().map(|key| Some(&*key.as_ref::<Tuple>()?.items));
    let tuples: Vec<&[Value]> = tuples.collect::<Option<_>>()?;
    let kinds = tuples.first()?.iter().map(Value::tag);
    let alike = |tuple: &&[Value]| tuple.iter().map(Value::tag).eq(kinds.clone());
    if !kinds
        .clone()
        .all(|kind| matches!(kind, Tag::Int | Tag::Str))
        || !tuples.iter().all(alike)
    {
        return None;
    }
    let mut order: Vec<usize> = (0..tuples.len()).collect();
    order.sort_by(|left, right| {
        let order = order_of_items(tuples[*left], tuples[*right]);
        if reverse { order.reverse() } else { order }
    });
    Some(order)
}

fn order_of_items(left: &[Value], right: &[Value]) -> Ordering {
    let orders = left.iter().zip(right).map(|items| match items {
        (left, right) if left.tag() == Tag::Int => left.as_int().cmp(&right.as_int()),
        (left, right) => {
            let [left, right] =
                [left, right].map(|item| item.as_ref::<Str>().map(|it| it.as_str()));
            left.cmp(&right)
        }
    });
    let mut decisive = orders.filter(|order| order.is_ne());
    decisive.next().unwrap_or(Ordering::Equal)
}

/// An integer that is among others where the float is among floats.
fn rank(float: f64) -> i64 {
    // The zeros are equal.
    let bits = (float + 0.0).to_bits() as i64;
    if bits < 0 { bits ^ i64::MAX } else { bits }
}

fn order_of_numbers(keys: Vec<i64>, reverse: bool) -> Vec<usize> {
    // What is greater has the smaller complement.
    let flip = if reverse { -1 } else { 0 };
    let mut keys: Vec<(i64, usize)> = keys.into_iter().map(|key| key ^ flip).zip(0..).collect();
    keys.sort_by_key(|(key, _)| *key);
    keys.into_iter().map(|(_, index)| index).collect()
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
