//! `set` and `frozenset`: constructors and methods.

use super::args::{no_keywords, receiver, this};
use super::{Flow, Native, at_most_one, derive, exactly, flow_method, leave, method, new_native};
use crate::object::ops::{self, Operand};
use crate::object::{Args, FlowFn, List, Ref, Set, Tag, Tuple, Value};
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
    let set = ops::empty_set(name == "frozenset");
    if let Some(iterable) = at_most_one(py, args, name)? {
        match operand(py, iterable)? {
            Some(items) => ops::set_update(py, &set, &items)?,
            None => return leave(py, in_python, vec![iterable.clone()]),
        }
    }
    Ok(Flow::Value(set.into()))
}

/// What a set is combined with; none when iterating it runs Python.
fn operand(py: &mut Py<'_>, value: &Value) -> PyResult<Option<Operand>> {
    if let Some(set) = value.core().as_ref::<Set>()
        && !ops::has_method(py, value, "__iter__")
    {
        return Ok(Some(Operand::Set(set.clone())));
    }
    let items = ops::collect(py, value)?;
    Ok(items.map(|items| match value.tag() {
        Tag::Dict => Operand::Keys(items),
        _ => Operand::Items(items),
    }))
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
    Ok(ops::set_copy(py, set, false)?.into())
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
    match set.table.get_mut(py).pop() {
        Some(member) => Ok(member),
        None => Err(py.exception("KeyError", "pop from an empty set")),
    }
}

/// The other operands, or the call that makes lists of them first.
enum Others {
    Operands(Vec<Operand>),
    Leave(Flow),
}

fn others(py: &mut Py<'_>, args: Args<'_>, name: &'static str, again: FlowFn) -> PyResult<Others> {
    let (receiver, rest) = receiver(py, args, name)?;
    no_keywords(py, rest, name)?;
    let mut operands = Vec::with_capacity(rest.positional.len());
    for (index, other) in rest.positional.iter().enumerate() {
        let Some(operand) = operand(py, other)? else {
            let method = flow_method(OWNER, name, again).into();
            // Iterators among the earlier ones are used up.
            let used = operands.into_iter().map(|operand| match operand {
                Operand::Set(set) => set.into(),
                Operand::Items(items) | Operand::Keys(items) => List::new(items).into(),
            });
            let mut iterables: Vec<Value> = used.collect();
            iterables.extend_from_slice(&rest.positional[index..]);
            let iterables = Tuple::new(iterables).into();
            let args = vec![method, receiver.clone(), iterables];
            return leave(py, "with_lists", args).map(Others::Leave);
        };
        operands.push(operand);
    }
    Ok(Others::Operands(operands))
}

/// What a set operation does, given the receiver and the other operands.
type Operation = fn(&mut Py<'_>, &Ref<Set>, &[Operand]) -> PyResult<Value>;

fn operate(
    py: &mut Py<'_>,
    args: Args<'_>,
    name: &'static str,
    again: FlowFn,
    operation: Operation,
) -> PyResult<Flow> {
    let operands = match others(py, args, name, again)? {
        Others::Operands(operands) => operands,
        Others::Leave(flow) => return Ok(flow),
    };
    let set = this::<Set>(py, &args.positional[0], OWNER)?;
    py.charge(set.table.get(py).len() as u64);
    operation(py, set, &operands).map(Flow::Value)
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

fn all_within(py: &mut Py<'_>, small: &Ref<Set>, large: &Ref<Set>) -> PyResult<Value> {
    let members: Vec<Value> = (small.table.get(py).iter())
        .map(|member| member.key.clone())
        .collect();
    for member in members {
        if !ops::set_contains(py, large, &member)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

fn set_of(py: &mut Py<'_>, operand: &Operand) -> PyResult<Ref<Set>> {
    if let Operand::Set(set) = operand {
        return Ok(set.clone());
    }
    let set = ops::empty_set(false);
    ops::set_update(py, &set, operand)?;
    Ok(set)
}

fn union(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    operate(py, args, "union", union, |py, set, others| {
        let result = ops::set_copy(py, set, set.frozen)?;
        for other in others {
            if !matches!(other, Operand::Set(other) if other.is(set)) {
                ops::set_update(py, &result, other)?;
            }
        }
        Ok(result.into())
    })
}

fn update(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    operate(py, args, "update", update, |py, set, others| {
        for other in others {
            ops::set_update(py, set, other)?;
        }
        Ok(Value::NONE)
    })
}

fn intersect(py: &mut Py<'_>, set: &Ref<Set>, others: &[Operand]) -> PyResult<Ref<Set>> {
    let Some((first, rest)) = others.split_first() else {
        return ops::set_copy(py, set, set.frozen);
    };
    let mut result = ops::set_intersection(py, set, first)?;
    for other in rest {
        result = ops::set_intersection(py, &result, other)?;
    }
    Ok(result)
}

fn intersection(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    operate(py, args, "intersection", intersection, |py, set, others| {
        Ok(intersect(py, set, others)?.into())
    })
}

fn intersection_update(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let name = "intersection_update";
    operate(py, args, name, intersection_update, |py, set, others| {
        let result = intersect(py, set, others)?;
        ops::set_become(py, set, &result);
        Ok(Value::NONE)
    })
}

fn difference(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    operate(py, args, "difference", difference, |py, set, others| {
        let Some((first, rest)) = others.split_first() else {
            return Ok(ops::set_copy(py, set, set.frozen)?.into());
        };
        let result = ops::set_difference(py, set, first)?;
        for other in rest {
            ops::set_difference_update(py, &result, other)?;
        }
        Ok(result.into())
    })
}

fn difference_update(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let name = "difference_update";
    operate(py, args, name, difference_update, |py, set, others| {
        for other in others {
            ops::set_difference_update(py, set, other)?;
        }
        Ok(Value::NONE)
    })
}

fn symmetric_difference(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let name = "symmetric_difference";
    operate_on_one(py, args, name, symmetric_difference, |py, set, others| {
        Ok(ops::set_symmetric_difference(py, set, &others[0])?.into())
    })
}

fn symmetric_difference_update(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (name, again) = ("symmetric_difference_update", symmetric_difference_update);
    operate_on_one(py, args, name, again, |py, set, others| {
        ops::set_symmetric_update(py, set, &others[0])?;
        Ok(Value::NONE)
    })
}

fn isdisjoint(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    operate_on_one(py, args, "isdisjoint", isdisjoint, |py, set, others| {
        let common = ops::set_intersection(py, set, &others[0])?;
        Ok(Value::bool(common.table.get(py).is_empty()))
    })
}

fn issubset(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    operate_on_one(py, args, "issubset", issubset, |py, set, others| {
        let other = set_of(py, &others[0])?;
        all_within(py, set, &other)
    })
}

fn issuperset(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    operate_on_one(py, args, "issuperset", issuperset, |py, set, others| {
        let other = set_of(py, &others[0])?;
        all_within(py, &other, set)
    })
}
