//! Virtual time: timers that ring, and threads that have computed up to some moment.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use crate::vm::Reply;

/// A thread of the world, in the order in which threads were made.
pub(super) type Key = usize;

/// What happens when a timer rings.
#[derive(Debug)]
pub(super) enum Ring {
    /// The switch interval of a thread that waits for the GIL is over.
    Expire,
    /// A thread's wait is over, with this answer; it wants the GIL next.
    Answer(Reply),
    /// A woken thread is ready, and wants the GIL next.
    Ready,
}

/// Timers and clocks.
#[derive(Default)]
pub(super) struct Clock {
    timers: BinaryHeap<Reverse<(u64, u64)>>,
    rings: std::collections::HashMap<u64, (Key, Ring)>,
    /// Number of the next timer: those of one moment ring in the order in which they were set.
    next: u64,
    computing: BTreeSet<(u64, Key)>,
}

/// What is next in the world.
pub(super) enum Due {
    Timer(u64, Key, Ring),
    Thread(u64, Key),
}

/// A timer, to be cancelled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Timer(u64);

impl Clock {
    /// Sets a timer.
    pub fn set(&mut self, time: u64, key: Key, ring: Ring) -> Timer {
        self.next += 1;
        self.timers.push(Reverse((time, self.next)));
        self.rings.insert(self.next, (key, ring));
        Timer(self.next)
    }

    /// Takes a timer back; nothing happens when it has rung.
    pub fn cancel(&mut self, timer: Timer) {
        self.rings.remove(&timer.0);
    }

    /// A thread has computed up to `time` and goes on when nobody is further behind.
    pub fn compute(&mut self, time: u64, key: Key) {
        self.computing.insert((time, key));
    }

    /// A thread that ends does not go on.
    pub fn forget(&mut self, time: u64, key: Key) {
        self.computing.remove(&(time, key));
    }

    /// What is next: timers first, then the thread that is furthest behind. None when nothing will ever happen again.
    pub fn next(&mut self) -> Option<Due> {
        let timer = self.next_timer();
        let thread = self.computing.first().copied();
        match (timer, thread) {
            (Some(time), thread) if thread.is_none_or(|(clock, _)| time <= clock) => {
                let Reverse((time, number)) = self.timers.pop()?;
                let (key, ring) = self.rings.remove(&number)?;
                Some(Due::Timer(time, key, ring))
            }
            (_, Some((clock, key))) => {
                self.computing.remove(&(clock, key));
                Some(Due::Thread(clock, key))
            }
            _ => None,
        }
    }

    /// When the next timer rings.
    pub fn next_timer(&mut self) -> Option<u64> {
        while let Some(Reverse((time, number))) = self.timers.peek().copied() {
            if self.rings.contains_key(&number) {
                return Some(time);
            }
            self.timers.pop();
        }
        None
    }

    /// How far the computing thread is that is furthest behind.
    pub fn furthest_behind(&self) -> Option<u64> {
        self.computing.first().map(|(time, _)| *time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_behind_goes_first() {
        let mut clock = Clock::default();
        clock.compute(30, 1);
        clock.compute(10, 2);
        let cancelled = clock.set(5, 3, Ring::Ready);
        clock.set(10, 4, Ring::Ready);
        clock.set(10, 5, Ring::Expire);
        clock.cancel(cancelled);
        assert_eq!(clock.next_timer(), Some(10));
        let mut order = Vec::new();
        while let Some(due) = clock.next() {
            order.push(match due {
                Due::Timer(time, key, _) | Due::Thread(time, key) => (time, key),
            });
        }
        assert_eq!(order, [(10, 4), (10, 5), (10, 2), (30, 1)]);
    }
}
