//! What waits for a thread until its next look at the eval breaker: signals, and exceptions from other threads.
//!
//! Both are kept in the interpreter, under the GIL; the bits of the eval breaker say only that it is time to look. They
//! belong to all threads alike, as in CPython 3.12, so each thread sets them for what waits for itself when it takes the
//! GIL, and clears those that are not for it when it looks.

use super::polls::blame;
use super::run::Next;
use super::thread::{Deliver, Delivery, Interjected};
use super::{Py, PyResult, ThreadId, deliver, exception};
use crate::gil::EvalBreaker;
use crate::object::Value;

/// Main threads have this number. They alone run the handlers of signals.
const MAIN: ThreadId = ThreadId(0);

impl Py<'_> {
    /// The thread has taken the GIL: sets the bits for what waits for it.
    pub fn remind(&mut self) {
        let id = self.thread.id;
        if id == MAIN && self.interp.signals != 0 {
            self.interp.breaker.set(EvalBreaker::SIGNALS);
        }
        if (self.interp.living(id)).is_some_and(|living| living.async_exc.is_some()) {
            self.interp.breaker.set(EvalBreaker::ASYNC_EXC);
        }
    }

    /// Lets the thread do what the eval breaker asks of it when it runs on (`Python/ceval_gil.c`, `_Py_HandlePending`):
    /// one thing at a time, and the bit stays set for the next.
    pub fn handle_pending(&mut self) {
        let id = self.thread.id;
        if self.interp.breaker.is_set(EvalBreaker::SIGNALS) {
            self.interp.breaker.clear(EvalBreaker::SIGNALS);
            if id == MAIN && self.interp.signals != 0 {
                return self.handle_signals();
            }
        }
        if self.interp.breaker.is_set(EvalBreaker::ASYNC_EXC) {
            self.interp.breaker.clear(EvalBreaker::ASYNC_EXC);
            let living = self.interp.living_mut(id);
            if let Some(exception) = living.and_then(|living| living.async_exc.take()) {
                self.interject_raise(exception);
            }
        }
    }

    fn handle_signals(&mut self) {
        let signals = std::mem::take(&mut self.interp.signals);
        if let Some(runner) = self.interp.signal_runner.clone() {
            let signals = Value::int(signals as i64);
            self.thread.interjected = Some(Interjected::Call(runner, vec![signals]));
        }
        self.remind();
    }

    /// Lets the thread be raised in where it stands, before its next instruction.
    pub fn interject_raise(&mut self, exception: Value) {
        self.thread.interjected = Some(Interjected::Raise(exception));
    }

    /// A signal has come, with this number (0 to 63): the main thread calls `runner` with the bits of all that have,
    /// at its next look (`Modules/signalmodule.c`, `trip_signal`).
    pub fn trip_signal(&mut self, number: u32) {
        self.interp.signals |= 1 << number;
        self.interp.breaker.set(EvalBreaker::SIGNALS);
    }

    /// What the main thread calls when there are signals, with their bits.
    pub fn set_signal_runner(&mut self, runner: Value) {
        self.interp.signal_runner = Some(runner);
    }

    /// Lets another thread be raised in at its next look (`Python/pystate.c`, `PyThreadState_SetAsyncExc`); without an
    /// exception it takes back what has not been raised yet. Whether there is such a thread.
    pub fn set_async_exc(&mut self, id: ThreadId, exception: Option<Value>) -> bool {
        let Some(living) = self.interp.living_mut(id) else {
            return false;
        };
        let old = std::mem::replace(&mut living.async_exc, exception);
        drop(old);
        self.interp.breaker.set(EvalBreaker::ASYNC_EXC);
        true
    }
}

/// Does what comes between two instructions. What was called goes on where the thread was left.
pub(super) fn interject(py: &mut Py<'_>, interjected: Interjected) -> PyResult<Next> {
    match interjected {
        Interjected::Raise(exception) => {
            py.thread.waiting = None;
            blame(py);
            exception::raise_value(py, exception, None)
        }
        Interjected::Call(function, args) => {
            let delivery = Delivery::new(Deliver::Discard, 0, Value::UNBOUND);
            deliver::call(py, function, args, delivery)
        }
    }
}
