//! `_collections`: the queue under `collections.deque`, and the endless iterators of `itertools`.
//!
//! What each native does is one step for other threads, which scripts count on. The class is in Python
//! (`python/collections.py`): its instances keep their queue in the attribute `_queue`.

use std::collections::VecDeque;

use super::support::{Entry, add_functions, items_of, plain, small_integer};
use crate::object::ops::{self, BinaryOp, new_iterator};
use crate::object::{
    Dict, Foreign, Guarded, Instance, IteratorState, List, Module, Native, Queue, Ref, Str, Value,
    View,
};
use crate::vm::{Py, PyResult, Raised};

/// Class of the queues.
const QUEUE_TYPE: &str = "_collections.queue";

const FUNCTIONS: &[Entry] = &[
    ("count_all", plain(2, 2, count_all)),
    ("count_of", plain(2, 2, count_of)),
    ("new_queue", plain(1, 1, new_queue)),
    ("repeat_of", plain(2, 2, repeat_of)),
];

const METHODS: &[Entry] = &[
    ("append", plain(2, 2, append)),
    ("appendleft", plain(2, 2, append_left)),
    ("changes", plain(1, 1, changes)),
    ("clear", plain(1, 1, clear)),
    ("delete", plain(2, 2, delete)),
    ("extend_with", plain(2, 2, extend_with)),
    ("extendleft_with", plain(2, 2, extend_left_with)),
    ("get", plain(2, 2, get)),
    ("insert", plain(3, 3, insert)),
    ("items", plain(1, 1, items)),
    ("length", plain(1, 1, length)),
    ("limit", plain(1, 1, limit)),
    ("pop", plain(1, 1, pop)),
    ("popleft", plain(1, 1, pop_left)),
    ("reverse", plain(1, 1, reverse)),
    ("rotate", plain(1, 2, rotate)),
    ("set", plain(3, 3, set)),
];

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, FUNCTIONS);
    for &(name, function) in METHODS {
        let method = Native {
            name,
            owner: Some("deque"),
            function,
        };
        py.set(&module.dict, name, method);
    }
    Ok(())
}

/// `count_all(counter, items)` counts the items of a string, list or tuple in the dict of a `Counter`; says whether it
/// could (`Modules/_collectionsmodule.c`, `_count_elements`).
fn count_all(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let sequence = matches!(
        args[1].view(),
        View::Str(_) | View::List(_) | View::Tuple(_)
    );
    let (View::Dict(dict), true) = (args[0].core().view(), sequence) else {
        return Ok(Value::FALSE);
    };
    let items = ops::iter(py, &args[1])?.unwrap_or_default();
    while let ops::Next::Item(item) = ops::next(py, &items)? {
        py.charge(50);
        if count_known(py, dict, &item) {
            continue;
        }
        let before = ops::dict_get(py, dict, &item)?.unwrap_or(Value::int(0));
        let one = Value::int(1);
        let count = match ops::binary(py, BinaryOp::Add, &before, &one)? {
            Some(count) => Some(count),
            // A number written in Python.
            None => ops::call_special(py, &before, "__add__", std::slice::from_ref(&one))?,
        };
        let Some(count) = count else {
            return Err(ops::unsupported_operands(
                py,
                BinaryOp::Add,
                false,
                &before,
                &one,
            ));
        };
        ops::dict_set(py, dict, item, count)?;
    }
    Ok(Value::TRUE)
}

/// Adds one to the small number that a dict has for a string.
fn count_known(py: &mut Py<'_>, dict: &Ref<Dict>, item: &Value) -> bool {
    let Some(text) = item.as_ref::<Str>() else {
        return false;
    };
    let table = dict.table.get_mut(py);
    let Some(index) = table.find_str(text) else {
        return false;
    };
    let count = table.value_mut(index);
    match count.as_int().and_then(|number| number.checked_add(1)) {
        Some(number) => {
            *count = Value::int(number);
            true
        }
        None => false,
    }
}

// Iterators

/// `count_of(start, step)`, of integers.
fn count_of(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let (start, step) = (small_integer(py, &args[0])?, small_integer(py, &args[1])?);
    Ok(new_iterator(
        "itertools.count",
        IteratorState::Count(start, step),
    ))
}

/// `repeat_of(value, times)`, endless where `times` is negative.
fn repeat_of(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let times = u64::try_from(small_integer(py, &args[1])?).ok();
    Ok(new_iterator(
        "itertools.repeat",
        IteratorState::Repeat(args[0].clone(), times),
    ))
}

// Queues

fn new_queue(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let limit = match args[0].view() {
        View::None => None,
        View::Int(_) | View::Bool(_) | View::BigInt(_) => {
            match u64::try_from(small_integer(py, &args[0])?) {
                Ok(limit) => Some(limit),
                Err(_) => return Err(py.value_error("maxlen must be non-negative")),
            }
        }
        _ => return Err(py.type_error("an integer is required")),
    };
    let queue = Queue {
        items: VecDeque::new(),
        limit,
        changes: 0,
    };
    Ok(Foreign {
        type_name: QUEUE_TYPE,
        data: Guarded::new(Box::new(queue)),
    }
    .into())
}

/// Uses the queue of a `deque`. What is taken out of it must be dropped by the caller, when nothing is open any more.
#[inline]
fn with<T>(py: &mut Py<'_>, instance: &Value, change: impl FnOnce(&mut Queue) -> T) -> PyResult<T> {
    let found = instance.as_ref::<Instance>().and_then(|instance| {
        let first = instance.dict.table.get(py).iter().next();
        let first = first.and_then(|entry| entry.value.as_ref::<Foreign>().cloned());
        first.or_else(|| {
            let name = py.interp.intern_literal("_queue");
            py.get(&instance.dict, &name)?.into_ref::<Foreign>()
        })
    });
    let Some(foreign) = found else {
        return Err(py.type_error("deque.__init__() has not been called"));
    };
    match foreign.data.get_mut(py).downcast_mut::<Queue>() {
        Some(queue) => Ok(change(queue)),
        None => Err(py.type_error("not a deque")),
    }
}

fn push_back(queue: &mut Queue, item: Value) -> Option<Value> {
    queue.changes += 1;
    queue.items.push_back(item);
    let overfull = queue
        .limit
        .is_some_and(|limit| queue.items.len() as u64 > limit);
    if overfull {
        queue.items.pop_front()
    } else {
        None
    }
}

fn push_front(queue: &mut Queue, item: Value) -> Option<Value> {
    queue.changes += 1;
    queue.items.push_front(item);
    let overfull = queue
        .limit
        .is_some_and(|limit| queue.items.len() as u64 > limit);
    if overfull {
        queue.items.pop_back()
    } else {
        None
    }
}

fn append(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let item = args[1].clone();
    let pushed_out = with(py, &args[0], |queue| push_back(queue, item))?;
    drop(pushed_out);
    py.charge(1);
    Ok(Value::NONE)
}

fn append_left(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let item = args[1].clone();
    let pushed_out = with(py, &args[0], |queue| push_front(queue, item))?;
    drop(pushed_out);
    Ok(Value::NONE)
}

fn extend(
    py: &mut Py<'_>,
    args: &[Value],
    push: fn(&mut Queue, Value) -> Option<Value>,
) -> PyResult<Value> {
    let items = items_of(py, &args[1]).unwrap_or_default();
    py.charge(items.len() as u64);
    let pushed_out: Vec<Value> = with(py, &args[0], |queue| {
        let pushed_out = items.into_iter().filter_map(|item| push(queue, item));
        pushed_out.collect()
    })?;
    drop(pushed_out);
    Ok(Value::NONE)
}

fn extend_with(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    extend(py, args, push_back)
}

fn extend_left_with(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    extend(py, args, push_front)
}

#[cold]
fn empty(py: &mut Py<'_>) -> Raised {
    py.exception("IndexError", "pop from an empty deque")
}

fn pop(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let item = with(py, &args[0], |queue| {
        queue.changes += 1;
        queue.items.pop_back()
    })?;
    item.ok_or_else(|| empty(py))
}

fn pop_left(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let item = with(py, &args[0], |queue| {
        queue.changes += 1;
        queue.items.pop_front()
    })?;
    item.ok_or_else(|| empty(py))
}

fn clear(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let old = with(py, &args[0], |queue| {
        queue.changes += 1;
        std::mem::take(&mut queue.items)
    })?;
    drop(old);
    Ok(Value::NONE)
}

fn length(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    with(py, &args[0], |queue| Value::int(queue.items.len() as i64))
}

fn limit(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    with(py, &args[0], |queue| match queue.limit {
        Some(limit) => Value::int(limit as i64),
        None => Value::NONE,
    })
}

fn changes(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    with(py, &args[0], |queue| Value::int(queue.changes))
}

fn items(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let items = with(py, &args[0], |queue| queue.items.iter().cloned().collect())?;
    Ok(List::new(items).into())
}

/// The position that an index means.
fn position(py: &mut Py<'_>, args: &[Value]) -> PyResult<usize> {
    let at = match args[1].as_int() {
        Some(at) => at,
        None if matches!(args[1].view(), View::Bool(_) | View::BigInt(_)) => {
            small_integer(py, &args[1])?
        }
        None => {
            let given = py.type_name(&args[1]);
            let message = format!("sequence index must be integer, not '{given}'");
            return Err(py.type_error(message));
        }
    };
    let count = with(py, &args[0], |queue| queue.items.len())? as i64;
    let at = if at < 0 { at + count } else { at };
    match (0..count).contains(&at) {
        true => Ok(at as usize),
        false => Err(py.exception("IndexError", "deque index out of range")),
    }
}

fn get(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let at = position(py, args)?;
    with(py, &args[0], |queue| queue.items[at].clone())
}

fn set(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let at = position(py, args)?;
    let item = args[2].clone();
    let old = with(py, &args[0], |queue| {
        std::mem::replace(&mut queue.items[at], item)
    })?;
    drop(old);
    Ok(Value::NONE)
}

fn delete(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let at = position(py, args)?;
    let old = with(py, &args[0], |queue| {
        queue.changes += 1;
        queue.items.remove(at)
    })?;
    drop(old);
    Ok(Value::NONE)
}

fn insert(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let at = small_integer(py, &args[1])?;
    let item = args[2].clone();
    let inserted = with(py, &args[0], |queue| {
        let count = queue.items.len();
        if queue.limit.is_some_and(|limit| count as u64 >= limit) {
            return false;
        }
        let at = if at < 0 { at + count as i64 } else { at };
        queue.changes += 1;
        queue.items.insert(at.clamp(0, count as i64) as usize, item);
        true
    })?;
    match inserted {
        true => Ok(Value::NONE),
        false => Err(py.exception("IndexError", "deque already at its maximum size")),
    }
}

fn reverse(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    with(py, &args[0], |queue| {
        queue.items.make_contiguous().reverse()
    })?;
    Ok(Value::NONE)
}

fn rotate(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let steps = match args.get(1) {
        Some(steps) => small_integer(py, steps)?,
        None => 1,
    };
    with(py, &args[0], |queue| {
        let count = queue.items.len() as i64;
        if count > 0 {
            queue.changes += 1;
            queue.items.rotate_right(steps.rem_euclid(count) as usize);
        }
    })?;
    Ok(Value::NONE)
}
