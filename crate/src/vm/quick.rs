//! What the loop does without leaving it: the common cases of instructions on objects, none of which can raise, push a
//! frame or run Python. Each says whether it did it; if not, nothing has changed.
//!
//! The operands are the frame's registers, borrowed: nothing here takes or gives counts that it need not.

use super::Py;
use super::attribute::is_method;
use crate::compile::Cache;
use crate::object::{Instance, IteratorState, Ref, Str, Tag, Value, View, ops};

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

/// Sets an instance's own attribute, at the place where the instruction last found it or as a new one: the cache says
/// that its class, which has not changed, has no say in it. Takes the value.
#[inline]
pub(super) fn set_attribute(
    py: &mut Py<'_>,
    object: &Value,
    name: &Ref<Str>,
    cache: Cache,
    value: &mut Value,
) -> bool {
    let Some(instance) = object.as_ref::<Instance>() else {
        return false;
    };
    if cache.version == 0 || instance.class.get(py).version.get() != cache.version {
        return false;
    }
    let table = instance.dict.table.get_mut(py);
    let value = std::mem::take(value);
    let expected = cache.index as usize;
    let found = match table.entry(expected) {
        Some(entry) if entry.key.address() == name.address() => Some(expected),
        _ => table.find_str(name),
    };
    match found {
        Some(index) => {
            let old = table.set_value(index, value);
            drop(old);
        }
        None => {
            table.push(name.hash(), name.clone().into(), value);
        }
    }
    true
}

/// The function that a method call on `object` calls with it as the first argument.
#[inline]
pub(super) fn method(py: &mut Py<'_>, object: &Value, name: &Ref<Str>) -> Option<Value> {
    let class = match object.view() {
        View::Instance(instance) => {
            if let Some(function) = method_of_instance(py, instance, name) {
                return Some(function);
            }
            let class = instance.class.get(py);
            if class.flags.getattribute || instance.dict.table.get(py).find_str(name).is_some() {
                return None;
            }
            class.clone()
        }
        View::Unbound
        | View::Module(_)
        | View::Type(_)
        | View::Super(_)
        | View::Function(_)
        | View::WeakRef(_) => return None,
        _ => py.type_of(object),
    };
    py.lookup_type(&class, name).filter(is_method)
}

/// As [`method`], for an instance whose class was asked for it before.
#[inline]
fn method_of_instance(py: &Py<'_>, instance: &Ref<Instance>, name: &Ref<Str>) -> Option<Value> {
    let class = instance.class.get(py);
    if class.flags.getattribute {
        return None;
    }
    let function = py.lookup_cached(class, name)?;
    if !is_method(function) || instance.dict.table.get(py).find_str(name).is_some() {
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
    let item = match iterator.state.get_mut(py) {
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
        _ => match iterator.state.get(py) {
            IteratorState::List(list, index) => list.items.get(py).get(*index)?.clone(),
            IteratorState::Str(text, index) => {
                let byte = *text.as_str().as_bytes().get(*index)?;
                if byte >= 0x80 {
                    return None;
                }
                py.ascii_char(byte)
            }
            _ => return None,
        },
    };
    if let IteratorState::List(_, index) | IteratorState::Str(_, index) = iterator.state.get_mut(py)
    {
        *index += 1;
    }
    Some(item)
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
