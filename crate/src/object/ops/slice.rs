//! Indices and slices, resolved against a length.

use super::arithmetic::clamp_to_i64;
use super::python::call_special;
use crate::object::number::Int;
use crate::object::{Ref, Slice, Value};
use crate::vm::{Py, PyResult};

/// A slice of a sequence of a known length: `count` items from `start` on, `step` apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// First index; at most the length.
    pub start: i64,
    /// Where it ends, as `slice.indices` gives it; -1 is before the first item.
    pub stop: i64,
    /// Not 0.
    pub step: i64,
    /// Number of items.
    pub count: usize,
}

impl Bounds {
    /// The items that `slice.indices` names.
    fn new([start, stop, step]: [i64; 3]) -> Bounds {
        let distance = if step > 0 { stop - start } else { start - stop };
        let count = match distance {
            ..=0 => 0,
            _ if step == 1 => distance,
            _ => (distance - 1) / step.abs() + 1,
        };
        Bounds {
            start,
            stop,
            step,
            count: count as usize,
        }
    }

    /// The indices of its items.
    pub fn indices(self) -> impl DoubleEndedIterator<Item = usize> {
        (0..self.count).map(move |index| (self.start + index as i64 * self.step) as usize)
    }
}

/// An integer, or what `__index__` makes of a value; none when it is neither.
///
/// # Errors
/// What `__index__` raises.
pub fn to_int(py: &mut Py<'_>, value: &Value) -> PyResult<Option<Value>> {
    if Int::of(value.core()).is_some() {
        return Ok(Some(value.core().clone()));
    }
    let Some(answer) = call_special(py, value, "__index__", &[])? else {
        return Ok(None);
    };
    if Int::of(&answer).is_none() {
        let message = format!(
            "__index__ returned non-int (type {})",
            py.type_name(&answer)
        );
        return Err(py.type_error(message));
    }
    Ok(Some(answer))
}

/// A float, or what `__float__` or `__index__` makes of a value; none when it is neither.
///
/// # Errors
/// What `__float__` raises.
pub fn to_float(py: &mut Py<'_>, value: &Value) -> PyResult<Option<f64>> {
    let answer = match call_special(py, value, "__float__", &[])? {
        Some(answer) => answer,
        None => return Ok(to_int(py, value)?.and_then(|int| Int::of(&int)?.to_f64())),
    };
    match answer.core().as_float() {
        Some(float) => Ok(Some(float)),
        None => {
            let (class, given) = (py.type_name(value), py.type_name(&answer));
            Err(py.type_error(format!(
                "{class}.__float__ returned non-float (type {given})"
            )))
        }
    }
}

/// A value used as an index; none when it is not an integer and has no `__index__`.
///
/// # Errors
/// `IndexError` when it does not fit 64 bits.
#[inline]
pub fn index(py: &mut Py<'_>, value: &Value) -> PyResult<Option<i64>> {
    if let Some(index) = value.as_int() {
        return Ok(Some(index));
    }
    let Some(int) = to_int(py, value)? else {
        return Ok(None);
    };
    match Int::of(&int) {
        Some(Int::Small(index)) => Ok(Some(index)),
        _ => {
            let message = format!(
                "cannot fit '{}' into an index-sized integer",
                py.type_name(value)
            );
            Err(py.index_error(message))
        }
    }
}

/// Resolves a slice (`Objects/sliceobject.c`, `PySlice_Unpack` and `PySlice_AdjustIndices`).
///
/// # Errors
/// `ValueError` for a step of 0, `TypeError` for parts that are not integers.
pub fn bounds(py: &mut Py<'_>, slice: &Ref<Slice>, len: usize) -> PyResult<Bounds> {
    indices(py, slice, len as i64).map(Bounds::new)
}

/// `slice.indices(len)`: start, stop and step.
///
/// # Errors
/// Those of [`bounds`].
pub fn indices(py: &mut Py<'_>, slice: &Ref<Slice>, len: i64) -> PyResult<[i64; 3]> {
    let step = part(py, &slice.step)?.unwrap_or(1);
    if step == 0 {
        return Err(py.value_error("slice step cannot be zero"));
    }
    let start = part(py, &slice.start)?;
    let stop = part(py, &slice.stop)?;
    Ok(resolve(start, stop, step, len))
}

/// As [`bounds`] for parts that are small integers or `None`, and a step other than 0; none for others.
pub(super) fn plain_bounds([start, stop, step]: &[Value; 3], len: usize) -> Option<Bounds> {
    let part = |value: &Value| match value.as_int() {
        None if !value.is_none() => Err(()),
        part => Ok(part),
    };
    let step = part(step).ok()?.unwrap_or(1);
    (step != 0).then_some(())?;
    let [start, stop] = [part(start).ok()?, part(stop).ok()?];
    Some(Bounds::new(resolve(start, stop, step, len as i64)))
}

fn part(py: &mut Py<'_>, value: &Value) -> PyResult<Option<i64>> {
    if value.is_none() {
        return Ok(None);
    }
    if let Some(part) = value.as_int() {
        return Ok(Some(part));
    }
    match to_int(py, value)? {
        Some(int) => Ok(Int::of(&int).map(clamp_to_i64)),
        None => {
            Err(py.type_error("slice indices must be integers or None or have an __index__ method"))
        }
    }
}

fn resolve(start: Option<i64>, stop: Option<i64>, step: i64, len: i64) -> [i64; 3] {
    let step = step.max(-i64::MAX);
    let (low, high) = if step > 0 { (0, len) } else { (-1, len - 1) };
    let clamp = |index: i64| {
        let index = if index < 0 { index + len } else { index };
        index.clamp(low, high)
    };
    let (first, last) = if step > 0 { (low, high) } else { (high, low) };
    let start = start.map_or(first, clamp);
    [start, stop.map_or(last, clamp), step]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_resolve_as_slice_indices_does() {
        let run = |start, stop, step, len| {
            let bounds = Bounds::new(resolve(start, stop, step, len));
            (bounds.start, bounds.stop, bounds.count)
        };
        assert_eq!(run(None, None, 1, 5), (0, 5, 5));
        assert_eq!(run(None, None, -1, 5), (4, -1, 5));
        assert_eq!(run(Some(-2), None, 1, 5), (3, 5, 2));
        assert_eq!(run(Some(10), Some(-10), -2, 5), (4, -1, 3));
        assert_eq!(run(Some(3), Some(1), 1, 5), (3, 1, 0));
        assert_eq!(run(Some(1), Some(i64::MAX), i64::MAX, 5), (1, 5, 1));
        assert_eq!(run(None, None, i64::MIN, 5), (4, -1, 1));
        assert_eq!(run(None, None, -1, 0), (-1, -1, 0));
    }
}
