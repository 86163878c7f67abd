//! Generators and coroutines: resuming, yielding, `yield from`, `throw`.

use std::cell::Cell;

use super::frame::{new_window, pop, pop_empty};
use super::run::Next;
use super::thread::{Deliver, Delivery, Frame};
use super::{Py, PyResult, Raised, deliver, unwind};
use crate::compile::{CodeKind, Instr};
use crate::object::{
    Activity, Function, Generator, Guarded, Ref, Resumption, Suspended, Value, View, ops,
};

/// A generator or coroutine that has not begun.
pub(super) fn new(py: &Py<'_>, function: Ref<Function>, mut locals: Vec<Value>) -> Value {
    locals.resize_with(function.code.registers as usize, || Value::UNBOUND);
    let suspended = Suspended {
        registers: locals.into(),
        pc: 0,
        resumption: Resumption::Begin,
        handled: Value::NONE,
        primed: None,
    };
    let of_prelude = function.globals.is(&py.interp.prelude);
    let type_name = match function.code.kind {
        _ if of_prelude => (py.interp.config.library.generator_type)(function.code.name.as_str()),
        CodeKind::Coroutine => "coroutine",
        CodeKind::AsyncGenerator => "async_generator",
        _ => "generator",
    };
    let generator = Ref::new(Generator {
        function,
        activity: Cell::new(Activity::Suspended),
        state: Guarded::new(suspended),
        type_name,
        stepping: Cell::new(false),
        hooked: Cell::new(false),
    });
    // Dropped now, it was never awaited.
    generator.set_finalizer(type_name == "coroutine");
    generator.into()
}

/// What messages call it.
fn noun(generator: &Generator) -> &'static str {
    match generator.kind() {
        CodeKind::Coroutine => "coroutine",
        CodeKind::AsyncGenerator => "async generator",
        _ => "generator",
    }
}

/// Resumes a generator with a sent value; what it yields or returns is delivered.
pub(super) fn resume(
    py: &mut Py<'_>,
    generator: &Ref<Generator>,
    mut sent: Value,
    mut delivery: Delivery,
) -> PyResult<Next> {
    let mut generator = generator.clone();
    // From one that delegates to the one that it delegates to.
    loop {
        match generator.activity.get() {
            Activity::Suspended => {}
            Activity::Running => return Err(executing(py, &generator)),
            Activity::Finished => return finished(py, &generator, delivery),
        }
        let suspended = generator.state.get_mut(py);
        let resumption = suspended.resumption;
        match suspended.primed.take() {
            None => {}
            Some(Ok(value)) => sent = value,
            Some(Err(raised)) => return throw(py, &generator, raised, delivery),
        }
        if resumption == Resumption::Begin
            && generator.type_name == "async_generator_asend"
            && !sent.is_none()
        {
            // Sent to a step that has not begun, it takes the place of what `asend` was given.
            let old = &mut suspended.registers[1];
            let old = std::mem::replace(old, std::mem::replace(&mut sent, Value::NONE));
            drop(old);
        }
        if resumption == Resumption::Begin && !sent.is_none() {
            let message = format!(
                "can't send non-None value to a just-started {}",
                noun(&generator)
            );
            return Err(py.type_error(message));
        }
        let is_plain = match delivery.deliver {
            Deliver::Register => delivery.outer.is_none(),
            Deliver::ForIter | Deliver::Delegate => true,
            _ => false,
        };
        let (deliver, target) = (delivery.deliver, delivery.target);
        if !is_plain || quick_enter(py, &generator, deliver, target).is_none() {
            enter(py, &generator, delivery)?;
        }
        let (target, iterator) = match resumption {
            Resumption::Begin => return Ok(Next::Frame),
            Resumption::Receive(register) => {
                py.put(register, sent);
                return Ok(Next::Frame);
            }
            Resumption::Delegate(target, iterator) => (target, iterator),
        };
        let inner = py.register(iterator).clone();
        match inner.into_ref::<Generator>() {
            Some(inner) => {
                generator = inner;
                delivery = Delivery::new(Deliver::Delegate, target, Value::UNBOUND);
            }
            None => return delegate(py, target, iterator, sent),
        }
    }
}

#[cold]
fn executing(py: &mut Py<'_>, generator: &Generator) -> Raised {
    let message = format!("{} already executing", noun(generator));
    py.value_error(message)
}

/// Resuming it again after its end.
#[cold]
fn finished(py: &mut Py<'_>, generator: &Ref<Generator>, delivery: Delivery) -> PyResult<Next> {
    match generator.kind() {
        CodeKind::Coroutine => Err(reused(py, generator)),
        kind => finish(py, kind, Value::NONE, delivery),
    }
}

fn reused(py: &mut Py<'_>, generator: &Generator) -> Raised {
    let what = match generator.type_name {
        "async_generator_asend" => "__anext__()/asend()",
        "async_generator_athrow" => "aclose()/athrow()",
        _ => "coroutine",
    };
    py.runtime_error(format!("cannot reuse already awaited {what}"))
}

/// Puts a suspended generator's frame on the stack.
fn enter(py: &mut Py<'_>, generator: &Ref<Generator>, delivery: Delivery) -> PyResult<()> {
    generator.set_finalizer(false);
    let base = new_window(py, generator.function.code.registers as usize)?;
    generator.activity.set(Activity::Running);
    let state = generator.state.get_mut(py);
    // SAFETY: the window fits, and above the topmost frame nothing points to the heap, so nothing is lost.
    unsafe { take_registers(&mut state.registers, base) };
    let pc = state.pc;
    let mut handled = std::mem::replace(&mut state.handled, Value::NONE);
    if handled.is_none() {
        handled = py.thread.handled.clone();
    }
    let caller_handled = std::mem::replace(&mut py.thread.handled, handled);
    py.thread.frames.push(Frame {
        function: generator.function.clone(),
        registers: base,
        pc,
        delivery,
        generator: Some(generator.clone()),
        caller_handled,
    });
    Ok(())
}

/// Raises an exception where a generator stands.
pub(super) fn throw(
    py: &mut Py<'_>,
    generator: &Ref<Generator>,
    raised: Raised,
    mut delivery: Delivery,
) -> PyResult<Next> {
    let mut generator = generator.clone();
    loop {
        match generator.activity.get() {
            Activity::Suspended => {}
            Activity::Running => return Err(executing(py, &generator)),
            Activity::Finished => {
                let is_coroutine = generator.kind() == CodeKind::Coroutine;
                return Err(if is_coroutine {
                    reused(py, &generator)
                } else {
                    raised
                });
            }
        }
        let resumption = generator.state.get(py).resumption;
        if resumption == Resumption::Begin {
            // Nothing of it has run, so nothing of it can catch.
            generator.set_finalizer(false);
            drop(generator.finish(py));
            return Err(raised);
        }
        enter(py, &generator, delivery)?;
        let Resumption::Delegate(target, iterator) = resumption else {
            return Err(raised);
        };
        let inner = py.register(iterator).clone();
        match inner.view() {
            View::Generator(next) => {
                generator = next.clone();
                delivery = Delivery::new(Deliver::Delegate, target, Value::UNBOUND);
            }
            View::Instance(_) if !py.is_exception(&raised, "GeneratorExit") => {
                let Some(method) = py.lookup_special(&inner, "throw") else {
                    return Err(raised);
                };
                let delivery = Delivery::new(Deliver::DelegateItem, target, Value::UNBOUND);
                return deliver::call(py, method, vec![inner, raised.0.into()], delivery);
            }
            _ => return Err(raised),
        }
    }
}

/// `a = yield b`. What an asynchronous generator yields is the result of the step that resumed it.
pub(super) fn yield_value(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.b())?;
    let resumption = Resumption::Receive(instr.a());
    if py.thread.top().function.code.kind == CodeKind::AsyncGenerator {
        let delivery = leave_frame(py, resumption);
        return finish(py, CodeKind::Coroutine, value, delivery);
    }
    suspend(py, value, resumption)
}

/// Takes the topmost frame off the stack and delivers what it yields: through all that delegate to it.
fn suspend(py: &mut Py<'_>, value: Value, mut resumption: Resumption) -> PyResult<Next> {
    loop {
        let delivery = leave_frame(py, resumption);
        if !matches!(delivery.deliver, Deliver::Delegate) {
            return deliver::deliver(py, value, delivery);
        }
        // The outer generator stands in the `yield from` before its `pc`.
        let instr = py.current_instr();
        resumption = Resumption::Delegate(instr.a(), instr.b());
    }
}

/// Moves the topmost frame into its generator.
fn leave_frame(py: &mut Py<'_>, resumption: Resumption) -> Delivery {
    let frame = py.thread.top();
    let generator = frame.generator.take().expect("only generators yield");
    let pc = frame.pc;
    let window = frame.registers;
    let handled = leave(py);
    let delivery = pop_empty(py);
    let state = generator.state.get_mut(py);
    // SAFETY: the window has as many registers, all initialised; the generator's own are unbound while it runs.
    unsafe { give_registers(window, &mut state.registers) };
    state.pc = pc;
    state.resumption = resumption;
    state.handled = handled;
    generator.activity.set(Activity::Suspended);
    generator.set_finalizer(closes(&generator));
    delivery
}

/// Whether a generator that is dropped where it stands is closed first: in a `try` or `with`.
fn closes(generator: &Generator) -> bool {
    !generator.function.code.handlers.is_empty()
        && matches!(
            generator.type_name,
            "generator" | "coroutine" | "async_generator"
        )
}

/// Moves a generator's registers to a window, and leaves unbound ones.
///
/// # Safety
/// The window has room for as many, and nothing in it refers to the heap.
#[inline(always)]
unsafe fn take_registers(registers: &mut [Value], window: *mut Value) {
    for (index, register) in registers.iter_mut().enumerate() {
        // SAFETY: the caller's promise.
        unsafe { Value::transfer(register, window.add(index)) };
    }
}

/// Moves the registers of a window back to its generator, and leaves unbound ones.
///
/// # Safety
/// The window has as many initialised registers, and none of the generator's refers to the heap.
#[inline(always)]
unsafe fn give_registers(window: *mut Value, registers: &mut [Value]) {
    for (index, register) in registers.iter_mut().enumerate() {
        // SAFETY: the caller's promise: what is overwritten needs no drop.
        unsafe { Value::transfer(window.add(index), register) };
    }
}

/// Puts a suspended generator's frame on the stack, for a result that goes to a `for` loop, a register or a `yield from`,
/// while nobody handles an exception: the common case, without anything that can fail. Says whether it did.
#[inline(always)]
fn quick_enter(
    py: &mut Py<'_>,
    generator: &Ref<Generator>,
    deliver: Deliver,
    target: u16,
) -> Option<*mut Value> {
    let frames = &py.thread.frames;
    let top = frames.last()?;
    // SAFETY: one past the window of the topmost frame.
    let base = unsafe { top.registers.add(top.function.code.registers as usize) };
    let code = &generator.function.code;
    if generator.activity.get() != Activity::Suspended
        || code.kind != CodeKind::Generator
        || !py.thread.handled.is_none()
        || frames.len() == frames.capacity()
        || frames.len() >= py.interp.recursion_limit
        || !py.thread.stack.fits(base, code.registers as usize)
    {
        return None;
    }
    let state = generator.state.get_mut(py);
    if state.primed.is_some() || !state.handled.is_none() {
        return None;
    }
    let pc = state.pc;
    // SAFETY: the window fits, and above the topmost frame nothing points to the heap, so nothing is lost.
    unsafe { take_registers(&mut state.registers, base) };
    generator.set_finalizer(false);
    generator.activity.set(Activity::Running);
    let frames = &mut py.thread.frames;
    let function = generator.function.clone();
    let frame = Frame::push_plain(frames, function, base, target);
    frame.delivery.deliver = deliver;
    frame.pc = pc;
    frame.generator = Some(generator.clone());
    Some(base)
}

/// Resumes the generator of a `for` loop that stands at a `yield` or has not begun; see [`quick_enter`].
#[inline(always)]
pub(super) fn quick_resume(py: &mut Py<'_>, generator: &Ref<Generator>, target: u16) -> bool {
    let receiver = match generator.state.get(py).resumption {
        Resumption::Begin => None,
        Resumption::Receive(register) => Some(register),
        Resumption::Delegate(..) => return false,
    };
    let Some(base) = quick_enter(py, generator, Deliver::ForIter, target) else {
        return false;
    };
    if let Some(register) = receiver {
        // SAFETY: the register that is sent something is one of the generator's.
        unsafe { *base.add(register as usize) = Value::NONE };
    }
    true
}

/// Yields the value of a `yield` to the `for` loop or call that resumed the generator, through those that delegate to it,
/// under the same conditions as [`quick_enter`]. Says whether it did.
#[inline(never)]
pub(super) fn quick_yield(
    py: &mut Py<'_>,
    registers: *mut Value,
    instr: Instr,
    is_temporary: bool,
) -> bool {
    // SAFETY: the compiler's register numbers are within the window, whose values are initialised.
    let yielded = unsafe { &mut *registers.add(instr.b() as usize) };
    if !py.thread.handled.is_none() || yielded.is_unbound() || !passes_plainly(&py.thread.frames) {
        return false;
    }
    let mut value = match is_temporary {
        true => std::mem::take(yielded),
        false => yielded.clone(),
    };
    let mut resumption = Resumption::Receive(instr.a());
    loop {
        let frames = &mut py.thread.frames;
        let count = frames.len();
        let Some((frame, [.., caller])) = frames.split_last_mut() else {
            unreachable!("somebody resumed it");
        };
        let (deliver, target) = (frame.delivery.deliver, frame.delivery.target);
        let (pc, window) = (frame.pc, frame.registers);
        let instr = caller.function.code.instrs[caller.pc as usize - 1];
        let caller_registers = caller.registers;
        if matches!(deliver, Deliver::ForIter) {
            // The caller's `for` goes on with its body.
            caller.pc = caller.pc.wrapping_add_signed(instr.c_signed());
        }
        let generator = frame.generator.take();
        // SAFETY: the frame is the last one, and beside its function nothing of it needs a drop: such deliveries have
        // no state, and the generator was taken.
        let function = unsafe {
            let function = std::ptr::read(&raw const frame.function);
            frames.set_len(count - 1);
            function
        };
        py.thread.stack.leave_to(caller_registers);
        if let Some(generator) = generator {
            let state = generator.state.get_mut(py);
            // SAFETY: the window has as many registers, all initialised; the generator's own are unbound while it runs.
            unsafe { give_registers(window, &mut state.registers) };
            state.pc = pc;
            state.resumption = resumption;
            generator.activity.set(Activity::Suspended);
            generator.set_finalizer(closes(&generator));
        }
        drop(function);
        if matches!(deliver, Deliver::Delegate) {
            resumption = Resumption::Delegate(instr.a(), instr.b());
            continue;
        }
        // SAFETY: the target is a register of the caller's window.
        unsafe { (*caller_registers.add(target as usize)).take_from(&mut value) };
        return true;
    }
}

/// Whether what the topmost frame yields goes to a loop or a register, at most through generators that delegate.
fn passes_plainly(frames: &[Frame]) -> bool {
    for (number, frame) in frames.iter().enumerate().rev() {
        let is_plain = frame.function.code.kind == CodeKind::Generator
            && frame.generator.is_some()
            && frame.caller_handled.is_none()
            && frame.delivery.outer.is_none();
        match frame.delivery.deliver {
            _ if !is_plain || number == 0 => return false,
            Deliver::Delegate => {}
            Deliver::ForIter | Deliver::Register => return true,
            _ => return false,
        }
    }
    false
}

/// Restores what the caller was handling; gives what the generator itself was handling.
fn leave(py: &mut Py<'_>) -> Value {
    let caller_handled = std::mem::replace(&mut py.thread.top().caller_handled, Value::NONE);
    let handled = std::mem::replace(&mut py.thread.handled, caller_handled);
    if handled.is(&py.thread.handled) {
        Value::NONE
    } else {
        handled
    }
}

/// The topmost frame, a generator's, returns.
pub(super) fn returned(py: &mut Py<'_>, value: Value) -> PyResult<Next> {
    let kind = py.thread.top().function.code.kind;
    let delivery = end(py);
    finish(py, kind, value, delivery)
}

/// Pops the topmost frame, a generator's, for good.
pub(super) fn end(py: &mut Py<'_>) -> Delivery {
    let generator = py
        .thread
        .top()
        .generator
        .take()
        .expect("it is a generator's frame");
    leave(py);
    generator.set_finalizer(false);
    drop(generator.finish(py));
    pop(py)
}

/// Delivers the end of a generator: to a loop or `yield from` as such, else as `StopIteration`.
fn finish(py: &mut Py<'_>, kind: CodeKind, value: Value, delivery: Delivery) -> PyResult<Next> {
    let raised = match delivery.deliver {
        _ if kind == CodeKind::AsyncGenerator => py.exception_with("StopAsyncIteration", vec![]),
        Deliver::ForIter => {
            unwind::end_loop(py);
            return Ok(Next::Frame);
        }
        Deliver::Delegate => return delegate_returned(py, value, delivery.target),
        _ if value.is_none() => py.exception_with("StopIteration", vec![]),
        _ => py.exception_with("StopIteration", vec![value]),
    };
    unwind::raise_into(py, raised, delivery)
}

/// `a = yield from b`
pub(super) fn yield_from(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    delegate(py, instr.a(), instr.b(), Value::NONE)
}

/// Lets the iterator of a `yield from` go on.
fn delegate(py: &mut Py<'_>, target: u16, iterator: u16, sent: Value) -> PyResult<Next> {
    let inner = py.register(iterator).clone();
    match inner.view() {
        View::Generator(generator) => resume(
            py,
            generator,
            sent,
            Delivery::new(Deliver::Delegate, target, Value::UNBOUND),
        ),
        View::Iterator(_) => match ops::next(py, &inner)? {
            ops::Next::Item(value) => suspend(py, value, Resumption::Delegate(target, iterator)),
            _ => delegate_returned(py, Value::NONE, target),
        },
        _ => {
            let name = if sent.is_none() { "__next__" } else { "send" };
            let Some(method) = py.lookup_special(&inner, name) else {
                let message = format!(
                    "'{}' object has no attribute '{name}'",
                    py.type_name(&inner)
                );
                return Err(py.attribute_error(message));
            };
            let args = if sent.is_none() {
                vec![inner]
            } else {
                vec![inner, sent]
            };
            deliver::call(
                py,
                method,
                args,
                Delivery::new(Deliver::DelegateItem, target, Value::UNBOUND),
            )
        }
    }
}

/// An iterator written in Python gave the next item of a `yield from`.
pub(super) fn delegate_item(py: &mut Py<'_>, value: Value) -> PyResult<Next> {
    let instr = py.current_instr();
    suspend(py, value, Resumption::Delegate(instr.a(), instr.b()))
}

/// The iterator of a `yield from` is done.
pub(super) fn delegate_returned(py: &mut Py<'_>, value: Value, target: u16) -> PyResult<Next> {
    let instr = py.current_instr();
    let iterator = std::mem::take(py.register(instr.b()));
    drop(iterator);
    py.put(target, value);
    Ok(Next::Frame)
}
