//! Cores, given to ready threads first come, first served.

use std::collections::VecDeque;

use super::clock::Key;
use super::world::{Stage, World};
use crate::trace::State;

/// The cores of the machine.
pub(super) struct Cores {
    free: u32,
    /// Who waits for one.
    queue: VecDeque<Key>,
}

impl Cores {
    pub fn new(count: u32) -> Self {
        Cores {
            free: count,
            queue: VecDeque::new(),
        }
    }

    /// Whether somebody waits for a core.
    pub fn wanted(&self) -> bool {
        !self.queue.is_empty()
    }
}

impl World<'_> {
    /// A thread is ready for its next stage; it goes on as soon as there is a core.
    pub fn ready(&mut self, key: Key, time: u64, stage: Stage) {
        let thread = &mut self.threads[key];
        thread.stage = stage;
        thread.clock = time;
        if thread.on_core {
            self.clock.compute(time, key);
        } else if self.cores.free > 0 {
            self.cores.free -= 1;
            self.give_core(key, time);
        } else {
            self.cores.queue.push_back(key);
        }
    }

    fn give_core(&mut self, key: Key, time: u64) {
        let start = time.max(self.threads[key].clock) + self.profile.context_switch;
        let thread = &mut self.threads[key];
        thread.on_core = true;
        thread.clock = start;
        thread.slice_end = start + self.profile.time_slice;
        self.clock.compute(start, key);
        match self.threads[key].stage {
            Stage::Run => self.note(key, start, State::Running, 0),
            Stage::Native { .. } => self.note(key, start, State::Native, 0),
            _ => {}
        }
    }

    /// A thread needs its core no more: the next one gets it.
    pub fn release_core(&mut self, key: Key, time: u64) {
        if !std::mem::take(&mut self.threads[key].on_core) {
            return;
        }
        match self.cores.queue.pop_front() {
            Some(next) => self.give_core(next, time),
            None => self.cores.free += 1,
        }
    }

    /// The time slice of a thread that computes is over, and others wait: it queues up behind them, for this stage. It keeps its GIL.
    pub fn preempt(&mut self, key: Key, stage: Stage) {
        let time = self.threads[key].clock;
        self.note(key, time, State::Blocked, 0);
        self.threads[key].stage = stage;
        self.cores.queue.push_back(key);
        self.release_core(key, time);
    }

    /// A thread ends where it stands.
    pub fn leave_queue(&mut self, key: Key) {
        self.cores.queue.retain(|waiting| *waiting != key);
    }
}
