//! When the cycle collector runs: between two instructions, as in CPython 3.12 (`Python/ceval_gil.c`,
//! `_Py_HandlePending`), where every thread's references are counted and no native has anything open.

use super::Py;
use crate::gil::EvalBreaker;
use crate::object::{Found, Pass, collect};

/// Price of looking at one container, in nanoseconds of the simulated machine.
const VISIT: u64 = 10;

/// Runs the pass that the eval breaker asks for.
#[inline]
pub(super) fn collect_if_due(py: &mut Py<'_>) {
    if py.interp.breaker.is_set(EvalBreaker::COLLECT) && py.thread.nested == 0 {
        py.interp.breaker.clear(EvalBreaker::COLLECT);
        let pass = if std::mem::take(&mut py.interp.pages.again) {
            Pass::Free
        } else {
            Pass::Finalize
        };
        py.collect(pass);
    }
}

/// The process has more memory than it may have: maybe it is trash.
#[inline]
pub(super) fn collect_before_memory_error(py: &mut Py<'_>) {
    if py.interp.breaker.is_set(EvalBreaker::MEMORY) {
        py.collect(Pass::Finalize);
    }
}

/// The finalizers that a pass doomed have run: time for the next.
pub(super) fn finalizers_have_run(py: &mut Py<'_>) {
    if py.interp.pages.again {
        py.interp.breaker.set(EvalBreaker::COLLECT);
    }
}

impl Py<'_> {
    /// Looks for unreachable cycles; see [`collect`].
    pub fn collect(&mut self, pass: Pass) -> Found {
        let found = collect(self, pass);
        self.charge(found.visited as u64 * VISIT);
        found
    }
}
