//! `iter`, `next`, and the classes whose instances iterate: `enumerate`, `filter`, `map`, `reversed`, `zip`.

use super::arity::Signature;
use super::{Flow, Native, class_args, exactly, flow_function, leave, new_native};
use crate::object::ops::{self, Next};
use crate::object::{Args, IteratorState, Tuple, Value, View};
use crate::vm::{Py, PyResult};

pub(super) const FUNCTIONS: &[Native] = &[
    flow_function("iter", iter),
    flow_function("len", len),
    flow_function("next", next),
];

pub(super) const ENUMERATE_METHODS: &[Native] = &[new_native(enumerate_new)];
pub(super) const FILTER_METHODS: &[Native] = &[new_native(filter_new)];
pub(super) const MAP_METHODS: &[Native] = &[new_native(map_new)];
pub(super) const REVERSED_METHODS: &[Native] = &[new_native(reversed_new)];
pub(super) const ZIP_METHODS: &[Native] = &[new_native(zip_new)];

fn len(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [value] = exactly(py, args, "len")?;
    len_of(py, value)
}

/// `len(value)`
pub(super) fn len_of(py: &mut Py<'_>, value: &Value) -> PyResult<Flow> {
    match ops::len(py, value)? {
        Some(length) => Ok(Flow::Value(Value::int(length))),
        None => super::special::call(py, value, "__len__", checked_length),
    }
}

fn checked_length(py: &mut Py<'_>, _value: Value, length: Value) -> PyResult<Flow> {
    Ok(Flow::Value(Value::int(ops::length_answer(py, &length)?)))
}

fn iter(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    super::args::no_keywords(py, args, "iter")?;
    match args.positional {
        [value] => iter_of(py, value),
        [function, sentinel] => {
            if !crate::vm::is_callable(py, function) {
                return Err(py.type_error("iter(v, w): v must be callable"));
            }
            leave(py, "iter_until", vec![function.clone(), sentinel.clone()])
        }
        given => {
            let bound = if given.is_empty() {
                "least 1 argument"
            } else {
                "most 2 arguments"
            };
            let message = format!("iter expected at {bound}, got {}", given.len());
            Err(py.type_error(message))
        }
    }
}

/// `iter(value)`
pub(super) fn iter_of(py: &mut Py<'_>, value: &Value) -> PyResult<Flow> {
    if let Some(iterator) = ops::iter(py, value)? {
        return Ok(Flow::Value(iterator));
    }
    if !ops::has_method(py, value, "__iter__") {
        return leave(py, "iter_sequence", vec![value.clone()]);
    }
    super::special::call(py, value, "__iter__", checked_iterator)
}

fn checked_iterator(py: &mut Py<'_>, _value: Value, iterator: Value) -> PyResult<Flow> {
    if is_iterator(py, &iterator) {
        return Ok(Flow::Value(iterator));
    }
    let message = format!(
        "iter() returned non-iterator of type '{}'",
        py.type_name(&iterator)
    );
    Err(py.type_error(message))
}

fn is_iterator(py: &mut Py<'_>, value: &Value) -> bool {
    if let View::Generator(generator) = value.view() {
        return generator.is_iterator();
    }
    matches!(value.view(), View::Iterator(_)) || ops::has_method(py, value, "__next__")
}

pub(super) fn next(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    super::args::no_keywords(py, args, "next")?;
    let (iterator, default) = match args.positional {
        [iterator] => (iterator, None),
        [iterator, default] => (iterator, Some(default)),
        given => {
            let bound = if given.is_empty() {
                "least 1 argument"
            } else {
                "most 2 arguments"
            };
            let message = format!("next expected at {bound}, got {}", given.len());
            return Err(py.type_error(message));
        }
    };
    if !is_iterator(py, iterator) {
        let message = format!("'{}' object is not an iterator", py.type_name(iterator));
        return Err(py.type_error(message));
    }
    match (ops::next(py, iterator)?, default) {
        (Next::Item(item), _) => Ok(Flow::Value(item)),
        (Next::Done, Some(default)) => Ok(Flow::Value(default.clone())),
        (Next::Done, None) => Err(py.exception_with("StopIteration", vec![])),
        (Next::Python, Some(default)) => {
            leave(py, "next_or", vec![iterator.clone(), default.clone()])
        }
        (Next::Python, None) => next_in_python(py, iterator),
    }
}

/// The next item of a generator or of an iterator written in Python.
fn next_in_python(py: &mut Py<'_>, iterator: &Value) -> PyResult<Flow> {
    if let View::Generator(generator) = iterator.view() {
        return Ok(Flow::Resume {
            generator: generator.clone(),
            sent: Value::NONE,
        });
    }
    match py.lookup_special(iterator, "__next__") {
        Some(callee) => Ok(Flow::Call {
            callee,
            args: vec![iterator.clone()],
        }),
        None => {
            let message = format!("'{}' object is not an iterator", py.type_name(iterator));
            Err(py.type_error(message))
        }
    }
}

/// Iterators over built-in things for all of `iterables`; none when one of them is an iterator written in Python.
///
/// An [`IteratorState`] that holds other iterators never holds one of those.
fn native_iterators(py: &mut Py<'_>, iterables: &[Value]) -> PyResult<Option<Box<[Value]>>> {
    let mut iterators = Vec::with_capacity(iterables.len());
    for iterable in iterables {
        match ops::iter(py, iterable)? {
            Some(iterator) if matches!(iterator.view(), View::Iterator(_)) => {
                iterators.push(iterator);
            }
            _ => return Ok(None),
        }
    }
    Ok(Some(iterators.into()))
}

const ENUMERATE: Signature = Signature {
    name: "enumerate",
    names: &["iterable", "start"],
    positional: 2,
    required: 1,
};

fn enumerate_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let rest = Args {
        positional: &args.positional[1..],
        ..args
    };
    if rest.positional.is_empty() && rest.keyword("iterable").is_none() {
        return Err(py.type_error("enumerate() missing required argument 'iterable'"));
    }
    let [iterable, start] = ENUMERATE.bind(py, rest)?;
    let iterable = iterable.cloned().unwrap_or(Value::NONE);
    let start = start.cloned().unwrap_or(Value::int(0));
    let number = super::args::integer(py, &start)?;
    match native_iterators(py, std::slice::from_ref(&iterable))? {
        Some(iterators) => {
            let state = IteratorState::Enumerate(iterators[0].clone(), number);
            Ok(Flow::Value(ops::new_iterator("enumerate", state)))
        }
        None => leave(py, "enumerate_new", vec![iterable, start]),
    }
}

fn zip_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let iterables = &args.positional[1..];
    let strict = match (args.names.len(), args.keyword("strict")) {
        (0, _) => false,
        (1, Some(strict)) => ops::truth_in_place(py, strict)?,
        _ => {
            let unknown = args
                .names
                .iter()
                .filter_map(|name| name.as_ref::<crate::object::Str>());
            let name = unknown
                .map(|name| name.as_str())
                .find(|name| *name != "strict");
            let message = format!(
                "'{}' is an invalid keyword argument for zip()",
                name.unwrap_or_default()
            );
            return Err(py.type_error(message));
        }
    };
    if !strict && let Some(iterators) = native_iterators(py, iterables)? {
        return Ok(Flow::Value(ops::new_iterator(
            "zip",
            IteratorState::Zip(iterators),
        )));
    }
    let iterables = Tuple::new(iterables).into();
    leave(py, "zip_new", vec![iterables, Value::bool(strict)])
}

fn map_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    super::args::no_keywords(py, args, "map")?;
    let [_, function, iterables @ ..] = args.positional else {
        return Err(py.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(py.type_error("map() must have at least two arguments."));
    }
    let iterables = Tuple::new(iterables).into();
    leave(py, "map_new", vec![function.clone(), iterables])
}

fn filter_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    super::args::no_keywords(py, args, "filter")?;
    let [_, function, iterable] = args.positional else {
        let message = format!(
            "filter expected 2 arguments, got {}",
            args.positional.len() - 1
        );
        return Err(py.type_error(message));
    };
    leave(py, "filter_new", vec![function.clone(), iterable.clone()])
}

fn reversed_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let given = class_args(py, args, "reversed", 0, usize::MAX)?;
    let [sequence] = given else {
        let message = format!("reversed expected 1 argument, got {}", given.len());
        return Err(py.type_error(message));
    };
    let native = ops::inherited(py, sequence, "__reversed__").unwrap_or(sequence);
    if let Some(iterator) = ops::reversed(py, native)? {
        return Ok(Flow::Value(iterator));
    }
    if let Some(callee) = ops::special_method(py, sequence, "__reversed__") {
        return Ok(Flow::Call {
            callee,
            args: vec![sequence.clone()],
        });
    }
    if ops::has_method(py, sequence, "__len__") && ops::has_method(py, sequence, "__getitem__") {
        return leave(py, "reversed_new", vec![sequence.clone()]);
    }
    let message = format!("'{}' object is not reversible", py.type_name(sequence));
    Err(py.type_error(message))
}
