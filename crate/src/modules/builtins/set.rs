//! `set` and `frozenset`: constructors and methods.

use super::args::{no_keywords, receiver, this};
use super::{Flow, Native, at_most_one, derive, exactly, flow_method, leave, method, new_native};
use crate::object::{Args, FlowFn, Ref, Set, Table, Tuple, Value, ops};
use crate::vm::{Py, PyResult};

const OWNER: &str = "set";

/// Methods of `set` alone.
pub(super) const METHODS: &[Native] = &[
    new_native(|py, args| derive::new(py, args, set_new)),
    flow_method(OWNER, "__init__", |py, args| {
        derive::init(py, args, set_new)
    }),
    method(OWNER, "add", 2, 2, add),
    method(OWNER, "clear", 1, 1, clear),
    flow_method(OWNER, "difference_update", difference_update),
    method(OWNER, "discard", 2, 2, discard),
    flow_method(OWNER, "intersection_update", intersection_update),
    method(OWNER, "pop", 1, 1, pop),
    method(OWNER, "remove", 2, 2, remove),
    flow_method(
        OWNER,
        "symmetric_difference_update",
        symmetric_difference_update,
    ),
    flow_method(OWNER, "update", update),
];

/// Methods of `frozenset` alone.
pub(super) const FROZEN_METHODS: &[Native] =
    &[new_native(|py, args| derive::new(py, args, frozenset_new))];

/// Methods of both.
pub(super) const COMMON_METHODS: &[Native] = &[
    method(OWNER, "copy", 1, 1, copy),
    flow_method(OWNER, "difference", difference),
    flow_method(OWNER, "intersection", intersection),
    flow_method(OWNER, "isdisjoint", isdisjoint),
    flow_method(OWNER, "issubset", issubset),
    flow_method(OWNER, "issuperset", issuperset),
    flow_method(OWNER, "symmetric_difference", symmetric_difference),
    flow_method(OWNER, "union", union),
];

fn set_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    new(py, args, "set", "set_from")
}

fn frozenset_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    if let Some(given) = at_most_one(py, args, "frozenset")?
        && given.as_ref::<Set>().is_some_and(|set| set.frozen)
    {
        return Ok(Flow::Value(given.clone()));
    }
    new(py, args, "frozenset", "frozenset_from")
}

fn new(py: &mut Py<'_>, args: Args<'_>, name: &str, in_python: &str) -> PyResult<Flow> {
    let items = match at_most_one(py, args, name)? {
        Some(iterable) => match ops::collect(py, iterable)? {
            Some(items) => items,
            None => return leave(py, in_python, vec![iterable.clone()]),
        },
        None => Vec::new(),
    };
    Ok(Flow::Value(
        ops::set_from(py, items, name == "frozenset")?.into(),
    ))
}

fn add(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let set = this::<Set>(py, &args[0], OWNER)?;
    ops::set_add(py, set, args[1].clone())?;
    Ok(Value::NONE)
}

fn clear(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let set = this::<Set>(py, &args[0], OWNER)?;
    let old = set.table.get_mut(py).clear();
    drop(old);
    Ok(Value::NONE)
}

fn copy(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let set = this::<Set>(py, &args[0], OWNER)?;
    if set.frozen {
        return Ok(args[0].clone());
    }
    let table = set.table.get(py).duplicate();
    Ok(ops::set_of(table, false).into())
}

fn discard(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let set = this::<Set>(py, &args[0], OWNER)?;
    ops::set_remove(py, set, &args[1])?;
    Ok(Value::NONE)
}

fn remove(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let set = this::<Set>(py, &args[0], OWNER)?;
    if ops::set_remove(py, set, &args[1])? {
        Ok(Value::NONE)
    } else {
        Err(py.key_error(args[1].clone()))
    }
}

fn pop(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let set = this::<Set>(py, &args[0], OWNER)?;
    let table = set.table.get_mut(py);
    match table
        .raw_entries()
        .iter()
        .position(|entry| !entry.key.is_unbound())
    {
        Some(index) => Ok(table.remove(index).key),
        None => Err(py.exception("KeyError", "pop from an empty set")),
    }
}

fn members(py: &Py<'_>, set: &Set) -> Vec<Value> {
    set.table
        .get(py)
        .iter()
        .map(|entry| entry.key.clone())
        .collect()
}

/// The other operands as sets, or the call that makes lists of them first.
enum Others {
    Sets(Vec<Ref<Set>>),
    Leave(Flow),
}

fn others(py: &mut Py<'_>, args: Args<'_>, name: &'static str, again: FlowFn) -> PyResult<Others> {
    let (receiver, rest) = receiver(py, args, name)?;
    no_keywords(py, rest, name)?;
    let mut sets = Vec::with_capacity(rest.positional.len());
    for (index, other) in rest.positional.iter().enumerate() {
        if let Some(set) = other.core().as_ref::<Set>()
            && !ops::has_method(py, other, "__iter__")
        {
            sets.push(set.clone());
            continue;
        }
        let Some(items) = ops::collect(py, other)? else {
            let method = flow_method(OWNER, name, again).into();
            // Iterators among the earlier ones are used up.
            let mut iterables: Vec<Value> = sets.into_iter().map(Value::from).collect();
            iterables.extend_from_slice(&rest.positional[index..]);
            let iterables = Tuple::new(iterables).into();
            let args = vec![method, receiver.clone(), iterables];
            return leave(py, "with_lists", args).map(Others::Leave);
        };
        sets.push(ops::set_from(py, items, false)?);
    }
    Ok(Others::Sets(sets))
}

/// What a set operation does, given the receiver and the other operands.
type Operation = fn(&mut Py<'_>, &Ref<Set>, &[Ref<Set>]) -> PyResult<Value>;

fn operate(
    py: &mut Py<'_>,
    args: Args<'_>,
    name: &'static str,
    again: FlowFn,
    operation: Operation,
) -> PyResult<Flow> {
    let sets = match others(py, args, name, again)? {
        Others::Sets(sets) => sets,
        Others::Leave(flow) => return Ok(flow),
    };
    let set = this::<Set>(py, &args.positional[0], OWNER)?;
    py.charge(set.table.get(py).len() as u64);
    operation(py, set, &sets).map(Flow::Value)
}

/// The same for operations with exactly one other operand.
fn operate_on_one(
    py: &mut Py<'_>,
    args: Args<'_>,
    name: &'static str,
    again: FlowFn,
    operation: Operation,
) -> PyResult<Flow> {
    let (_, rest) = receiver(py, args, name)?;
    let [_one] = exactly(py, rest, &format!("set.{name}"))?;
    operate(py, args, name, again, operation)
}

fn set_union(py: &mut Py<'_>, set: &Ref<Set>, others: &[Ref<Set>]) -> PyResult<Ref<Set>> {
    let table = set.table.get(py).duplicate();
    let result = ops::set_of(table, set.frozen);
    for other in others {
        for item in members(py, other) {
            ops::set_add(py, &result, item)?;
        }
    }
    Ok(result)
}

/// Members for which being in each of `others` is `wanted`.
fn filtered(
    py: &mut Py<'_>,
    set: &Ref<Set>,
    others: &[Ref<Set>],
    wanted: bool,
) -> PyResult<Ref<Set>> {
    let result = ops::set_of(Table::default(), set.frozen);
    'members: for item in members(py, set) {
        for other in others {
            if ops::set_contains(py, other, &item)? != wanted {
                continue 'members;
            }
        }
        ops::set_add(py, &result, item)?;
    }
    Ok(result)
}

fn symmetric(py: &mut Py<'_>, set: &Ref<Set>, others: &[Ref<Set>]) -> PyResult<Ref<Set>> {
    let result = filtered(py, set, others, false)?;
    for other in others {
        let added = filtered(py, other, std::slice::from_ref(set), false)?;
        for item in members(py, &added) {
            ops::set_add(py, &result, item)?;
        }
    }
    Ok(result)
}

/// Makes `set` what `result` is.
fn become_(py: &mut Py<'_>, set: &Ref<Set>, result: &Ref<Set>) -> Value {
    let table = result.table.replace(py, Table::default());
    let old = set.table.replace(py, table);
    drop(old);
    Value::NONE
}

fn all_within(py: &mut Py<'_>, small: &Ref<Set>, large: &Ref<Set>) -> PyResult<Value> {
    for item in members(py, small) {
        if !ops::set_contains(py, large, &item)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

fn union(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    operate(py, args, "union", union, |py, set, others| {
        Ok(set_union(py, set, others)?.into())
    })
}

fn update(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    operate(py, args, "update", update, |py, set, others| {
        for other in others {
            for item in members(py, other) {
                ops::set_add(py, set, item)?;
            }
        }
        Ok(Value::NONE)
    })
}

fn intersection(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    operate(py, args, "intersection", intersection, |py, set, others| {
        Ok(filtered(py, set, others, true)?.into())
    })
}

fn intersection_update(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let name = "intersection_update";
    operate(py, args, name, intersection_update, |py, set, others| {
        let result = filtered(py, set, others, true)?;
        Ok(become_(py, set, &result))
    })
}

fn difference(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    operate(py, args, "difference", difference, |py, set, others| {
        Ok(filtered(py, set, others, false)?.into())
    })
}

fn difference_update(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let name = "difference_update";
    operate(py, args, name, difference_update, |py, set, others| {
        let result = filtered(py, set, others, false)?;
        Ok(become_(py, set, &result))
    })
}

fn symmetric_difference(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let name = "symmetric_difference";
    operate_on_one(py, args, name, symmetric_difference, |py, set, others| {
        Ok(symmetric(py, set, others)?.into())
    })
}

fn symmetric_difference_update(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (name, again) = ("symmetric_difference_update", symmetric_difference_update);
    operate_on_one(py, args, name, again, |py, set, others| {
        let result = symmetric(py, set, others)?;
        Ok(become_(py, set, &result))
    })
}

fn isdisjoint(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    operate_on_one(py, args, "isdisjoint", isdisjoint, |py, set, others| {
        let common = filtered(py, set, others, true)?;
        Ok(Value::bool(common.table.get(py).is_empty()))
    })
}

fn issubset(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    operate_on_one(py, args, "issubset", issubset, |py, set, others| {
        all_within(py, set, &others[0])
    })
}

fn issuperset(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    operate_on_one(py, args, "issuperset", issuperset, |py, set, others| {
        all_within(py, &others[0], set)
    })
}
