//! What the loop does without leaving it: the common cases of instructions on objects, none of which can raise, push a
//! frame or run Python. Each says whether it did it; if not, nothing has changed.
//!
//! The operands are the frame's registers, borrowed: nothing here takes or gives counts that it need not.

use std::cell::Cell;

use super::Py;
use super::attribute::{is_data, is_method, may_go_before};
use crate::compile::Cache;
use crate::object::{
    DictItems, Instance, Iterator, IteratorState, List, Ref, Str, Tag, Value, View, ops,
};

/// An instance's own attribute at the place where the instruction last found it, if its class has not changed.
#[inline(always)]
pub(super) fn attribute(
    py: &Py<'_>,
    object: &Value,
    name: &Ref<Str>,
    cache: Cache,
) -> Option<Value> {
    let instance = object.as_ref::<Instance>()?;
    if cache.version == 0 || instance.class.get(py).version.get() != cache.version {
        return None;
    }
    let entry = instance.dict.table.get(py).entry(cache.index as usize)?;
    (entry.key.address() == name.address()).then(|| entry.value.clone())
}

/// As [`attribute`] where the class is another one than last time, or the attribute is the class's: what the class says
/// of the name was asked before, and is not to be called.
#[inline(never)]
pub(super) fn attribute_of_any(
    py: &Py<'_>,
    object: &Value,
    name: &Ref<Str>,
    cache: &Cell<Cache>,
) -> Option<Value> {
    let instance = object.as_ref::<Instance>()?;
    let class = instance.class.get(py);
    let in_class = py.cached(class, name)?;
    if class.flags.getattribute || (!in_class.is_unbound() && may_go_before(in_class)) {
        return None;
    }
    let table = instance.dict.table.get(py);
    let expected = cache.get().index as usize;
    let found = match table.entry(expected) {
        Some(entry) if entry.key.address() == name.address() => Some(expected),
        _ => table.find_str(name),
    };
    let Some(index) = found else {
        return is_data(in_class).then(|| in_class.clone());
    };
    cache.set(Cache {
        version: class.version.get(),
        index: index as u32,
    });
    Some(table.entry(index)?.value.clone())
}

/// Whether an attribute of this instance is set without a look at what its class says of the name, which was
/// asked before.
#[inline(never)]
fn sets_plainly(py: &mut Py<'_>, instance: &Ref<Instance>, name: &Ref<Str>) -> bool {
    let class = instance.class.get(py).clone();
    let hook = py.interp.intern_literal("__setattr__");
    let is_plain = match py.lookup_cached(&class, &hook).map(Value::view) {
        Some(View::Native(native)) => native.owner == Some("object"),
        _ => false,
    };
    is_plain && !class.flags.slots && py.cached(&class, name).is_some_and(Value::is_unbound)
}

/// Sets an instance's own attribute, at the place where the instruction last found it or as a new one: the cache says
/// that its class, which has not changed, has no say in it. Takes the value.
#[inline]
pub(super) fn set_attribute(
    py: &mut Py<'_>,
    object: &Value,
    name: &Ref<Str>,
    cache: &Cell<Cache>,
    value: &mut Value,
) -> bool {
    let Some(instance) = object.as_ref::<Instance>() else {
        return false;
    };
    let Cache { version, index } = cache.get();
    let now = instance.class.get(py).version.get();
    if version == 0 || (now != version && !sets_plainly(py, instance, name)) {
        return false;
    }
    let table = instance.dict.table.get_mut(py);
    let value = std::mem::take(value);
    let expected = index as usize;
    let found = match table.entry(expected) {
        Some(entry) if entry.key.address() == name.address() => Some(expected),
        _ => table.find_str(name),
    };
    let index = match found {
        Some(index) => {
            let old = table.set_value(index, value);
            drop(old);
            index
        }
        None => table.push(name.hash(), name.clone().into(), value),
    };
    if now != version {
        cache.set(Cache {
            version: now,
            index: index as u32,
        });
    }
    true
}

/// The function that a method call on `object` calls with it as the first argument, where its class was asked for it
/// before.
#[inline]
pub(super) fn method(py: &Py<'_>, object: &Value, name: &Ref<Str>) -> Option<Value> {
    let (class, own) = match object.as_ref::<Instance>() {
        Some(instance) => {
            let class = instance.class.get(py);
            if class.flags.getattribute {
                return None;
            }
            (class, Some(instance.dict.table.get(py)))
        }
        None => (py.class_by_tag(object)?, None),
    };
    let function = py.lookup_cached(class, name)?;
    if !is_method(function) || own.is_some_and(|own| own.find_str(name).is_some()) {
        return None;
    }
    Some(function.clone())
}

/// `index`, which may count from the end, within `len`.
#[inline(always)]
fn position(index: i64, len: usize) -> Option<usize> {
    let index = if index < 0 { index + len as i64 } else { index };
    usize::try_from(index).ok().filter(|index| *index < len)
}

/// `list[index]`
#[inline(always)]
pub(super) fn list_item(py: &Py<'_>, container: &Value, key: &Value) -> Option<Value> {
    let (View::List(list), View::Int(index)) = (container.view(), key.view()) else {
        return None;
    };
    list.items
        .get(py)
        .get(usize::try_from(index).ok()?)
        .cloned()
}

/// `list[index] = value`; takes the value.
#[inline(always)]
pub(super) fn set_list_item(
    py: &mut Py<'_>,
    container: &Value,
    key: &Value,
    value: &mut Value,
) -> bool {
    let (View::List(list), View::Int(index)) = (container.view(), key.view()) else {
        return false;
    };
    let items = list.items.get_mut(py);
    match usize::try_from(index)
        .ok()
        .and_then(|index| items.get_mut(index))
    {
        Some(item) => {
            item.take_from(value);
            true
        }
        None => false,
    }
}

/// `container[key]`
#[inline(never)]
pub(super) fn item(py: &Py<'_>, container: &Value, key: &Value) -> Option<Value> {
    match (container.view(), key.view()) {
        (View::List(list), View::Int(index)) => {
            let items = list.items.get(py);
            items.get(position(index, items.len())?).cloned()
        }
        (View::Tuple(tuple), View::Int(index)) => {
            let items = &tuple.items;
            items.get(position(index, items.len())?).cloned()
        }
        (View::Dict(dict), View::Str(key)) => dict.table.get(py).get_str(key).cloned(),
        (View::Dict(dict), View::Int(key)) => {
            let table = dict.table.get(py);
            let index = table.find_int(ops::hash_small(key), key)?;
            Some(table.entry(index)?.value.clone())
        }
        (View::Str(text), View::Int(index)) if text.is_ascii() => {
            let bytes = text.as_str().as_bytes();
            let byte = bytes[position(index, bytes.len())?];
            Some(py.ascii_char(byte))
        }
        _ => None,
    }
}

/// `container[key] = value`; takes the value.
#[inline(never)]
pub(super) fn set_item(py: &mut Py<'_>, container: &Value, key: &Value, value: &mut Value) -> bool {
    let place = match (container.view(), key.view()) {
        (View::List(list), View::Int(index)) => {
            let items = list.items.get_mut(py);
            match position(index, items.len()) {
                Some(index) => &mut items[index],
                None => return false,
            }
        }
        (View::Dict(dict), View::Str(key)) => {
            let table = dict.table.get_mut(py);
            match table.find_str(key) {
                Some(index) => table.value_mut(index),
                None => return false,
            }
        }
        (View::Dict(dict), View::Int(key)) => {
            let table = dict.table.get_mut(py);
            match table.find_int(ops::hash_small(key), key) {
                Some(index) => table.value_mut(index),
                None => return false,
            }
        }
        _ => return false,
    };
    let old = std::mem::replace(place, std::mem::take(value));
    drop(old);
    true
}

/// `item in container`, where the item is a string or a small integer.
#[inline]
pub(super) fn contains(py: &mut Py<'_>, container: &Value, item: &Value) -> Option<bool> {
    match container.view() {
        View::Str(text) => {
            let part = item.as_ref::<Str>()?;
            Some(ops::has_text(py, text, part))
        }
        View::Dict(dict) => has_key(dict.table.get(py), item),
        View::Set(set) => has_key(set.table.get(py), item),
        _ => None,
    }
}

#[inline(always)]
fn has_key(table: &impl ops::Keys, item: &Value) -> Option<bool> {
    // A key of another kind with the same hash may be equal.
    let mut odd = false;
    let mut other_kind = || {
        odd = true;
        false
    };
    let found = match item.view() {
        View::Str(text) => table.find(text.hash(), |other| match other.as_ref::<Str>() {
            Some(other) => other.is(text) || other.as_str() == text.as_str(),
            None => other_kind(),
        }),
        View::Int(int) => table.find(ops::hash_small(int), |other| match other.as_int() {
            Some(other) => other == int,
            None => other_kind(),
        }),
        _ => return None,
    };
    (found.is_some() || !odd).then_some(found.is_some())
}

/// The next item of an iterator over something that has its items at hand.
#[inline(always)]
pub(super) fn next(py: &mut Py<'_>, iterator: &Value) -> Option<Value> {
    let View::Iterator(iterator) = iterator.view() else {
        return None;
    };
    match iterator.state.get_mut(py) {
        IteratorState::Range(next, step, left) if *left > 0 => {
            let value = *next;
            *next = value.wrapping_add(*step);
            *left -= 1;
            return Some(Value::int(value));
        }
        IteratorState::Range(..) => return None,
        IteratorState::Tuple(tuple, index) => {
            let item = tuple.items.get(*index)?.clone();
            *index += 1;
            return Some(item);
        }
        IteratorState::List(..) => {}
        _ => return next_of_any(py, iterator),
    }
    let IteratorState::List(list, index) = iterator.state.get(py) else {
        return None;
    };
    let item = list.items.get(py).get(*index)?.clone();
    if let IteratorState::List(_, index) = iterator.state.get_mut(py) {
        *index += 1;
    }
    Some(item)
}

/// As [`next`], for other iterators.
#[inline(never)]
fn next_of_any(py: &mut Py<'_>, iterator: &Ref<Iterator>) -> Option<Value> {
    let (item, following) = match iterator.state.get(py) {
        IteratorState::Str(text, index) => {
            let byte = *text.as_str().as_bytes().get(*index)?;
            if byte >= 0x80 {
                return None;
            }
            (py.ascii_char(byte), *index + 1)
        }
        IteratorState::Items(items, index) => (items.get(*index)?.clone(), *index + 1),
        IteratorState::Dict(_, _, _, DictItems::Keys | DictItems::Values) => {
            let (index, [key, value], items) = next_entry(py, iterator)?;
            let item = match items {
                DictItems::Keys => key,
                _ => value,
            };
            (item.clone(), index + 1)
        }
        IteratorState::Set(set, start, expected) => {
            let table = set.table.get(py);
            if table.len() != *expected {
                return None;
            }
            let slots = table.slots().get(*start..)?;
            let skipped = slots.iter().position(|slot| !slot.key.is_unbound())?;
            (slots[skipped].key.clone(), start + skipped + 1)
        }
        _ => return None,
    };
    advance(py, iterator, following);
    Some(item)
}

/// Where the next entry of a dict is that has not changed its size, its key and value, and which of them is wanted.
#[inline(always)]
fn next_entry<'a>(
    py: &'a Py<'_>,
    iterator: &'a Ref<Iterator>,
) -> Option<(usize, [&'a Value; 2], DictItems)> {
    let IteratorState::Dict(dict, start, expected, items) = iterator.state.get(py) else {
        return None;
    };
    let table = dict.table.get(py);
    if table.len() != *expected {
        return None;
    }
    let entries = table.raw_entries().get(*start..)?;
    let skipped = entries.iter().position(|entry| !entry.key.is_unbound())?;
    let entry = &entries[skipped];
    Some((start + skipped, [&entry.key, &entry.value], *items))
}

/// Says where an iterator goes on.
#[inline(always)]
fn advance(py: &mut Py<'_>, iterator: &Ref<Iterator>, following: usize) {
    if let IteratorState::Str(_, position)
    | IteratorState::Items(_, position)
    | IteratorState::Dict(_, position, ..)
    | IteratorState::Set(_, position, _) = iterator.state.get_mut(py)
    {
        *position = following;
    }
}

/// Puts the two parts of the next item of `dict.items()`, `enumerate` or `zip` into the registers from `target` on,
/// without making the pair: the next instruction would take it apart, and nobody sees it.
///
/// # Safety
/// `target` has two initialised registers, and the iterator is in none of them.
#[inline(never)]
pub(super) unsafe fn next_pair(py: &mut Py<'_>, iterator: &Value, target: *mut Value) -> bool {
    let View::Iterator(iterator) = iterator.view() else {
        return false;
    };
    let (first, second) = match iterator.state.get(py) {
        IteratorState::Dict(_, _, _, DictItems::Items) => {
            let Some((index, [key, value], _)) = next_entry(py, iterator) else {
                return false;
            };
            let (key, value) = (key.clone(), value.clone());
            advance(py, iterator, index + 1);
            (key, value)
        }
        IteratorState::Enumerate(inner, count) => {
            let (inner, count) = (inner.clone(), Value::int(*count));
            let Some(item) = next(py, &inner) else {
                return false;
            };
            if let IteratorState::Enumerate(_, count) = iterator.state.get_mut(py) {
                *count += 1;
            }
            (count, item)
        }
        IteratorState::Zip(inner) => {
            let [first, second] = &**inner else {
                return false;
            };
            // Nothing may be taken from the first and lost because the second has no more.
            if first.is(second) || !has_more(py, first) || !has_more(py, second) {
                return false;
            }
            let (first, second) = (first.clone(), second.clone());
            match (next(py, &first), next(py, &second)) {
                (Some(first), Some(second)) => (first, second),
                _ => return false,
            }
        }
        _ => return false,
    };
    // SAFETY: the caller promises that there are two. What they held may be freed here, which runs nothing: finalizers
    // wait until the instruction is over.
    unsafe {
        *target = first;
        *target.add(1) = second;
    }
    true
}

/// Whether [`next`] has an item of this iterator.
fn has_more(py: &Py<'_>, iterator: &Value) -> bool {
    let View::Iterator(iterator) = iterator.view() else {
        return false;
    };
    match iterator.state.get(py) {
        IteratorState::Range(_, _, left) => *left > 0,
        IteratorState::Tuple(tuple, index) => *index < tuple.items.len(),
        IteratorState::List(list, index) => *index < list.items.get(py).len(),
        _ => false,
    }
}

/// Whether a `for` loop is over whose iterator nobody else knows.
#[inline(never)]
pub(super) fn is_at_end(py: &Py<'_>, iterator: &Value) -> bool {
    let View::Iterator(iterator) = iterator.view() else {
        return false;
    };
    let is_over = match iterator.state.get(py) {
        IteratorState::Range(_, _, left) => *left == 0,
        IteratorState::Tuple(tuple, index) => *index >= tuple.items.len(),
        IteratorState::List(list, index) => *index >= list.items.get(py).len(),
        _ => false,
    };
    is_over && iterator.count() == 1
}

/// Two integers as floats, if that is what they are exactly: then the quotient of the floats is that of the integers.
#[inline(always)]
pub(super) fn as_floats(left: i64, right: i64) -> Option<(f64, f64)> {
    const EXACT: u64 = 1 << 53;
    (left.unsigned_abs() <= EXACT && right.unsigned_abs() <= EXACT)
        .then_some((left as f64, right as f64))
}

/// Appends what a register holds to the list of a comprehension, or to one that collects arguments.
#[inline(always)]
pub(super) fn list_append(
    py: &mut Py<'_>,
    list: &Value,
    item: &mut Value,
    is_temporary: bool,
) -> bool {
    let Some(list) = list.as_ref::<List>() else {
        return false;
    };
    if item.is_unbound() {
        return false;
    }
    let item = match is_temporary {
        true => std::mem::take(item),
        false => item.clone(),
    };
    list.items.get_mut(py).push(item);
    true
}

/// Spreads the items of a tuple or list, of which there are `count`, over the registers from `target` on.
///
/// # Safety
/// `target` has `count` initialised registers after it, and the sequence is in none of them.
#[inline]
pub(super) unsafe fn unpack(
    py: &Py<'_>,
    sequence: &Value,
    target: *mut Value,
    count: usize,
) -> bool {
    let items: &[Value] = match sequence.view() {
        View::Tuple(tuple) => &tuple.items,
        View::List(list) => list.items.get(py),
        _ => return false,
    };
    if items.len() != count {
        return false;
    }
    for (index, item) in items.iter().enumerate() {
        // SAFETY: the caller promises that there are so many registers. What they held may be freed here, which runs
        // nothing that could change the sequence: finalizers wait until the instruction is over.
        unsafe { *target.add(index) = item.clone() };
    }
    true
}

/// Appends to the only reference to a string, in place, as CPython does (`Python/ceval.c`, `unicode_concatenate`).
#[inline]
pub(super) fn append(py: &mut Py<'_>, left: &mut Value, right: &Value) -> bool {
    let Some(right) = right.as_ref::<Str>() else {
        return false;
    };
    if left.tag() != Tag::Str {
        return false;
    }
    let Some(mut text) = std::mem::take(left).into_ref::<Str>() else {
        unreachable!("the tag was looked at")
    };
    let appended = match text.get_mut() {
        Some(unshared) if unshared.as_str().len() < py.interp.memory_limit as usize / 4 => {
            unshared.push(right);
            true
        }
        _ => false,
    };
    py.charge(right.as_str().len() as u64 / 16);
    *left = text.into();
    appended
}

/// The truth of a container or string.
#[inline]
pub(super) fn truth(py: &Py<'_>, value: &Value) -> Option<bool> {
    match value.view() {
        View::List(list) => Some(!list.items.get(py).is_empty()),
        View::Str(text) => Some(!text.as_str().is_empty()),
        View::Tuple(tuple) => Some(!tuple.items.is_empty()),
        View::Dict(dict) => Some(!dict.table.get(py).is_empty()),
        _ => None,
    }
}

/// Whether two strings, or a value and itself, are equal.
#[inline]
pub(super) fn same_text(left: &Value, right: &Value) -> Option<bool> {
    match (left.view(), right.view()) {
        (View::Str(left), View::Str(right)) => {
            Some(left.is(right) || left.as_str() == right.as_str())
        }
        (View::None, View::None) => Some(true),
        _ => None,
    }
}

impl Py<'_> {
    /// The string of one ASCII character.
    ///
    /// # Panics
    /// When it is none.
    #[inline]
    pub fn ascii_char(&self, byte: u8) -> Value {
        self.interp.ascii[usize::from(byte)].clone()
    }
}
