//! `crate::sync` for the model checker.
//!
//! Shuttle has no time: its own `Condvar::wait_timeout` waits until it is notified, and never times out. Here a wait
//! with a time limit may time out at any moment, for the scheduler may let others run as long as it likes; whether it
//! does, each time the scheduler comes by, is random, and replayed with the schedule. Nothing else can be said of
//! time without a clock, so whatever holds here doesn't depend on how fast anything runs.
//!
//! A wait of exactly one slice is different. It is a safety net for stops that come without a notification, and a net
//! would hide lost wake-ups. So it never times out, and a lost wake-up is a deadlock, unless a scenario asks for the
//! net with [`slices_expire`].

use std::cell::Cell;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LockResult};
use std::time::Duration;

use shuttle::rand::Rng;
use shuttle::thread::{self, Thread};

pub use shuttle::sync::atomic;

#[path = "../../src/sync/monitor.rs"]
mod monitor;

pub use monitor::{Ended, Guard, Monitor, SLICE};

thread_local! {
    static SLICES_EXPIRE: Cell<bool> = const { Cell::new(false) };
}

/// Says for all of this test's scenarios whether waits of one slice time out.
pub fn slices_expire(expire: bool) {
    SLICES_EXPIRE.set(expire);
}

/// Shuttle's mutex, with guards that know it.
#[derive(Debug, Default)]
pub struct Mutex<T>(shuttle::sync::Mutex<T>);

/// A locked [`Mutex`].
pub struct MutexGuard<'a, T> {
    mutex: &'a Mutex<T>,
    guard: shuttle::sync::MutexGuard<'a, T>,
}

impl<T> Mutex<T> {
    pub fn new(data: T) -> Self {
        Self(shuttle::sync::Mutex::new(data))
    }

    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        Ok(self.locked())
    }

    fn locked(&self) -> MutexGuard<'_, T> {
        let guard = self.0.lock().expect("a panic ends the scenario");
        MutexGuard { mutex: self, guard }
    }
}

impl<T> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.guard
    }
}

impl<T> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.guard
    }
}

/// A condition variable whose timed waits time out. A notification may wake any waiter, not only the first.
#[derive(Debug, Default)]
pub struct Condvar {
    /// Behind std's mutex, which no thread holds while it switches to another.
    waiters: std::sync::Mutex<Vec<Arc<Waiter>>>,
}

#[derive(Debug)]
struct Waiter {
    thread: Thread,
    notified: AtomicBool,
}

/// Whether a timed wait timed out.
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

impl Condvar {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        timeout: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let waiter = Arc::new(Waiter {
            thread: thread::current(),
            notified: AtomicBool::new(false),
        });
        self.enrolled().push(waiter.clone());
        let mutex = guard.mutex;
        drop(guard);
        let expires = timeout != SLICE || SLICES_EXPIRE.get();
        while !waiter.notified.load(Ordering::Relaxed) {
            if !expires {
                thread::park();
            } else if shuttle::rand::thread_rng().gen_ratio(1, 3) {
                self.enrolled().retain(|other| !Arc::ptr_eq(other, &waiter));
                break;
            } else {
                thread::yield_now();
            }
        }
        let timed_out = !waiter.notified.load(Ordering::Relaxed);
        Ok((mutex.locked(), WaitTimeoutResult(timed_out)))
    }

    pub fn notify_one(&self) {
        let mut waiters = self.enrolled();
        if !waiters.is_empty() {
            let any = shuttle::rand::thread_rng().gen_range(0..waiters.len());
            let waiter = waiters.swap_remove(any);
            drop(waiters);
            waiter.wake();
        }
    }

    pub fn notify_all(&self) {
        let waiters = std::mem::take(&mut *self.enrolled());
        waiters.iter().for_each(|waiter| waiter.wake());
    }

    fn enrolled(&self) -> std::sync::MutexGuard<'_, Vec<Arc<Waiter>>> {
        self.waiters.lock().expect("a panic ends the scenario")
    }
}

impl Waiter {
    fn wake(&self) {
        self.notified.store(true, Ordering::Relaxed);
        self.thread.unpark();
    }
}
