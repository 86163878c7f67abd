//! Operators beyond the loop's fast paths: built-in kinds, then the dunders of instances.

use super::run::Next;
use super::thread::{Deliver, Delivery};
use super::{Py, PyResult};
use super::{deliver, frame, quick};
use crate::compile::{IN_PLACE, Instr, Op};
use crate::object::ops::{self, BinaryOp, CompareOp, UnaryOp};
use crate::object::{Function, Tag, Tuple, Value, View};

/// An operator that can end in a dunder written in Python.
#[derive(Clone, Copy)]
pub(super) enum Operator {
    Binary(BinaryOp, bool),
    Compare(CompareOp),
}

fn binary_op(op: Op) -> BinaryOp {
    match op {
        Op::Add | Op::AddInt => BinaryOp::Add,
        Op::Sub | Op::SubInt => BinaryOp::Sub,
        Op::Mul | Op::MulInt => BinaryOp::Mul,
        Op::TrueDiv => BinaryOp::TrueDiv,
        Op::FloorDiv | Op::FloorDivInt => BinaryOp::FloorDiv,
        Op::Mod | Op::ModInt => BinaryOp::Mod,
        Op::Pow => BinaryOp::Pow,
        Op::LShift => BinaryOp::LShift,
        Op::RShift => BinaryOp::RShift,
        Op::And => BinaryOp::And,
        Op::Or => BinaryOp::Or,
        Op::Xor => BinaryOp::Xor,
        Op::MatMul => BinaryOp::MatMul,
        _ => unreachable!("{op:?} is no binary operator"),
    }
}

fn compare_op(op: Op) -> CompareOp {
    use Op::*;
    match op {
        Lt | JumpIfLt | JumpUnlessLt | JumpIfLtInt | JumpUnlessLtInt => CompareOp::Lt,
        Le | JumpIfLe | JumpUnlessLe | JumpIfLeInt | JumpUnlessLeInt => CompareOp::Le,
        Gt | JumpIfGt | JumpUnlessGt | JumpIfGtInt | JumpUnlessGtInt => CompareOp::Gt,
        Ge | JumpIfGe | JumpUnlessGe | JumpIfGeInt | JumpUnlessGeInt => CompareOp::Ge,
        Eq | JumpIfEq | JumpUnlessEq | JumpIfEqInt | JumpUnlessEqInt => CompareOp::Eq,
        Ne | JumpIfNe | JumpUnlessNe | JumpIfNeInt | JumpUnlessNeInt => CompareOp::Ne,
        _ => unreachable!("{op:?} is no comparison"),
    }
}

/// Whether a conditional jump is taken when its condition is true.
pub(super) fn jumps_when(op: Op) -> bool {
    use Op::*;
    matches!(
        op,
        JumpIfTrue
            | JumpIfTrueKeep
            | JumpIfLt
            | JumpIfLe
            | JumpIfGt
            | JumpIfGe
            | JumpIfEq
            | JumpIfNe
            | JumpIfLtInt
            | JumpIfLeInt
            | JumpIfGtInt
            | JumpIfGeInt
            | JumpIfEqInt
            | JumpIfNeInt
    )
}

/// Takes the conditional jump that is being executed, or not.
pub(super) fn decide(py: &mut Py<'_>, truth: bool) -> Next {
    let instr = py.current_instr();
    if truth == jumps_when(instr.op()) {
        py.take_jump(instr);
        if instr.c_signed() < 0 {
            return Next::Poll;
        }
    }
    Next::Frame
}

#[cold]
pub(super) fn binary(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let op = instr.op();
    if op == Op::Add && instr.a() == instr.b() && append(py, instr) {
        return Ok(Next::Go);
    }
    let left = py.operand(instr.b())?;
    let right = match op {
        Op::AddInt | Op::SubInt | Op::MulInt | Op::FloorDivInt | Op::ModInt => {
            Value::int(i64::from(instr.c_low() as i16))
        }
        _ => py.operand(instr.c_low())?,
    };
    let op = binary_op(op);
    let in_place = instr.flags() & IN_PLACE != 0;
    let result = if in_place {
        ops::in_place(py, op, &left, &right)?
    } else {
        ops::binary(py, op, &left, &right)?
    };
    match result {
        Some(value) => {
            py.put(instr.a(), value);
            Ok(Next::Go)
        }
        None => attempt(
            py,
            Operator::Binary(op, in_place),
            left,
            right,
            0,
            false,
            instr.a(),
        ),
    }
}

/// `a = a + c`, where `a` has the only reference to a string.
fn append(py: &mut Py<'_>, instr: Instr) -> bool {
    let registers = py.thread.top().registers;
    if instr.a() == instr.c_low() {
        return false;
    }
    // SAFETY: the compiler's register numbers are within the window, and these two differ.
    let (left, right) = unsafe {
        (
            &mut *registers.add(instr.a() as usize),
            &*registers.add(instr.c_low() as usize),
        )
    };
    let appended = quick::append(py, left, right);
    if appended {
        py.consume(instr.c_low());
    }
    appended
}

#[cold]
pub(super) fn unary(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let operand = py.operand(instr.b())?;
    let op = match instr.op() {
        Op::Neg => UnaryOp::Neg,
        Op::Pos => UnaryOp::Pos,
        _ => UnaryOp::Invert,
    };
    if let Some(value) = ops::unary(py, op, &operand)? {
        py.put(instr.a(), value);
        return Ok(Next::Go);
    }
    match py.lookup_dunder(&operand, op.dunder()) {
        Some(method) => deliver::call(py, method, vec![operand], Delivery::register(instr.a())),
        None => {
            let message = format!(
                "bad operand type for unary {}: '{}'",
                op.symbol(),
                py.type_name(&operand)
            );
            Err(py.type_error(message))
        }
    }
}

#[cold]
pub(super) fn compare(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    if let Op::Eq | Op::Ne = instr.op()
        && let Some(same) = same_text(py, instr.b(), instr.c_low())
    {
        py.put(instr.a(), Value::bool(same == (instr.op() == Op::Eq)));
        return Ok(Next::Go);
    }
    let left = py.operand(instr.b())?;
    let right = py.operand(instr.c_low())?;
    let op = compare_op(instr.op());
    match ops::compare(py, op, &left, &right)? {
        Some(result) => {
            py.put(instr.a(), Value::bool(result));
            Ok(Next::Go)
        }
        None => attempt(py, Operator::Compare(op), left, right, 0, false, instr.a()),
    }
}

#[cold]
pub(super) fn jump_compare(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    use Op::*;
    if let JumpIfEq | JumpIfNe | JumpUnlessEq | JumpUnlessNe = instr.op()
        && let Some(same) = same_text(py, instr.a(), instr.b())
    {
        let truth = same == matches!(instr.op(), JumpIfEq | JumpUnlessEq);
        return Ok(decide(py, truth));
    }
    let left = py.operand(instr.a())?;
    let right = match instr.op() {
        JumpIfLtInt | JumpIfLeInt | JumpIfGtInt | JumpIfGeInt | JumpIfEqInt | JumpIfNeInt
        | JumpUnlessLtInt | JumpUnlessLeInt | JumpUnlessGtInt | JumpUnlessGeInt
        | JumpUnlessEqInt | JumpUnlessNeInt => Value::int(i64::from(instr.b() as i16)),
        _ => py.operand(instr.b())?,
    };
    let op = compare_op(instr.op());
    match ops::compare(py, op, &left, &right)? {
        Some(result) => Ok(decide(py, result)),
        None => attempt(py, Operator::Compare(op), left, right, 0, true, 0),
    }
}

/// Whether the strings in two registers are equal, which are then done with; none when they are no strings.
fn same_text(py: &mut Py<'_>, left: u16, right: u16) -> Option<bool> {
    let registers = py.thread.top().registers;
    // SAFETY: the compiler's register numbers are within the window.
    let (a, b) = unsafe {
        (
            &*registers.add(left as usize),
            &*registers.add(right as usize),
        )
    };
    let same = quick::same_text(a, b)?;
    py.consume(left);
    py.consume(right);
    Some(same)
}

/// Tries the dunders of an operator from number `step` on: in-place, left, reflected. The right operand's goes
/// first when its class derives from the left one's (`Objects/abstract.c`, `binary_op1`).
fn attempt(
    py: &mut Py<'_>,
    operator: Operator,
    left: Value,
    right: Value,
    step: u8,
    test: bool,
    target: u16,
) -> PyResult<Next> {
    let (left_class, right_class) = (py.type_of(&left), py.type_of(&right));
    let right_first = !left_class.is(&right_class) && py.is_subclass(&right_class, &left_class);
    for step in step..3 {
        let swapped = (step == 2) != (right_first && step > 0);
        let name = match operator {
            Operator::Binary(op, true) if step == 0 => op.in_place(),
            _ if step == 0 => continue,
            Operator::Binary(op, _) => {
                if swapped {
                    op.reflected()
                } else {
                    op.dunder()
                }
            }
            Operator::Compare(op) => {
                if swapped {
                    op.reflected().dunder()
                } else {
                    op.dunder()
                }
            }
        };
        let same_class = matches!(operator, Operator::Binary(..)) && left_class.is(&right_class);
        if swapped && same_class {
            continue;
        }
        let (receiver, other) = if swapped {
            (&right, &left)
        } else {
            (&left, &right)
        };
        let mut inverted = false;
        let mut method = py.lookup_dunder(receiver, name);
        if method.is_none() && name == "__ne__" {
            // `object.__ne__` is the inverse of `__eq__` (`Objects/typeobject.c`, `object_richcompare`).
            inverted = true;
            method = py.lookup_dunder(receiver, "__eq__");
        }
        if let Some(method) = method {
            let state = py.tuple(vec![left.clone(), right.clone()]);
            let deliver = Deliver::Operator {
                operator,
                next_step: step + 1,
                inverted,
                test,
            };
            let delivery = || Delivery::new(deliver, target, state.clone());
            if let Some(function) = method.as_ref::<Function>()
                && let Some(next) = frame::call_plain(py, function, [receiver, other], delivery())
            {
                return next;
            }
            let args = vec![receiver.clone(), other.clone()];
            return deliver::call(py, method, args, delivery());
        }
    }
    if let Operator::Binary(BinaryOp::Or, _) = operator
        && is_union(&left, &right)
    {
        let union_of = py.prelude("union_of");
        return deliver::call(py, union_of, vec![left, right], Delivery::register(target));
    }
    if let Operator::Compare(op) = operator
        && let Some((left, right)) = first_difference(py, &left, &right)?
    {
        return match op {
            CompareOp::Eq | CompareOp::Ne => {
                finish(py, Value::bool(op == CompareOp::Ne), test, target)
            }
            _ => compare_values(py, op, left, right, test, target),
        };
    }
    let result = fall_back(py, operator, &left, &right)?;
    finish(py, result, test, target)
}

/// Whether `left | right` is a union of classes, one of them perhaps `None` (`Objects/unionobject.c`,
/// `_Py_union_type_or`); other kinds of types have an `__or__` of their own.
fn is_union(left: &Value, right: &Value) -> bool {
    let is_class = |value: &Value| matches!(value.view(), View::Type(_));
    match (is_class(left), is_class(right)) {
        (true, true) => true,
        (true, false) => right.is_none(),
        (false, true) => left.is_none(),
        (false, false) => false,
    }
}

/// The first pair of items in which two lists or tuples differ, or their lengths where one is a part of the other;
/// none for equal ones and for anything else. Items compare in place (`Objects/listobject.c`, `list_richcompare`).
fn first_difference(
    py: &mut Py<'_>,
    left: &Value,
    right: &Value,
) -> PyResult<Option<(Value, Value)>> {
    let (left, right) = match (left.view(), right.view()) {
        (View::List(left), View::List(right)) => {
            (left.items.get(py).clone(), right.items.get(py).clone())
        }
        (View::Tuple(left), View::Tuple(right)) => (left.items.to_vec(), right.items.to_vec()),
        _ => return Ok(None),
    };
    for (left, right) in left.iter().zip(&right) {
        if !ops::equal_in_place(py, left, right)? {
            return Ok(Some((left.clone(), right.clone())));
        }
    }
    Ok((left.len() != right.len()).then(|| {
        (
            Value::int(left.len() as i64),
            Value::int(right.len() as i64),
        )
    }))
}

fn compare_values(
    py: &mut Py<'_>,
    op: CompareOp,
    left: Value,
    right: Value,
    test: bool,
    target: u16,
) -> PyResult<Next> {
    match ops::compare(py, op, &left, &right)? {
        Some(result) => finish(py, Value::bool(result), test, target),
        None => attempt(py, Operator::Compare(op), left, right, 0, test, target),
    }
}

fn finish(py: &mut Py<'_>, result: Value, test: bool, target: u16) -> PyResult<Next> {
    if test {
        return Ok(decide(py, result.is(&Value::TRUE)));
    }
    py.put(target, result);
    Ok(Next::Frame)
}

/// What happens when no dunder knew: identity for `==` and containers of such things, else `TypeError`.
fn fall_back(py: &mut Py<'_>, operator: Operator, left: &Value, right: &Value) -> PyResult<Value> {
    match operator {
        Operator::Compare(op @ (CompareOp::Eq | CompareOp::Ne)) => {
            let of_scripts = |value: &Value| matches!(value.view(), View::Instance(_));
            let equal = if of_scripts(left) || of_scripts(right) {
                // Their methods were asked already.
                left.is(right)
            } else {
                ops::equal_in_place(py, left, right)?
            };
            Ok(Value::bool(equal == (op == CompareOp::Eq)))
        }
        // Sequences without a difference.
        Operator::Compare(op)
            if matches!(left.tag(), Tag::List | Tag::Tuple) && left.tag() == right.tag() =>
        {
            Ok(Value::bool(matches!(op, CompareOp::Le | CompareOp::Ge)))
        }
        Operator::Compare(op) => {
            let message = format!(
                "'{}' not supported between instances of '{}' and '{}'",
                op.symbol(),
                py.type_name(left),
                py.type_name(right)
            );
            Err(py.type_error(message))
        }
        Operator::Binary(op, in_place) => {
            Err(ops::unsupported_operands(py, op, in_place, left, right))
        }
    }
}

/// Goes on after a dunder returned.
pub(super) fn operator_result(
    py: &mut Py<'_>,
    value: Value,
    operator: Operator,
    next_step: u8,
    inverted: bool,
    test: bool,
    delivery: Delivery,
) -> PyResult<Next> {
    if value.tag() == Tag::NotImplemented {
        let operands = delivery
            .state
            .as_ref::<Tuple>()
            .expect("operators keep their operands");
        let (left, right) = (operands.items[0].clone(), operands.items[1].clone());
        return attempt(py, operator, left, right, next_step, test, delivery.target);
    }
    if inverted {
        let truth = ops::truth_in_place(py, &value)?;
        return finish(py, Value::bool(!truth), test, delivery.target);
    }
    if test {
        return deliver::test(py, value);
    }
    py.put(delivery.target, value);
    Ok(Next::Frame)
}

#[cold]
pub(super) fn not(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    if let Some(truth) = quick::truth(py, py.register_at(instr.b())) {
        py.consume(instr.b());
        py.put(instr.a(), Value::bool(!truth));
        return Ok(Next::Go);
    }
    let value = py.operand(instr.b())?;
    deliver::truth(
        py,
        value,
        Delivery::new(Deliver::Truth(true), instr.a(), Value::UNBOUND),
    )
}

#[cold]
pub(super) fn jump_truth(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    if let Some(truth) = quick::truth(py, py.register_at(instr.a())) {
        if !matches!(instr.op(), Op::JumpIfTrueKeep | Op::JumpIfFalseKeep) {
            py.consume(instr.a());
        }
        return Ok(decide(py, truth));
    }
    let value = match instr.op() {
        Op::JumpIfTrueKeep | Op::JumpIfFalseKeep => py.register(instr.a()).clone(),
        _ => py.operand(instr.a())?,
    };
    deliver::test(py, value)
}

#[cold]
pub(super) fn jump_none(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.a())?;
    if value.is_none() == (instr.op() == Op::JumpIfNone) {
        py.take_jump(instr);
        if instr.c_signed() < 0 {
            return Ok(Next::Poll);
        }
    }
    Ok(Next::Frame)
}

pub(super) fn is(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let left = py.operand(instr.b())?;
    let right = py.operand(instr.c_low())?;
    py.put(
        instr.a(),
        Value::bool(left.is(&right) == (instr.op() == Op::Is)),
    );
    Ok(Next::Go)
}
