//! A mutex with its condition variable, whose every wait can be stopped from outside.

use std::sync::PoisonError;
use std::time::Duration;

use super::atomic::{AtomicU32, Ordering};
use super::{Condvar, Mutex, MutexGuard};

/// The longest time that a wait sleeps before it looks whether the run was stopped. A stop is a bit that is set
/// without any lock: the page's main thread may not block, and so can't notify a condition variable.
pub const SLICE: Duration = Duration::from_millis(50);

/// Proof that a monitor is locked, and the way to its data.
pub type Guard<'a, T> = MutexGuard<'a, T>;

/// Why a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Notified, or for no reason: look at the condition again.
    Notified,
    /// The whole time passed. A notification may have come at its very end: look at the condition first.
    TimedOut,
    /// The run was stopped.
    Stopped,
}

/// Data behind a mutex, with a condition variable on which threads wait for it to change.
#[derive(Debug, Default)]
pub struct Monitor<T> {
    mutex: Mutex<T>,
    changed: Condvar,
    /// Threads in [`Monitor::wait`], changed only under the mutex. A notification without a waiter would be a futex
    /// call for nothing, and the uncontended GIL makes two of them around every system call.
    waiting: AtomicU32,
    /// How often waiters were notified, changed only under the mutex. Whoever notifies while a slice has just passed
    /// finds nobody in the condition variable; by this number that waiter sees what it missed.
    notified: AtomicU32,
}

impl<T> Monitor<T> {
    /// A monitor over `data`, unlocked.
    pub fn new(data: T) -> Self {
        Self {
            mutex: Mutex::new(data),
            changed: Condvar::new(),
            waiting: AtomicU32::new(0),
            notified: AtomicU32::new(0),
        }
    }

    /// Locks the data. A panic elsewhere is no reason to fail here: it ends its process anyway.
    pub fn lock(&self) -> Guard<'_, T> {
        self.mutex.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Unlocks, waits for a notification, and locks again. Without a `timeout` it waits until it is notified.
    ///
    /// There is no clock here: time is the sum of the slices that passed, so a long wait overruns by what each slice
    /// overruns, and after a spurious [`Ended::Notified`] the caller doesn't know how much has passed.
    pub fn wait<'a>(
        &self,
        mut guard: Guard<'a, T>,
        timeout: Option<Duration>,
        stopped: impl Fn() -> bool,
    ) -> (Guard<'a, T>, Ended) {
        let mut left = timeout;
        let seen = self.notified.load(Ordering::Relaxed);
        loop {
            if stopped() {
                return (guard, Ended::Stopped);
            }
            if left == Some(Duration::ZERO) {
                return (guard, Ended::TimedOut);
            }
            let slice = left.map_or(SLICE, |left| left.min(SLICE));
            let timed_out;
            (guard, timed_out) = self.wait_slice(guard, slice);
            if !timed_out {
                return (guard, Ended::Notified);
            }
            left = left.map(|left| left - slice);
            // After the last slice it is the time-out: the caller looks at the condition in any case.
            let missed = self.notified.load(Ordering::Relaxed) != seen;
            if missed && left != Some(Duration::ZERO) {
                return (guard, Ended::Notified);
            }
        }
    }

    fn wait_slice<'a>(&self, guard: Guard<'a, T>, slice: Duration) -> (Guard<'a, T>, bool) {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        let (guard, result) = self
            .changed
            .wait_timeout(guard, slice)
            .unwrap_or_else(PoisonError::into_inner);
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        (guard, result.timed_out())
    }

    /// Wakes one waiter, if there is one.
    pub fn notify_one(&self, _locked: &Guard<'_, T>) {
        if self.waiting.load(Ordering::Relaxed) != 0 {
            self.notified.fetch_add(1, Ordering::Relaxed);
            self.changed.notify_one();
        }
    }

    /// Wakes every waiter.
    pub fn notify_all(&self, _locked: &Guard<'_, T>) {
        if self.waiting.load(Ordering::Relaxed) != 0 {
            self.notified.fetch_add(1, Ordering::Relaxed);
            self.changed.notify_all();
        }
    }
}
