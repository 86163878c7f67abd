//! Operators on built-in kinds: which implementation takes which pair.

use super::python::{Python, has_method, inherited};
use super::{
    BinaryOp, UnaryOp, arithmetic, byte_array, bytes_of, collect, complex, dict, percent_format,
    sequence, set,
};
use crate::object::{Tag, Value, View};
use crate::vm::{Py, PyResult, Raised};

/// `left op right`; none when no built-in implementation takes this pair, or when a method written in Python
/// has to be asked first.
///
/// # Errors
/// What the operation raises.
#[inline]
pub fn binary(
    py: &mut Py<'_>,
    op: BinaryOp,
    left: &Value,
    right: &Value,
) -> PyResult<Option<Value>> {
    if let Some(result) = arithmetic::numbers(py, op, left, right)? {
        return Ok(Some(result));
    }
    others(py, op, left, right)
}

fn others(py: &mut Py<'_>, op: BinaryOp, left: &Value, right: &Value) -> PyResult<Option<Value>> {
    // `'%s' % value` calls `__str__` written in Python in place: the template cannot be continued half-way.
    if let (View::Str(template), BinaryOp::Mod) = (left.view(), op) {
        let text = percent_format(py, template, right, "string", Python::Call)?;
        return Ok(text.map(|text| py.str(text)));
    }
    if (left.tag() == Tag::Complex || right.tag() == Tag::Complex)
        && let Some(result) = complex::binary(py, op, left, right)?
    {
        return Ok(Some(result));
    }
    if has_method(py, left, op.dunder()) || has_method(py, right, op.reflected()) {
        return Ok(None);
    }
    let (left_core, right_core) = (left.core(), right.core());
    if !left_core.is(left) || !right_core.is(right) {
        return binary(py, op, left_core, right_core);
    }
    match op {
        BinaryOp::Mod if matches!(left.view(), View::Bytes(_) | View::ByteArray(_)) => {
            byte_array::percent_format(py, left, right)
        }
        BinaryOp::Add => sequence::concatenate(py, left, right),
        BinaryOp::Mul if sequence::is_sequence(left) => sequence::repeat(py, left, right).map(Some),
        BinaryOp::Mul if sequence::is_sequence(right) => {
            sequence::repeat(py, right, left).map(Some)
        }
        BinaryOp::Or => match (left.view(), right.view()) {
            (View::Dict(left), View::Dict(right)) => {
                let result = dict::dict_copy(py, left);
                dict::dict_update(py, &result, right)?;
                Ok(Some(result.into()))
            }
            _ => set::combine(py, op, left, right),
        },
        _ => set::combine(py, op, left, right),
    }
}

/// `left op= right`; none as for [`binary`], and when `right` must be iterated in Python.
/// Lists, sets and dicts change themselves and are the result.
///
/// # Errors
/// What the operation raises.
pub fn in_place(
    py: &mut Py<'_>,
    op: BinaryOp,
    left: &Value,
    right: &Value,
) -> PyResult<Option<Value>> {
    if let Some(native) = inherited(py, left, op.in_place())
        && matches!(native.view(), View::List(_) | View::Dict(_) | View::Set(_))
        && !has_method(py, left, op.dunder())
    {
        let result = in_place(py, op, native, right)?;
        return Ok(result.map(|result| {
            if result.is(native) {
                left.clone()
            } else {
                result
            }
        }));
    }
    match (left.view(), op) {
        (View::List(list), BinaryOp::Add) => {
            let Some(items) = collect(py, right)? else {
                return Ok(None);
            };
            let size = list.items.get(py).len() + items.len();
            py.check_size((size * size_of::<Value>()) as u64)?;
            list.items.get_mut(py).extend(items);
        }
        (View::List(list), BinaryOp::Mul) => {
            if has_method(py, right, op.reflected()) {
                return Ok(None);
            }
            let repeated = sequence::repeat(py, left, right)?;
            if let View::List(repeated) = repeated.view() {
                let items = repeated.items.replace(py, Vec::new());
                let old = list.items.replace(py, items);
                drop(old);
            }
        }
        (View::ByteArray(array), BinaryOp::Add) => {
            let Some(more) = bytes_of(py, right) else {
                return binary(py, op, left, right);
            };
            py.check_size((array.bytes.get(py).len() + more.len()) as u64)?;
            array.resizable(py)?.extend(more);
        }
        (View::ByteArray(array), BinaryOp::Mul) => {
            if let View::ByteArray(repeated) = sequence::repeat(py, left, right)?.view() {
                let bytes = std::mem::take(repeated.bytes.get_mut(py));
                *array.resizable(py)? = bytes;
            }
        }
        (View::Dict(dict), BinaryOp::Or) => match right.view() {
            View::Dict(right) => dict::dict_update(py, dict, right)?,
            _ => {
                let Some(pairs) = collect(py, right)? else {
                    return Ok(None);
                };
                if dict::dict_update_pairs(py, dict, pairs)?.is_none() {
                    return Ok(None);
                }
            }
        },
        (View::Set(set), BinaryOp::Or | BinaryOp::And | BinaryOp::Sub | BinaryOp::Xor)
            if !set.frozen =>
        {
            match right.view() {
                View::Set(right) => set::combine_in_place(py, op, set, right)?,
                View::DictView(_) if set::is_set_like(right) => {
                    let items = set::members(py, right);
                    let right = set::set_from(py, items, true)?;
                    set::combine_in_place(py, op, set, &right)?;
                }
                _ => return Ok(None),
            }
        }
        // These are sequences to C, but cannot be repeated.
        (View::Set(_) | View::Dict(_) | View::DictView(_) | View::Range(_), BinaryOp::Mul) => {
            return Ok(None);
        }
        _ => return binary(py, op, left, right),
    }
    Ok(Some(left.clone()))
}

/// What an operator raises that nobody implements for these operands.
pub fn unsupported_operands(
    py: &mut Py<'_>,
    op: BinaryOp,
    in_place: bool,
    left: &Value,
    right: &Value,
) -> Raised {
    if op == BinaryOp::Mul {
        // `Objects/abstract.c`, `PyNumber_Multiply`: a sequence that nothing multiplies wants a count.
        for (sequence, count) in [(left, right), (right, left)] {
            if sequence::is_sequence(sequence) {
                return sequence::not_a_count(py, count);
            }
        }
    }
    let symbol = match (op, in_place) {
        (BinaryOp::Pow, false) => "** or pow()".to_owned(),
        (_, false) => op.symbol().to_owned(),
        (_, true) => format!("{}=", op.symbol()),
    };
    let message = format!(
        "unsupported operand type(s) for {symbol}: '{}' and '{}'",
        py.type_name(left),
        py.type_name(right)
    );
    py.type_error(message)
}

/// `-value`, `+value`, `~value`; none when a method written in Python decides.
///
/// # Errors
/// `TypeError` when there is no such operation.
pub fn unary(py: &mut Py<'_>, op: UnaryOp, value: &Value) -> PyResult<Option<Value>> {
    if let Some(result) = arithmetic::unary(op, value) {
        return Ok(Some(result));
    }
    if has_method(py, value, op.dunder()) {
        return Ok(None);
    }
    if let Some(native) = inherited(py, value, op.dunder())
        && let Some(result) = arithmetic::unary(op, native)
    {
        return Ok(Some(result));
    }
    Err(bad_operand(py, op, value))
}

/// What an operator with one operand raises that nobody implements for it.
pub fn bad_operand(py: &mut Py<'_>, op: UnaryOp, value: &Value) -> Raised {
    let message = format!(
        "bad operand type for unary {}: '{}'",
        op.symbol(),
        py.type_name(value)
    );
    py.type_error(message)
}
