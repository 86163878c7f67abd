//! Generators and coroutines: resuming, yielding, `yield from`, `throw`.

use std::cell::Cell;

use super::call::{new_window, pop, pop_empty};
use super::run::Next;
use super::thread::{Deliver, Delivery, Frame};
use super::{Py, PyResult, Raised, deliver, unwind};
use crate::compile::{CodeKind, Instr};
use crate::object::{
    Function, Generator, GeneratorState, Guarded, Ref, Resumption, Suspended, Value, View, ops,
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
        state: Guarded::new(GeneratorState::Suspended(suspended)),
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
        let mut suspended = match take_state(py, &generator) {
            GeneratorState::Suspended(suspended) => suspended,
            GeneratorState::Running(room) => return Err(executing(py, &generator, room)),
            GeneratorState::Finished => return finished(py, &generator, delivery),
        };
        match suspended.primed.take() {
            None => {}
            Some(Ok(value)) => sent = value,
            Some(Err(raised)) => {
                *generator.state.get_mut(py) = GeneratorState::Suspended(suspended);
                return throw(py, &generator, raised, delivery);
            }
        }
        if suspended.resumption == Resumption::Begin
            && generator.type_name == "async_generator_asend"
            && !sent.is_none()
        {
            // Sent to a step that has not begun, it takes the place of what `asend` was given.
            suspended.registers[1] = std::mem::replace(&mut sent, Value::NONE);
        }
        if suspended.resumption == Resumption::Begin && !sent.is_none() {
            *generator.state.get_mut(py) = GeneratorState::Suspended(suspended);
            let message = format!(
                "can't send non-None value to a just-started {}",
                noun(&generator)
            );
            return Err(py.type_error(message));
        }
        let resumption = suspended.resumption;
        enter(py, &generator, suspended, delivery)?;
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

/// Takes a generator's state out; none of it is left.
fn take_state(py: &mut Py<'_>, generator: &Generator) -> GeneratorState {
    (generator.state).replace(py, GeneratorState::Finished)
}

#[cold]
fn executing(py: &mut Py<'_>, generator: &Generator, room: Box<[Value]>) -> Raised {
    *generator.state.get_mut(py) = GeneratorState::Running(room);
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
fn enter(
    py: &mut Py<'_>,
    generator: &Ref<Generator>,
    suspended: Suspended,
    delivery: Delivery,
) -> PyResult<()> {
    generator.set_finalizer(false);
    let mut registers = suspended.registers;
    let base = new_window(py, registers.len())?;
    // SAFETY: the window fits, and above the topmost frame nothing points to the heap: what is there is as good as
    // anything in a generator that runs.
    let window = unsafe { std::slice::from_raw_parts_mut(base, registers.len()) };
    window.swap_with_slice(&mut registers);
    *generator.state.get_mut(py) = GeneratorState::Running(registers);
    let handled = if suspended.handled.is_none() {
        py.thread.handled.clone()
    } else {
        suspended.handled
    };
    let caller_handled = std::mem::replace(&mut py.thread.handled, handled);
    py.thread.frames.push(Frame {
        function: generator.function.clone(),
        registers: base,
        pc: suspended.pc,
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
        let suspended = match take_state(py, &generator) {
            GeneratorState::Suspended(suspended) => suspended,
            GeneratorState::Running(room) => return Err(executing(py, &generator, room)),
            GeneratorState::Finished => {
                let is_coroutine = generator.kind() == CodeKind::Coroutine;
                return Err(if is_coroutine {
                    reused(py, &generator)
                } else {
                    raised
                });
            }
        };
        let resumption = suspended.resumption;
        if resumption == Resumption::Begin {
            // Nothing of it has run, so nothing of it can catch.
            generator.set_finalizer(false);
            return Err(raised);
        }
        enter(py, &generator, suspended, delivery)?;
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
    let GeneratorState::Running(mut registers) = take_state(py, &generator) else {
        unreachable!("it runs")
    };
    // SAFETY: the window has as many registers, all initialised.
    let window = unsafe { std::slice::from_raw_parts_mut(window, registers.len()) };
    registers.swap_with_slice(window);
    let handled = leave(py);
    let delivery = pop_empty(py);
    let suspended = Suspended {
        registers,
        pc,
        resumption,
        handled,
        primed: None,
    };
    // Dropped where it stands in a `try` or `with`, it is closed first.
    let of_script = || {
        matches!(
            generator.type_name,
            "generator" | "coroutine" | "async_generator"
        )
    };
    let closes = !generator.function.code.handlers.is_empty() && of_script();
    generator.set_finalizer(closes);
    *generator.state.get_mut(py) = GeneratorState::Suspended(suspended);
    delivery
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
    let old = generator.state.replace(py, GeneratorState::Finished);
    drop(old);
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
