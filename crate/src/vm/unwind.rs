//! Exceptions through frames: handlers, traceback entries, and what their end means to who waits for a result.

use super::frame::pop;
use super::run::Next;
use super::thread::{Deliver, Delivery, Exit};
use super::{Py, PyResult, Raised, generator};
use crate::compile::{CodeKind, Position};
use crate::object::{Instance, Ref, TracebackEntry, Value};

/// Whether an exception leaves a mark in the frame that it comes from: not when it is raised again as it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Yes,
    No,
}

/// Raises in the topmost frame: finds the handler, or ends frames until there is one.
#[cold]
pub(super) fn raise(py: &mut Py<'_>, raised: Raised) -> Next {
    let mark = if std::mem::take(&mut py.thread.raises_again) {
        Mark::No
    } else {
        Mark::Yes
    };
    if mark == Mark::Yes {
        set_context(py, &raised);
    }
    unwind(py, raised, mark)
}

fn unwind(py: &mut Py<'_>, mut raised: Raised, mut mark: Mark) -> Next {
    loop {
        let Some(frame) = py.thread.frames.last() else {
            return Next::Exit(Exit::Raised(raised));
        };
        // Before its first instruction a frame is in no block.
        let at = frame.pc.wrapping_sub(1);
        let code = frame.function.code.clone();
        let of_generator = frame.generator.is_some();
        if mark == Mark::Yes {
            let entry = TracebackEntry {
                code: code.clone(),
                position: match frame.pc {
                    0 => Position::of_line(code.first_line),
                    _ => code.positions.get(at as usize).copied().unwrap_or_default(),
                },
            };
            state(py, &raised.0).traceback.push(entry);
        }
        mark = Mark::Yes;
        if let Some(handler) = code
            .handlers
            .iter()
            .find(|handler| (handler.start..handler.end).contains(&at))
        {
            for number in handler.register..code.registers {
                let old = std::mem::take(py.register(number));
                drop(old);
            }
            py.put(handler.register, raised.0.into());
            py.thread.top().pc = handler.target;
            return Next::Frame;
        }
        let delivery = if of_generator {
            generator::end(py)
        } else {
            pop(py)
        };
        if of_generator {
            raised = check_escape(py, code.kind, raised);
        }
        match raise_into(py, raised, delivery) {
            Ok(next) => return next,
            Err(again) => raised = again,
        }
    }
}

/// Tells who waited for a result that there is an exception instead. An error means: go on unwinding.
pub(super) fn raise_into(py: &mut Py<'_>, raised: Raised, delivery: Delivery) -> PyResult<Next> {
    match delivery.deliver {
        Deliver::ForIter if py.is_exception(&raised, "StopIteration") => {
            end_loop(py);
            Ok(Next::Frame)
        }
        Deliver::Delegate | Deliver::DelegateItem if py.is_exception(&raised, "StopIteration") => {
            let value = py.stop_iteration_value(&raised);
            generator::delegate_returned(py, value, delivery.target)
        }
        Deliver::Nested => {
            py.thread.nested_result = Some(Err(raised));
            Ok(Next::Nested)
        }
        Deliver::Thread => Ok(Next::Exit(Exit::Raised(raised))),
        _ => Err(raised),
    }
}

/// The iterator of the `for` loop whose `ForIter` is being executed is done.
pub(super) fn end_loop(py: &mut Py<'_>) {
    let instr = py.current_instr();
    let iterator = std::mem::take(py.register(instr.b()));
    drop(iterator);
}

/// PEP 479: a `StopIteration` that leaves a generator's frame is a mistake; so is a `StopAsyncIteration` that leaves an
/// asynchronous one's.
fn check_escape(py: &mut Py<'_>, kind: CodeKind, raised: Raised) -> Raised {
    let noun = match kind {
        CodeKind::Coroutine => "coroutine",
        CodeKind::AsyncGenerator => "async generator",
        _ => "generator",
    };
    let name = if py.is_exception(&raised, "StopIteration") {
        "StopIteration"
    } else if kind == CodeKind::AsyncGenerator && py.is_exception(&raised, "StopAsyncIteration") {
        "StopAsyncIteration"
    } else {
        return raised;
    };
    let error = py.runtime_error(format!("{noun} raised {name}"));
    let new = state(py, &error.0);
    new.cause = raised.0.clone().into();
    new.context = raised.0.into();
    new.suppress_context = true;
    error
}

/// Ends all frames above `depth` without running anything of them.
pub(super) fn discard_frames(py: &mut Py<'_>, depth: usize) {
    while py.thread.frames.len() > depth {
        if py.thread.top().generator.is_some() {
            generator::end(py)
        } else {
            pop(py)
        };
    }
}

/// Remembers what was being handled when an exception was raised, as `_PyErr_SetObject` does.
fn set_context(py: &mut Py<'_>, raised: &Raised) {
    let handled = py.thread.handled.clone();
    let Some(context) = handled.as_ref::<Instance>() else {
        return;
    };
    if context.is(&raised.0) || !state(py, &raised.0).context.is_none() {
        return;
    }
    // Avoid a cycle: the new exception must not be in the chain of what is handled.
    let mut link = context.clone();
    loop {
        let next = state(py, &link).context.clone();
        let Some(next) = next.as_ref::<Instance>() else {
            break;
        };
        if next.is(&raised.0) {
            state(py, &link).context = Value::NONE;
            break;
        }
        link = next.clone();
    }
    state(py, &raised.0).context = handled;
}

/// What an exception carries.
pub(super) fn state<'a>(
    py: &'a mut Py<'_>,
    exception: &'a Ref<Instance>,
) -> &'a mut crate::object::ExceptionState {
    exception
        .exception
        .as_ref()
        .expect("exceptions carry their state")
        .get_mut(py)
}

impl Py<'_> {
    /// Whether an exception is an instance of the built-in class `name`.
    pub fn is_exception(&mut self, raised: &Raised, name: &str) -> bool {
        let class = raised.0.class.get(self).clone();
        self.is_subclass(&class, &self.builtin_type(name))
    }

    /// `StopIteration.value`
    pub fn stop_iteration_value(&mut self, raised: &Raised) -> Value {
        match state(self, &raised.0).args.as_ref::<crate::object::Tuple>() {
            Some(args) if !args.items.is_empty() => args.items[0].clone(),
            _ => Value::NONE,
        }
    }
}
