//! A Python thread, as data: its frames and the registers they use.

use std::collections::VecDeque;

use super::arithmetic::Operator;
use super::error::{PyResult, Raised};
use super::stack::Stack;
use super::syscall::{Reply, Syscall, ThreadId};
use crate::object::{Function, Generator, Lock, Ref, Then, Value};
use crate::trace::Ring;

/// Everything that a Python thread is. Between two calls of [`super::run`] no Rust stack frame holds any of it.
pub struct Thread {
    /// Its number within the process.
    pub id: ThreadId,
    /// Python's name for it.
    pub name: String,
    /// Its frames, outermost first.
    pub frames: Vec<Frame>,
    pub(super) stack: Stack,
    /// The exception that is being handled, or `None`.
    pub(super) handled: Value,
    /// The exception being raised is raised again as it is, without a new traceback entry.
    pub(super) raises_again: bool,
    /// What it calls first: a function and its arguments.
    pub(super) begin: Option<(Value, Vec<Value>)>,
    /// How the native that asked the last syscall goes on.
    pub(super) waiting: Option<Waiting>,
    /// Set by the machine before it resumes a thread that asked.
    pub reply: Option<Reply>,
    /// What it does before its next instruction.
    pub(super) interjected: Option<Interjected>,
    /// Price of what ran since the machine last looked, in picoseconds; counted on the simulated machine only.
    pub cost: u64,
    /// The loop returns at the first poll where `cost` is at least this; simulated machine only.
    pub until: u64,
    /// Where the loop was left at a poll after a jump: the `pc` behind that jump.
    pub(super) jumped_from: Option<u32>,
    /// The lock that is held while it lives.
    pub(super) sentinel: Option<Ref<Lock>>,
    /// What happened to it.
    pub events: Ring,
    /// How deep finalizers run, one because of the other.
    pub(super) finalizers: u32,
    /// How deep natives call back in place (`__eq__` in a dict probe).
    pub(super) nested: u32,
    /// What was printed inside natives that had to have a result at once, oldest first; printed at the next exit.
    pub(super) prints: VecDeque<Syscall>,
    /// Why the loop ended, while those are printed.
    pub(super) held: Option<Exit>,
    /// Result of the innermost nested call.
    pub(super) nested_result: Option<PyResult<Value>>,
}

/// What comes between two instructions of a thread, after a look at the eval breaker.
pub(super) enum Interjected {
    /// An exception or its class is raised.
    Raise(Value),
    /// A function is called with the arguments.
    Call(Value, Vec<Value>),
}

/// One activation of a function.
pub struct Frame {
    /// What runs; its closure and globals are here too.
    pub function: Ref<Function>,
    /// Register 0.
    pub(super) registers: *mut Value,
    /// Next instruction. While a frame calls, the one after the call.
    pub(super) pc: u32,
    /// What happens with its result.
    pub(super) delivery: Delivery,
    /// The generator that this frame belongs to.
    pub(super) generator: Option<Ref<Generator>>,
    /// What the caller was handling when it resumed the generator.
    pub(super) caller_handled: Value,
}

impl Frame {
    /// Pushes a frame at the beginning of `function`, whose result goes to register `target` of the caller. Writes each
    /// field where it belongs: this is what calls spend their time on.
    ///
    /// # Panics
    /// In a debug build, when there is no capacity for it.
    #[inline(always)]
    pub(super) fn push_plain(
        frames: &mut Vec<Frame>,
        function: Ref<Function>,
        registers: *mut Value,
        target: u16,
    ) -> &mut Frame {
        let count = frames.len();
        debug_assert!(count < frames.capacity());
        // SAFETY: the caller has looked at the capacity; every field is written.
        unsafe {
            let frame = frames.as_mut_ptr().add(count);
            (&raw mut (*frame).function).write(function);
            (&raw mut (*frame).registers).write(registers);
            (&raw mut (*frame).pc).write(0);
            (&raw mut (*frame).delivery.deliver).write(Deliver::Register);
            (&raw mut (*frame).delivery.target).write(target);
            (&raw mut (*frame).delivery.state).write(Value::UNBOUND);
            (&raw mut (*frame).delivery.outer).write(None);
            (&raw mut (*frame).generator).write(None);
            (&raw mut (*frame).caller_handled).write(Value::NONE);
            frames.set_len(count + 1);
            &mut *frame
        }
    }
}

/// Where a result goes.
pub(super) struct Delivery {
    pub deliver: Deliver,
    /// Register of the caller.
    pub target: u16,
    /// What `deliver` needs, else unbound.
    pub state: Value,
    /// Where the result of the native goes that `deliver` continues; none means the target register.
    pub outer: Option<Box<Delivery>>,
}

impl Delivery {
    /// To a register of the caller.
    #[inline(always)]
    pub fn register(target: u16) -> Delivery {
        Delivery {
            deliver: Deliver::Register,
            target,
            state: Value::UNBOUND,
            outer: None,
        }
    }

    pub fn new(deliver: Deliver, target: u16, state: Value) -> Delivery {
        Delivery {
            deliver,
            target,
            state,
            outer: None,
        }
    }
}

/// What happens with a frame's result.
#[derive(Clone, Copy)]
pub(super) enum Deliver {
    /// It goes to the target register.
    Register,
    /// It must be `None`; the target register gets `state`, the new instance.
    Init,
    /// It is the next item of a `for` loop; the caller's `ForIter` is at `pc - 1`. `StopIteration` ends the loop.
    ForIter,
    /// It decides the conditional jump at the caller's `pc - 1`.
    Test,
    /// Its truth, negated when `bool` is set, goes to the target register.
    Truth(bool),
    /// It goes to the target register, or decides the conditional jump at the caller's `pc - 1`, unless it is
    /// `NotImplemented`: then the operator's next method is tried. `state` is the pair of operands.
    Operator {
        operator: Operator,
        next_step: u8,
        /// The method was `__eq__` for a `!=`.
        inverted: bool,
        test: bool,
    },
    /// A generator that `yield from` delegates to yielded or returned.
    Delegate,
    /// It is the next item of the iterator that `yield from` delegates to.
    DelegateItem,
    /// A native goes on with it and `state`.
    Native(Then<Value>),
    /// It is the list of items of an unpacking that had to be collected in Python; `state` says for which registers.
    Unpack,
    /// It is dropped.
    Discard,
    /// It ends the nested run that a native began.
    Nested,
    /// It ends the thread.
    Thread,
}

/// A native that waits for the machine's answer.
pub(super) struct Waiting {
    pub then: Then<Reply>,
    pub state: Value,
    pub delivery: Delivery,
}

/// Why [`super::run`] returned.
#[derive(Debug)]
pub enum Exit {
    /// The thread's function returned.
    Finished,
    /// The thread's function raised; `Thread::raised` has the exception.
    Raised(Raised),
    /// The price in [`Thread::until`] is reached. Simulated machine only.
    Until,
    /// The eval breaker is set: somebody wants the GIL, or the run to stop.
    EvalBreaker,
    /// As many instructions ran as the variant of the GIL lets run between two releases.
    Ticker,
    /// The thread asks; set [`Thread::reply`] and resume.
    Syscall(Syscall),
}
