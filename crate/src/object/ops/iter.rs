//! Iteration over built-in things.

use super::python::{Level, has_method, inherited};
use crate::object::{
    DictItems, Guarded, Iterator, IteratorState, Range, Ref, Str, Tuple, Value, View,
};
use crate::vm::{Py, PyResult, Raised};

/// What the next item of an iterator is.
pub enum Next {
    /// This.
    Item(Value),
    /// There is none.
    Done,
    /// The iterator is not a built-in one.
    Python,
}

/// A new iterator object.
pub fn new_iterator(type_name: &'static str, state: IteratorState) -> Value {
    Iterator {
        state: Guarded::new(state),
        type_name,
    }
    .into()
}

/// `iter(value)`; none for what a class written in Python iterates over. Generators are their own iterators.
///
/// # Errors
/// `TypeError` for what is not iterable.
#[inline]
pub fn iter(py: &mut Py<'_>, value: &Value) -> PyResult<Option<Value>> {
    let (type_name, state) = match value.view() {
        View::Range(range) => ("range_iterator", range_state(range)),
        View::List(list) => ("list_iterator", IteratorState::List(list.clone(), 0)),
        View::Tuple(tuple) => ("tuple_iterator", IteratorState::Tuple(tuple.clone(), 0)),
        View::Str(text) => {
            let type_name = match text.is_ascii() {
                true => "str_ascii_iterator",
                false => "str_iterator",
            };
            (type_name, IteratorState::Str(text.clone(), 0))
        }
        View::Dict(dict) => {
            let len = dict.table.get(py).len();
            let state = IteratorState::Dict(dict.clone(), 0, len, DictItems::Keys);
            ("dict_keyiterator", state)
        }
        View::DictView(view) => {
            let len = view.dict.table.get(py).len();
            let type_name = match view.items {
                DictItems::Keys => "dict_keyiterator",
                DictItems::Values => "dict_valueiterator",
                DictItems::Items => "dict_itemiterator",
            };
            let state = IteratorState::Dict(view.dict.clone(), 0, len, view.items);
            (type_name, state)
        }
        View::Set(set) => {
            let len = set.table.get(py).len();
            ("set_iterator", IteratorState::Set(set.clone(), 0, len))
        }
        View::Bytes(bytes) => {
            let items = (bytes.bytes.iter()).map(|byte| Value::int(i64::from(*byte)));
            ("bytes_iterator", IteratorState::Items(items.collect(), 0))
        }
        View::ByteArray(array) => {
            let bytes = array.bytes.get(py).iter();
            let items = bytes.map(|byte| Value::int(i64::from(*byte)));
            (
                "bytearray_iterator",
                IteratorState::Items(items.collect(), 0),
            )
        }
        View::Generator(generator) if !generator.is_iterator() => {
            return Err(not_iterable(py, value));
        }
        View::Iterator(_) | View::Generator(_) => return Ok(Some(value.clone())),
        _ => {
            if let Some(native) = inherited(py, value, "__iter__")
                && is_iterable(native)
            {
                return iter(py, native);
            }
            if has_method(py, value, "__iter__") || has_method(py, value, "__getitem__") {
                return Ok(None);
            }
            return Err(not_iterable(py, value));
        }
    };
    Ok(Some(new_iterator(type_name, state)))
}

fn not_iterable(py: &mut Py<'_>, value: &Value) -> Raised {
    let message = format!("'{}' object is not iterable", py.type_name(value));
    py.type_error(message)
}

fn range_state(range: &Range) -> IteratorState {
    IteratorState::Range(range.start, range.step, range.len())
}

/// `reversed(value)` of a list, tuple, string, range or dict; none for anything else.
///
/// # Errors
/// `MemoryError`
pub fn reversed(py: &mut Py<'_>, value: &Value) -> PyResult<Option<Value>> {
    Ok(Some(match value.view() {
        View::List(list) => {
            let left = list.items.get(py).len();
            let state = IteratorState::ListReversed(list.clone(), left);
            new_iterator("list_reverseiterator", state)
        }
        View::Range(range) => {
            let len = range.len();
            let last = (range.start as i128) + (len as i128 - 1) * i128::from(range.step);
            let state = match len {
                0 => IteratorState::Done,
                _ => IteratorState::Range(last as i64, range.step.wrapping_neg(), len),
            };
            new_iterator("range_iterator", state)
        }
        View::Tuple(_)
        | View::Str(_)
        | View::Bytes(_)
        | View::ByteArray(_)
        | View::Dict(_)
        | View::DictView(_) => {
            let type_name = match value.view() {
                View::Dict(_) => "dict_reversekeyiterator",
                View::DictView(view) => match view.items {
                    DictItems::Keys => "dict_reversekeyiterator",
                    DictItems::Values => "dict_reversevalueiterator",
                    DictItems::Items => "dict_reverseitemiterator",
                },
                _ => "reversed",
            };
            let mut items = collect(py, value)?.unwrap_or_default();
            items.reverse();
            new_iterator(type_name, IteratorState::Items(items.into(), 0))
        }
        _ => return Ok(None),
    }))
}

/// The next item of an iterator.
///
/// # Errors
/// `RuntimeError` when a dict or set changed its size meanwhile.
#[inline]
pub fn next(py: &mut Py<'_>, iterator: &Value) -> PyResult<Next> {
    let View::Iterator(iterator) = iterator.view() else {
        return Ok(Next::Python);
    };
    if let IteratorState::Range(next, step, left) = iterator.state.get_mut(py) {
        if *left == 0 {
            return Ok(Next::Done);
        }
        let item = *next;
        *next = item.wrapping_add(*step);
        *left -= 1;
        return Ok(Next::Item(Value::int(item)));
    }
    next_item(py, iterator)
}

fn next_item(py: &mut Py<'_>, iterator: &Ref<Iterator>) -> PyResult<Next> {
    let (item, index) = match iterator.state.get(py) {
        IteratorState::List(list, index) => (list.items.get(py).get(*index).cloned(), index + 1),
        IteratorState::ListReversed(list, left) => match left.checked_sub(1) {
            Some(index) => (list.items.get(py).get(index).cloned(), index),
            None => (None, 0),
        },
        IteratorState::Tuple(tuple, index) => (tuple.items.get(*index).cloned(), index + 1),
        IteratorState::Items(items, index) => (items.get(*index).cloned(), index + 1),
        IteratorState::Str(text, offset) => match text.as_str()[*offset..].chars().next() {
            Some(char) => {
                let next = offset + char.len_utf8();
                (Some(char_value(py, char)), next)
            }
            None => (None, 0),
        },
        IteratorState::Dict(..) => return next_entry(py, iterator),
        IteratorState::Set(..) => return next_member(py, iterator),
        IteratorState::Enumerate(inner, count) => {
            let (inner, count) = (inner.clone(), *count);
            return next_enumerated(py, iterator, &inner, count);
        }
        IteratorState::Zip(inner) => {
            let inner = inner.clone();
            return next_zipped(py, iterator, &inner);
        }
        IteratorState::Count(number, step) => {
            let (number, step) = (*number, *step);
            let Some(following) = number.checked_add(step) else {
                return Err(py.overflow_error("itertools.count() beyond 64 bits"));
            };
            *iterator.state.get_mut(py) = IteratorState::Count(following, step);
            return Ok(Next::Item(Value::int(number)));
        }
        IteratorState::Repeat(_, Some(0)) => return Ok(Next::Done),
        IteratorState::Repeat(item, _) => {
            let item = item.clone();
            if let IteratorState::Repeat(_, Some(left)) = iterator.state.get_mut(py) {
                *left -= 1;
            }
            return Ok(Next::Item(item));
        }
        IteratorState::Range(..) | IteratorState::Done => return Ok(Next::Done),
    };
    let Some(item) = item else {
        finish(py, iterator);
        return Ok(Next::Done);
    };
    if let IteratorState::List(_, position)
    | IteratorState::ListReversed(_, position)
    | IteratorState::Tuple(_, position)
    | IteratorState::Items(_, position)
    | IteratorState::Str(_, position) = iterator.state.get_mut(py)
    {
        *position = index;
    }
    Ok(Next::Item(item))
}

/// A string of one character.
pub fn char_value(py: &Py<'_>, char: char) -> Value {
    if char.is_ascii() {
        return py.ascii_char(char as u8);
    }
    Ref::new(Str::new(char.encode_utf8(&mut [0; 4]) as &str)).into()
}

fn finish(py: &mut Py<'_>, iterator: &Ref<Iterator>) {
    let old = iterator.state.replace(py, IteratorState::Done);
    drop(old);
}

fn next_entry(py: &mut Py<'_>, iterator: &Ref<Iterator>) -> PyResult<Next> {
    let IteratorState::Dict(dict, start, expected, items) = iterator.state.get(py) else {
        return Ok(Next::Done);
    };
    let (table, start, items) = (dict.table.get(py), *start, *items);
    if table.len() != *expected {
        return Err(changed_size(py, iterator, "dictionary"));
    }
    let found = (table.raw_entries().iter().enumerate())
        .skip(start)
        .find(|(_, entry)| !entry.key.is_unbound());
    let Some((index, entry)) = found else {
        finish(py, iterator);
        return Ok(Next::Done);
    };
    let item = match items {
        DictItems::Keys => entry.key.clone(),
        DictItems::Values => entry.value.clone(),
        DictItems::Items => Tuple::new([entry.key.clone(), entry.value.clone()]).into(),
    };
    if let IteratorState::Dict(_, position, ..) = iterator.state.get_mut(py) {
        *position = index + 1;
    }
    Ok(Next::Item(item))
}

fn next_member(py: &mut Py<'_>, iterator: &Ref<Iterator>) -> PyResult<Next> {
    let IteratorState::Set(set, start, expected) = iterator.state.get(py) else {
        return Ok(Next::Done);
    };
    let (table, start) = (set.table.get(py), *start);
    if table.len() != *expected {
        return Err(changed_size(py, iterator, "Set"));
    }
    let found = (table.slots().iter().enumerate())
        .skip(start)
        .find(|(_, member)| !member.key.is_unbound());
    let Some((index, member)) = found else {
        finish(py, iterator);
        return Ok(Next::Done);
    };
    let item = member.key.clone();
    if let IteratorState::Set(_, position, _) = iterator.state.get_mut(py) {
        *position = index + 1;
    }
    Ok(Next::Item(item))
}

/// The iterator raises so for ever.
#[cold]
fn changed_size(py: &mut Py<'_>, iterator: &Ref<Iterator>, what: &str) -> Raised {
    if let IteratorState::Dict(_, _, expected, _) | IteratorState::Set(_, _, expected) =
        iterator.state.get_mut(py)
    {
        *expected = usize::MAX;
    }
    py.runtime_error(format!("{what} changed size during iteration"))
}

fn next_enumerated(
    py: &mut Py<'_>,
    iterator: &Ref<Iterator>,
    inner: &Value,
    count: i64,
) -> PyResult<Next> {
    let _level = Level::enter(py, "")?;
    let item = match next(py, inner)? {
        Next::Item(item) => item,
        other => return Ok(other),
    };
    if let IteratorState::Enumerate(_, count) = iterator.state.get_mut(py) {
        *count += 1;
    }
    Ok(Next::Item(Tuple::new([Value::int(count), item]).into()))
}

fn next_zipped(py: &mut Py<'_>, iterator: &Ref<Iterator>, inner: &[Value]) -> PyResult<Next> {
    let _level = Level::enter(py, "")?;
    let mut items = Vec::with_capacity(inner.len());
    for inner in inner {
        match next(py, inner)? {
            Next::Item(item) => items.push(item),
            Next::Done => {
                finish(py, iterator);
                return Ok(Next::Done);
            }
            Next::Python => return Ok(Next::Python),
        }
    }
    if items.is_empty() {
        return Ok(Next::Done);
    }
    Ok(Next::Item(Tuple::new(items).into()))
}

/// All items of a built-in iterable; none when iterating runs Python.
///
/// # Errors
/// `TypeError` for what is not iterable, and what iterating raises.
pub fn collect(py: &mut Py<'_>, value: &Value) -> PyResult<Option<Vec<Value>>> {
    let items = match value.view() {
        View::List(list) => list.items.get(py).clone(),
        View::Tuple(tuple) => tuple.items.to_vec(),
        View::Set(_) | View::DictView(_) => super::set::members(py, value),
        View::Dict(dict) => (dict.table.get(py).iter())
            .map(|entry| entry.key.clone())
            .collect(),
        View::Range(range) => {
            py.check_size(range.len().saturating_mul(size_of::<Value>() as u64))?;
            // The size is known: the list must not grow into it.
            let mut numbers = Vec::with_capacity(range.len() as usize);
            let mut number = range.start;
            numbers.resize_with(range.len() as usize, || {
                let item = Value::int(number);
                number = number.wrapping_add(range.step);
                item
            });
            numbers
        }
        View::Generator(generator) if generator.is_iterator() => return Ok(None),
        _ => {
            if let Some(native) = inherited(py, value, "__iter__")
                && is_iterable(native)
            {
                return collect(py, native);
            }
            let Some(iterator) = iter(py, value)? else {
                return Ok(None);
            };
            return drain(py, &iterator);
        }
    };
    py.charge(items.len() as u64);
    Ok(Some(items))
}

/// What is left in an iterator.
fn drain(py: &mut Py<'_>, iterator: &Value) -> PyResult<Option<Vec<Value>>> {
    let mut items = Vec::new();
    loop {
        match next(py, iterator)? {
            Next::Item(item) => items.push(item),
            Next::Done => break,
            Next::Python => return Ok(None),
        }
        if items.len() == items.capacity() {
            // The old block is there until what is in it has moved to one twice as large.
            py.check_size(items.len() as u64 * 3 * size_of::<Value>() as u64)?;
        }
    }
    py.charge(items.len() as u64);
    Ok(Some(items))
}

/// The `count` items that an assignment to so many targets unpacks; none when iterating runs Python.
///
/// # Errors
/// `ValueError` when there are fewer or more, `TypeError` for what is not iterable.
pub fn unpack(py: &mut Py<'_>, value: &Value, count: usize) -> PyResult<Option<Vec<Value>>> {
    let items = match value.view() {
        View::Tuple(tuple) if tuple.items.len() == count => tuple.items.to_vec(),
        View::List(list) => list.items.get(py).clone(),
        View::Tuple(tuple) => tuple.items.to_vec(),
        View::Generator(generator) if generator.is_iterator() => return Ok(None),
        _ => {
            if let Some(native) = inherited(py, value, "__iter__")
                && is_iterable(native)
            {
                return unpack(py, native, count);
            }
            if !is_iterable(value) {
                if has_method(py, value, "__iter__") || has_method(py, value, "__getitem__") {
                    return Ok(None);
                }
                let message = format!("cannot unpack non-iterable {} object", py.type_name(value));
                return Err(py.type_error(message));
            }
            let Some(iterator) = iter(py, value)? else {
                return Ok(None);
            };
            match take(py, &iterator, count + 1)? {
                Some(items) => items,
                None => return Ok(None),
            }
        }
    };
    match items.len().cmp(&count) {
        std::cmp::Ordering::Equal => Ok(Some(items)),
        std::cmp::Ordering::Less => Err(too_few(py, count, items.len())),
        std::cmp::Ordering::Greater => Err(too_many(py, count)),
    }
}

/// Whether it is of a built-in kind that can be iterated without running Python.
pub(super) fn is_iterable(value: &Value) -> bool {
    matches!(
        value.view(),
        View::Str(_)
            | View::Bytes(_)
            | View::ByteArray(_)
            | View::Tuple(_)
            | View::List(_)
            | View::Dict(_)
            | View::DictView(_)
            | View::Set(_)
            | View::Range(_)
            | View::Iterator(_)
    )
}

/// At most `count` items of an iterator.
fn take(py: &mut Py<'_>, iterator: &Value, count: usize) -> PyResult<Option<Vec<Value>>> {
    let mut items = Vec::new();
    while items.len() < count {
        match next(py, iterator)? {
            Next::Item(item) => items.push(item),
            Next::Done => break,
            Next::Python => return Ok(None),
        }
    }
    Ok(Some(items))
}

/// What unpacking `got` items into `expected` targets raises.
pub fn too_few(py: &mut Py<'_>, expected: usize, got: usize) -> Raised {
    py.value_error(format!(
        "not enough values to unpack (expected {expected}, got {got})"
    ))
}

/// What unpacking more items than targets raises.
pub fn too_many(py: &mut Py<'_>, expected: usize) -> Raised {
    py.value_error(format!("too many values to unpack (expected {expected})"))
}
