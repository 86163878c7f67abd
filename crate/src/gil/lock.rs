//! The GIL of the live machine: CPython's protocol (`Python/ceval_gil.c`), over futexes.
//!
//! ```text
//!      a thread that wants it                                the holder
//!      take_gil                                              runs bytecode
//!        waits on `gil`, one interval at a time
//!        an interval passed without a switch:
//!          sets GIL_DROP_REQUEST ── eval breaker ──────────▶ drop_gil
//!        ◀───────────── free, one waiter woken ───────────────  unlocks `gil`
//!        holds it; is `last_holder` now                         waits on `switch` while it is `last_holder`
//!          ──────────── there was a switch ──────────────────▶ take_gil, as one who wants it
//! ```

use std::time::Duration;

use super::{EvalBreaker, GiveWay, HandOver, ThreadId, Variant};
use crate::sync::atomic::{AtomicU64, Ordering};
use crate::sync::{Ended, Monitor};

/// The lock of one interpreter. CPython's `struct _gil_runtime_state` has the same fields.
#[derive(Debug)]
pub struct Gil {
    hand_over: HandOver,
    /// The switch interval in nanoseconds, 0 when waiters never ask.
    interval: AtomicU64,
    /// `mutex` and `cond`: waiters wait here for the lock.
    gil: Monitor<State>,
    /// `switch_mutex` and `switch_cond`: who dropped on request waits here for a switch. Locked after `gil`.
    switch: Monitor<Switch>,
}

#[derive(Debug)]
struct State {
    locked: bool,
    /// How often the lock went to another thread than before. A waiter that sees it change doesn't ask.
    switch_number: u64,
}

#[derive(Debug)]
struct Switch {
    last_holder: Option<ThreadId>,
}

/// What it took to get the lock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Whether the lock was held at first.
    pub contended: bool,
    /// Switch intervals that passed while waiting.
    pub expiries: u32,
    /// Whether this thread asked the holder to drop the lock.
    pub requested: bool,
    /// Whether another thread held it last.
    pub switched: bool,
}

/// The run was stopped while the thread waited; it doesn't hold the lock and must end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the run was stopped")]
pub struct Interrupted;

impl Gil {
    /// A free lock of that variant.
    pub fn new(variant: &Variant) -> Self {
        let interval = match variant.gives_way {
            GiveWay::Interval(interval) => nanoseconds(interval),
            GiveWay::Ticks(_) => 0,
        };
        Self {
            hand_over: variant.hand_over,
            interval: AtomicU64::new(interval),
            gil: Monitor::new(State {
                locked: false,
                switch_number: 0,
            }),
            switch: Monitor::new(Switch { last_holder: None }),
        }
    }

    /// The switch interval, or `None` when the variant counts instructions.
    pub fn interval(&self) -> Option<Duration> {
        match self.interval.load(Ordering::Relaxed) {
            0 => None,
            interval => Some(Duration::from_nanos(interval)),
        }
    }

    /// Sets the switch interval (`sys.setswitchinterval`), at least a microsecond, as `take_gil` has it. Waits that
    /// have begun keep theirs.
    pub fn set_interval(&self, interval: Duration) {
        self.interval
            .store(nanoseconds(interval), Ordering::Relaxed);
    }

    /// Takes the lock, asking its holder to drop it after each interval without a switch (`take_gil`).
    ///
    /// # Errors
    /// [`Interrupted`] when the run is stopped, at most one [`SLICE`](crate::sync::SLICE) later even if the holder
    /// never drops the lock.
    pub fn take_gil(&self, thread: ThreadId, breaker: &EvalBreaker) -> Result<Taken, Interrupted> {
        self.take_or_wait(thread, breaker, || {})
    }

    /// As [`Gil::take_gil`]; calls `waits` before the first wait, if there is one.
    ///
    /// # Errors
    /// As there.
    pub fn take_or_wait(
        &self,
        thread: ThreadId,
        breaker: &EvalBreaker,
        waits: impl FnOnce(),
    ) -> Result<Taken, Interrupted> {
        let mut taken = Taken::default();
        let mut gil = self.gil.lock();
        if gil.locked {
            waits();
        }
        while gil.locked {
            taken.contended = true;
            let seen = gil.switch_number;
            let ended;
            (gil, ended) = self
                .gil
                .wait(gil, self.interval(), || breaker.is_interrupted());
            if ended == Ended::TimedOut {
                taken.expiries += 1;
                if gil.locked && gil.switch_number == seen {
                    breaker.set(EvalBreaker::GIL_DROP_REQUEST);
                    taken.requested = true;
                }
            }
            if ended == Ended::Stopped {
                break;
            }
        }
        if breaker.is_interrupted() {
            return Err(Interrupted);
        }
        gil.locked = true;
        let mut switch = self.switch.lock();
        if switch.last_holder != Some(thread) {
            switch.last_holder = Some(thread);
            gil.switch_number += 1;
            taken.switched = true;
        }
        self.switch.notify_one(&switch);
        drop(switch);
        breaker.clear(EvalBreaker::GIL_DROP_REQUEST);
        Ok(taken)
    }

    /// Drops the lock; when a waiter has asked for it, returns only after another thread took it (`drop_gil`), or
    /// the run was stopped.
    ///
    /// The request counts for any drop, also one before a blocking call. Without a request the thread may take the
    /// lock again at once, before the woken waiter is there.
    pub fn drop_gil(&self, thread: ThreadId, breaker: &EvalBreaker) {
        self.drop_for_good();
        if self.hand_over == HandOver::Barging || !breaker.is_set(EvalBreaker::GIL_DROP_REQUEST) {
            return;
        }
        let mut switch = self.switch.lock();
        if switch.last_holder == Some(thread) {
            breaker.clear(EvalBreaker::GIL_DROP_REQUEST);
        }
        while switch.last_holder == Some(thread) {
            let ended;
            (switch, ended) = self.switch.wait(switch, None, || breaker.is_interrupted());
            if ended == Ended::Stopped {
                return;
            }
        }
    }

    /// Drops the lock at a thread's end: it won't take it again, so there is nothing to force (`drop_gil` with no
    /// thread state).
    ///
    /// # Panics
    /// When the lock isn't held, as `drop_gil` does.
    pub fn drop_for_good(&self) {
        let mut gil = self.gil.lock();
        assert!(gil.locked, "drop_gil: GIL is not locked");
        gil.locked = false;
        self.gil.notify_one(&gil);
    }

    /// Stops the run: sets [`EvalBreaker::INTERRUPT`] and wakes every thread that waits here. Setting the bit alone
    /// does the same within a [`SLICE`](crate::sync::SLICE).
    pub fn interrupt_all(&self, breaker: &EvalBreaker) {
        breaker.set(EvalBreaker::INTERRUPT);
        self.gil.notify_all(&self.gil.lock());
        self.switch.notify_all(&self.switch.lock());
    }

    /// How often the lock went to another thread than the one before.
    pub fn switch_number(&self) -> u64 {
        self.gil.lock().switch_number
    }

    /// Who holds the lock, or held it last.
    pub fn last_holder(&self) -> Option<ThreadId> {
        self.switch.lock().last_holder
    }
}

/// An interval as it is kept: at least a microsecond, for 0 means none.
fn nanoseconds(interval: Duration) -> u64 {
    u64::try_from(interval.as_nanos())
        .unwrap_or(u64::MAX)
        .max(1_000)
}
