//! Parking: how a thread of the live machine waits for another one. Every lock of a script is a queue of parked threads.

use std::time::Duration;

use super::EvalBreaker;
use crate::sync::{Ended, Monitor};

/// One thread's place to sleep. It holds at most one permit: an `unpark` that comes before the `park` isn't lost.
#[derive(Debug, Default)]
pub struct Parker {
    state: Monitor<State>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Awake,
    /// Awake, or about to wake: there is a permit.
    Permit,
    /// Sleeps, and wakes by itself when its time is over.
    Asleep,
    /// Sleeps until somebody unparks it.
    AsleepForever,
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
    /// Nobody is left who could ever unpark it.
    Deadlocked,
}

impl Parker {
    /// A place without a permit.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sleeps until there is a permit, and uses it up; at most for `timeout`, if given. The caller doesn't hold the
    /// GIL.
    pub fn park(&self, timeout: Option<Duration>, breaker: &EvalBreaker) -> Parked {
        self.park_unless(timeout, breaker, || false)
    }

    /// As [`Parker::park`]. Asks `deadlocked` when it sleeps without a time-out, as [`Parker::sleeps_forever`] tells others.
    pub fn park_unless(
        &self,
        timeout: Option<Duration>,
        breaker: &EvalBreaker,
        deadlocked: impl FnOnce() -> bool,
    ) -> Parked {
        let mut state = self.state.lock();
        if *state != State::Permit {
            *state = match timeout {
                Some(_) => State::Asleep,
                None => State::AsleepForever,
            };
        }
        if *state == State::AsleepForever {
            drop(state);
            if deadlocked() {
                return Parked::Deadlocked;
            }
            state = self.state.lock();
        }
        let mut ended = Ended::Notified;
        loop {
            let parked = match (*state, ended) {
                (State::Permit, _) => Parked::Unparked,
                (_, Ended::TimedOut) => Parked::TimedOut,
                (_, Ended::Stopped) => Parked::Interrupted,
                (_, Ended::Notified) => {
                    (state, ended) = (self.state).wait(state, timeout, || breaker.is_interrupted());
                    continue;
                }
            };
            *state = State::Awake;
            return parked;
        }
    }

    /// Whether it is asleep, and only an `unpark` that has not begun yet can wake it.
    pub fn sleeps_forever(&self) -> bool {
        *self.state.lock() == State::AsleepForever
    }

    /// Gives the thread its permit. It has one at most: two calls before a `park` count as one.
    pub fn unpark(&self) {
        let mut state = self.state.lock();
        *state = State::Permit;
        self.state.notify_one(&state);
    }

    /// Lets a parked thread see at once that its run was stopped, after the bit was set.
    pub fn interrupt(&self) {
        self.state.notify_all(&self.state.lock());
    }
}
