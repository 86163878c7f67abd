//! The interpreter loop.
//!
//! Instruction pointer and registers are Rust locals; they are stored in the frame only before something that can
//! raise, push a frame or leave. Fast paths (numbers, flags, locals) are inline; everything else is a function
//! `fn(&mut Py, Instr) -> PyResult<Next>` out of line, which works on the topmost frame.

use super::native_call::quick_native;
use super::thread::{Exit, Frame};
use super::{
    Py, PyResult, apart, arithmetic, attribute, build, call, collect, coroutine, deliver,
    exception, finalize, frame as frames, generator, import, item, iterate, names, pending, polls,
    quick, store, unwind,
};
use crate::compile::{Code, Instr, Op};
use crate::object::{BoundMethod, Cell, Generator, Tag, Value, any_doomed};

/// What an instruction's out-of-line part wants next.
pub(super) enum Next {
    /// The next instruction of the same frame, at its stored `pc`.
    Go,
    /// Another frame is on top, or the `pc` of this one changed.
    Frame,
    /// As `Frame`, and this is a poll point.
    Poll,
    /// Leave the loop.
    Exit(Exit),
    /// Leave a nested loop: the call that began it is done.
    Nested,
}

/// Why the loop ended.
pub(super) enum Outcome {
    /// For the machine.
    Exit(Exit),
    /// The nested call returned; its value is in `Thread::nested_result`.
    Nested,
}

/// Runs the attached thread until it ends, asks the machine for something, or somebody wants the GIL.
///
/// After an [`Exit::Syscall`] the machine sets [`super::Thread::reply`] before it calls again. Where [`super::Interp::watch`]
/// was called it is a second instance of the loop that runs, so that the first pays nothing for what that one does between
/// instructions: it counts the price of each in [`super::Thread::cost`], returns at the first poll where that has reached
/// [`super::Thread::until`], and polls where the variant of the GIL does.
pub fn run(py: &mut Py<'_>) -> Exit {
    match py.interp.watched {
        true => leave(py, interpret::<true>),
        false => leave(py, interpret::<false>),
    }
}

/// Runs the loop, at whose end no Rust frame and no thread of the platform holds anything of the interpreter's.
fn leave(py: &mut Py<'_>, interpret: fn(&mut Py<'_>) -> Outcome) -> Exit {
    if let Some(exit) = take_held(py) {
        return exit;
    }
    let _entered = py.interp.pages.enter();
    finalize::fetch(py);
    collect::collect_if_due(py);
    let outcome = interpret(py);
    collect::collect_before_memory_error(py);
    finalize::put_back(py);
    match outcome {
        Outcome::Exit(exit @ (Exit::EvalBreaker | Exit::Until)) => exit,
        Outcome::Exit(exit) => {
            py.thread.held = Some(exit);
            take_held(py).expect("there is one")
        }
        Outcome::Nested => unreachable!("nested calls end in the loop that began them"),
    }
}

/// What the machine has to do before the loop goes on: what was printed where nobody could wait, then why the loop ended.
fn take_held(py: &mut Py<'_>) -> Option<Exit> {
    let print = py.thread.prints.pop_front().map(Exit::Syscall);
    let exit = print.or_else(|| py.thread.held.take());
    if exit.is_some() || py.thread.waiting.is_none() {
        // That of the last of those prints.
        py.thread.reply = None;
    }
    exit
}

/// Raises or continues what the thread was resumed with.
fn enter(py: &mut Py<'_>) -> PyResult<Next> {
    if let Some(interjected) = py.thread.interjected.take() {
        return pending::interject(py, interjected);
    }
    py.thread.jumped_from = None;
    if let Some((function, args)) = py.thread.begin.take() {
        return call::begin(py, function, args);
    }
    match py.thread.waiting.take() {
        Some(waiting) => {
            let reply = py
                .thread
                .reply
                .take()
                .expect("the machine answers before it resumes a thread");
            let flow = (waiting.then)(py, waiting.state, reply)?;
            deliver::flow(py, flow, waiting.delivery)
        }
        None => Ok(Next::Frame),
    }
}

pub(super) fn interpret<const WATCHED: bool>(py: &mut Py<'_>) -> Outcome {
    let breaker = std::sync::Arc::clone(&py.interp.breaker);
    let prices = std::sync::Arc::clone(&py.interp.prices);
    let polls = py.interp.polls;
    // The instruction that ran before, and the one that follows it in the code.
    let mut last: Option<Op> = None;
    let mut after: *const Instr;

    let mut frame: *mut Frame;
    let mut registers: *mut Value;
    let mut code: *const Code;
    let mut first: *const Instr;
    let mut next: *const Instr;

    // Makes the locals those of the topmost frame.
    macro_rules! load {
        () => {{
            // SAFETY: there is a topmost frame whenever the loop runs (`unwind` and `deliver` leave otherwise), and
            // nothing else changes `frames` while its pointer is used: every out-of-line call that pushes or pops
            // says `Next::Frame`.
            unsafe {
                let top: &mut Frame = py.thread.frames.last_mut().unwrap_unchecked();
                registers = top.registers;
                code = &raw const *top.function.code;
                first = (*code).instrs.as_ptr();
                next = first.add(top.pc as usize);
                frame = top;
            }
            // Going to another frame counts as a jump backwards.
            after = std::ptr::without_provenance(usize::MAX);
        }};
    }
    // What the thread was resumed with: an exception, or the machine's answer.
    let entered = enter(py);
    match entered.unwrap_or_else(|raised| unwind::raise(py, raised)) {
        Next::Go | Next::Frame | Next::Poll => {}
        Next::Exit(exit) => return Outcome::Exit(exit),
        Next::Nested => return Outcome::Nested,
    }
    if any_doomed() {
        finalize::begin(py);
    }
    load!();
    if WATCHED {
        after = next;
    }

    'next: loop {
        // SAFETY (of the whole loop): the compiler ends every code object with a return or a backward jump, and its
        // jumps, register numbers and constant indices are within bounds (`compile` checks); registers of the
        // window are initialised values; `frame` is the topmost frame, reloaded after every change.
        if WATCHED
            && let Some(last) = last
            && let checks @ 1.. = polls.between(last, after, next)
        {
            let pc = unsafe { next.offset_from(first) } as u32;
            if let Some(exit) = polls::look(py, &breaker, checks, || {
                unsafe { &*code }
                    .handlers
                    .iter()
                    .any(|handler| handler.start == pc)
                    && next == after
            }) {
                unsafe { (*frame).pc = pc };
                return Outcome::Exit(exit);
            }
        }
        let instr = unsafe { *next };
        next = unsafe { next.add(1) };
        let op = instr.op();
        if WATCHED {
            py.thread.cost += u64::from(prices[op as usize]);
            last = Some(op);
            after = next;
        }

        // What an out-of-line function says is looked at in one place, behind this block.
        let said: PyResult<Next> = 'instr: {
            macro_rules! follow {
                ($said:expr) => {
                    break 'instr $said
                };
            }
            // A quick path, inlined in the loop that nobody watches.
            macro_rules! quick {
                ($inlined:path, $apart:path, $($argument:expr),+ $(,)?) => {
                    match WATCHED {
                        true => $apart($($argument),+),
                        false => $inlined($($argument),+),
                    }
                };
            }
            macro_rules! reg {
                ($number:expr) => {
                    unsafe { &mut *registers.add($number as usize) }
                };
            }
            macro_rules! function {
                () => {
                    unsafe { &(*frame).function }
                };
            }
            macro_rules! code {
                () => {
                    unsafe { &*code }
                };
            }
            // The inline cache of this instruction.
            macro_rules! cache {
                () => {{
                    let caches = &code!().caches;
                    let index = unsafe { next.offset_from(first) } as usize - 1;
                    unsafe { caches.get_unchecked(index) }
                }};
            }
            macro_rules! save {
                () => {
                    unsafe { (*frame).pc = next.offset_from(first) as u32 }
                };
            }
            // Runs finalizers of what the instruction dropped.
            macro_rules! finalize {
                () => {
                    if any_doomed() {
                        save!();
                        finalize::begin(py);
                        load!();
                    }
                };
            }
            // Puts a value into register `a`, and runs the finalizer of what that drops: the last thing that an instruction
            // does in its frame.
            macro_rules! assign {
                ($value:expr) => {{
                    let value = $value;
                    let register = reg!(instr.a());
                    if register.is_heap() {
                        *register = value;
                        finalize!();
                    } else {
                        // SAFETY: what is overwritten needs no drop.
                        unsafe { std::ptr::write(register, value) };
                    }
                }};
            }
            // Whether the operand in this register is a temporary, which its instruction empties.
            macro_rules! is_temporary {
                ($number:expr) => {
                    $number >= code!().first_temporary()
                };
            }
            // As `assign`, after emptying those of the operands that are temporaries.
            macro_rules! assign_from {
            ($value:expr, $($operand:expr),+) => {{
                let value = $value;
                let mut freed = false;
                $(
                    let number = $operand;
                    if is_temporary!(number) && number != instr.a() && reg!(number).is_heap() {
                        *reg!(number) = Value::UNBOUND;
                        freed = true;
                    }
                )+
                let register = reg!(instr.a());
                freed |= register.is_heap();
                *register = value;
                if freed {
                    finalize!();
                }
            }};
        }
            macro_rules! name {
                () => {{
                    let names = &code!().names;
                    unsafe { names.get_unchecked(instr.c() as usize) }
                }};
            }
            macro_rules! slow {
                ($function:expr) => {{
                    save!();
                    follow!($function(py, instr))
                }};
            }
            // Takes a jump; backward ones poll.
            macro_rules! jump {
                () => {{
                    let distance = instr.c_signed();
                    next = unsafe { next.offset(distance as isize) };
                    if distance < 0 {
                        poll!(Some(
                            unsafe { next.offset(-(distance as isize)).offset_from(first) } as u32
                        ));
                    }
                    continue 'next;
                }};
            }
            macro_rules! poll {
                () => {
                    poll!(None)
                };
                ($jumped_from:expr) => {{
                    if WATCHED && polls.is_between() {
                        continue 'next;
                    }
                    if breaker.load() != 0 {
                        save!();
                        py.thread.jumped_from = $jumped_from;
                        return Outcome::Exit(Exit::EvalBreaker);
                    }
                    if WATCHED && py.thread.cost >= py.thread.until {
                        save!();
                        return Outcome::Exit(Exit::Until);
                    }
                }};
            }
            // After a call: `native` says what a native did, if it was one; else the general function calls.
            macro_rules! called {
                ($native:expr, $otherwise:path) => {{
                    let result = match $native {
                        Ok(Some(Next::Go)) => {
                            finalize!();
                            poll!();
                            continue 'next;
                        }
                        Ok(None) => $otherwise(py, instr),
                        Ok(Some(next)) => Ok(next),
                        Err(raised) => Err(raised),
                    };
                    match result {
                        Ok(Next::Go) => {
                            finalize!();
                            poll!();
                        }
                        Ok(Next::Frame) => {
                            load!();
                            finalize!();
                            poll!();
                        }
                        result => follow!(result),
                    }
                }};
            }
            macro_rules! arithmetic {
            ($int:ident, $float:tt) => {{
                let (b, c) = (reg!(instr.b()), reg!(instr.c_low()));
                match (b.tag(), c.tag()) {
                    (Tag::Int, Tag::Int) => {
                        if let Some(result) = unsafe { b.int_unchecked().$int(c.int_unchecked()) } {
                            assign!(Value::int(result));
                            continue 'next;
                        }
                    }
                    (Tag::Float, Tag::Float) => {
                        let result = unsafe { b.float_unchecked() $float c.float_unchecked() };
                        assign!(Value::float(result));
                        continue 'next;
                    }
                    (Tag::Float, Tag::Int) => {
                        let result = unsafe { b.float_unchecked() $float c.int_unchecked() as f64 };
                        assign!(Value::float(result));
                        continue 'next;
                    }
                    (Tag::Int, Tag::Float) => {
                        let result = unsafe { b.int_unchecked() as f64 $float c.float_unchecked() };
                        assign!(Value::float(result));
                        continue 'next;
                    }
                    _ => {}
                }
                slow!(arithmetic::binary)
            }};
        }
            macro_rules! arithmetic_int {
            ($int:ident, $float:tt) => {{
                let b = reg!(instr.b());
                let c = instr.c_low() as i16;
                match b.tag() {
                    Tag::Int => {
                        if let Some(result) = unsafe { b.int_unchecked() }.$int(i64::from(c)) {
                            assign!(Value::int(result));
                            continue 'next;
                        }
                    }
                    Tag::Float => {
                        let result = unsafe { b.float_unchecked() } $float f64::from(c);
                        assign!(Value::float(result));
                        continue 'next;
                    }
                    _ => {}
                }
                slow!(arithmetic::binary)
            }};
        }
            macro_rules! compare {
            ($operator:tt) => {{
                let (b, c) = (reg!(instr.b()), reg!(instr.c_low()));
                let result = match (b.tag(), c.tag()) {
                    (Tag::Int, Tag::Int) => unsafe { b.int_unchecked() $operator c.int_unchecked() },
                    (Tag::Float, Tag::Float) => unsafe { b.float_unchecked() $operator c.float_unchecked() },
                    _ => slow!(arithmetic::compare),
                };
                assign!(Value::bool(result));
                continue 'next;
            }};
        }
            macro_rules! jump_compare {
            ($wanted:literal, $operator:tt) => {{
                let (a, b) = (reg!(instr.a()), reg!(instr.b()));
                let result = match (a.tag(), b.tag()) {
                    (Tag::Int, Tag::Int) => unsafe { a.int_unchecked() $operator b.int_unchecked() },
                    (Tag::Float, Tag::Float) => unsafe { a.float_unchecked() $operator b.float_unchecked() },
                    _ => slow!(arithmetic::jump_compare),
                };
                if result == $wanted {
                    jump!();
                }
                continue 'next;
            }};
        }
            macro_rules! jump_compare_int {
            ($wanted:literal, $operator:tt) => {{
                let a = reg!(instr.a());
                let b = instr.b() as i16;
                let result = match a.tag() {
                    Tag::Int => unsafe { a.int_unchecked() $operator i64::from(b) },
                    Tag::Float => unsafe { a.float_unchecked() $operator f64::from(b) },
                    _ => slow!(arithmetic::jump_compare),
                };
                if result == $wanted {
                    jump!();
                }
                continue 'next;
            }};
        }

            match op {
                Op::Move => {
                    let b = reg!(instr.b());
                    if !b.is_heap() {
                        if b.is_unbound() {
                            slow!(names::check_operand)
                        }
                        let value = b.clone();
                        assign!(value);
                    } else if instr.b() >= code!().first_temporary() {
                        let value = std::mem::take(b);
                        assign!(value);
                    } else {
                        let value = b.clone();
                        assign!(value);
                    }
                }
                Op::Copy => {
                    let value = reg!(instr.b()).clone();
                    if value.is_unbound() {
                        slow!(names::check_operand)
                    }
                    assign!(value);
                }
                Op::LoadConst => {
                    let constants = &code!().constants;
                    let value = unsafe { constants.get_unchecked(instr.c() as usize) }.clone();
                    assign!(value);
                }
                Op::LoadInt => assign!(Value::int(i64::from(instr.c_signed()))),
                Op::LoadNone => assign!(Value::NONE),
                Op::LoadTrue => assign!(Value::TRUE),
                Op::LoadFalse => assign!(Value::FALSE),
                Op::Clear => assign!(Value::UNBOUND),
                Op::CheckBound => {
                    if reg!(instr.a()).is_unbound() {
                        slow!(names::check_bound)
                    }
                }
                Op::DeleteLocal => slow!(names::delete_local),
                Op::LoadGlobal => {
                    match names::cached_global(py, function!(), name!(), cache!().get()) {
                        Some(value) => {
                            let value = value.clone();
                            assign!(value);
                        }
                        None => slow!(names::load_global),
                    }
                }
                Op::StoreGlobal => slow!(names::store_global),
                Op::DeleteGlobal => slow!(names::delete_global),
                Op::LoadName => slow!(names::load_name),
                Op::StoreName => slow!(names::store_name),
                Op::DeleteName => slow!(names::delete_name),
                Op::MakeCell => slow!(names::make_cell),
                Op::LoadCell => match reg!(instr.b()).as_ref::<Cell>() {
                    Some(cell) if !cell.content.get(py).is_unbound() => {
                        let value = cell.content.get(py).clone();
                        assign!(value);
                    }
                    _ => slow!(names::load_cell),
                },
                Op::StoreCell => slow!(names::store_cell),
                Op::DeleteCell => slow!(names::delete_cell),
                Op::LoadFree => {
                    let closure = &function!().closure;
                    let cell = unsafe { closure.get_unchecked(instr.c() as usize) };
                    let value = cell.content.get(py);
                    if value.is_unbound() {
                        slow!(names::load_free)
                    }
                    let value = value.clone();
                    assign!(value);
                }
                Op::StoreFree => {
                    let a = reg!(instr.a());
                    if a.is_unbound() {
                        slow!(names::store_free)
                    }
                    let mut value = match is_temporary!(instr.a()) {
                        true => std::mem::take(a),
                        false => a.clone(),
                    };
                    let closure = &function!().closure;
                    let cell = unsafe { closure.get_unchecked(instr.c() as usize) };
                    cell.content.get_mut(py).take_from(&mut value);
                    finalize!();
                }
                Op::DeleteFree => slow!(names::delete_free),
                Op::LoadClassFree => slow!(names::load_class_free),

                Op::Add => arithmetic!(checked_add, +),
                Op::Sub => arithmetic!(checked_sub, -),
                Op::Mul => arithmetic!(checked_mul, *),
                Op::TrueDiv => {
                    let (b, c) = (reg!(instr.b()), reg!(instr.c_low()));
                    let operands = match (b.tag(), c.tag()) {
                        (Tag::Float, Tag::Float) => unsafe {
                            Some((b.float_unchecked(), c.float_unchecked()))
                        },
                        (Tag::Float, Tag::Int) => unsafe {
                            Some((b.float_unchecked(), c.int_unchecked() as f64))
                        },
                        (Tag::Int, Tag::Float) => unsafe {
                            Some((b.int_unchecked() as f64, c.float_unchecked()))
                        },
                        (Tag::Int, Tag::Int) => unsafe {
                            quick::as_floats(b.int_unchecked(), c.int_unchecked())
                        },
                        _ => None,
                    };
                    match operands {
                        Some((dividend, divisor)) if divisor != 0.0 => {
                            assign!(Value::float(dividend / divisor))
                        }
                        _ => slow!(arithmetic::binary),
                    }
                }
                Op::FloorDiv => {
                    let (b, c) = (reg!(instr.b()), reg!(instr.c_low()));
                    match (b.as_int(), c.as_int()) {
                        (Some(dividend), Some(divisor)) if divisor > 0 => {
                            assign!(Value::int(dividend.div_euclid(divisor)))
                        }
                        _ => slow!(arithmetic::binary),
                    }
                }
                Op::Mod => {
                    let (b, c) = (reg!(instr.b()), reg!(instr.c_low()));
                    match (b.as_int(), c.as_int()) {
                        (Some(dividend), Some(divisor)) if divisor > 0 => {
                            assign!(Value::int(dividend.rem_euclid(divisor)))
                        }
                        _ => slow!(arithmetic::binary),
                    }
                }
                Op::And | Op::Or | Op::Xor => {
                    let (b, c) = (reg!(instr.b()), reg!(instr.c_low()));
                    match (b.as_int(), c.as_int()) {
                        (Some(left), Some(right)) => assign!(Value::int(match op {
                            Op::And => left & right,
                            Op::Or => left | right,
                            _ => left ^ right,
                        })),
                        _ => slow!(arithmetic::binary),
                    }
                }
                Op::RShift => {
                    let (b, c) = (reg!(instr.b()), reg!(instr.c_low()));
                    match (b.as_int(), c.as_int()) {
                        (Some(left), Some(right @ 0..64)) => assign!(Value::int(left >> right)),
                        _ => slow!(arithmetic::binary),
                    }
                }
                Op::Pow | Op::LShift | Op::MatMul => slow!(arithmetic::binary),
                Op::AddInt => arithmetic_int!(checked_add, +),
                Op::SubInt => arithmetic_int!(checked_sub, -),
                Op::MulInt => arithmetic_int!(checked_mul, *),
                Op::FloorDivInt => match (reg!(instr.b()).as_int(), instr.c_low() as i16) {
                    (Some(dividend), divisor) if divisor > 0 => {
                        assign!(Value::int(dividend.div_euclid(i64::from(divisor))))
                    }
                    _ => slow!(arithmetic::binary),
                },
                Op::ModInt => match (reg!(instr.b()).as_int(), instr.c_low() as i16) {
                    (Some(dividend), divisor) if divisor > 0 => {
                        assign!(Value::int(dividend.rem_euclid(i64::from(divisor))))
                    }
                    _ => slow!(arithmetic::binary),
                },
                Op::Neg => {
                    let b = reg!(instr.b());
                    match (b.as_float(), b.as_int()) {
                        (Some(float), _) => assign!(Value::float(-float)),
                        (_, Some(int)) if int != i64::MIN => assign!(Value::int(-int)),
                        _ => slow!(arithmetic::unary),
                    }
                }
                Op::Pos | Op::Invert => slow!(arithmetic::unary),
                Op::Not => match reg!(instr.b()).quick_truth() {
                    Some(truth) => assign!(Value::bool(!truth)),
                    None => slow!(arithmetic::not),
                },

                Op::Lt => compare!(<),
                Op::Le => compare!(<=),
                Op::Gt => compare!(>),
                Op::Ge => compare!(>=),
                Op::Eq => compare!(==),
                Op::Ne => compare!(!=),
                Op::Is | Op::IsNot => {
                    let (b, c) = (reg!(instr.b()), reg!(instr.c_low()));
                    if b.is_unbound() || c.is_unbound() {
                        slow!(arithmetic::is)
                    }
                    let same = b.is(c);
                    assign_from!(
                        Value::bool(same == (op == Op::Is)),
                        instr.b(),
                        instr.c_low()
                    );
                }
                Op::In | Op::NotIn => {
                    match quick::contains(py, reg!(instr.c_low()), reg!(instr.b())) {
                        Some(found) => {
                            let result = Value::bool(found == (op == Op::In));
                            assign_from!(result, instr.b(), instr.c_low());
                        }
                        None => slow!(item::contains),
                    }
                }

                Op::Jump => jump!(),
                Op::JumpIfTrue => match reg!(instr.a()).quick_truth() {
                    Some(true) => jump!(),
                    Some(false) => {}
                    None => slow!(arithmetic::jump_truth),
                },
                Op::JumpIfFalse => match reg!(instr.a()).quick_truth() {
                    Some(false) => jump!(),
                    Some(true) => {}
                    None => slow!(arithmetic::jump_truth),
                },
                Op::JumpIfTrueKeep => match reg!(instr.a()).quick_truth() {
                    Some(true) => jump!(),
                    Some(false) => {}
                    None => slow!(arithmetic::jump_truth),
                },
                Op::JumpIfFalseKeep => match reg!(instr.a()).quick_truth() {
                    Some(false) => jump!(),
                    Some(true) => {}
                    None => slow!(arithmetic::jump_truth),
                },
                Op::JumpIfNone | Op::JumpIfNotNone => {
                    let a = reg!(instr.a());
                    if a.is_unbound() {
                        slow!(arithmetic::jump_none)
                    }
                    let taken = a.is_none() == (op == Op::JumpIfNone);
                    if a.is_heap() && is_temporary!(instr.a()) {
                        // The jump first: a finalizer's frame may be the topmost afterwards.
                        let distance = if taken { instr.c_signed() } else { 0 };
                        next = unsafe { next.offset(distance as isize) };
                        *a = Value::UNBOUND;
                        finalize!();
                        if distance < 0 {
                            poll!();
                        }
                    } else if taken {
                        jump!();
                    }
                }
                Op::JumpIfLt => jump_compare!(true, <),
                Op::JumpIfLe => jump_compare!(true, <=),
                Op::JumpIfGt => jump_compare!(true, >),
                Op::JumpIfGe => jump_compare!(true, >=),
                Op::JumpIfEq => jump_compare!(true, ==),
                Op::JumpIfNe => jump_compare!(true, !=),
                Op::JumpUnlessLt => jump_compare!(false, <),
                Op::JumpUnlessLe => jump_compare!(false, <=),
                Op::JumpUnlessGt => jump_compare!(false, >),
                Op::JumpUnlessGe => jump_compare!(false, >=),
                Op::JumpUnlessEq => jump_compare!(false, ==),
                Op::JumpUnlessNe => jump_compare!(false, !=),
                Op::JumpIfLtInt => jump_compare_int!(true, <),
                Op::JumpIfLeInt => jump_compare_int!(true, <=),
                Op::JumpIfGtInt => jump_compare_int!(true, >),
                Op::JumpIfGeInt => jump_compare_int!(true, >=),
                Op::JumpIfEqInt => jump_compare_int!(true, ==),
                Op::JumpIfNeInt => jump_compare_int!(true, !=),
                Op::JumpUnlessLtInt => jump_compare_int!(false, <),
                Op::JumpUnlessLeInt => jump_compare_int!(false, <=),
                Op::JumpUnlessGtInt => jump_compare_int!(false, >),
                Op::JumpUnlessGeInt => jump_compare_int!(false, >=),
                Op::JumpUnlessEqInt => jump_compare_int!(false, ==),
                Op::JumpUnlessNeInt => jump_compare_int!(false, !=),

                Op::BuildTuple => slow!(build::tuple),
                Op::BuildList => slow!(build::list),
                Op::BuildSet => slow!(build::set),
                Op::BuildDict => slow!(build::dict),
                Op::BuildSlice => slow!(build::slice),
                Op::BuildString => slow!(build::string),
                Op::Format => slow!(build::format),
                Op::ListAppend => {
                    let is_temporary = is_temporary!(instr.b());
                    let (list, item) = (reg!(instr.a()), reg!(instr.b()));
                    if !quick::list_append(py, list, item, is_temporary) {
                        slow!(build::list_append)
                    }
                }
                Op::SetAdd => slow!(build::set_add),
                Op::DictInsert => slow!(build::dict_insert),
                Op::ListExtend => slow!(build::list_extend),
                Op::SetUpdate => slow!(build::set_update),
                Op::DictUpdate => slow!(build::dict_update),
                Op::ListToTuple => slow!(build::list_to_tuple),
                Op::Unpack => {
                    // Held meanwhile: it may be in one of the registers that its items go to.
                    let sequence = match is_temporary!(instr.b()) {
                        true => std::mem::take(reg!(instr.b())),
                        false => reg!(instr.b()).clone(),
                    };
                    let (target, count) = (reg!(instr.a()), instr.c() as usize);
                    if unsafe { quick::unpack(py, &sequence, target, count) } {
                        drop(sequence);
                        finalize!();
                    } else {
                        if is_temporary!(instr.b()) {
                            *reg!(instr.b()) = sequence;
                        }
                        slow!(iterate::unpack)
                    }
                }
                Op::UnpackStar => slow!(iterate::unpack_star),

                Op::GetAttr => match quick!(
                    quick::attribute,
                    apart::attribute,
                    py,
                    reg!(instr.b()),
                    name!(),
                    cache!().get()
                ) {
                    Some(value) => {
                        assign_from!(value, instr.b());
                    }
                    None => match quick::attribute_of_any(py, reg!(instr.b()), name!(), cache!()) {
                        Some(value) => {
                            assign_from!(value, instr.b());
                        }
                        None => slow!(attribute::get),
                    },
                },
                Op::SetAttr => {
                    let number = instr.b();
                    let mut value = match is_temporary!(number) {
                        true => std::mem::take(reg!(number)),
                        false => reg!(number).clone(),
                    };
                    let object = reg!(instr.a());
                    if !value.is_unbound()
                        && quick::set_attribute(py, object, name!(), cache!(), &mut value)
                    {
                        if is_temporary!(instr.a()) {
                            *object = Value::UNBOUND;
                        }
                        finalize!();
                    } else {
                        if is_temporary!(number) {
                            *reg!(number) = value;
                        }
                        slow!(store::set)
                    }
                }
                Op::DeleteAttr => slow!(store::delete),
                Op::GetItem => {
                    let (container, key) = (reg!(instr.b()), reg!(instr.c_low()));
                    let found = match quick::list_item(py, container, key) {
                        None => quick::item(py, container, key),
                        found => found,
                    };
                    match found {
                        Some(value) => {
                            assign_from!(value, instr.b(), instr.c_low());
                        }
                        None => slow!(item::get),
                    }
                }
                Op::SetItem => {
                    let number = instr.c_low();
                    let mut value = match is_temporary!(number) {
                        true => std::mem::take(reg!(number)),
                        false => reg!(number).clone(),
                    };
                    let (container, key) = (reg!(instr.a()), reg!(instr.b()));
                    if !value.is_unbound()
                        && (quick::set_list_item(py, container, key, &mut value)
                            || quick::set_item(py, container, key, &mut value))
                    {
                        if is_temporary!(instr.a()) {
                            *container = Value::UNBOUND;
                        }
                        if is_temporary!(instr.b()) {
                            *key = Value::UNBOUND;
                        }
                        finalize!();
                    } else {
                        if is_temporary!(number) {
                            *reg!(number) = value;
                        }
                        slow!(item::set)
                    }
                }
                Op::DeleteItem => slow!(item::delete),

                Op::LoadMethod => {
                    let object = reg!(instr.b());
                    if let Some(value) =
                        attribute::cached_in_module(py, object, name!(), cache!().get())
                    {
                        let (callee, receiver) = match value.as_ref::<BoundMethod>() {
                            Some(bound) => (bound.function.clone(), bound.receiver.clone()),
                            None => (value, Value::UNBOUND),
                        };
                        *reg!(instr.a() + 1) = receiver;
                        assign_from!(callee, instr.b());
                    } else if let Some(method) = quick::method(py, object, name!()) {
                        let receiver = match is_temporary!(instr.b()) {
                            true => std::mem::take(object),
                            false => object.clone(),
                        };
                        *reg!(instr.a() + 1) = receiver;
                        assign!(method);
                    } else {
                        slow!(attribute::load_method)
                    }
                }
                Op::Call => {
                    save!();
                    if instr.c() == 0
                        && quick!(
                            call::quick_call,
                            apart::quick_call,
                            py,
                            registers,
                            instr.a(),
                            instr.a() + 1,
                            instr.b()
                        )
                    {
                        load!();
                        poll!();
                        continue 'next;
                    }
                    let native = match instr.c() {
                        0 => quick_native(py, registers, instr.a(), instr.a() + 1, instr.b()),
                        _ => Ok(None),
                    };
                    called!(native, call::call)
                }
                Op::CallMethod => {
                    save!();
                    let mut native = Ok(None);
                    if instr.c() == 0 {
                        let bound = !reg!(instr.a() + 1).is_unbound();
                        let first = instr.a() + 2 - u16::from(bound);
                        let count = instr.b() + u16::from(bound);
                        if quick!(
                            call::quick_call,
                            apart::quick_call,
                            py,
                            registers,
                            instr.a(),
                            first,
                            count
                        ) {
                            load!();
                            poll!();
                            continue 'next;
                        }
                        native = quick_native(py, registers, instr.a(), first, count);
                    }
                    called!(native, call::call_method)
                }
                Op::CallEx => slow!(call::call_ex),
                Op::Return => {
                    save!();
                    match quick!(
                        frames::quick_return,
                        apart::quick_return,
                        py,
                        registers,
                        Some(instr.a())
                    ) {
                        true => {
                            load!();
                            finalize!();
                        }
                        false => follow!(call::return_value(py, instr)),
                    }
                }
                Op::ReturnNone => {
                    save!();
                    match quick!(
                        frames::quick_return,
                        apart::quick_return,
                        py,
                        registers,
                        None
                    ) {
                        true => {
                            load!();
                            finalize!();
                        }
                        false => follow!(call::return_none(py, instr)),
                    }
                }

                Op::MakeFunction => slow!(build::function),
                Op::LoadBuildClass => slow!(names::load_build_class),
                Op::LoadPrelude => slow!(names::load_prelude),
                Op::ImportName => slow!(import::import_name),
                Op::ImportFrom => slow!(import::import_from),
                Op::ImportStar => slow!(import::import_star),

                Op::GetIter => slow!(iterate::get_iter),
                Op::ForIter => {
                    let iterator = reg!(instr.b());
                    match quick!(quick::next, apart::next, py, iterator) {
                        Some(value) => {
                            // The jump first: a finalizer's frame may be the topmost afterwards.
                            let distance = instr.c_signed();
                            next = unsafe { next.offset(distance as isize) };
                            assign!(value);
                            if distance < 0 {
                                poll!();
                            }
                        }
                        None => {
                            // What takes the item apart, if the body begins with it.
                            let body = unsafe { next.offset(instr.c_signed() as isize) };
                            let unpack = unsafe { *body };
                            let (iterator, target) = (reg!(instr.b()), reg!(unpack.a()));
                            if !(WATCHED && polls.is_between())
                                && unpack.op() == Op::Unpack
                                && unpack.c() == 2
                                && unpack.b() == instr.a()
                                && is_temporary!(instr.a())
                                && unsafe { quick::next_pair(py, iterator, target) }
                            {
                                if WATCHED {
                                    py.thread.cost += u64::from(prices[Op::Unpack as usize]);
                                }
                                next = unsafe { body.add(1) };
                                finalize!();
                                if instr.c_signed() < 0 {
                                    poll!();
                                }
                                continue 'next;
                            }
                            if quick::is_at_end(py, iterator) {
                                *iterator = Value::UNBOUND;
                                finalize!();
                                continue 'next;
                            }
                            save!();
                            if let Some(generator) = reg!(instr.b()).as_ref::<Generator>()
                                && quick!(
                                    generator::quick_resume,
                                    apart::quick_resume,
                                    py,
                                    generator,
                                    instr.a()
                                )
                            {
                                load!();
                                finalize!();
                                continue 'next;
                            }
                            follow!(iterate::for_iter(py, instr))
                        }
                    }
                }
                Op::Yield => {
                    save!();
                    let temporary = is_temporary!(instr.b());
                    if generator::quick_yield(py, registers, instr, temporary) {
                        load!();
                        finalize!();
                        poll!();
                        continue 'next;
                    }
                    follow!(generator::yield_value(py, instr))
                }
                Op::YieldFrom => slow!(generator::yield_from),
                Op::GetAwaitable => slow!(coroutine::get_awaitable),
                Op::GetANext => slow!(coroutine::get_anext),
                Op::GetAIter => slow!(coroutine::get_aiter),
                Op::EndAsyncFor => slow!(coroutine::end_async_for),

                Op::Raise => slow!(exception::raise),
                Op::RaiseFrom => slow!(exception::raise_from),
                Op::RaiseAgain => slow!(exception::raise_again),
                Op::Reraise => slow!(exception::reraise),
                Op::PushHandled => slow!(exception::push_handled),
                Op::PopHandled => slow!(exception::pop_handled),
                Op::JumpUnlessMatch => slow!(exception::jump_unless_match),
                Op::LoadAssertionError => slow!(exception::load_assertion_error),
                Op::LoadSpecial => slow!(exception::load_special),
                Op::ExceptionInfo => slow!(exception::info),
                Op::NotSupported => slow!(exception::not_supported),
            }
            continue 'next;
        };
        match said {
            // `Go` means: same frame, same pc.
            Ok(Next::Go) => {
                if !any_doomed() {
                    continue;
                }
            }
            Ok(Next::Frame) => {}
            Ok(Next::Poll) if WATCHED && polls.is_between() => {}
            Ok(Next::Poll) => {
                if breaker.load() != 0 {
                    return Outcome::Exit(Exit::EvalBreaker);
                }
                if WATCHED && py.thread.cost >= py.thread.until {
                    return Outcome::Exit(Exit::Until);
                }
            }
            Ok(Next::Exit(exit)) => return Outcome::Exit(exit),
            Ok(Next::Nested) => return Outcome::Nested,
            Err(raised) => match unwind::raise(py, raised) {
                Next::Exit(exit) => return Outcome::Exit(exit),
                Next::Nested => return Outcome::Nested,
                Next::Go | Next::Frame | Next::Poll => {}
            },
        }
        if any_doomed() {
            finalize::begin(py);
        }
        load!();
    }
}
