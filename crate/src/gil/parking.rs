//! Parking: how a thread of the live machine waits for another one. Every lock of a script is a queue of parked threads.

use std::time::Duration;

use super::EvalBreaker;
use crate::sync::{Ended, Monitor};

/// One thread's place to sleep. It holds at most one permit: an `unpark` that comes before the `park` isn't lost.
#[derive(Debug, Default)]
pub struct Parker {
    permit: Monitor<bool>,
}

/// Why a thread runs again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parked {
    /// It was unparked, and the permit is used up.
    Unparked,
    /// The time passed without a permit.
    TimedOut,
    /// The run was stopped.
    Interrupted,
}

impl Parker {
    /// A place without a permit.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sleeps until there is a permit, and uses it up; at most for `timeout`, if given. The caller doesn't hold the
    /// GIL.
    pub fn park(&self, timeout: Option<Duration>, breaker: &EvalBreaker) -> Parked {
        let mut permit = self.permit.lock();
        let mut ended = Ended::Notified;
        while !std::mem::take(&mut *permit) {
            match ended {
                Ended::Notified => {}
                Ended::TimedOut => return Parked::TimedOut,
                Ended::Stopped => return Parked::Interrupted,
            }
            (permit, ended) = self
                .permit
                .wait(permit, timeout, || breaker.is_interrupted());
        }
        Parked::Unparked
    }

    /// Gives the thread its permit. It has one at most: two calls before a `park` count as one.
    pub fn unpark(&self) {
        let mut permit = self.permit.lock();
        *permit = true;
        self.permit.notify_one(&permit);
    }

    /// Lets a parked thread see at once that its run was stopped, after the bit was set.
    pub fn interrupt(&self) {
        self.permit.notify_all(&self.permit.lock());
    }
}
