//! Generators: a frame with its registers, off the thread's stack while it is suspended.

use super::{Function, Guarded, Ref, Value};

/// A generator.
pub struct Generator {
    /// The generator function it came from.
    pub function: Ref<Function>,
    /// Where it is.
    pub state: Guarded<GeneratorState>,
    /// Name of its Python type: `generator`, or for generators of the prelude `map`, `filter`, `zip`…
    pub type_name: &'static str,
}

/// Where a generator is.
pub enum GeneratorState {
    /// Not running; the registers are kept here.
    Suspended(Suspended),
    /// On some thread's stack.
    Running,
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
