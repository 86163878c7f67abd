//! `for` and unpacking.

use super::run::Next;
use super::thread::{Deliver, Delivery};
use super::{Py, PyResult, coroutine, deliver, generator, unwind};
use crate::compile::{CodeKind, Instr, Op};
use crate::object::{Generator, List, Value, View, ops};

/// `a = iter(b)`
pub(super) fn get_iter(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.b())?;
    if let View::Generator(generator) = value.view() {
        if generator.kind() == CodeKind::Generator {
            py.put(instr.a(), value);
            return Ok(Next::Go);
        }
        let frame = py.thread.top();
        let next = frame.function.code.instrs.get(frame.pc as usize);
        let delegates = next.is_some_and(|next| next.op() == Op::YieldFrom);
        let iterator = coroutine::iter_of(py, generator, delegates)?;
        py.put(instr.a(), iterator);
        return Ok(Next::Go);
    }
    if let Some(iterator) = ops::iter(py, &value)? {
        py.put(instr.a(), iterator);
        return Ok(Next::Go);
    }
    if let Some(method) = py.lookup_dunder(&value, "__iter__") {
        return deliver::call(
            py,
            method,
            vec![value],
            Delivery::new(Deliver::Native(check_iterator), instr.a(), Value::UNBOUND),
        );
    }
    if py.lookup_dunder(&value, "__getitem__").is_some() {
        let function = py.prelude("iter_sequence");
        return deliver::call(py, function, vec![value], Delivery::register(instr.a()));
    }
    let message = format!("'{}' object is not iterable", py.type_name(&value));
    Err(py.type_error(message))
}

fn check_iterator(
    py: &mut Py<'_>,
    _state: Value,
    iterator: Value,
) -> PyResult<crate::object::Flow> {
    let is_iterator = matches!(iterator.view(), View::Iterator(_))
        || py.lookup_special(&iterator, "__next__").is_some();
    if is_iterator {
        return Ok(crate::object::Flow::Value(iterator));
    }
    let message = format!(
        "iter() returned non-iterator of type '{}'",
        py.type_name(&iterator)
    );
    Err(py.type_error(message))
}

/// `for`, for everything else.
pub(super) fn for_iter(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let iterator = py.register(instr.b()).clone();
    let delivery = Delivery::new(Deliver::ForIter, instr.a(), Value::UNBOUND);
    match iterator.view() {
        View::Generator(generator) => generator::resume(py, generator, Value::NONE, delivery),
        View::Iterator(_) => match ops::next(py, &iterator)? {
            ops::Next::Item(value) => deliver::deliver(py, value, delivery),
            _ => {
                unwind::end_loop(py);
                Ok(Next::Go)
            }
        },
        _ => match py.lookup_special(&iterator, "__next__") {
            Some(method) => match deliver::call(py, method, vec![iterator], delivery) {
                Err(raised) if py.is_exception(&raised, "StopIteration") => {
                    unwind::end_loop(py);
                    Ok(Next::Go)
                }
                result => result,
            },
            None => {
                let message = format!("'{}' object is not an iterator", py.type_name(&iterator));
                Err(py.type_error(message))
            }
        },
    }
}

/// Spreads `b` over registers.
pub(super) fn unpack(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.b())?;
    let count = instr.c() as usize;
    match ops::unpack(py, &value, count)? {
        Some(items) => {
            spread(py, instr.a(), items);
            Ok(Next::Go)
        }
        None => collect(py, instr, value, count as i64, -1),
    }
}

/// Spreads `b` over registers, the middle as a list.
pub(super) fn unpack_star(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.b())?;
    let (before, after) = ((instr.c() & 0xFFF) as usize, (instr.c() >> 12) as usize);
    match ops::collect(py, &value) {
        Ok(Some(items)) => {
            let items = gather_middle(py, items, before, after)?;
            spread(py, instr.a(), items);
            Ok(Next::Go)
        }
        Ok(None) => collect(py, instr, value, before as i64, after as i64),
        Err(raised) if py.is_exception(&raised, "TypeError") => {
            let message = format!("cannot unpack non-iterable {} object", py.type_name(&value));
            Err(py.type_error(message))
        }
        Err(raised) => Err(raised),
    }
}

fn spread(py: &mut Py<'_>, first: u16, items: Vec<Value>) {
    for (index, item) in items.into_iter().enumerate() {
        py.put(first + index as u16, item);
    }
}

fn gather_middle(
    py: &mut Py<'_>,
    mut items: Vec<Value>,
    before: usize,
    after: usize,
) -> PyResult<Vec<Value>> {
    if items.len() < before + after {
        let message = format!(
            "not enough values to unpack (expected at least {}, got {})",
            before + after,
            items.len()
        );
        return Err(py.value_error(message));
    }
    let tail = items.split_off(items.len() - after);
    let middle = items.split_off(before);
    items.push(List::new(middle).into());
    items.extend(tail);
    Ok(items)
}

/// Collects what an iterator written in Python gives, at most one more than needed, then spreads it.
fn collect(py: &mut Py<'_>, instr: Instr, value: Value, before: i64, after: i64) -> PyResult<Next> {
    let iterable = value
        .as_ref::<Generator>()
        .is_some_and(|it| it.is_iterator())
        || py.lookup_dunder(&value, "__iter__").is_some()
        || py.lookup_dunder(&value, "__getitem__").is_some();
    if !iterable {
        let message = format!("cannot unpack non-iterable {} object", py.type_name(&value));
        return Err(py.type_error(message));
    }
    let function = py.prelude("collect");
    let limit = if after < 0 {
        Value::int(before + 1)
    } else {
        Value::NONE
    };
    let state = py.tuple(vec![
        Value::int(i64::from(instr.a())),
        Value::int(before),
        Value::int(after),
    ]);
    deliver::call(
        py,
        function,
        vec![value, limit],
        Delivery::new(Deliver::Unpack, instr.a(), state),
    )
}

/// The items of an unpacking that had to be collected in Python are there.
pub(super) fn unpack_collected(py: &mut Py<'_>, items: Value, state: &Value) -> PyResult<Next> {
    let state = state
        .as_ref::<crate::object::Tuple>()
        .expect("three numbers were kept");
    let number = |index: usize| state.items[index].as_int().unwrap_or(0);
    let (first, before, after) = (number(0) as u16, number(1), number(2));
    let items = items
        .as_ref::<List>()
        .expect("collect makes a list")
        .items
        .get(py)
        .clone();
    let items = if after >= 0 {
        gather_middle(py, items, before as usize, after as usize)?
    } else {
        let list = py.list(items);
        ops::unpack(py, &list, before as usize)?.unwrap_or_default()
    };
    spread(py, first, items);
    Ok(Next::Frame)
}
