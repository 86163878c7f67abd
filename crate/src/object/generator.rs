//! Generators and coroutines: a frame with its registers, off the thread's stack while it is suspended.

use std::cell::Cell;

use super::{Function, Guarded, Ref, Value};
use crate::compile::CodeKind;
use crate::vm::{Py, PyResult};

/// A generator, a coroutine or an asynchronous generator.
pub struct Generator {
    /// The generator function it came from.
    pub function: Ref<Function>,
    /// Where it is.
    pub state: Guarded<GeneratorState>,
    /// Name of its Python type: `generator`, or for generators of the prelude `map`, `filter`, `zip`…
    pub type_name: &'static str,
    /// Whether somebody is in the middle of `asend`, `athrow` or `aclose` of this asynchronous generator.
    pub stepping: Cell<bool>,
    /// Whether the event loop has been told of this asynchronous generator.
    pub hooked: Cell<bool>,
}

impl Generator {
    /// Whether it is a generator, a coroutine or an asynchronous generator.
    #[inline(always)]
    pub fn kind(&self) -> CodeKind {
        self.function.code.kind
    }

    /// Whether nothing of it has run.
    pub fn has_not_begun(&self, py: &Py<'_>) -> bool {
        matches!(
            self.state.get(py),
            GeneratorState::Suspended(state) if state.resumption == Resumption::Begin
        )
    }

    /// Whether it has `__next__`. Steps of asynchronous generators are coroutines of the prelude that have.
    pub fn is_iterator(&self) -> bool {
        match self.kind() {
            CodeKind::Coroutine => self.type_name != "coroutine",
            kind => kind == CodeKind::Generator,
        }
    }
}

/// Where a generator is.
pub enum GeneratorState {
    /// Not running; the registers are kept here.
    Suspended(Suspended),
    /// On some thread's stack. Room for its registers, when it is suspended again.
    Running(Box<[Value]>),
    /// Returned or raised.
    Finished,
}

/// A suspended generator.
pub struct Suspended {
    /// Its registers.
    pub registers: Box<[Value]>,
    /// Where it goes on.
    pub pc: u32,
    /// What becomes of the value that is sent.
    pub resumption: Resumption,
    /// The exception that it was handling, or `None`.
    pub handled: Value,
    /// What it is resumed with in place of what is sent next: the argument of `asend` or `athrow`.
    pub primed: Option<PyResult<Value>>,
}

/// What a suspended generator waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Resumption {
    /// It has not begun.
    Begin,
    /// What is sent goes to this register.
    Receive(u16),
    /// It stands in `yield from`: the iterator in the second register goes on, its result goes to the first.
    Delegate(u16, u16),
}
