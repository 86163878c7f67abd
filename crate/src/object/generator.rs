//! Generators and coroutines: a frame with its registers, off the thread's stack while it is suspended.

use std::cell::Cell;

use super::{Function, Guarded, Ref, Value};
use crate::compile::CodeKind;
use crate::vm::{Py, PyResult};

/// A generator, a coroutine or an asynchronous generator.
pub struct Generator {
    /// The generator function it came from.
    pub function: Ref<Function>,
    /// What it is doing.
    pub activity: Cell<Activity>,
    /// What there is of it while it is suspended.
    pub state: Guarded<Suspended>,
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
        self.suspended(py)
            .is_some_and(|state| state.resumption == Resumption::Begin)
    }

    /// Its state, if it is suspended.
    pub fn suspended<'a>(&'a self, py: &'a Py<'_>) -> Option<&'a Suspended> {
        match self.activity.get() {
            Activity::Suspended => Some(self.state.get(py)),
            Activity::Running | Activity::Finished => None,
        }
    }

    /// Ends it; gives back what it held, to be dropped when nothing of the heap is open.
    pub fn finish(&self, py: &mut Py<'_>) -> (Box<[Value]>, Value) {
        self.activity.set(Activity::Finished);
        let state = self.state.get_mut(py);
        let handled = std::mem::replace(&mut state.handled, Value::NONE);
        (std::mem::take(&mut state.registers), handled)
    }

    /// Whether it has `__next__`. Steps of asynchronous generators are coroutines of the prelude that have.
    pub fn is_iterator(&self) -> bool {
        match self.kind() {
            CodeKind::Coroutine => self.type_name != "coroutine",
            kind => kind == CodeKind::Generator,
        }
    }
}

/// What a generator is doing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Activity {
    /// Waiting to be resumed.
    Suspended,
    /// On some thread's stack.
    Running,
    /// Nothing any more: it returned or raised.
    Finished,
}

/// A suspended generator. Changed in place, since resuming is all that a small generator does; while it runs, nothing
/// here refers to anything.
pub struct Suspended {
    /// Its registers; all unbound while it runs.
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
