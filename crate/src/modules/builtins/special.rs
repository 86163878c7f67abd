//! Special methods: calling those of classes written in Python, and those that built-in containers show.

use super::args::receiver;
use super::{Flow, Native, exactly, iterate};
use crate::object::{Args, Dict, FlowFn, NativeFn, Then, Value, ops};
use crate::vm::{Py, PyResult};

/// The call `type(value).name(value)`, whose result goes to `then` together with `value`.
pub(super) fn call(
    py: &mut Py<'_>,
    value: &Value,
    name: &'static str,
    then: Then<Value>,
) -> PyResult<Flow> {
    match py.lookup_special(value, name) {
        Some(callee) if !callee.is_none() => {
            let args = vec![value.clone()];
            Ok(Flow::CallThen {
                callee,
                args,
                then,
                state: value.clone(),
            })
        }
        _ => {
            let message = format!("'{}' object has no {name}()", py.type_name(value));
            Err(py.type_error(message))
        }
    }
}

/// The special methods of built-in containers that scripts call by name or pass on, as `key=table.__getitem__`.
const METHODS: &[(&str, FlowFn, &[&str])] = &[
    (
        "__contains__",
        contains,
        &[
            "str",
            "bytes",
            "bytearray",
            "tuple",
            "list",
            "dict",
            "set",
            "frozenset",
            "range",
        ],
    ),
    ("__delitem__", delitem, &["list", "dict", "bytearray"]),
    (
        "__getitem__",
        getitem,
        &[
            "str",
            "bytes",
            "bytearray",
            "tuple",
            "list",
            "dict",
            "range",
        ],
    ),
    (
        "__iter__",
        iter,
        &[
            "str",
            "bytes",
            "bytearray",
            "tuple",
            "list",
            "dict",
            "set",
            "frozenset",
            "range",
            "generator",
        ],
    ),
    ("__iter__", iter, ITERATORS),
    (
        "__len__",
        len,
        &[
            "str",
            "bytes",
            "bytearray",
            "tuple",
            "list",
            "dict",
            "set",
            "frozenset",
            "range",
        ],
    ),
    ("__next__", next, ITERATORS),
    ("__setitem__", setitem, &["list", "dict", "bytearray"]),
];

const ITERATORS: &[&str] = &[
    "list_iterator",
    "list_reverseiterator",
    "tuple_iterator",
    "str_ascii_iterator",
    "str_iterator",
    "range_iterator",
    "set_iterator",
    "dict_keyiterator",
    "dict_valueiterator",
    "dict_itemiterator",
    "dict_reversekeyiterator",
    "dict_reversevalueiterator",
    "dict_reverseitemiterator",
    "bytes_iterator",
    "bytearray_iterator",
    "enumerate",
    "zip",
    "map",
    "filter",
    "reversed",
    "iterator",
    "itertools.count",
    "itertools.repeat",
];

/// Adds the special methods to the built-in classes.
pub(super) fn install(py: &mut Py<'_>) {
    for (name, run, classes) in METHODS {
        for class in *classes {
            let dict = py.builtin_type(class).dict.clone();
            let function = NativeFn::Flow(*run);
            py.set(
                &dict,
                name,
                Native {
                    name,
                    owner: Some(class),
                    function,
                },
            );
        }
    }
}

fn len(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [this] = exactly(py, args, "__len__")?;
    iterate::len_of(py, this.core())
}

fn next(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    exactly::<1>(py, args, "__next__")?;
    iterate::next(py, args)
}

fn iter(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [this] = exactly(py, args, "__iter__")?;
    iterate::iter_of(py, this.core())
}

fn contains(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = receiver(py, args, "__contains__")?;
    let this = this.core();
    let [item] = exactly(py, rest, "__contains__")?;
    match ops::contains(py, this, item)? {
        Some(found) => Ok(Flow::Value(Value::bool(found))),
        None => super::leave(py, "contains", vec![this.clone(), item.clone()]),
    }
}

fn getitem(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = receiver(py, args, "__getitem__")?;
    let [key] = exactly(py, rest, "__getitem__")?;
    if let Some(dict) = this.core().as_ref::<Dict>() {
        let Some(value) = ops::dict_get(py, dict, key)? else {
            return match ops::special_method(py, this, "__missing__") {
                Some(callee) => Ok(Flow::Call {
                    callee,
                    args: vec![this.clone(), key.clone()],
                }),
                None => Err(py.key_error(key.clone())),
            };
        };
        return Ok(Flow::Value(value));
    }
    let this = this.core();
    match ops::get_item(py, this, key)? {
        Some(item) => Ok(Flow::Value(item)),
        None => super::leave(py, "get_item", vec![this.clone(), key.clone()]),
    }
}

fn setitem(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = receiver(py, args, "__setitem__")?;
    let this = this.core();
    let [key, value] = exactly(py, rest, "__setitem__")?;
    match ops::set_item(py, this, key, value.clone())? {
        Some(()) => Ok(Flow::Value(Value::NONE)),
        None => super::leave(
            py,
            "set_item",
            vec![this.clone(), key.clone(), value.clone()],
        ),
    }
}

fn delitem(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = receiver(py, args, "__delitem__")?;
    let this = this.core();
    let [key] = exactly(py, rest, "__delitem__")?;
    match ops::delete_item(py, this, key)? {
        Some(()) => Ok(Flow::Value(Value::NONE)),
        None => super::leave(py, "delete_item", vec![this.clone(), key.clone()]),
    }
}
