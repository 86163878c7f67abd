//! The one word that a running thread polls: all reasons to leave the interpreter loop, as bits.

use crate::sync::atomic::{AtomicU32, Ordering};

/// What asks the threads of one interpreter to leave their loops, as CPython 3.12's `ceval.eval_breaker`, which
/// also belongs to the interpreter and not to a thread.
///
/// A plain 32-bit word, so that the page can set a bit with `Atomics.or` on the shared memory. Bits are only hints
/// to look; whatever they announce is guarded by a lock of its own, so relaxed accesses are enough.
#[derive(Debug, Default)]
#[repr(transparent)]
pub struct EvalBreaker(AtomicU32);

impl EvalBreaker {
    /// A waiter has waited a whole interval for the GIL.
    pub const GIL_DROP_REQUEST: u32 = 1 << 0;
    /// A signal, such as `KeyboardInterrupt`'s, waits for the main thread.
    pub const SIGNALS: u32 = 1 << 1;
    /// Enough containers were made to look for cycles that nobody refers to (CPython 3.12's `gc_scheduled`).
    pub const COLLECT: u32 = 1 << 2;
    /// An exception from another thread waits for one of the threads (CPython 3.12's `pending.async_exc`).
    pub const ASYNC_EXC: u32 = 1 << 3;
    /// The run was stopped: every thread leaves its loop and every wait, and takes no GIL again. Never cleared.
    pub const INTERRUPT: u32 = 1 << 8;
    /// The process has more memory than it may have.
    pub const MEMORY: u32 = 1 << 9;
    /// Leave the loop at every poll point, for no other reason: a test mode. Never cleared.
    pub const SUSPEND: u32 = 1 << 10;
    /// Leave the loop once and enter it again: a browser runs the better code that it compiled meanwhile only from the
    /// next call on.
    pub const REENTER: u32 = 1 << 11;

    /// A word with no bit set.
    pub fn new() -> Self {
        Self(AtomicU32::new(0))
    }

    /// All bits: zero means go on.
    #[inline(always)]
    pub fn load(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }

    /// Whether any of `bits` is set.
    #[inline]
    pub fn is_set(&self, bits: u32) -> bool {
        self.load() & bits != 0
    }

    /// Whether the run was stopped.
    #[inline]
    pub fn is_interrupted(&self) -> bool {
        self.is_set(Self::INTERRUPT)
    }

    /// Sets `bits`.
    pub fn set(&self, bits: u32) {
        self.0.fetch_or(bits, Ordering::Relaxed);
    }

    /// Clears `bits`, without writing when there is nothing to clear: every other thread reads this cache line.
    pub fn clear(&self, bits: u32) {
        if self.is_set(bits) {
            self.0.fetch_and(!bits, Ordering::Relaxed);
        }
    }

    /// Where the word is, for the page to set a bit in it.
    pub fn address(&self) -> *const AtomicU32 {
        &raw const self.0
    }
}
