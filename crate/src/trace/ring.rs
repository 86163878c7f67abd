//! A thread's events: fixed size, the newest kept.

use super::State;

/// A change of a thread's state.
#[derive(Clone, Copy, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Event {
    /// Nanoseconds since the run began.
    pub time: u64,
    /// What the thread does from now on.
    pub state: State,
    /// Line of the script, 0 when unknown.
    pub line: u32,
    /// Bytes pickled, sent or received, else 0.
    pub bytes: u64,
}

/// The events of one thread; when full, the oldest give way.
pub struct Ring {
    events: Vec<Event>,
    /// Index of the oldest event once the ring is full.
    oldest: usize,
    dropped: u64,
}

impl Ring {
    /// Most events kept for a thread (1 MiB).
    pub const CAPACITY: usize = 1 << 15;

    /// An empty ring; memory comes with the events.
    pub const fn new() -> Self {
        Ring {
            events: Vec::new(),
            oldest: 0,
            dropped: 0,
        }
    }

    /// Adds an event. One that does not change the state says nothing new and is left out, unless it has bytes.
    pub fn push(&mut self, event: Event) {
        if self
            .last()
            .is_some_and(|last| last.state == event.state && event.bytes == 0)
        {
            return;
        }
        if self.events.len() < Self::CAPACITY {
            self.events.push(event);
        } else {
            self.events[self.oldest] = event;
            self.oldest = (self.oldest + 1) % Self::CAPACITY;
            self.dropped += 1;
        }
    }

    /// The newest event.
    pub fn last(&self) -> Option<&Event> {
        if self.events.len() < Self::CAPACITY {
            self.events.last()
        } else {
            self.events
                .get((self.oldest + Self::CAPACITY - 1) % Self::CAPACITY)
        }
    }

    /// The events in order.
    pub fn iter(&self) -> impl Iterator<Item = &Event> {
        let (newer, older) = self.events.split_at(self.oldest);
        older.iter().chain(newer)
    }

    /// How many events gave way.
    pub fn dropped(&self) -> u64 {
        self.dropped
    }
}

impl Default for Ring {
    fn default() -> Self {
        Self::new()
    }
}
