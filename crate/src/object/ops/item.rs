//! `container[key]`, `container[key] = value`, `del container[key]` and `item in container`.

use std::ops::Range as Indices;

use super::arithmetic::clamp_to_i64;
use super::byte_array::{self, bytes_of};
use super::compare::same_item;
use super::dict::{dict_get, dict_remove, dict_set, has_key};
use super::iter::{Next, char_value, collect, is_iterable, iter, next};
use super::python::{Python, has_method, inherited};
use super::set;
use super::slice::{Bounds, bounds, index, indices, plain_bounds};
use super::text::find_text;
use crate::object::number::Int;
use crate::object::{
    ByteArray, Bytes, DictItems, List, Range, Ref, Slice, Str, Tuple, Value, View,
};
use crate::vm::{Py, PyResult, Raised};

/// `container[key]`; none when a method written in Python decides.
///
/// # Errors
/// `IndexError`, `KeyError`, `TypeError`
#[inline]
pub fn get_item(py: &mut Py<'_>, container: &Value, key: &Value) -> PyResult<Option<Value>> {
    if let (View::List(list), View::Int(index)) = (container.view(), key.view()) {
        let items = list.items.get(py);
        if let Some(item) = position(index, items.len()).and_then(|index| items.get(index)) {
            return Ok(Some(item.clone()));
        }
    }
    if let View::Dict(dict) = container.view() {
        return match dict_get(py, dict, key)? {
            Some(value) => Ok(Some(value)),
            None => Err(py.key_error(key.clone())),
        };
    }
    if let View::Range(range) = container.view() {
        return range_item(py, container, range, key).map(Some);
    }
    if let Some(len) = sequence_len(py, container) {
        if let View::Slice(slice) = key.view() {
            let bounds = bounds(py, slice, len)?;
            return get_slice(py, container, bounds).map(Some);
        }
        let index = checked_index(py, container, key, len, "")?;
        return Ok(Some(item_at(py, container, index)));
    }
    if has_method(py, container, "__getitem__") {
        return Ok(None);
    }
    if let Some(native) = inherited(py, container, "__getitem__") {
        if let View::Dict(dict) = native.view() {
            // `__missing__` decides what a subclass of dict has for other keys.
            return match dict_get(py, dict, key)? {
                None if has_method(py, container, "__missing__") => Ok(None),
                None => Err(py.key_error(key.clone())),
                found => Ok(found),
            };
        }
        if sequence_len(py, native).is_some() {
            return get_item(py, native, key);
        }
    }
    if let View::Type(_) = container.view() {
        // `__class_getitem__` may have an answer.
        return Ok(None);
    }
    let message = format!("'{}' object is not subscriptable", py.type_name(container));
    Err(py.type_error(message))
}

/// An index that may count from the end, as one from the start.
#[inline]
fn position(index: i64, len: usize) -> Option<usize> {
    let index = if index < 0 { index + len as i64 } else { index };
    usize::try_from(index).ok().filter(|index| *index < len)
}

/// `range[key]`. A range may have more items than memory has bytes.
fn range_item(py: &mut Py<'_>, container: &Value, range: &Range, key: &Value) -> PyResult<Value> {
    if let View::Slice(slice) = key.view() {
        let len = i64::try_from(range.len()).unwrap_or(i64::MAX);
        let [start, stop, step] = indices(py, slice, len)?;
        let bound = |index: i64| (range.start).saturating_add(index.saturating_mul(range.step));
        let part = Range {
            start: bound(start),
            stop: bound(stop),
            step: range.step.saturating_mul(step),
        };
        return Ok(part.into());
    }
    let index = match Int::of(key) {
        // Ranges compare with integers of any size.
        Some(int) => Some(clamp_to_i64(int)),
        None => index(py, key)?,
    };
    let Some(index) = index.map(i128::from) else {
        return Err(bad_index(py, container, key));
    };
    let len = i128::from(range.len());
    let index = if index < 0 { index + len } else { index };
    if !(0..len).contains(&index) {
        return Err(py.index_error("range object index out of range"));
    }
    let item = i128::from(range.start) + index * i128::from(range.step);
    Ok(Value::int(item as i64))
}

/// Length of what is stored and indexed by numbers.
fn sequence_len(py: &Py<'_>, container: &Value) -> Option<usize> {
    match container.view() {
        View::List(_) | View::Tuple(_) | View::Str(_) | View::Bytes(_) | View::ByteArray(_) => {
            super::truth::native_len(py, container)
        }
        _ => None,
    }
}

/// The index that `key` is; `action` is empty or names what else than reading is done.
pub(super) fn checked_index(
    py: &mut Py<'_>,
    container: &Value,
    key: &Value,
    len: usize,
    action: &str,
) -> PyResult<usize> {
    let Some(index) = index(py, key)? else {
        return Err(bad_index(py, container, key));
    };
    match position(index, len) {
        Some(index) => Ok(index),
        None => Err(py.index_error(match container.view() {
            View::List(_) if !action.is_empty() => format!("list {action} index out of range"),
            View::List(_) => "list index out of range".to_owned(),
            View::Tuple(_) => "tuple index out of range".to_owned(),
            View::Str(_) => "string index out of range".to_owned(),
            View::ByteArray(_) => "bytearray index out of range".to_owned(),
            _ => "index out of range".to_owned(),
        })),
    }
}

fn bad_index(py: &mut Py<'_>, container: &Value, key: &Value) -> Raised {
    let key = py.type_name(key);
    let message = match container.view() {
        View::Str(_) => format!("string indices must be integers, not '{key}'"),
        View::Bytes(_) => format!("byte indices must be integers or slices, not {key}"),
        _ => format!(
            "{} indices must be integers or slices, not {key}",
            py.type_name(container)
        ),
    };
    py.type_error(message)
}

fn item_at(py: &mut Py<'_>, container: &Value, index: usize) -> Value {
    match container.view() {
        View::List(list) => list.items.get(py)[index].clone(),
        View::Tuple(tuple) => tuple.items[index].clone(),
        View::Bytes(bytes) => Value::int(i64::from(bytes.bytes[index])),
        View::ByteArray(array) => Value::int(i64::from(array.bytes.get(py)[index])),
        View::Str(text) => {
            let char = text.as_str()[text.byte_offset(index)..].chars().next();
            char.map_or(Value::NONE, |char| char_value(py, char))
        }
        _ => Value::NONE,
    }
}

/// `container[start:stop:step]` of a built-in sequence with plain parts; none for anything else.
///
/// # Errors
/// `MemoryError`
pub fn get_plain_slice(
    py: &mut Py<'_>,
    container: &Value,
    parts: &[Value; 3],
) -> PyResult<Option<Value>> {
    let len = match container.view() {
        View::List(list) => list.items.get(py).len(),
        View::Tuple(tuple) => tuple.items.len(),
        View::Str(text) => text.len(),
        _ => return Ok(None),
    };
    match plain_bounds(parts, len) {
        Some(bounds) => get_slice(py, container, bounds).map(Some),
        None => Ok(None),
    }
}

/// Where a slice of numbers and `None` with a step of 1 stands in a list, as a range of indices; none for others.
pub fn plain_place(py: &Py<'_>, list: &Value, parts: &[Value; 3]) -> Option<Indices<usize>> {
    let len = list.as_ref::<List>()?.items.get(py).len();
    let bounds = plain_bounds(parts, len).filter(|bounds| bounds.step == 1)?;
    let start = bounds.start as usize;
    Some(start..start + bounds.count)
}

/// Replaces a part of a list, where [`plain_place`] says, by the items of another list.
///
/// # Errors
/// `MemoryError`
pub fn set_plain_slice(
    py: &mut Py<'_>,
    list: &Value,
    place: Indices<usize>,
    mut items: Value,
) -> PyResult<()> {
    let (Some(list), Some(source)) = (list.as_ref::<List>(), items.as_mut::<List>()) else {
        return Ok(());
    };
    let items = match source.get_mut() {
        Some(unshared) => std::mem::take(unshared.items.get_unshared()),
        None => source.items.get(py).clone(),
    };
    py.charge(items.len() as u64);
    replace_part(py, list, place, items)
}

fn replace_part(
    py: &mut Py<'_>,
    list: &Ref<List>,
    place: Indices<usize>,
    mut items: Vec<Value>,
) -> PyResult<()> {
    let total = (list.items.get(py).len() + items.len()) as u64;
    py.check_size(total * size_of::<Value>() as u64)?;
    if items.len() == place.len() {
        list.items.get_mut(py)[place].swap_with_slice(&mut items);
        drop(items);
        return Ok(());
    }
    let old: Vec<Value> = list.items.get_mut(py).splice(place, items).collect();
    drop(old);
    Ok(())
}

fn get_slice(py: &mut Py<'_>, container: &Value, bounds: Bounds) -> PyResult<Value> {
    let item_size = match container.view() {
        View::List(_) | View::Tuple(_) => size_of::<Value>(),
        _ => 1,
    };
    py.charge((bounds.count * item_size / 16) as u64);
    let start = bounds.start.max(0) as usize;
    let end = start + bounds.count;
    Ok(match container.view() {
        View::List(list) => {
            py.check_size((bounds.count * item_size) as u64)?;
            let items = list.items.get(py);
            List::new(pick(items, bounds)).into()
        }
        View::Tuple(tuple) if bounds.step == 1 && bounds.count == tuple.items.len() => {
            Ref::clone(tuple).into()
        }
        View::Tuple(tuple) => Tuple::new(pick(&tuple.items, bounds)).into(),
        View::Bytes(bytes) => {
            let bytes = pick(&bytes.bytes, bounds).into();
            Bytes { bytes }.into()
        }
        View::ByteArray(array) => ByteArray::new(pick(array.bytes.get(py), bounds)).into(),
        View::Str(text) if bounds.step == 1 => {
            let part = if bounds.count == 0 {
                ""
            } else {
                text.slice(start, end)
            };
            py.str(part)
        }
        View::Str(text) if text.is_ascii() => {
            let bytes = text.as_str().as_bytes();
            let part: String = (bounds.indices())
                .map(|index| char::from(bytes[index]))
                .collect();
            py.str(part)
        }
        View::Str(text) => {
            let chars: Vec<char> = text.as_str().chars().collect();
            let part: String = pick(&chars, bounds).into_iter().collect();
            py.str(part)
        }
        _ => Value::NONE,
    })
}

fn pick<T: Clone>(items: &[T], bounds: Bounds) -> Vec<T> {
    if bounds.step == 1 {
        let start = bounds.start as usize;
        return items[start..start + bounds.count].to_vec();
    }
    if bounds.step == -1 && bounds.count > 0 {
        let last = bounds.start as usize;
        let part = &items[last + 1 - bounds.count..=last];
        return part.iter().rev().cloned().collect();
    }
    bounds.indices().map(|index| items[index].clone()).collect()
}

/// `container[key] = value`; none when a method written in Python decides.
///
/// # Errors
/// `IndexError`, `TypeError`, `ValueError`, `MemoryError`
#[inline]
pub fn set_item(
    py: &mut Py<'_>,
    container: &Value,
    key: &Value,
    value: Value,
) -> PyResult<Option<()>> {
    match (container.view(), key.view()) {
        (View::Dict(dict), _) => dict_set(py, dict, key.clone(), value).map(Some),
        (View::List(list), View::Slice(slice)) => set_slice(py, list, slice, &value),
        (View::List(list), _) => {
            let len = list.items.get(py).len();
            let index = checked_index(py, container, key, len, "assignment")?;
            let old = std::mem::replace(&mut list.items.get_mut(py)[index], value);
            drop(old);
            Ok(Some(()))
        }
        (View::ByteArray(array), _) => byte_array::set(py, array, key, &value),
        _ if has_method(py, container, "__setitem__") => Ok(None),
        _ => {
            if let Some(native) = inherited(py, container, "__setitem__")
                && matches!(
                    native.view(),
                    View::List(_) | View::Dict(_) | View::ByteArray(_)
                )
            {
                return set_item(py, native, key, value);
            }
            let name = py.type_name(container);
            Err(py.type_error(format!("'{name}' object does not support item assignment")))
        }
    }
}

fn set_slice(
    py: &mut Py<'_>,
    list: &Ref<List>,
    slice: &Ref<Slice>,
    value: &Value,
) -> PyResult<Option<()>> {
    let len = list.items.get(py).len();
    let resolved = bounds(py, slice, len)?;
    if matches!(value.view(), View::Generator(_))
        || has_method(py, value, "__iter__")
        || has_method(py, value, "__getitem__")
    {
        return Ok(None);
    }
    if !is_iterable(value.core()) {
        return Err(py.type_error(match resolved.step {
            1 => "can only assign an iterable",
            _ => "must assign iterable to extended slice",
        }));
    }
    let Some(items) = collect(py, value)? else {
        return Ok(None);
    };
    if resolved.step == 1 {
        let start = resolved.start as usize;
        replace_part(py, list, start..start + resolved.count, items)?;
        return Ok(Some(()));
    }
    if items.len() != resolved.count {
        return Err(py.value_error(format!(
            "attempt to assign sequence of size {} to extended slice of size {}",
            items.len(),
            resolved.count
        )));
    }
    let target = list.items.get_mut(py);
    let mut items = items;
    for (index, item) in resolved.indices().zip(&mut items) {
        std::mem::swap(&mut target[index], item);
    }
    // What was there before.
    drop(items);
    Ok(Some(()))
}

/// `del container[key]`; none when a method written in Python decides.
///
/// # Errors
/// `IndexError`, `KeyError`, `TypeError`
pub fn delete_item(py: &mut Py<'_>, container: &Value, key: &Value) -> PyResult<Option<()>> {
    match (container.view(), key.view()) {
        (View::Dict(dict), _) => match dict_remove(py, dict, key)? {
            Some(_) => Ok(Some(())),
            None => Err(py.key_error(key.clone())),
        },
        (View::List(list), View::Slice(slice)) => {
            let len = list.items.get(py).len();
            let resolved = bounds(py, slice, len)?;
            delete_slice(py, list, resolved);
            Ok(Some(()))
        }
        (View::List(list), _) => {
            let len = list.items.get(py).len();
            let index = checked_index(py, container, key, len, "assignment")?;
            let old = list.items.get_mut(py).remove(index);
            drop(old);
            Ok(Some(()))
        }
        (View::ByteArray(array), _) => byte_array::delete(py, array, key).map(Some),
        _ if has_method(py, container, "__delitem__") => Ok(None),
        _ => {
            if let Some(native) = inherited(py, container, "__delitem__")
                && matches!(native.view(), View::List(_) | View::Dict(_))
            {
                return delete_item(py, native, key);
            }
            let name = py.type_name(container);
            // `PyObject_DelItem` leaves what has the methods of sequences to `PySequence_DelItem`.
            let is_sequence = match container.view() {
                View::Instance(instance) => instance.class.get(py).name.as_str() != "object",
                View::Set(_) | View::Range(_) | View::DictView(_) => true,
                _ => sequence_len(py, container).is_some(),
            };
            let negation = if is_sequence && Int::of(key).is_some() {
                "doesn't"
            } else {
                "does not"
            };
            let message = format!("'{name}' object {negation} support item deletion");
            Err(py.type_error(message))
        }
    }
}

fn delete_slice(py: &mut Py<'_>, list: &Ref<List>, bounds: Bounds) {
    if bounds.count == 0 {
        return;
    }
    let items = list.items.get_mut(py);
    let old: Vec<Value> = if bounds.step == 1 {
        let start = bounds.start as usize;
        items.drain(start..start + bounds.count).collect()
    } else {
        let mut doomed = vec![false; items.len()];
        bounds.indices().for_each(|index| doomed[index] = true);
        let (old, kept): (Vec<_>, Vec<_>) = std::mem::take(items)
            .into_iter()
            .zip(doomed)
            .partition(|(_, doomed)| *doomed);
        *items = kept.into_iter().map(|(item, _)| item).collect();
        old.into_iter().map(|(item, _)| item).collect()
    };
    drop(old);
}

/// `item in container`; none when a method written in Python decides.
///
/// # Errors
/// `TypeError`, `ValueError`
pub fn contains(py: &mut Py<'_>, container: &Value, item: &Value) -> PyResult<Option<bool>> {
    match container.view() {
        View::Dict(dict) => has_key(py, &dict.table, item).map(Some),
        View::Set(_) => set::has_member(py, container, item, Python::Call),
        View::DictView(view) if view.items != DictItems::Values => {
            set::has_member(py, container, item, Python::Call)
        }
        View::Str(text) => match item.core().view() {
            View::Str(part) => Ok(Some(has_text(py, text, part))),
            _ => {
                let name = py.type_name(item);
                Err(py.type_error(format!(
                    "'in <string>' requires string as left operand, not {name}"
                )))
            }
        },
        View::Bytes(bytes) => contains_bytes(py, &bytes.bytes, item),
        View::ByteArray(array) => {
            let bytes = array.bytes.get(py).clone();
            contains_bytes(py, &bytes, item)
        }
        View::Range(range) if Int::of(item).is_some() => {
            Ok(Some(Int::of(item).is_some_and(|int| range_has(range, int))))
        }
        View::List(_) | View::Tuple(_) => search(py, container, item),
        View::Range(_) | View::DictView(_) | View::Iterator(_) => {
            search_iterator(py, container, item)
        }
        View::Generator(_) => Ok(None),
        _ => {
            if let Some(native) = inherited(py, container, "__contains__")
                && is_iterable(native)
            {
                return contains(py, native, item);
            }
            for name in ["__contains__", "__iter__", "__getitem__"] {
                if has_method(py, container, name) {
                    return Ok(None);
                }
            }
            let message = format!(
                "argument of type '{}' is not iterable",
                py.type_name(container)
            );
            Err(py.type_error(message))
        }
    }
}

fn range_has(range: &Range, int: Int<'_>) -> bool {
    let Int::Small(number) = int else {
        return false;
    };
    let inside = if range.step > 0 {
        range.start <= number && number < range.stop
    } else {
        range.stop < number && number <= range.start
    };
    inside && (i128::from(number) - i128::from(range.start)) % i128::from(range.step) == 0
}

/// `part in text`
pub fn has_text(py: &mut Py<'_>, text: &Ref<Str>, part: &Ref<Str>) -> bool {
    py.charge(text.as_str().len() as u64 / 16);
    find_text(text.as_str(), part.as_str()).is_some()
}

fn contains_bytes(py: &mut Py<'_>, bytes: &[u8], item: &Value) -> PyResult<Option<bool>> {
    if let Some(part) = bytes_of(py, item) {
        return Ok(Some(
            part.is_empty() || bytes.windows(part.len()).any(|window| *window == *part),
        ));
    }
    match Int::of(item) {
        Some(Int::Small(byte @ 0..=255)) => Ok(Some(bytes.contains(&(byte as u8)))),
        Some(_) => Err(py.value_error("byte must be in range(0, 256)")),
        None => {
            let name = py.type_name(item);
            Err(py.type_error(format!("a bytes-like object is required, not '{name}'")))
        }
    }
}

/// Compares with each item of a list or tuple, which may change meanwhile.
fn search(py: &mut Py<'_>, sequence: &Value, item: &Value) -> PyResult<Option<bool>> {
    let mut index = 0;
    loop {
        let other = match sequence.view() {
            View::List(list) => list.items.get(py).get(index).cloned(),
            View::Tuple(tuple) => tuple.items.get(index).cloned(),
            _ => None,
        };
        let Some(other) = other else {
            py.charge(index as u64);
            return Ok(Some(false));
        };
        match same_item(py, &other, item, Python::Decline)? {
            Some(false) => index += 1,
            answer => return Ok(answer),
        }
    }
}

/// Compares with each item that an iterator yields. An iterator that was moved on cannot be searched again, so
/// `__eq__` written in Python is called in place.
fn search_iterator(py: &mut Py<'_>, container: &Value, item: &Value) -> PyResult<Option<bool>> {
    let Some(iterator) = iter(py, container)? else {
        return Ok(None);
    };
    loop {
        match next(py, &iterator)? {
            Next::Item(other) => {
                py.charge(1);
                if same_item(py, &other, item, Python::Call)? == Some(true) {
                    return Ok(Some(true));
                }
            }
            Next::Done => return Ok(Some(false)),
            Next::Python => return Ok(None),
        }
    }
}
