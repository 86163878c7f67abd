//! Keys of dicts and sets. Keys may have `__hash__` and `__eq__` written in Python, which are called in place and
//! may change the table: then the probe begins again, so no index outlives such a call.

use super::compare::{quick_same, same_item};
use super::hash::hash_in_place;
use super::iter::{collect, is_iterable};
use super::python::Python;
use crate::object::{BigInt, Dict, Guarded, Ref, SetTable, Str, Table, Value, View};
use crate::vm::{Py, PyResult};

/// Tuples are compared this deep without the slower path.
const QUICK_DEPTH: u32 = 8;

/// A hash table of keys.
pub trait Keys {
    /// Index of the key with this hash for which `is_key` holds.
    fn find(&self, hash: i64, is_key: impl FnMut(&Value) -> bool) -> Option<usize>;
    /// Changes whenever a key comes or goes.
    fn version(&self) -> u32;
    /// Number of keys.
    fn len(&self) -> usize;
}

impl Keys for Table {
    #[inline]
    fn find(&self, hash: i64, is_key: impl FnMut(&Value) -> bool) -> Option<usize> {
        self.find(hash, is_key)
    }

    fn version(&self) -> u32 {
        self.version()
    }

    fn len(&self) -> usize {
        self.len()
    }
}

impl Keys for SetTable {
    #[inline]
    fn find(&self, hash: i64, is_key: impl FnMut(&Value) -> bool) -> Option<usize> {
        self.find(hash, is_key)
    }

    fn version(&self) -> u32 {
        self.version()
    }

    fn len(&self) -> usize {
        self.len()
    }
}

/// What a lookup found.
pub(super) enum Probe {
    /// At this index.
    Found(usize),
    /// Not there.
    Absent,
    /// A method written in Python decides.
    Python,
}

/// Looks `key` up.
#[inline]
pub(super) fn probe(
    py: &mut Py<'_>,
    table: &Guarded<impl Keys>,
    hash: i64,
    key: &Value,
    python: Python,
) -> PyResult<Probe> {
    let mut uncertain = false;
    let found = table.get(py).find(hash, |other| {
        quick_same(other, key, QUICK_DEPTH).unwrap_or_else(|| {
            uncertain = true;
            false
        })
    });
    match found {
        Some(index) => Ok(Probe::Found(index)),
        None if !uncertain => Ok(Probe::Absent),
        None => probe_slowly(py, table, hash, key, python),
    }
}

/// As [`probe`], where comparing keys may run Python.
fn probe_slowly(
    py: &mut Py<'_>,
    table: &Guarded<impl Keys>,
    hash: i64,
    key: &Value,
    python: Python,
) -> PyResult<Probe> {
    'again: loop {
        let mut candidates = Vec::new();
        table.get(py).find(hash, |other| {
            if quick_same(other, key, QUICK_DEPTH) != Some(false) {
                candidates.push(other.clone());
            }
            false
        });
        for candidate in candidates {
            let version = table.get(py).version();
            let same = same_item(py, &candidate, key, python)?;
            if table.get(py).version() != version {
                continue 'again;
            }
            match same {
                Some(true) => {
                    let index = (table.get(py)).find(hash, |other| other.is(&candidate));
                    return Ok(index.map_or(Probe::Absent, Probe::Found));
                }
                Some(false) => {}
                None => return Ok(Probe::Python),
            }
        }
        return Ok(Probe::Absent);
    }
}

/// Index of `key`, its methods called in place.
#[inline]
pub(super) fn find(
    py: &mut Py<'_>,
    table: &Guarded<impl Keys>,
    hash: i64,
    key: &Value,
) -> PyResult<Option<usize>> {
    match probe(py, table, hash, key, Python::Call)? {
        Probe::Found(index) => Ok(Some(index)),
        Probe::Absent | Probe::Python => Ok(None),
    }
}

/// Gives the table room for one more key, within the memory limit.
pub(super) fn check_growth(py: &mut Py<'_>, table: &Guarded<impl Keys>) -> PyResult<()> {
    let len = table.get(py).len() as u64;
    if len.is_power_of_two() {
        py.check_size(len * 2 * (size_of::<crate::object::Entry>() as u64 + 8))?;
    }
    Ok(())
}

/// `dict[key]`, or none.
///
/// # Errors
/// `TypeError` when the key cannot be hashed, and what its methods raise.
#[inline]
pub fn dict_get(py: &mut Py<'_>, dict: &Ref<Dict>, key: &Value) -> PyResult<Option<Value>> {
    if let Some(key) = key.as_ref::<Str>()
        && let Some(value) = dict.table.get(py).get_str(key)
    {
        return Ok(Some(value.clone()));
    }
    let hash = hash_in_place(py, key)?;
    let index = find(py, &dict.table, hash, key)?;
    Ok(index.and_then(|index| Some(dict.table.get(py).entry(index)?.value.clone())))
}

/// `dict[key] = value`.
///
/// # Errors
/// As [`dict_get`], and `MemoryError`.
#[inline]
pub fn dict_set(py: &mut Py<'_>, dict: &Ref<Dict>, key: Value, value: Value) -> PyResult<()> {
    let hash = hash_in_place(py, &key)?;
    match find(py, &dict.table, hash, &key)? {
        Some(index) => {
            let old = dict.table.get_mut(py).set_value(index, value);
            drop(old);
        }
        None => {
            check_growth(py, &dict.table)?;
            dict.table.get_mut(py).push(hash, key, value);
        }
    }
    Ok(())
}

/// Removes a key and gives its value back.
///
/// # Errors
/// As [`dict_get`].
pub fn dict_remove(py: &mut Py<'_>, dict: &Ref<Dict>, key: &Value) -> PyResult<Option<Value>> {
    let hash = hash_in_place(py, key)?;
    let Some(index) = find(py, &dict.table, hash, key)? else {
        return Ok(None);
    };
    let entry = dict.table.get_mut(py).remove(index);
    Ok(Some(entry.value))
}

/// Puts every pair of `from` into `into`.
///
/// # Errors
/// As [`dict_set`].
pub fn dict_update(py: &mut Py<'_>, into: &Ref<Dict>, from: &Ref<Dict>) -> PyResult<()> {
    let pairs: Vec<(Value, Value)> = (from.table.get(py).iter())
        .map(|entry| (entry.key.clone(), entry.value.clone()))
        .collect();
    py.charge(pairs.len() as u64);
    for (key, value) in pairs {
        dict_set(py, into, key, value)?;
    }
    Ok(())
}

/// Puts pairs into a dict; none when taking one apart runs Python, by when those before it are in.
///
/// # Errors
/// `TypeError` and `ValueError` for what is not a pair, and as [`dict_set`].
pub fn dict_update_pairs(
    py: &mut Py<'_>,
    dict: &Ref<Dict>,
    pairs: Vec<Value>,
) -> PyResult<Option<()>> {
    for (index, pair) in pairs.iter().enumerate() {
        let derived = !pair.core().is(pair);
        if matches!(pair.view(), View::Generator(_) | View::Instance(_)) && !derived {
            return Ok(None);
        }
        if !is_iterable(pair.core()) {
            return Err(py.type_error(format!(
                "cannot convert dictionary update sequence element #{index} to a sequence"
            )));
        }
        let Some(items) = collect(py, pair)? else {
            return Ok(None);
        };
        let [key, value] = &items[..] else {
            return Err(py.value_error(format!(
                "dictionary update sequence element #{index} has length {}; 2 is required",
                items.len()
            )));
        };
        dict_set(py, dict, key.clone(), value.clone())?;
    }
    Ok(Some(()))
}

/// A copy of a dict.
pub fn dict_copy(py: &mut Py<'_>, dict: &Ref<Dict>) -> Ref<Dict> {
    let table = dict.table.get(py).duplicate();
    py.charge(table.len() as u64);
    Ref::new(Dict {
        table: Guarded::new(table),
    })
}

/// Whether `key` is there. `__hash__` and `__eq__` written in Python are called in place.
///
/// # Errors
/// `TypeError` when the key cannot be hashed.
pub(super) fn has_key(py: &mut Py<'_>, table: &Guarded<impl Keys>, key: &Value) -> PyResult<bool> {
    let hash = hash_in_place(py, key)?;
    let found = probe(py, table, hash, key, Python::Call)?;
    Ok(matches!(found, Probe::Found(_)))
}

/// `left == right` (`Objects/dictobject.c`, `dict_equal`).
pub(super) fn equal(
    py: &mut Py<'_>,
    left: &Ref<Dict>,
    right: &Ref<Dict>,
    python: Python,
) -> PyResult<Option<bool>> {
    if left.is(right) {
        return Ok(Some(true));
    }
    if left.table.get(py).len() != right.table.get(py).len() {
        return Ok(Some(false));
    }
    let mut index = 0;
    while index < left.table.get(py).raw_entries().len() {
        let entry = left.table.get(py).entry(index);
        index += 1;
        let Some((hash, key, value)) =
            entry.map(|entry| (entry.hash, entry.key.clone(), entry.value.clone()))
        else {
            continue;
        };
        let other = match probe(py, &right.table, hash, &key, python)? {
            Probe::Found(other) => other,
            Probe::Absent => return Ok(Some(false)),
            Probe::Python => return Ok(None),
        };
        let Some(other) = (right.table.get(py).entry(other)).map(|entry| entry.value.clone())
        else {
            return Ok(Some(false));
        };
        match same_item(py, &value, &other, python)? {
            Some(true) => {}
            answer => return Ok(answer),
        }
    }
    Ok(Some(true))
}

/// A number of items as an `int` value.
pub(super) fn int_from_len(len: u64) -> Value {
    i64::try_from(len).map_or_else(|_| BigInt::value(len.into()), Value::int)
}
