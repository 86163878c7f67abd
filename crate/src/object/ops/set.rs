//! Sets and what compares and combines like them: `dict.keys()` and `dict.items()`.

use super::compare::same_item;
use super::dict::{Probe, check_growth, find, probe};
use super::hash::{hash, hash_in_place};
use super::iter::collect;
use super::python::Python;
use super::{BinaryOp, CompareOp};
use crate::object::{DictItems, Guarded, Ref, Set, Table, Tuple, Value, View};
use crate::vm::{Py, PyResult};

/// A new `set` or `frozenset` of a table.
pub fn set_of(table: Table, frozen: bool) -> Ref<Set> {
    Ref::new(Set {
        table: Guarded::new(table),
        frozen,
    })
}

/// Adds a member; false when it was there.
///
/// # Errors
/// `TypeError` when it cannot be hashed, `MemoryError`, and what its methods raise.
#[inline]
pub fn set_add(py: &mut Py<'_>, set: &Ref<Set>, item: Value) -> PyResult<bool> {
    let hash = hash_in_place(py, &item)?;
    if find(py, &set.table, hash, &item)?.is_some() {
        return Ok(false);
    }
    check_growth(py, &set.table)?;
    set.table.get_mut(py).push(hash, item, Value::UNBOUND);
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
    let entry = set.table.get_mut(py).remove(index);
    drop(entry);
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
    let set = set_of(Table::default(), frozen);
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
    let (table, pair) = match (container.view(), item.view()) {
        (View::Set(set), _) => (&set.table, None),
        (View::DictView(view), View::Tuple(pair)) if view.items == DictItems::Items => {
            match &*pair.items {
                [key, value] => (&view.dict.table, Some((key, value))),
                _ => return Ok(Some(false)),
            }
        }
        (View::DictView(view), _) if view.items == DictItems::Items => return Ok(Some(false)),
        (View::DictView(view), _) => (&view.dict.table, None),
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
    match (probe(py, table, hash, key, python)?, pair) {
        (Probe::Found(_), None) => Ok(Some(true)),
        (Probe::Found(index), Some((_, value))) => {
            let other = table.get(py).entry(index).map(|entry| entry.value.clone());
            match other {
                Some(other) => same_item(py, &other, value, python),
                None => Ok(Some(false)),
            }
        }
        (Probe::Absent, _) => Ok(Some(false)),
        (Probe::Python, _) => Ok(None),
    }
}

/// Members of something set-like, as they are now.
pub(super) fn members(py: &Py<'_>, value: &Value) -> Vec<Value> {
    let (table, items) = match value.view() {
        View::Set(set) => (&set.table, DictItems::Keys),
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
    let Some(right_items) = collect(py, right)? else {
        return Ok(None);
    };
    let Some(left_items) = collect(py, left)? else {
        return Ok(None);
    };
    py.charge((left_items.len() + right_items.len()) as u64);
    let right_set = set_from(py, right_items, false)?;
    let result = combine_items(py, op, left_items, &right_set, frozen)?;
    Ok(Some(result.into()))
}

fn combine_items(
    py: &mut Py<'_>,
    op: BinaryOp,
    left: Vec<Value>,
    right: &Ref<Set>,
    frozen: bool,
) -> PyResult<Ref<Set>> {
    let result = set_of(Table::default(), frozen);
    for item in &left {
        let shared = match op {
            BinaryOp::Or => false,
            _ => set_contains(py, right, item)?,
        };
        if shared == (op == BinaryOp::And) {
            set_add(py, &result, item.clone())?;
        }
    }
    if matches!(op, BinaryOp::Or | BinaryOp::Xor) {
        let left = match op {
            BinaryOp::Xor => Some(set_from(py, left, false)?),
            _ => None,
        };
        for item in members(py, &Value::from(right.clone())) {
            let shared = match &left {
                Some(left) => set_contains(py, left, &item)?,
                None => false,
            };
            if !shared {
                set_add(py, &result, item)?;
            }
        }
    }
    Ok(result)
}

/// `set op= other`: changes `set` itself.
pub(super) fn combine_in_place(
    py: &mut Py<'_>,
    op: BinaryOp,
    left: &Ref<Set>,
    right: &Ref<Set>,
) -> PyResult<()> {
    let items = members(py, &Value::from(right.clone()));
    py.charge(items.len() as u64);
    match op {
        BinaryOp::Or => {
            for item in items {
                set_add(py, left, item)?;
            }
        }
        BinaryOp::Sub => {
            for item in items {
                set_remove(py, left, &item)?;
            }
        }
        BinaryOp::Xor => {
            for item in items {
                if !set_remove(py, left, &item)? {
                    set_add(py, left, item)?;
                }
            }
        }
        _ => {
            for item in members(py, &Value::from(left.clone())) {
                if !set_contains(py, right, &item)? {
                    set_remove(py, left, &item)?;
                }
            }
        }
    }
    Ok(())
}
