//! Sets and what compares and combines like them: `dict.keys()` and `dict.items()`.

use super::compare::same_item;
use super::dict::{Probe, check_growth, find, probe};
use super::hash::{hash, hash_in_place, hash_small};
use super::iter::collect;
use super::python::Python;
use super::{BinaryOp, CompareOp};
use crate::object::{DictItems, Guarded, Member, Ref, Set, Tuple, Value, View};
use crate::vm::{Py, PyResult};

/// What a set is combined with.
pub enum Operand {
    /// Another set.
    Set(Ref<Set>),
    /// The items of something else.
    Items(Vec<Value>),
    /// The keys of a dict.
    Keys(Vec<Value>),
}

/// An empty `set` or `frozenset`.
pub fn empty_set(frozen: bool) -> Ref<Set> {
    Ref::new(Set {
        table: Guarded::default(),
        frozen,
    })
}

/// Adds a member; false when it was there.
///
/// # Errors
/// `TypeError` when it cannot be hashed, `MemoryError`, and what its methods raise.
#[inline]
pub fn set_add(py: &mut Py<'_>, set: &Ref<Set>, item: Value) -> PyResult<bool> {
    let hash = match item.as_int() {
        Some(int) => hash_small(int),
        None => hash_in_place(py, &item)?,
    };
    add_hashed(py, set, hash, item)
}

fn add_hashed(py: &mut Py<'_>, set: &Ref<Set>, hash: i64, item: Value) -> PyResult<bool> {
    if find(py, &set.table, hash, &item)?.is_some() {
        return Ok(false);
    }
    check_growth(py, &set.table)?;
    set.table.get_mut(py).push(hash, item);
    Ok(true)
}

/// Whether `item` is a member.
///
/// # Errors
/// `TypeError` when it cannot be hashed, and what its methods raise.
pub fn set_contains(py: &mut Py<'_>, set: &Ref<Set>, item: &Value) -> PyResult<bool> {
    let hash = hash_in_place(py, item)?;
    Ok(find(py, &set.table, hash, item)?.is_some())
}

/// Removes a member; false when it was not there.
///
/// # Errors
/// As [`set_contains`].
pub fn set_remove(py: &mut Py<'_>, set: &Ref<Set>, item: &Value) -> PyResult<bool> {
    let hash = hash_in_place(py, item)?;
    let Some(index) = find(py, &set.table, hash, item)? else {
        return Ok(false);
    };
    let member = set.table.get_mut(py).remove(index);
    drop(member);
    Ok(true)
}

/// A set of these items.
///
/// # Errors
/// As [`set_add`].
pub fn set_from(
    py: &mut Py<'_>,
    items: impl IntoIterator<Item = Value>,
    frozen: bool,
) -> PyResult<Ref<Set>> {
    let set = empty_set(frozen);
    for item in items {
        set_add(py, &set, item)?;
    }
    Ok(set)
}

/// Whether a value compares as a set does.
pub(super) fn is_set_like(value: &Value) -> bool {
    match value.view() {
        View::Set(_) => true,
        View::DictView(view) => view.items != DictItems::Values,
        _ => false,
    }
}

/// Number of members of something set-like.
fn size(py: &Py<'_>, value: &Value) -> usize {
    super::truth::native_len(py, value).unwrap_or(0)
}

/// Whether something set-like has a member.
pub(super) fn has_member(
    py: &mut Py<'_>,
    container: &Value,
    item: &Value,
    python: Python,
) -> PyResult<Option<bool>> {
    let (view, pair) = match (container.view(), item.view()) {
        (View::Set(_), _) => (None, None),
        (View::DictView(view), View::Tuple(pair)) if view.items == DictItems::Items => {
            match &*pair.items {
                [key, value] => (Some(view), Some((key, value))),
                _ => return Ok(Some(false)),
            }
        }
        (View::DictView(view), _) if view.items == DictItems::Items => return Ok(Some(false)),
        (View::DictView(view), _) => (Some(view), None),
        _ => return Ok(Some(false)),
    };
    let key = pair.map_or(item, |(key, _)| key);
    let hash = match python {
        Python::Call => hash_in_place(py, key)?,
        Python::Decline => match hash(py, key)? {
            Some(hash) => hash,
            None => return Ok(None),
        },
    };
    let found = match (view, container.view()) {
        (Some(view), _) => probe(py, &view.dict.table, hash, key, python)?,
        (None, View::Set(set)) => probe(py, &set.table, hash, key, python)?,
        _ => Probe::Absent,
    };
    match (found, view, pair) {
        (Probe::Found(index), Some(view), Some((_, value))) => {
            let entry = view.dict.table.get(py).entry(index);
            match entry.map(|entry| entry.value.clone()) {
                Some(other) => same_item(py, &other, value, python),
                None => Ok(Some(false)),
            }
        }
        (Probe::Found(_), ..) => Ok(Some(true)),
        (Probe::Absent, ..) => Ok(Some(false)),
        (Probe::Python, ..) => Ok(None),
    }
}

/// Members of something set-like, as they are now.
pub(super) fn members(py: &Py<'_>, value: &Value) -> Vec<Value> {
    let (table, items) = match value.view() {
        View::Set(set) => {
            let members = set.table.get(py).iter();
            return members.map(|member| member.key.clone()).collect();
        }
        View::DictView(view) => (&view.dict.table, view.items),
        _ => return Vec::new(),
    };
    (table.get(py).iter())
        .map(|entry| match items {
            DictItems::Keys => entry.key.clone(),
            DictItems::Values => entry.value.clone(),
            DictItems::Items => Tuple::new([entry.key.clone(), entry.value.clone()]).into(),
        })
        .collect()
}

/// Subset and superset tests; both sides are set-like.
pub(super) fn compare(
    py: &mut Py<'_>,
    op: CompareOp,
    left: &Value,
    right: &Value,
    python: Python,
) -> PyResult<Option<bool>> {
    let (left_size, right_size) = (size(py, left), size(py, right));
    match op {
        CompareOp::Eq if left_size != right_size => Ok(Some(false)),
        CompareOp::Eq | CompareOp::Le => is_subset(py, left, right, python),
        CompareOp::Ne => {
            let equal = compare(py, CompareOp::Eq, left, right, python)?;
            Ok(equal.map(|equal| !equal))
        }
        CompareOp::Lt if left_size >= right_size => Ok(Some(false)),
        CompareOp::Lt => is_subset(py, left, right, python),
        CompareOp::Gt if left_size <= right_size => Ok(Some(false)),
        CompareOp::Gt | CompareOp::Ge => is_subset(py, right, left, python),
    }
}

fn is_subset(
    py: &mut Py<'_>,
    left: &Value,
    right: &Value,
    python: Python,
) -> PyResult<Option<bool>> {
    if size(py, left) > size(py, right) {
        return Ok(Some(false));
    }
    let members = members(py, left);
    py.charge(members.len() as u64);
    for member in members {
        match has_member(py, right, &member, python)? {
            Some(true) => {}
            answer => return Ok(answer),
        }
    }
    Ok(Some(true))
}

/// `& | - ^` of sets, and of the views of a dict with anything iterable.
/// Members' methods written in Python are called in place.
pub(super) fn combine(
    py: &mut Py<'_>,
    op: BinaryOp,
    left: &Value,
    right: &Value,
) -> PyResult<Option<Value>> {
    if !matches!(
        op,
        BinaryOp::And | BinaryOp::Or | BinaryOp::Sub | BinaryOp::Xor
    ) {
        return Ok(None);
    }
    let views = [left, right].map(|side| matches!(side.view(), View::DictView(_)));
    let frozen = match (left.view(), right.view()) {
        (View::Set(left), View::Set(_)) => left.frozen,
        _ if (views[0] && is_set_like(left)) || (views[1] && is_set_like(right)) => false,
        _ => return Ok(None),
    };
    if let (View::Set(left), View::Set(right_set)) = (left.view(), right.view()) {
        py.charge((left.table.get(py).len() + right_set.table.get(py).len()) as u64);
        let right = Operand::Set(right_set.clone());
        let result = match op {
            BinaryOp::And => set_intersection(py, left, &right)?,
            BinaryOp::Sub => set_difference(py, left, &right)?,
            BinaryOp::Xor => set_symmetric_difference(py, left, &right)?,
            _ => {
                let result = set_copy(py, left, frozen)?;
                if !left.is(right_set) {
                    set_update(py, &result, &right)?;
                }
                result
            }
        };
        return Ok(Some(result.into()));
    }
    // `Objects/dictobject.c`, `dictviews_sub` and others.
    let (Some(left_items), Some(right_items)) = (collect(py, left)?, collect(py, right)?) else {
        return Ok(None);
    };
    py.charge((left_items.len() + right_items.len()) as u64);
    let result = match op {
        BinaryOp::And => {
            let left = set_from(py, left_items, false)?;
            let result = empty_set(false);
            for item in right_items {
                if set_contains(py, &left, &item)? {
                    set_add(py, &result, item)?;
                }
            }
            result
        }
        _ => {
            let (result, right) = (empty_set(false), Operand::Items(right_items));
            set_update(py, &result, &Operand::Keys(left_items))?;
            match op {
                BinaryOp::Sub => set_difference_update(py, &result, &right)?,
                BinaryOp::Xor => set_symmetric_update(py, &result, &right)?,
                _ => set_update(py, &result, &right)?,
            }
            result
        }
    };
    Ok(Some(result.into()))
}

/// `set op= other`: changes `set` itself.
pub(super) fn combine_in_place(
    py: &mut Py<'_>,
    op: BinaryOp,
    left: &Ref<Set>,
    right: &Ref<Set>,
) -> PyResult<()> {
    py.charge(right.table.get(py).len() as u64);
    let right = Operand::Set(right.clone());
    match op {
        BinaryOp::Or => set_update(py, left, &right),
        BinaryOp::Sub => set_difference_update(py, left, &right),
        BinaryOp::Xor => set_symmetric_update(py, left, &right),
        _ => {
            let result = set_intersection(py, left, &right)?;
            set_become(py, left, &result);
            Ok(())
        }
    }
}

/// A copy.
///
/// # Errors
/// As [`set_add`].
pub fn set_copy(py: &mut Py<'_>, set: &Ref<Set>, frozen: bool) -> PyResult<Ref<Set>> {
    let copy = empty_set(frozen);
    set_update(py, &copy, &Operand::Set(set.clone()))?;
    Ok(copy)
}

/// Gives `set` the members of `result`, which loses them (`set_swap_bodies`).
pub fn set_become(py: &mut Py<'_>, set: &Ref<Set>, result: &Ref<Set>) {
    let table = std::mem::take(result.table.get_mut(py));
    let old = set.table.get_mut(py).replace(table);
    drop(old);
}

fn hashed(py: &Py<'_>, set: &Ref<Set>) -> Vec<Member> {
    set.table.get(py).iter().cloned().collect()
}

/// Adds all members of `other` (`set_update_internal`, `set_merge_internal`).
///
/// # Errors
/// As [`set_add`].
pub fn set_update(py: &mut Py<'_>, set: &Ref<Set>, other: &Operand) -> PyResult<()> {
    let other = match other {
        Operand::Set(other) => other,
        Operand::Items(items) | Operand::Keys(items) => {
            if let Operand::Keys(keys) = other {
                set.table.get_mut(py).reserve(keys.len());
            }
            for item in items {
                set_add(py, set, item.clone())?;
            }
            return Ok(());
        }
    };
    let count = other.table.get(py).len();
    if other.is(set) || count == 0 {
        return Ok(());
    }
    py.check_size((count * size_of::<Member>()) as u64 * 4)?;
    set.table.get_mut(py).reserve(count);
    if set.table.get(py).is_unused() {
        let slots = set.table.get(py).layout_of(other.table.get(py));
        set.table.get_mut(py).fill_with(slots, count);
        return Ok(());
    }
    for member in hashed(py, other) {
        add_hashed(py, set, member.hash, member.key)?;
    }
    Ok(())
}

/// The members of both (`set_intersection`).
///
/// # Errors
/// As [`set_add`].
pub fn set_intersection(py: &mut Py<'_>, set: &Ref<Set>, other: &Operand) -> PyResult<Ref<Set>> {
    let result = empty_set(set.frozen);
    let (walked, other) = match other {
        Operand::Set(other) if other.is(set) => return set_copy(py, set, set.frozen),
        // The smaller one is walked.
        Operand::Set(other) if other.table.get(py).len() > set.table.get(py).len() => {
            (members(py, &set.clone().into()), other)
        }
        Operand::Set(other) => (members(py, &other.clone().into()), set),
        Operand::Items(items) | Operand::Keys(items) => (items.clone(), set),
    };
    for item in walked {
        if set_contains(py, other, &item)? {
            set_add(py, &result, item)?;
        }
    }
    Ok(result)
}

/// The members that `other` does not have (`set_difference`).
///
/// # Errors
/// As [`set_add`].
pub fn set_difference(py: &mut Py<'_>, set: &Ref<Set>, other: &Operand) -> PyResult<Ref<Set>> {
    let quarter = set.table.get(py).len() >> 2;
    let other_set = match other {
        Operand::Set(other) if quarter <= other.table.get(py).len() => other.clone(),
        Operand::Keys(keys) if quarter <= keys.len() => set_from(py, keys.clone(), false)?,
        _ => {
            let result = set_copy(py, set, set.frozen)?;
            set_difference_update(py, &result, other)?;
            return Ok(result);
        }
    };
    let result = empty_set(set.frozen);
    for member in hashed(py, set) {
        if find(py, &other_set.table, member.hash, &member.key)?.is_none() {
            add_hashed(py, &result, member.hash, member.key)?;
        }
    }
    Ok(result)
}

/// Removes the members of `other` (`set_difference_update_internal`).
///
/// # Errors
/// As [`set_remove`].
pub fn set_difference_update(py: &mut Py<'_>, set: &Ref<Set>, other: &Operand) -> PyResult<()> {
    let items = match other {
        Operand::Set(other) if other.is(set) => {
            let old = set.table.get_mut(py).clear();
            drop(old);
            return Ok(());
        }
        Operand::Set(other) => members(py, &other.clone().into()),
        Operand::Items(items) | Operand::Keys(items) => items.clone(),
    };
    for item in items {
        set_remove(py, set, &item)?;
    }
    set.table.get_mut(py).shrink();
    Ok(())
}

/// The members of either, but not of both (`set_symmetric_difference`).
///
/// # Errors
/// As [`set_add`].
pub fn set_symmetric_difference(
    py: &mut Py<'_>,
    set: &Ref<Set>,
    other: &Operand,
) -> PyResult<Ref<Set>> {
    let result = empty_set(set.frozen);
    set_update(py, &result, other)?;
    set_symmetric_update(py, &result, &Operand::Set(set.clone()))?;
    Ok(result)
}

/// Removes what `other` has too, and adds the rest of it (`set_symmetric_difference_update`).
///
/// # Errors
/// As [`set_add`].
pub fn set_symmetric_update(py: &mut Py<'_>, set: &Ref<Set>, other: &Operand) -> PyResult<()> {
    let items = match other {
        Operand::Set(other) if other.is(set) => {
            return set_difference_update(py, set, &Operand::Set(other.clone()));
        }
        Operand::Set(other) => members(py, &other.clone().into()),
        Operand::Items(items) => {
            let other = set_from(py, items.clone(), false)?;
            members(py, &other.into())
        }
        Operand::Keys(keys) => keys.clone(),
    };
    for item in items {
        if !set_remove(py, set, &item)? {
            set_add(py, set, item)?;
        }
    }
    Ok(())
}
