//! The GIL in virtual time: what taking, waiting and dropping mean for cores and clocks.

use std::sync::atomic::Ordering;
use std::time::Duration;

use super::clock::{Key, Ring};
use super::world::{After, Stage, World};
use crate::gil::{Attempt, ThreadId};
use crate::trace::State;
use crate::vm::Pid;

impl World<'_> {
    /// A thread on a core tries to take the GIL.
    pub fn take(&mut self, key: Key) {
        let (id, time) = (self.threads[key].id, self.threads[key].clock);
        let process = self.process(key);
        let interval = Duration::from_nanos(process.interp.switch_interval.load(Ordering::Relaxed));
        if process.interp.config.gil.interval_nanos().is_some() {
            process.gil.set_interval(interval);
        }
        let attempt = process.gil.take(id, time, &process.breaker);
        self.attempted(key, time, attempt);
    }

    /// The switch interval of a waiting thread is over.
    pub fn expire(&mut self, key: Key, time: u64) {
        let id = self.threads[key].id;
        let process = self.process(key);
        let attempt = process.gil.expire(id, time, &process.breaker);
        self.attempted(key, time, attempt);
    }

    fn attempted(&mut self, key: Key, time: u64, attempt: Attempt) {
        match attempt {
            Attempt::Acquired { resumes, .. } => {
                self.threads[key].held_since = time;
                self.note(key, time, State::Running, 0);
                self.attached(key, |py| py.remind());
                self.ready(key, time, Stage::Run);
                if let Some(other) = resumes {
                    self.switched(self.threads[key].pid, other, time);
                }
            }
            Attempt::Waiting { deadline } => {
                self.note(key, time, State::WaitingForGil, 0);
                self.threads[key].stage = Stage::WaitsForGil;
                self.threads[key].timer =
                    deadline.map(|deadline| self.clock.set(deadline, key, Ring::Expire));
                self.release_core(key, time);
            }
        }
    }

    /// Another thread has had the GIL that this one dropped on request.
    fn switched(&mut self, pid: Pid, id: ThreadId, time: u64) {
        let Some(&key) = self.keys.get(&(pid, id)) else {
            return;
        };
        match std::mem::replace(&mut self.threads[key].stage, Stage::Waking) {
            Stage::WaitsForSwitch(After::Take) => {
                self.clock.set(time + self.profile.wake, key, Ring::Ready);
            }
            Stage::WaitsForSwitch(After::Call(call)) => {
                self.threads[key].clock = time;
                self.wait(key, call);
            }
            stage => self.threads[key].stage = stage,
        }
    }

    /// The holder drops the GIL at its clock, then goes on without it.
    pub fn drop_gil(&mut self, key: Key, after: After) {
        let (id, time) = (self.threads[key].id, self.threads[key].clock);
        self.count_cpu(key, time);
        let process = self.process(key);
        let released = process.gil.release(id, &process.breaker);
        self.wake_waiter(key, released.wakes, time + self.profile.wake);
        if released.waits_for_switch {
            self.threads[key].stage = Stage::WaitsForSwitch(after);
            self.release_core(key, time);
            return;
        }
        match after {
            After::Take => self.ready(key, time, Stage::Take),
            After::Call(call) => self.wait(key, call),
        }
    }

    /// The holder drops the GIL without being asked, and takes it again as soon as its release is done: before the woken
    /// waiter is there, mostly.
    pub fn let_others_in(&mut self, key: Key) {
        let (id, time) = (self.threads[key].id, self.threads[key].clock);
        if !self.process(key).gil.has_waiters() {
            return self.go_on(key);
        }
        let process = self.process(key);
        let released = process.gil.release(id, &process.breaker);
        let wake = self.racing_wake();
        self.wake_waiter(key, released.wakes, time + wake);
        self.count_cpu(key, time);
        if released.waits_for_switch {
            self.threads[key].stage = Stage::WaitsForSwitch(After::Take);
            self.release_core(key, time);
            return;
        }
        self.ready(key, time + self.profile.release, Stage::Take);
    }

    /// The holder drops the GIL and never takes it again.
    pub fn drop_gil_for_good(&mut self, key: Key) {
        let (id, time) = (self.threads[key].id, self.threads[key].clock);
        self.count_cpu(key, time);
        let wakes = self.process(key).gil.release_for_good(id);
        self.wake_waiter(key, wakes, time + self.profile.wake);
    }

    fn count_cpu(&mut self, key: Key, time: u64) {
        let held = time.saturating_sub(self.threads[key].held_since);
        self.threads[key].cpu += held;
        self.process(key).cpu += held;
    }

    /// From a wake-up to the woken thread's being ready, where it races with the one that woke it, which is back after
    /// [`Profile::release`](super::Profile): one in sixteen comes before that, the others later by times that are
    /// distributed exponentially.
    fn racing_wake(&mut self) -> u64 {
        /// Their mean, in nanoseconds.
        const LATER: u64 = 3_500;
        /// −ln(1 − p) in thousandths, for the middles of sixteen equal parts of the probability.
        const QUANTILES: [u64; 16] = [
            32, 98, 170, 247, 330, 421, 519, 629, 751, 890, 1051, 1242, 1478, 1785, 2229, 3466,
        ];
        let (random, release) = (self.random(), self.profile.release);
        let nanos = match random >> 60 {
            0 => release / 2,
            _ => release + LATER * QUANTILES[(random & 15) as usize] / 1000,
        };
        nanos.saturating_sub(self.profile.context_switch)
    }

    fn wake_waiter(&mut self, key: Key, waiter: Option<ThreadId>, ready: u64) {
        let Some(id) = waiter else { return };
        let Some(&woken) = self.keys.get(&(self.threads[key].pid, id)) else {
            return;
        };
        if let Some(timer) = self.threads[woken].timer.take() {
            self.clock.cancel(timer);
        }
        self.threads[woken].stage = Stage::Waking;
        self.clock.set(ready, woken, Ring::Ready);
    }
}
