//! `range` and `slice`: constructors, methods and attributes.

use super::args::{integer, this};
use super::{Flow, Native, Property, class_args, leave, method, new_native};
use crate::object::{Args, Range, Slice, Tuple, Value, View, ops};
use crate::vm::{Py, PyResult};

pub(super) const METHODS: &[Native] = &[
    new_native(range_new),
    method("range", "count", 2, 2, count),
    method("range", "index", 2, 2, index),
];

pub(super) const PROPERTIES: &[Property] = &[
    Property::read_only("start", |py, args| {
        Ok(Value::int(range(py, &args[0])?.start))
    }),
    Property::read_only("step", |py, args| Ok(Value::int(range(py, &args[0])?.step))),
    Property::read_only("stop", |py, args| Ok(Value::int(range(py, &args[0])?.stop))),
];

pub(super) const SLICE_METHODS: &[Native] = &[
    new_native(slice_new),
    method("slice", "indices", 2, 2, indices),
];

pub(super) const SLICE_PROPERTIES: &[Property] = &[
    Property::read_only("start", |py, args| Ok(slice(py, &args[0])?.start.clone())),
    Property::read_only("step", |py, args| Ok(slice(py, &args[0])?.step.clone())),
    Property::read_only("stop", |py, args| Ok(slice(py, &args[0])?.stop.clone())),
];

fn range<'a>(py: &mut Py<'_>, value: &'a Value) -> PyResult<&'a Range> {
    this::<Range>(py, value, "range").map(|range| &**range)
}

fn slice<'a>(py: &mut Py<'_>, value: &'a Value) -> PyResult<&'a Slice> {
    this::<Slice>(py, value, "slice").map(|slice| &**slice)
}

fn range_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let given = class_args(py, args, "range", 1, 3)?;
    if given
        .iter()
        .any(|bound| matches!(bound.core().view(), View::BigInt(_)))
    {
        return leave(py, "big_range", given.to_vec());
    }
    let mut bounds = [0, 0, 1];
    match given {
        [stop] => bounds[1] = integer(py, stop)?,
        _ => {
            for (bound, value) in bounds.iter_mut().zip(given) {
                *bound = integer(py, value)?;
            }
        }
    }
    let [start, stop, step] = bounds;
    if step == 0 {
        return Err(py.value_error("range() arg 3 must not be zero"));
    }
    Ok(Flow::Value(Range { start, stop, step }.into()))
}

fn slice_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (start, stop, step) = match class_args(py, args, "slice", 1, 3)? {
        [stop] => (Value::NONE, stop.clone(), Value::NONE),
        [start, stop] => (start.clone(), stop.clone(), Value::NONE),
        given => (given[0].clone(), given[1].clone(), given[2].clone()),
    };
    Ok(Flow::Value(Slice { start, stop, step }.into()))
}

fn count(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    range(py, &args[0])?;
    let found = ops::contains(py, &args[0], &args[1])?;
    Ok(Value::int(i64::from(found == Some(true))))
}

fn index(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let range = range(py, &args[0])?;
    if ops::contains(py, &args[0], &args[1])? == Some(true) {
        let number = integer(py, &args[1])?;
        return Ok(Value::int((number - range.start) / range.step));
    }
    match ops::repr(py, &args[1])? {
        Some(shown) => Err(py.value_error(format!("{shown} is not in range"))),
        None => Err(py.value_error("sequence.index(x): x not in sequence")),
    }
}

/// `slice.indices(length)`
fn indices(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let slice = this::<Slice>(py, &args[0], "slice")?;
    let length = integer(py, &args[1])?;
    if length < 0 {
        return Err(py.value_error("length should not be negative"));
    }
    let items = ops::indices(py, slice, length)?.map(Value::int);
    Ok(Tuple::new(items).into())
}
