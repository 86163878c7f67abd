//! `dict`: constructor and methods.

use super::args::{receiver, this};
use super::{
    Flow, Native, at_most_one_positional, derive, flow_function, flow_method, function,
    is_iterable, leave, method, new_native,
};
use crate::object::{Args, Dict, DictItems, DictView, List, Ref, Tuple, Value, ops};
use crate::vm::{Py, PyResult};

const OWNER: &str = "dict";

pub(super) const METHODS: &[Native] = &[
    new_native(|py, args| derive::new(py, args, dict_new)),
    flow_method(OWNER, "__init__", |py, args| {
        derive::init(py, args, dict_new)
    }),
    method(OWNER, "clear", 1, 1, clear),
    method(OWNER, "copy", 1, 1, copy),
    flow_function("fromkeys", fromkeys),
    method(OWNER, "get", 2, 3, get),
    method(OWNER, "items", 1, 1, items),
    method(OWNER, "keys", 1, 1, keys),
    method(OWNER, "pop", 2, 3, pop),
    method(OWNER, "popitem", 1, 1, popitem),
    method(OWNER, "setdefault", 2, 3, setdefault),
    flow_method(OWNER, "update", update),
    method(OWNER, "values", 1, 1, values),
];

pub(super) const PRELUDE_NATIVES: &[Native] = &[function("dict_pair", 3, 3, dict_pair)];

fn dict_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let dict = Ref::new(Dict::default());
    let source = at_most_one_positional(py, &args.positional[1..], "dict")?;
    if let Some(source) = source
        && let Some(rest) = fill(py, &dict, source)?
    {
        let keywords = keywords(py, args)?;
        return leave(py, "dict_from", vec![rest, keywords]);
    }
    add_keywords(py, &dict, args)?;
    Ok(Flow::Value(dict.into()))
}

fn add_keywords(py: &mut Py<'_>, dict: &Ref<Dict>, args: Args<'_>) -> PyResult<()> {
    for (name, value) in args.names.iter().zip(args.keywords) {
        ops::dict_set(py, dict, name.clone(), value.clone())?;
    }
    Ok(())
}

/// Adds a dict, or pairs. When that needs Python, gives back what must be added, from its beginning.
fn fill(py: &mut Py<'_>, dict: &Ref<Dict>, source: &Value) -> PyResult<Option<Value>> {
    if let Some(native) = source.core().as_ref::<Dict>()
        && !ops::has_method(py, source, "__iter__")
    {
        ops::dict_update(py, dict, native)?;
        return Ok(None);
    }
    let Some(pairs) = ops::collect(py, source)? else {
        return Ok(Some(source.clone()));
    };
    for (index, pair) in pairs.iter().enumerate() {
        if !add_pair(py, dict, index, pair)? {
            return Ok(Some(List::new(pairs).into()));
        }
    }
    Ok(None)
}

/// Adds one element of a sequence of pairs; false when it is an iterable written in Python.
fn add_pair(py: &mut Py<'_>, dict: &Ref<Dict>, index: usize, pair: &Value) -> PyResult<bool> {
    if !is_iterable(py, pair) {
        let message =
            format!("cannot convert dictionary update sequence element #{index} to a sequence");
        return Err(py.type_error(message));
    }
    let Some(items) = ops::collect(py, pair)? else {
        return Ok(false);
    };
    let [key, value] = items.as_slice() else {
        let message = format!(
            "dictionary update sequence element #{index} has length {}; 2 is required",
            items.len()
        );
        return Err(py.value_error(message));
    };
    ops::dict_set(py, dict, key.clone(), value.clone())?;
    Ok(true)
}

/// For the prelude: `dict_pair(dict, index, items)` adds one element of a sequence of pairs.
fn dict_pair(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let dict = this::<Dict>(py, &args[0], OWNER)?;
    let index = args[1].as_int().unwrap_or_default() as usize;
    add_pair(py, dict, index, &args[2])?;
    Ok(Value::NONE)
}

fn update(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this_, rest) = receiver(py, args, "dict.update")?;
    let dict = this::<Dict>(py, this_, OWNER)?;
    let source = at_most_one_positional(py, rest.positional, "update")?;
    if let Some(source) = source
        && let Some(left) = fill(py, dict, source)?
    {
        let keywords = keywords(py, rest)?;
        return leave(py, "dict_update", vec![this_.clone(), left, keywords]);
    }
    add_keywords(py, dict, rest)?;
    Ok(Flow::Value(Value::NONE))
}

fn fromkeys(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    super::args::no_keywords(py, args, "fromkeys")?;
    let (iterable, value) = match args.positional {
        [iterable] => (iterable, Value::NONE),
        [iterable, value] => (iterable, value.clone()),
        given => {
            let bound = if given.is_empty() {
                "least 1 argument"
            } else {
                "most 2 arguments"
            };
            let message = format!("fromkeys expected at {bound}, got {}", given.len());
            return Err(py.type_error(message));
        }
    };
    let Some(keys) = ops::collect(py, iterable)? else {
        return leave(py, "dict_fromkeys", vec![iterable.clone(), value]);
    };
    let dict = Ref::new(Dict::default());
    for key in keys {
        ops::dict_set(py, &dict, key, value.clone())?;
    }
    Ok(Flow::Value(dict.into()))
}

fn clear(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let dict = this::<Dict>(py, &args[0], OWNER)?;
    let old = dict.table.get_mut(py).clear();
    drop(old);
    Ok(Value::NONE)
}

fn copy(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let dict = this::<Dict>(py, &args[0], OWNER)?;
    Ok(ops::dict_copy(py, dict).into())
}

fn get(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let dict = this::<Dict>(py, &args[0], OWNER)?;
    let found = ops::dict_get(py, dict, &args[1])?;
    Ok(found.unwrap_or_else(|| args.get(2).cloned().unwrap_or(Value::NONE)))
}

fn pop(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let dict = this::<Dict>(py, &args[0], OWNER)?;
    match (ops::dict_remove(py, dict, &args[1])?, args.get(2)) {
        (Some(value), _) => Ok(value),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(py.key_error(args[1].clone())),
    }
}

fn popitem(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let dict = this::<Dict>(py, &args[0], OWNER)?;
    let table = dict.table.get_mut(py);
    let last = table
        .raw_entries()
        .iter()
        .rposition(|entry| !entry.key.is_unbound());
    match last {
        Some(index) => {
            let entry = table.remove(index);
            Ok(Tuple::new([entry.key, entry.value]).into())
        }
        None => Err(py.exception("KeyError", "popitem(): dictionary is empty")),
    }
}

fn setdefault(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let dict = this::<Dict>(py, &args[0], OWNER)?;
    if let Some(value) = ops::dict_get(py, dict, &args[1])? {
        return Ok(value);
    }
    let value = args.get(2).cloned().unwrap_or(Value::NONE);
    ops::dict_set(py, dict, args[1].clone(), value.clone())?;
    Ok(value)
}

fn view(py: &mut Py<'_>, args: &[Value], items: DictItems) -> PyResult<Value> {
    let dict = this::<Dict>(py, &args[0], OWNER)?.clone();
    Ok(DictView { dict, items }.into())
}

fn items(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    view(py, args, DictItems::Items)
}

fn keys(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    view(py, args, DictItems::Keys)
}

fn values(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    view(py, args, DictItems::Values)
}

/// Keyword arguments as a dict.
fn keywords(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Value> {
    let dict = Ref::new(Dict::default());
    add_keywords(py, &dict, args)?;
    Ok(dict.into())
}
