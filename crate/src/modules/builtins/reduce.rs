//! Functions that make one value of an iterable: `all`, `any`, `max`, `min`, `sorted`, `sum`.

use super::args::integer;
use super::arity::Signature;
use super::sort::sorted as sort;
use super::{Flow, Native, exactly, flow_function, leave};
use crate::object::ops::{self, BinaryOp, CompareOp, Next};
use crate::object::{Args, List, Tuple, Value, View};
use crate::vm::{Py, PyResult};

pub(super) const FUNCTIONS: &[Native] = &[
    flow_function("all", all),
    flow_function("any", any),
    flow_function("max", max),
    flow_function("min", min),
    flow_function("sorted", sorted),
    flow_function("sum", sum),
];

pub(super) const PRELUDE_NATIVES: &[Native] = &[flow_function("sort_by", sort_by)];

fn all(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [iterable] = exactly(py, args, "all")?;
    until_truth_is(py, iterable, false, "all_from")
}

fn any(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [iterable] = exactly(py, args, "any")?;
    until_truth_is(py, iterable, true, "any_from")
}

/// Whether some item's truth is `wanted`, as `any` answers it; `all` is the same the other way round.
fn until_truth_is(
    py: &mut Py<'_>,
    iterable: &Value,
    wanted: bool,
    in_python: &str,
) -> PyResult<Flow> {
    let Some(iterator) = ops::iter(py, iterable)? else {
        return leave(py, in_python, vec![iterable.clone()]);
    };
    loop {
        match ops::next(py, &iterator)? {
            Next::Item(item) => match ops::truth(py, &item) {
                Some(truth) if truth == wanted => return Ok(Flow::Value(Value::bool(wanted))),
                Some(_) => {}
                None => {
                    let function = if wanted { "any_rest" } else { "all_rest" };
                    return leave(py, function, vec![item, iterator]);
                }
            },
            Next::Done => return Ok(Flow::Value(Value::bool(!wanted))),
            Next::Python => return leave(py, in_python, vec![iterator]),
        }
    }
}

const SUM: Signature = Signature {
    name: "sum",
    names: &["", "start"],
    positional: 2,
    required: 1,
};

fn sum(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [iterable, start] = SUM.bind(py, args)?;
    let iterable = iterable.cloned().unwrap_or(Value::NONE);
    let mut total = start.cloned().unwrap_or(Value::int(0));
    match total.view() {
        View::Str(_) => {
            return Err(py.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
        }
        View::Bytes(_) => {
            return Err(py.type_error("sum() can't sum bytes [use b''.join(seq) instead]"));
        }
        _ => {}
    }
    let Some(iterator) = ops::iter(py, &iterable)? else {
        return leave(py, "sum_from", vec![iterable, total]);
    };
    loop {
        match ops::next(py, &iterator)? {
            Next::Item(item) => match quick_sum(&total, &item) {
                Some(next) => total = next,
                None => match ops::binary(py, BinaryOp::Add, &total, &item)? {
                    Some(next) => total = next,
                    None => return leave(py, "sum_rest", vec![iterator, total, item]),
                },
            },
            Next::Done => return Ok(Flow::Value(total)),
            Next::Python => return leave(py, "sum_from", vec![iterator, total]),
        }
        py.charge(10);
    }
}

/// The sum of two small integers, one of them perhaps a bool, or of two floats.
#[inline(always)]
fn quick_sum(total: &Value, item: &Value) -> Option<Value> {
    match (total.view(), item.view()) {
        (View::Int(total), View::Int(item)) => total.checked_add(item).map(Value::int),
        (View::Int(total), View::Bool(item)) => total.checked_add(i64::from(item)).map(Value::int),
        (View::Float(total), View::Float(item)) => Some(Value::float(total + item)),
        _ => None,
    }
}

fn max(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    extreme(py, args, "max", CompareOp::Gt)
}

fn min(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    extreme(py, args, "min", CompareOp::Lt)
}

/// `max` and `min`: the first item for which `item op best` holds against all others.
fn extreme(py: &mut Py<'_>, args: Args<'_>, name: &str, op: CompareOp) -> PyResult<Flow> {
    if let (several @ [_, _, ..], []) = (args.positional, args.names)
        && let Extreme::Item(best) = native_extreme(py, several, op)?
    {
        return Ok(Flow::Value(best));
    }
    let signature = Signature {
        name: if op == CompareOp::Gt { "max" } else { "min" },
        names: &["key", "default"],
        positional: 0,
        required: 0,
    };
    let [key, default] = signature.bind(
        py,
        Args {
            positional: &[],
            ..args
        },
    )?;
    let key = key.cloned().unwrap_or(Value::NONE);
    let items: Value = match args.positional {
        [] => {
            let message = format!("{name} expected at least 1 argument, got 0");
            return Err(py.type_error(message));
        }
        [iterable] => iterable.clone(),
        several => {
            if default.is_some() {
                let message = format!(
                    "Cannot specify a default for {name}() with multiple positional arguments"
                );
                return Err(py.type_error(message));
            }
            Tuple::new(several).into()
        }
    };
    let collected = if key.is_none() {
        ops::collect(py, &items)?
    } else {
        None
    };
    let items = match collected {
        Some(items) => match native_extreme(py, &items, op)? {
            Extreme::Item(best) => return Ok(Flow::Value(best)),
            // The iterable may be used up.
            Extreme::Empty | Extreme::Python => List::new(items).into(),
        },
        None => items,
    };
    let default = match default {
        Some(default) => Tuple::new([default.clone()]),
        None => Tuple::new([]),
    };
    let function = if op == CompareOp::Gt {
        "max_from"
    } else {
        "min_from"
    };
    leave(py, function, vec![items, key, default.into()])
}

enum Extreme {
    Item(Value),
    Empty,
    Python,
}

fn native_extreme(py: &mut Py<'_>, items: &[Value], op: CompareOp) -> PyResult<Extreme> {
    let Some((mut best, rest)) = items.split_first() else {
        return Ok(Extreme::Empty);
    };
    for item in rest {
        if let (Some(item_int), Some(best_int)) = (item.as_int(), best.as_int()) {
            if (op == CompareOp::Gt && item_int > best_int)
                || (op == CompareOp::Lt && item_int < best_int)
            {
                best = item;
            }
            continue;
        }
        match ops::compare(py, op, item, best)? {
            Some(true) => best = item,
            Some(false) => {}
            None => return Ok(Extreme::Python),
        }
    }
    py.charge(items.len() as u64 * 10);
    Ok(Extreme::Item(best.clone()))
}

const SORTED: Signature = Signature {
    name: "sort",
    names: &["key", "reverse"],
    positional: 0,
    required: 0,
};

fn sorted(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [iterable] = args.positional else {
        let message = format!("sorted expected 1 argument, got {}", args.positional.len());
        return Err(py.type_error(message));
    };
    let [key, reverse] = SORTED.bind(
        py,
        Args {
            positional: &[],
            ..args
        },
    )?;
    let key = key.cloned().unwrap_or(Value::NONE);
    let reverse = match reverse {
        Some(reverse) => integer(py, reverse)? != 0,
        None => false,
    };
    let collected = if key.is_none() {
        ops::collect(py, iterable)?
    } else {
        None
    };
    let iterable = match collected {
        Some(items) => match sort(py, items.clone(), None, reverse)? {
            Some(in_order) => return Ok(Flow::Value(List::new(in_order).into())),
            None => List::new(items).into(),
        },
        None => iterable.clone(),
    };
    leave(py, "sorted_from", vec![iterable, key, Value::bool(reverse)])
}

/// `sort_by(items, keys, reverse)`: a list of the items of one list in the order of their keys in another.
fn sort_by(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [items, keys, reverse] = exactly(py, args, "sort_by")?;
    let list = |py: &Py<'_>, value: &Value| {
        value
            .as_ref::<List>()
            .map_or_else(Vec::new, |list| list.items.get(py).clone())
    };
    let (sorted_items, sorted_keys) = (list(py, items), list(py, keys));
    let descending = reverse.is(&Value::TRUE);
    match sort(py, sorted_items, Some(&sorted_keys), descending)? {
        Some(in_order) => Ok(Flow::Value(List::new(in_order).into())),
        None => leave(
            py,
            "merge_sort",
            vec![items.clone(), keys.clone(), reverse.clone()],
        ),
    }
}
