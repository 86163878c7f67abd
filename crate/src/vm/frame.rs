//! Frames: pushing them with their windows of registers, and popping them.

use super::run::Next;
use super::thread::{Deliver, Delivery, Frame};
use super::{Py, PyResult, Raised, deliver, generator};
use crate::object::{Function, Ref, Tag, Value};

/// Calls a function that takes exactly these positional arguments; none if it doesn't.
pub(super) fn call_plain<const N: usize>(
    py: &mut Py<'_>,
    function: &Ref<Function>,
    args: [&Value; N],
    delivery: Delivery,
) -> Option<PyResult<Next>> {
    if function.exact as usize != N || function.code.kind.is_resumable() {
        return None;
    }
    let args = args.into_iter().cloned();
    Some(push_frame(py, function.clone(), args, 0, delivery))
}

/// Pushes a frame for a function whose arguments are its first registers already, at `base`.
#[inline]
pub(super) fn push_exact(
    py: &mut Py<'_>,
    function: Ref<Function>,
    base: *mut Value,
    count: usize,
    delivery: Delivery,
) -> PyResult<Next> {
    let code = &function.code;
    let size = code.registers as usize;
    if code.kind.is_resumable() || !py.thread.stack.fits(base, size) {
        // SAFETY: the arguments are initialised values of the caller's window.
        let args = (0..count)
            .map(|index| std::mem::take(unsafe { &mut *base.add(index) }))
            .collect();
        return push(py, function, args, delivery);
    }
    if py.thread.frames.len() >= py.interp.recursion_limit {
        return Err(recursion_error(py));
    }
    // SAFETY: within the window, which fits; above the arguments nothing points to the heap, so nothing is lost.
    unsafe { unbind(base, count, code.first_temporary() as usize) };
    let frames = &mut py.thread.frames;
    frames.reserve(1);
    Frame::push_plain(frames, function, base, 0).delivery = delivery;
    Ok(Next::Frame)
}

/// Pushes a frame with these locals (parameters bound, the others absent), or makes the generator.
pub(super) fn push(
    py: &mut Py<'_>,
    function: Ref<Function>,
    locals: Vec<Value>,
    delivery: Delivery,
) -> PyResult<Next> {
    if function.code.kind.is_resumable() {
        let generator = generator::new(py, function, locals);
        return deliver::deliver(py, generator, delivery);
    }
    push_frame(py, function, locals, 0, delivery)
}

/// Pushes a frame whose first registers are `values`.
pub(super) fn push_frame(
    py: &mut Py<'_>,
    function: Ref<Function>,
    values: impl IntoIterator<Item = Value, IntoIter: ExactSizeIterator>,
    pc: u32,
    delivery: Delivery,
) -> PyResult<Next> {
    let size = function.code.registers as usize;
    let base = new_window(py, size)?;
    let values = values.into_iter();
    let count = values.len();
    for (index, value) in values.enumerate() {
        // SAFETY: the window fits, and above the topmost frame nothing points to the heap, so nothing is lost.
        unsafe { base.add(index).write(value) };
    }
    // SAFETY: as above.
    unsafe { unbind(base, count, size) };
    let frames = &mut py.thread.frames;
    frames.reserve(1);
    let frame = Frame::push_plain(frames, function, base, 0);
    frame.pc = pc;
    frame.delivery = delivery;
    Ok(Next::Frame)
}

/// The first of `size` free registers above the topmost frame, none of which points to the heap.
pub(super) fn new_window(py: &mut Py<'_>, size: usize) -> PyResult<*mut Value> {
    if py.thread.frames.len() >= py.interp.recursion_limit {
        return Err(recursion_error(py));
    }
    let base = match py.thread.frames.last() {
        // SAFETY: one past the window of the topmost frame.
        Some(top) => unsafe { top.registers.add(top.function.code.registers as usize) },
        None => py.thread.stack.bottom(),
    };
    Ok(if py.thread.stack.fits(base, size) {
        base
    } else {
        py.thread.stack.grow(size)
    })
}

/// Makes the registers of a new window unbound that come after its arguments, from number `from` to before `to`.
///
/// # Safety
/// They are within the window, and nothing in them refers to the heap.
#[inline(always)]
pub(super) unsafe fn unbind(base: *mut Value, from: usize, to: usize) {
    for index in from..to {
        // SAFETY: the caller's promise.
        unsafe { Value::unbind(base.add(index)) };
    }
}

#[cold]
fn recursion_error(py: &mut Py<'_>) -> Raised {
    py.exception("RecursionError", "maximum recursion depth exceeded")
}

/// Returns to a frame that waits for a value in a register: the common case, without anything that can fail. What is
/// returned is in register `number`, or is `None`.
#[inline(always)]
pub(super) fn quick_return(py: &mut Py<'_>, registers: *mut Value, number: Option<u16>) -> bool {
    let frames = &mut py.thread.frames;
    let Some((frame, [.., caller])) = frames.split_last_mut() else {
        return false;
    };
    let made = match frame.delivery.deliver {
        Deliver::Register => false,
        Deliver::Init => number.is_none() && frame.delivery.outer.is_none(),
        _ => return false,
    };
    if frame.generator.is_some() || matches!(frame.delivery.deliver, Deliver::Init) != made {
        return false;
    }
    // SAFETY: the compiler's register numbers are within the windows, whose values are initialised.
    let target = unsafe { &mut *caller.registers.add(frame.delivery.target as usize) };
    match number {
        Some(number) => {
            // SAFETY: as above.
            let register = unsafe { &mut *registers.add(number as usize) };
            if register.is_unbound() {
                return false;
            }
            target.take_from(register);
        }
        None if made => {}
        None => *target = Value::NONE,
    }
    let caller_registers = caller.registers;
    // SAFETY: as above.
    let window = unsafe {
        std::slice::from_raw_parts_mut(registers, frame.function.code.registers as usize)
    };
    empty(window);
    if made {
        // The window of an `__init__` begins at the target, where the class was.
        target.take_from(&mut frame.delivery.state);
    }
    // SAFETY: the frame is the last one. Beside its function nothing of it needs a drop: what waits in a register
    // has neither state nor an outer delivery, that of `__init__` was taken, and only a generator's frame knows what
    // its caller handles.
    let function = unsafe {
        let function = std::ptr::read(&raw const frame.function);
        let count = frames.len();
        frames.set_len(count - 1);
        function
    };
    drop(function);
    py.thread.stack.leave_to(caller_registers);
    true
}

/// Pops the topmost frame, emptying its window.
#[inline]
pub(super) fn pop(py: &mut Py<'_>) -> Delivery {
    let frame = py.thread.top();
    // SAFETY: the window's values are initialised.
    let window = unsafe {
        std::slice::from_raw_parts_mut(frame.registers, frame.function.code.registers as usize)
    };
    empty(window);
    pop_empty(py)
}

/// Pops the topmost frame, in whose window nothing points to the heap.
#[inline]
pub(super) fn pop_empty(py: &mut Py<'_>) -> Delivery {
    let frame = py
        .thread
        .frames
        .pop()
        .expect("only running frames are popped");
    if let Some(top) = py.thread.frames.last() {
        py.thread.stack.leave_to(top.registers);
    }
    frame.delivery
}

/// Empties registers that hold something of the heap. Most hold nothing, so four are looked at together.
#[inline(always)]
pub(super) fn empty(registers: &mut [Value]) {
    let (fours, rest) = registers.as_chunks_mut::<4>();
    for four in fours {
        if four.iter().map(Value::tag).max() >= Some(Tag::FIRST_HEAP) {
            four.iter_mut().for_each(empty_one);
        }
    }
    rest.iter_mut().for_each(empty_one);
}

/// As [`empty`], for as many registers as a call has arguments.
#[inline(always)]
pub(super) fn empty_few(registers: &mut [Value]) {
    registers.iter_mut().for_each(empty_one);
}

#[inline(always)]
fn empty_one(register: &mut Value) {
    if register.is_heap() {
        let old = std::mem::take(register);
        drop(old);
    }
}
