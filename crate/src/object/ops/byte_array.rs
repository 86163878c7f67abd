//! What can be done with the items of a `bytearray` (`Objects/bytearrayobject.c`).

use super::item::checked_index;
use super::iter::{collect, is_iterable};
use super::python::Python;
use super::slice::{Bounds, bounds, index};
use crate::object::{ByteArray, Bytes, Guarded, Instance, Ref, Slice, Str, Tuple, Value, View};
use crate::vm::{Py, PyResult};

impl ByteArray {
    /// One of these bytes.
    pub fn new(bytes: Vec<u8>) -> Ref<Self> {
        Ref::new(Self {
            bytes: Guarded::new(bytes),
            exports: Guarded::new(0),
        })
    }

    /// Its bytes, to make them more or fewer.
    ///
    /// # Errors
    /// `BufferError`
    pub fn resizable<'a>(&'a self, py: &'a mut Py<'_>) -> PyResult<&'a mut Vec<u8>> {
        if *self.exports.get(py) > 0 {
            let message = "Existing exports of data: object cannot be re-sized";
            return Err(py.exception("BufferError", message));
        }
        Ok(self.bytes.get_mut(py))
    }
}

/// The bytes of something bytes-like; none of anything else.
pub fn bytes_of(py: &Py<'_>, value: &Value) -> Option<Vec<u8>> {
    match value.core().view() {
        View::Bytes(bytes) => Some(bytes.bytes.to_vec()),
        View::ByteArray(array) => Some(array.bytes.get(py).clone()),
        View::Instance(instance) if instance.class.get(py).name.as_str() == "memoryview" => {
            view_bytes(py, instance)
        }
        _ => None,
    }
}

/// The bytes that a `memoryview` of the prelude sees; none if it sees other items than bytes.
fn view_bytes(py: &Py<'_>, view: &Instance) -> Option<Vec<u8>> {
    let entries = view.dict.table.get(py);
    let attribute = |name| {
        let is_it = |key: &Value| key.as_ref::<Str>().is_some_and(|key| key.as_str() == name);
        let mut entries = entries.iter();
        entries
            .find(|entry| is_it(&entry.key))
            .map(|entry| &entry.value)
    };
    let (View::Range(places), cells) = (attribute("_places")?.view(), attribute("_cells")?) else {
        return None;
    };
    let cells = match cells.view() {
        View::Bytes(_) | View::ByteArray(_) => bytes_of(py, cells)?,
        _ => return None,
    };
    let place = |index| usize::try_from(places.start + index * places.step).ok();
    (0..places.len().try_into().ok()?)
        .map(|index| cells.get(place(index)?).copied())
        .collect()
}

/// The bytes of something bytes-like, or of an iterable of integers; none when iterating runs Python.
///
/// # Errors
/// `TypeError`, `ValueError`
pub fn bytes_of_items(py: &mut Py<'_>, value: &Value) -> PyResult<Option<Vec<u8>>> {
    if let Some(bytes) = bytes_of(py, value) {
        return Ok(Some(bytes));
    }
    let Some(items) = collect(py, value)? else {
        return Ok(None);
    };
    let mut bytes = Vec::with_capacity(items.len());
    for item in &items {
        bytes.push(byte_of(py, item)?);
    }
    Ok(Some(bytes))
}

/// An item: an integer below 256.
///
/// # Errors
/// `TypeError`, `ValueError`
pub fn byte_of(py: &mut Py<'_>, item: &Value) -> PyResult<u8> {
    let Some(int) = index(py, item)? else {
        let given = py.type_name(item);
        return Err(py.type_error(format!(
            "'{given}' object cannot be interpreted as an integer"
        )));
    };
    u8::try_from(int).map_err(|_| py.value_error("byte must be in range(0, 256)"))
}

/// `template % args`, as that of a text of the same codes; none when a method written in Python takes part.
pub(super) fn percent_format(
    py: &mut Py<'_>,
    template: &Value,
    args: &Value,
) -> PyResult<Option<Value>> {
    let args = match args.view() {
        View::Tuple(tuple) => {
            let items = tuple.items.iter().map(|item| as_text(py, item));
            Tuple::new(items.collect::<Vec<_>>()).into()
        }
        _ => as_text(py, args),
    };
    // `%b` is `%s`, for what has bytes.
    let format = match as_text(py, template).view() {
        View::Str(text) => py.str(text.as_str().replace("%b", "%s")),
        _ => Value::NONE,
    };
    let View::Str(text) = format.view() else {
        return Ok(None);
    };
    let Some(text) = super::percent_format(py, text, &args, "bytes", Python::Call)? else {
        return Ok(None);
    };
    let bytes: Vec<u8> = text.chars().map(|char| char as u8).collect();
    Ok(Some(match template.view() {
        View::ByteArray(_) => ByteArray::new(bytes).into(),
        _ => Bytes {
            bytes: bytes.into(),
        }
        .into(),
    }))
}

fn as_text(py: &mut Py<'_>, value: &Value) -> Value {
    match bytes_of(py, value) {
        Some(bytes) => py.str(bytes.into_iter().map(char::from).collect::<String>()),
        None => value.clone(),
    }
}

/// `array[key] = value`; none when iterating the value runs Python.
pub(super) fn set(
    py: &mut Py<'_>,
    array: &Ref<ByteArray>,
    key: &Value,
    value: &Value,
) -> PyResult<Option<()>> {
    let len = array.bytes.get(py).len();
    let View::Slice(slice) = key.view() else {
        let index = checked_index(py, &array.clone().into(), key, len, "")?;
        let byte = byte_of(py, value)?;
        array.bytes.get_mut(py)[index] = byte;
        return Ok(Some(()));
    };
    if !is_iterable(value.core()) && !matches!(value.view(), View::Generator(_)) {
        let message = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
        return Err(py.type_error(message));
    }
    let Some(bytes) = bytes_of_items(py, value)? else {
        return Ok(None);
    };
    set_slice(py, array, slice, bytes).map(Some)
}

fn set_slice(
    py: &mut Py<'_>,
    array: &Ref<ByteArray>,
    slice: &Ref<Slice>,
    bytes: Vec<u8>,
) -> PyResult<()> {
    let resolved = bounds(py, slice, array.bytes.get(py).len())?;
    let items = if bytes.len() == resolved.count {
        array.bytes.get_mut(py)
    } else {
        array.resizable(py)?
    };
    if resolved.step == 1 {
        let start = resolved.start as usize;
        items.splice(start..start + resolved.count, bytes);
        return Ok(());
    }
    if bytes.len() != resolved.count && !bytes.is_empty() {
        return Err(py.value_error(format!(
            "attempt to assign bytes of size {} to extended slice of size {}",
            bytes.len(),
            resolved.count
        )));
    }
    if bytes.is_empty() {
        delete_slice(items, resolved);
        return Ok(());
    }
    for (index, byte) in resolved.indices().zip(bytes) {
        items[index] = byte;
    }
    Ok(())
}

/// `del array[key]`
pub(super) fn delete(py: &mut Py<'_>, array: &Ref<ByteArray>, key: &Value) -> PyResult<()> {
    let len = array.bytes.get(py).len();
    match key.view() {
        View::Slice(slice) => {
            let resolved = bounds(py, slice, len)?;
            delete_slice(array.resizable(py)?, resolved);
        }
        _ => {
            let index = checked_index(py, &array.clone().into(), key, len, "")?;
            array.resizable(py)?.remove(index);
        }
    }
    Ok(())
}

fn delete_slice(items: &mut Vec<u8>, bounds: Bounds) {
    let mut doomed = vec![false; items.len()];
    bounds.indices().for_each(|index| doomed[index] = true);
    let mut doomed = doomed.into_iter();
    items.retain(|_| doomed.next() != Some(true));
}
