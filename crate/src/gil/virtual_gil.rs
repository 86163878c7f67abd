//! The GIL of the simulated machine: the protocol of `lock.rs` as a state machine over virtual time. Nothing blocks
//! here and nothing reads a clock: the simulator says what happens and is told what follows.

use std::collections::VecDeque;
use std::time::Duration;

use super::{EvalBreaker, GiveWay, HandOver, ThreadId, Variant};

/// The lock of one simulated interpreter. Times are virtual nanoseconds.
///
/// Waiters wake in the order in which they began to wait, as on a futex. One that waits again, after a time-out or
/// because another thread was faster, does so behind the others.
#[derive(Clone, Debug)]
pub struct VirtualGil {
    hand_over: HandOver,
    /// `None` when waiters never ask.
    interval: Option<u64>,
    holder: Option<ThreadId>,
    last_holder: Option<ThreadId>,
    switch_number: u64,
    /// Who waits for the lock (CPython's `cond`).
    waiters: VecDeque<Waiter>,
    /// Who dropped the lock on request and waits for a switch (`switch_cond`).
    switcher: Option<ThreadId>,
}

#[derive(Clone, Copy, Debug)]
struct Waiter {
    thread: ThreadId,
    /// The switch number when its wait began.
    seen: u64,
}

/// What comes of trying to take the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// The thread has the lock.
    Acquired {
        /// Whether another thread held it last.
        switched: bool,
        /// A thread whose wait for a switch is over. It goes on with what it dropped the lock for; on a drop
        /// request, it tries to take the lock again.
        resumes: Option<ThreadId>,
    },
    /// The thread waits: call [`VirtualGil::expire`] at the deadline, unless it is woken before.
    Waiting {
        /// The end of its switch interval; `None` when the variant has none.
        deadline: Option<u64>,
    },
}

/// What comes of releasing the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Released {
    /// A waiter that wakes, and tries [`VirtualGil::take`] when it runs. It may find that another was faster.
    pub wakes: Option<ThreadId>,
    /// Whether the releasing thread must wait until it is told to resume by another one's [`Attempt::Acquired`].
    pub waits_for_switch: bool,
}

impl VirtualGil {
    /// A free lock of that variant.
    pub fn new(variant: &Variant) -> Self {
        let interval = match variant.gives_way {
            GiveWay::Interval(interval) => Some(nanoseconds(interval)),
            GiveWay::Ticks(_) => None,
        };
        Self {
            hand_over: variant.hand_over,
            interval,
            holder: None,
            last_holder: None,
            switch_number: 0,
            waiters: VecDeque::new(),
            switcher: None,
        }
    }

    /// Sets the switch interval, at least a microsecond. Waits that have begun keep theirs.
    pub fn set_interval(&mut self, interval: Duration) {
        self.interval = Some(nanoseconds(interval));
    }

    /// Who holds the lock.
    pub fn holder(&self) -> Option<ThreadId> {
        self.holder
    }

    /// Whether a thread sleeps until the lock is released.
    pub fn has_waiters(&self) -> bool {
        !self.waiters.is_empty()
    }

    /// How often the lock went to another thread than the one before.
    pub fn switch_number(&self) -> u64 {
        self.switch_number
    }

    /// A thread wants the lock: anew, or because it was woken (`take_gil`).
    pub fn take(&mut self, thread: ThreadId, now: u64, breaker: &EvalBreaker) -> Attempt {
        if self.holder.is_some() {
            self.waiters.push_back(Waiter {
                thread,
                seen: self.switch_number,
            });
            return Attempt::Waiting {
                deadline: self.interval.map(|interval| now + interval),
            };
        }
        self.holder = Some(thread);
        let switched = self.last_holder != Some(thread);
        if switched {
            self.last_holder = Some(thread);
            self.switch_number += 1;
        }
        breaker.clear(EvalBreaker::GIL_DROP_REQUEST);
        Attempt::Acquired {
            switched,
            resumes: self.switcher.take(),
        }
    }

    /// A waiter's interval ends: without a switch meanwhile it sets [`EvalBreaker::GIL_DROP_REQUEST`]. Either way it
    /// looks again, and so takes a lock that is free while the woken waiter is still on its way.
    ///
    /// # Panics
    /// When the thread doesn't wait: it was woken, and the simulator had to drop its timer.
    pub fn expire(&mut self, thread: ThreadId, now: u64, breaker: &EvalBreaker) -> Attempt {
        let place = self
            .waiters
            .iter()
            .position(|waiter| waiter.thread == thread);
        let waiter = place
            .and_then(|place| self.waiters.remove(place))
            .expect("a thread that times out waits");
        if self.holder.is_some() && waiter.seen == self.switch_number {
            breaker.set(EvalBreaker::GIL_DROP_REQUEST);
        }
        self.take(thread, now, breaker)
    }

    /// The holder drops the lock, on request or before a blocking call (`drop_gil`).
    ///
    /// # Panics
    /// When the thread doesn't hold the lock.
    pub fn release(&mut self, thread: ThreadId, breaker: &EvalBreaker) -> Released {
        let wakes = self.release_for_good(thread);
        let waits_for_switch = self.hand_over == HandOver::ForcedSwitch
            && breaker.is_set(EvalBreaker::GIL_DROP_REQUEST);
        if waits_for_switch {
            breaker.clear(EvalBreaker::GIL_DROP_REQUEST);
            self.switcher = Some(thread);
        }
        Released {
            wakes,
            waits_for_switch,
        }
    }

    /// The holder ends, and never waits for a switch. Returns the waiter that wakes.
    ///
    /// # Panics
    /// When the thread doesn't hold the lock.
    pub fn release_for_good(&mut self, thread: ThreadId) -> Option<ThreadId> {
        assert_eq!(self.holder, Some(thread), "drop_gil: GIL is not locked");
        self.holder = None;
        self.waiters.pop_front().map(|waiter| waiter.thread)
    }
}

fn nanoseconds(interval: Duration) -> u64 {
    u64::try_from(interval.as_nanos())
        .unwrap_or(u64::MAX)
        .max(1_000)
}
