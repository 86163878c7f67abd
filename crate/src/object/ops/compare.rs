//! Comparisons.

use std::cmp::Ordering;

use super::python::{Level, Python, call_special, has_method};
use super::{CompareOp, bytes_of, complex_of, dict, set, truth};
use crate::object::number::Number;
use crate::object::{Tuple, Value, View};
use crate::vm::{Py, PyResult, Raised};

const DOING: &str = " in comparison";

/// `left op right`; none when a method written in Python decides.
///
/// # Errors
/// `TypeError` for an order that does not exist.
#[inline]
pub fn compare(
    py: &mut Py<'_>,
    op: CompareOp,
    left: &Value,
    right: &Value,
) -> PyResult<Option<bool>> {
    if let (View::Int(left), View::Int(right)) = (left.view(), right.view()) {
        return Ok(Some(op.holds(left.cmp(&right))));
    }
    compare_with(py, op, left, right, Python::Decline)
}

/// `left == right`, with `__eq__` written in Python called in place.
///
/// # Errors
/// What such a method raises.
pub fn equal_in_place(py: &mut Py<'_>, left: &Value, right: &Value) -> PyResult<bool> {
    let answer = compare_with(py, CompareOp::Eq, left, right, Python::Call)?;
    Ok(answer == Some(true))
}

/// `left is right or left == right`, as containers compare their items.
pub(super) fn same_item(
    py: &mut Py<'_>,
    left: &Value,
    right: &Value,
    python: Python,
) -> PyResult<Option<bool>> {
    match quick_same(left, right, 8) {
        Some(answer) => Ok(Some(answer)),
        None => compare_with(py, CompareOp::Eq, left, right, python),
    }
}

/// `left is right or left == right` where immutable values decide it; none where more has to be looked at.
/// Tuples are followed `depth` levels down.
#[inline]
pub(super) fn quick_same(left: &Value, right: &Value, depth: u32) -> Option<bool> {
    if left.is(right) {
        return Some(true);
    }
    match (left.view(), right.view()) {
        (View::Int(_), View::Int(_)) => Some(false),
        (View::Str(left), View::Str(right)) => Some(left.as_str() == right.as_str()),
        (View::Bytes(left), View::Bytes(right)) => Some(left.bytes == right.bytes),
        (View::Tuple(left), View::Tuple(right)) => {
            if left.items.len() != right.items.len() {
                return Some(false);
            }
            let depth = depth.checked_sub(1)?;
            for (left, right) in left.items.iter().zip(&right.items) {
                if !quick_same(left, right, depth)? {
                    return Some(false);
                }
            }
            Some(true)
        }
        _ if may_decide(left) || may_decide(right) => None,
        (View::Complex(_), _) | (_, View::Complex(_) | View::ByteArray(_)) => None,
        (
            View::List(_)
            | View::Dict(_)
            | View::Set(_)
            | View::DictView(_)
            | View::Range(_)
            | View::ByteArray(_)
            | View::Slice(_)
            | View::BoundMethod(_)
            | View::WeakRef(_),
            _,
        ) => None,
        _ => match (Number::of(left), Number::of(right)) {
            (Some(left), Some(right)) => Some(left.order(right) == Some(Ordering::Equal)),
            _ => Some(false),
        },
    }
}

/// Whether a comparison with this value may be decided by a method written in Python.
fn may_decide(value: &Value) -> bool {
    match value.view() {
        View::Instance(_) | View::Foreign(_) => true,
        View::Type(class) => class.metaclass.is_some(),
        _ => false,
    }
}

fn compare_with(
    py: &mut Py<'_>,
    op: CompareOp,
    left: &Value,
    right: &Value,
    python: Python,
) -> PyResult<Option<bool>> {
    match (left.view(), right.view()) {
        (View::Str(left), View::Str(right)) => {
            return Ok(Some(op.holds(left.as_str().cmp(right.as_str()))));
        }
        (View::Bytes(left), View::Bytes(right)) => {
            return Ok(Some(op.holds(left.bytes.cmp(&right.bytes))));
        }
        (View::ByteArray(_), View::Bytes(_) | View::ByteArray(_))
        | (View::Bytes(_), View::ByteArray(_)) => {
            let (left, right) = (bytes_of(py, left), bytes_of(py, right));
            return Ok(Some(op.holds(left.cmp(&right))));
        }
        (View::WeakRef(left), View::WeakRef(right)) => {
            // References to living objects compare as these do.
            if let (Some(left), Some(right)) = (left.get(), right.get()) {
                return compare_with(py, op, &left, &right, python);
            }
        }
        (View::Tuple(_), View::Tuple(_)) | (View::List(_), View::List(_)) => {
            return sequences(py, op, left, right, python);
        }
        _ if may_decide(left) || may_decide(right) => {
            return instances(py, op, left, right, python);
        }
        _ => {}
    }
    if let (Some(left), Some(right)) = (Number::of(left), Number::of(right)) {
        return Ok(Some(match left.order(right) {
            Some(order) => op.holds(order),
            None => op == CompareOp::Ne,
        }));
    }
    if set::is_set_like(left) && set::is_set_like(right) {
        return set::compare(py, op, left, right, python);
    }
    if let (View::Slice(left), View::Slice(right)) = (left.view(), right.view()) {
        let [left, right] = [left, right].map(|slice| {
            let parts = [&slice.start, &slice.stop, &slice.step].map(Value::clone);
            Value::from(Tuple::new(parts))
        });
        return sequences(py, op, &left, &right, python);
    }
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Err(unordered(py, op, left, right));
    }
    let equal = match (left.view(), right.view()) {
        (View::Complex(_), _) | (_, View::Complex(_)) => {
            let (left, right) = (complex_of(py, left)?, complex_of(py, right)?);
            Some(left.is_some_and(|left| {
                right.is_some_and(|right| left.re == right.re && left.im == right.im)
            }))
        }
        (View::Dict(left), View::Dict(right)) => {
            let _level = Level::enter(py, DOING)?;
            dict::equal(py, left, right, python)?
        }
        (View::Range(left), View::Range(right)) => Some(
            left.len() == right.len()
                && (left.len() == 0
                    || left.start == right.start && (left.len() == 1 || left.step == right.step)),
        ),
        (View::BoundMethod(left), View::BoundMethod(right)) => {
            Some(left.receiver.is(&right.receiver) && left.function.is(&right.function))
        }
        _ => Some(left.is(right)),
    };
    Ok(equal.map(|equal| equal == (op == CompareOp::Eq)))
}

/// What ordering two values that have no order raises.
pub fn unordered(py: &mut Py<'_>, op: CompareOp, left: &Value, right: &Value) -> Raised {
    let message = format!(
        "'{}' not supported between instances of '{}' and '{}'",
        op.symbol(),
        py.type_name(left),
        py.type_name(right)
    );
    py.type_error(message)
}

/// Item `index` of a list or tuple, whose length may change between calls.
fn item(py: &Py<'_>, sequence: &Value, index: usize) -> Option<Value> {
    match sequence.view() {
        View::Tuple(tuple) => tuple.items.get(index).cloned(),
        View::List(list) => list.items.get(py).get(index).cloned(),
        _ => None,
    }
}

fn length(py: &Py<'_>, sequence: &Value) -> usize {
    match sequence.view() {
        View::Tuple(tuple) => tuple.items.len(),
        View::List(list) => list.items.get(py).len(),
        _ => 0,
    }
}

/// Lists and tuples: the first items that differ decide (`Objects/listobject.c`, `list_richcompare`).
fn sequences(
    py: &mut Py<'_>,
    op: CompareOp,
    left: &Value,
    right: &Value,
    python: Python,
) -> PyResult<Option<bool>> {
    let same_length = length(py, left) == length(py, right);
    if !same_length && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Some(op == CompareOp::Ne));
    }
    let _level = Level::enter(py, DOING)?;
    let mut index = 0;
    while let (Some(left_item), Some(right_item)) = (item(py, left, index), item(py, right, index))
    {
        match same_item(py, &left_item, &right_item, python)? {
            Some(true) => index += 1,
            Some(false) => {
                return match op {
                    CompareOp::Eq => Ok(Some(false)),
                    CompareOp::Ne => Ok(Some(true)),
                    _ => compare_with(py, op, &left_item, &right_item, python),
                };
            }
            None => return Ok(None),
        }
    }
    py.charge(index as u64);
    Ok(Some(op.holds(length(py, left).cmp(&length(py, right)))))
}

/// At least one side is of a class that is not ours.
fn instances(
    py: &mut Py<'_>,
    op: CompareOp,
    left: &Value,
    right: &Value,
    python: Python,
) -> PyResult<Option<bool>> {
    let reflected = op.reflected();
    let decides = |py: &mut Py<'_>, value: &Value, op: CompareOp| {
        has_method(py, value, op.dunder()) || op == CompareOp::Ne && has_method(py, value, "__eq__")
    };
    if decides(py, left, op) || decides(py, right, reflected) {
        return match python {
            Python::Decline => Ok(None),
            Python::Call => call_compare(py, op, left, right).map(Some),
        };
    }
    if derived(left, right) {
        let answer = compare_with(py, op, left.core(), right.core(), python);
        // The message names the classes of the operands themselves.
        return match answer {
            Err(raised) if py.is_exception(&raised, "TypeError") => {
                Err(unordered(py, op, left, right))
            }
            answer => answer,
        };
    }
    match op {
        CompareOp::Eq => Ok(Some(left.is(right))),
        CompareOp::Ne => Ok(Some(!left.is(right))),
        _ => Err(unordered(py, op, left, right)),
    }
}

/// Whether one of two operands is of a class that derives from a built-in one.
fn derived(left: &Value, right: &Value) -> bool {
    !left.core().is(left) || !right.core().is(right)
}

/// Asks both sides in the order of `Objects/object.c`, `do_richcompare`.
fn call_compare(py: &mut Py<'_>, op: CompareOp, left: &Value, right: &Value) -> PyResult<bool> {
    let (left_class, right_class) = (py.type_of(left), py.type_of(right));
    let right_first = !left_class.is(&right_class)
        && (right_class.mro.get(py).iter()).any(|class| class.is(&left_class));
    let mut asked = [
        (left, op.dunder(), right),
        (right, op.reflected().dunder(), left),
    ];
    if right_first {
        asked.reverse();
    }
    for (receiver, name, argument) in asked {
        if let Some(answer) = call_special(py, receiver, name, std::slice::from_ref(argument))?
            && !matches!(answer.view(), View::NotImplemented)
        {
            return truth::truth_in_place(py, &answer);
        }
    }
    match op {
        _ if derived(left, right) => {
            let answer = compare_with(py, op, left.core(), right.core(), Python::Call)?;
            Ok(answer == Some(true))
        }
        CompareOp::Eq => Ok(left.is(right)),
        CompareOp::Ne => Ok(!call_compare(py, CompareOp::Eq, left, right)?),
        _ => Err(unordered(py, op, left, right)),
    }
}
