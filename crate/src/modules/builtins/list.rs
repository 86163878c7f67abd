//! `list` and `tuple`: constructors and methods.

use super::args::{integer, no_keywords, receiver, slice_bound, this};
use super::arity::Signature;
use super::sort::sorted;
use super::{Flow, Native, at_most_one, derive, exactly, flow_method, leave, method, new_native};
use crate::object::{Args, List, Ref, Tuple, Value, ops};
use crate::vm::{Py, PyResult};

const OWNER: &str = "list";

pub(super) const METHODS: &[Native] = &[
    new_native(|py, args| derive::new(py, args, list_new)),
    flow_method(OWNER, "__init__", |py, args| {
        derive::init(py, args, list_new)
    }),
    method(OWNER, "append", 2, 2, append),
    method(OWNER, "clear", 1, 1, clear),
    method(OWNER, "copy", 1, 1, copy),
    method(OWNER, "count", 2, 2, count),
    flow_method(OWNER, "extend", extend),
    flow_method(OWNER, "index", index),
    method(OWNER, "insert", 3, 3, insert),
    method(OWNER, "pop", 1, 2, pop),
    method(OWNER, "remove", 2, 2, remove),
    method(OWNER, "reverse", 1, 1, reverse),
    flow_method(OWNER, "sort", sort),
];

pub(super) const TUPLE_METHODS: &[Native] = &[
    new_native(|py, args| derive::new(py, args, tuple_new)),
    method("tuple", "count", 2, 2, tuple_count),
    method("tuple", "index", 2, 4, tuple_index),
];

fn list_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let Some(iterable) = at_most_one(py, args, "list")? else {
        return Ok(Flow::Value(List::new(Vec::new()).into()));
    };
    match ops::collect(py, iterable)? {
        Some(items) => Ok(Flow::Value(List::new(items).into())),
        None => leave(py, "list_from", vec![iterable.clone()]),
    }
}

fn tuple_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let Some(iterable) = at_most_one(py, args, "tuple")? else {
        return Ok(Flow::Value(Tuple::new([]).into()));
    };
    if iterable.as_ref::<Tuple>().is_some() {
        return Ok(Flow::Value(iterable.clone()));
    }
    match ops::collect(py, iterable)? {
        Some(items) => Ok(Flow::Value(Tuple::new(items).into())),
        None => leave(py, "tuple_from", vec![iterable.clone()]),
    }
}

fn append(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let list = this::<List>(py, &args[0], OWNER)?;
    list.items.get_mut(py).push(args[1].clone());
    Ok(Value::NONE)
}

fn clear(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let list = this::<List>(py, &args[0], OWNER)?;
    let old = List::new(list.items.replace(py, Vec::new()));
    drop(old);
    Ok(Value::NONE)
}

fn copy(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let list = this::<List>(py, &args[0], OWNER)?;
    let items = list.items.get(py).clone();
    py.charge(items.len() as u64);
    Ok(List::new(items).into())
}

/// Whether a container's item is what is looked for.
fn same(py: &mut Py<'_>, item: &Value, wanted: &Value) -> PyResult<bool> {
    Ok(item.is(wanted) || ops::equal_in_place(py, item, wanted)?)
}

/// Index of the first item from `start` on that is `wanted`. The list may change while `__eq__` runs.
fn find(py: &mut Py<'_>, list: &List, wanted: &Value, start: usize) -> PyResult<Option<usize>> {
    let mut index = start;
    while let Some(item) = list.items.get(py).get(index).cloned() {
        if same(py, &item, wanted)? {
            py.charge((index - start) as u64);
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

fn count(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let list = this::<List>(py, &args[0], OWNER)?;
    let (mut found, mut start) = (0, 0);
    while let Some(index) = find(py, list, &args[1], start)? {
        found += 1;
        start = index + 1;
    }
    Ok(Value::int(found))
}

fn extend(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this_, rest) = receiver(py, args, "list.extend")?;
    let list = this::<List>(py, this_, OWNER)?;
    let [iterable] = exactly(py, rest, "list.extend")?;
    match ops::collect(py, iterable)? {
        Some(items) => {
            py.charge(items.len() as u64);
            list.items.get_mut(py).extend(items);
            Ok(Flow::Value(Value::NONE))
        }
        None => leave(py, "list_extend", vec![this_.clone(), iterable.clone()]),
    }
}

/// Makes a bound of `index` a position; far ones are clamped.
fn position(
    py: &mut Py<'_>,
    bound: Option<&Value>,
    default: i64,
    length: usize,
) -> PyResult<usize> {
    let bound = slice_bound(py, bound, default)?;
    let length = length as i64;
    let bound = if bound < 0 {
        bound.saturating_add(length)
    } else {
        bound
    };
    Ok(bound.clamp(0, length) as usize)
}

fn index(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this_, rest) = receiver(py, args, "list.index")?;
    let list = this::<List>(py, this_, OWNER)?;
    no_keywords(py, rest, "list.index")?;
    let given = rest.positional;
    if given.is_empty() || given.len() > 3 {
        let (bound, most) = if given.is_empty() {
            ("least", "1 argument")
        } else {
            ("most", "3 arguments")
        };
        let message = format!("index expected at {bound} {most}, got {}", given.len());
        return Err(py.type_error(message));
    }
    let length = list.items.get(py).len();
    let start = position(py, given.get(1), 0, length)?;
    let end = position(py, given.get(2), i64::MAX, length)?;
    match find(py, list, &given[0], start)? {
        Some(index) if index < end => Ok(Flow::Value(Value::int(index as i64))),
        _ => leave(py, "raise_not_in_list", vec![given[0].clone()]),
    }
}

fn insert(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let list = this::<List>(py, &args[0], OWNER)?;
    let index = integer(py, &args[1])?;
    let items = list.items.get_mut(py);
    let length = items.len() as i64;
    let index = if index < 0 {
        index.saturating_add(length)
    } else {
        index
    };
    items.insert(index.clamp(0, length) as usize, args[2].clone());
    Ok(Value::NONE)
}

fn pop(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let list = this::<List>(py, &args[0], OWNER)?;
    let index = match args.get(1) {
        Some(index) => integer(py, index)?,
        None => -1,
    };
    let items = list.items.get_mut(py);
    let length = items.len() as i64;
    let index = if index < 0 {
        index.saturating_add(length)
    } else {
        index
    };
    if length == 0 {
        return Err(py.index_error("pop from empty list"));
    }
    if !(0..length).contains(&index) {
        return Err(py.index_error("pop index out of range"));
    }
    Ok(items.remove(index as usize))
}

fn remove(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let list = this::<List>(py, &args[0], OWNER)?;
    let Some(index) = find(py, list, &args[1], 0)? else {
        return Err(py.value_error("list.remove(x): x not in list"));
    };
    let items = list.items.get_mut(py);
    // `__eq__` may have shortened the list.
    if index < items.len() {
        let removed = items.remove(index);
        drop(removed);
    }
    Ok(Value::NONE)
}

fn reverse(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let list = this::<List>(py, &args[0], OWNER)?;
    list.items.get_mut(py).reverse();
    Ok(Value::NONE)
}

const SORT: Signature = Signature {
    name: "sort",
    names: &["key", "reverse"],
    positional: 0,
    required: 0,
};

fn sort(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this_, rest) = receiver(py, args, "list.sort")?;
    let list = this::<List>(py, this_, OWNER)?;
    let [key, reverse] = SORT.bind(py, rest)?;
    let key = key.cloned().unwrap_or(Value::NONE);
    let reverse = match reverse {
        Some(reverse) => integer(py, reverse)? != 0,
        None => false,
    };
    if key.is_none() {
        let items = list.items.get(py).clone();
        if let Some(in_order) = sorted(py, items, None, reverse)? {
            let old = list.items.replace(py, in_order);
            drop(old);
            return Ok(Flow::Value(Value::NONE));
        }
    }
    leave(
        py,
        "list_sort",
        vec![this_.clone(), key, Value::bool(reverse)],
    )
}

fn tuple_count(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let tuple = this::<Tuple>(py, &args[0], "tuple")?;
    let mut found = 0;
    for item in &tuple.items {
        found += i64::from(same(py, item, &args[1])?);
    }
    Ok(Value::int(found))
}

fn tuple_index(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let tuple: &Ref<Tuple> = this(py, &args[0], "tuple")?;
    let length = tuple.items.len();
    let start = position(py, args.get(2), 0, length)?;
    let end = position(py, args.get(3), i64::MAX, length)?;
    for index in start..end {
        if same(py, &tuple.items[index], &args[1])? {
            return Ok(Value::int(index as i64));
        }
    }
    Err(py.value_error("tuple.index(x): x not in tuple"))
}
