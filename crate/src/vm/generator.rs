//! Generators: resuming, yielding, `yield from`, `throw`.

use super::call::{pop, push_frame};
use super::run::Next;
use super::thread::{Deliver, Delivery};
use super::{Py, PyResult, Raised, deliver, unwind};
use crate::compile::Instr;
use crate::object::{
    Function, Generator, GeneratorState, Guarded, Ref, Resumption, Suspended, Value, View, ops,
};

/// A generator that has not begun.
pub(super) fn new(py: &Py<'_>, function: Ref<Function>, mut locals: Vec<Value>) -> Value {
    locals.resize_with(function.code.registers as usize, || Value::UNBOUND);
    let suspended = Suspended {
        registers: locals.into(),
        pc: 0,
        resumption: Resumption::Begin,
        handled: Value::NONE,
    };
    let of_prelude = function.globals.is(&py.interp.prelude);
    let type_name = if of_prelude {
        (py.interp.config.library.generator_type)(function.code.name.as_str())
    } else {
        "generator"
    };
    Generator {
        function,
        state: Guarded::new(GeneratorState::Suspended(suspended)),
        type_name,
    }
    .into()
}

/// Resumes a generator with a sent value; what it yields or returns is delivered.
pub(super) fn resume(
    py: &mut Py<'_>,
    generator: &Ref<Generator>,
    sent: Value,
    delivery: Delivery,
) -> PyResult<Next> {
    match generator.state.replace(py, GeneratorState::Running) {
        GeneratorState::Suspended(suspended) => {
            if suspended.resumption == Resumption::Begin && !sent.is_none() {
                *generator.state.get_mut(py) = GeneratorState::Suspended(suspended);
                return Err(py.type_error("can't send non-None value to a just-started generator"));
            }
            let resumption = suspended.resumption;
            enter(py, generator, suspended, delivery)?;
            match resumption {
                Resumption::Begin => Ok(Next::Frame),
                Resumption::Receive(register) => {
                    py.put(register, sent);
                    Ok(Next::Frame)
                }
                Resumption::Delegate(target, iterator) => delegate(py, target, iterator, sent),
            }
        }
        GeneratorState::Running => Err(py.value_error("generator already executing")),
        GeneratorState::Finished => {
            *generator.state.get_mut(py) = GeneratorState::Finished;
            finish(py, Value::NONE, delivery)
        }
    }
}

/// Puts a suspended generator's frame on the stack.
fn enter(
    py: &mut Py<'_>,
    generator: &Ref<Generator>,
    suspended: Suspended,
    delivery: Delivery,
) -> PyResult<()> {
    let pushed = push_frame(
        py,
        generator.function.clone(),
        suspended.registers.into_vec(),
        suspended.pc,
        delivery,
    );
    if let Err(raised) = pushed {
        *generator.state.get_mut(py) = GeneratorState::Finished;
        return Err(raised);
    }
    let handled = if suspended.handled.is_none() {
        py.thread.handled.clone()
    } else {
        suspended.handled
    };
    let caller_handled = std::mem::replace(&mut py.thread.handled, handled);
    let frame = py.thread.top();
    frame.generator = Some(generator.clone());
    frame.caller_handled = caller_handled;
    Ok(())
}

/// Raises an exception where a generator stands.
pub(super) fn throw(
    py: &mut Py<'_>,
    generator: &Ref<Generator>,
    raised: Raised,
    delivery: Delivery,
) -> PyResult<Next> {
    match generator.state.replace(py, GeneratorState::Running) {
        GeneratorState::Suspended(suspended) => {
            let resumption = suspended.resumption;
            if resumption == Resumption::Begin {
                // Nothing of it has run, so nothing of it can catch.
                *generator.state.get_mut(py) = GeneratorState::Finished;
                return Err(raised);
            }
            enter(py, generator, suspended, delivery)?;
            if let Resumption::Delegate(target, iterator) = resumption {
                let inner = py.register(iterator).clone();
                if let View::Generator(inner) = inner.view() {
                    return throw(
                        py,
                        inner,
                        raised,
                        Delivery::new(Deliver::Delegate, target, Value::UNBOUND),
                    );
                }
            }
            Err(raised)
        }
        GeneratorState::Running => Err(py.value_error("generator already executing")),
        GeneratorState::Finished => {
            *generator.state.get_mut(py) = GeneratorState::Finished;
            Err(raised)
        }
    }
}

/// `a = yield b`
pub(super) fn yield_value(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.b())?;
    suspend(py, value, Resumption::Receive(instr.a()))
}

/// Takes the topmost frame off the stack and delivers what it yields.
fn suspend(py: &mut Py<'_>, value: Value, resumption: Resumption) -> PyResult<Next> {
    let frame = py.thread.top();
    let generator = frame.generator.take().expect("only generators yield");
    let pc = frame.pc;
    let registers = (0..frame.function.code.registers as usize)
        // SAFETY: the window's values are initialised.
        .map(|index| std::mem::take(unsafe { &mut *frame.registers.add(index) }))
        .collect();
    let handled = leave(py);
    let delivery = pop(py);
    let suspended = Suspended {
        registers,
        pc,
        resumption,
        handled,
    };
    // Dropped where it stands in a `try` or `with`, it is closed first.
    let closes = generator.type_name == "generator" && !generator.function.code.handlers.is_empty();
    generator.set_finalizer(closes);
    let old = generator
        .state
        .replace(py, GeneratorState::Suspended(suspended));
    drop(old);
    match delivery.deliver {
        Deliver::Delegate => {
            // The outer generator yields it in its turn; it stands in the `yield from` before its `pc`.
            let instr = py.current_instr();
            suspend(py, value, Resumption::Delegate(instr.a(), instr.b()))
        }
        _ => deliver::deliver(py, value, delivery),
    }
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
    let delivery = end(py);
    finish(py, value, delivery)
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
fn finish(py: &mut Py<'_>, value: Value, delivery: Delivery) -> PyResult<Next> {
    match delivery.deliver {
        Deliver::ForIter => {
            unwind::end_loop(py);
            Ok(Next::Frame)
        }
        Deliver::Delegate => delegate_returned(py, value, delivery.target),
        _ => {
            let args = if value.is_none() {
                Vec::new()
            } else {
                vec![value]
            };
            let raised = py.exception_with("StopIteration", args);
            match unwind::raise_into(py, raised, delivery) {
                Ok(next) => Ok(next),
                Err(raised) => Err(raised),
            }
        }
    }
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
