//! A run's trace as the page gets it: the events of all threads in order of time, column by column.

use serde::{Deserialize, Serialize};

#[cfg(not(target_arch = "wasm32"))]
use crate::trace::chrome::Track;
use crate::trace::{Event, Ring};

/// The events of one thread.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ThreadTrace {
    /// Whose events they are.
    pub thread: TraceThread,
    /// In order of time.
    pub events: Vec<Event>,
    /// How many more there were.
    pub dropped: u64,
}

/// A thread of a trace.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct TraceThread {
    /// Number of its process; 1 is the script's own.
    pub pid: u32,
    /// Number within its process; 0 is the main thread.
    pub tid: u32,
    /// Python's name for it, for example `MainThread`.
    pub name: String,
    /// Name of its process, for example `MainProcess`.
    pub process: String,
}

/// State changes of all threads, in order of time. A thread keeps a state until its next event.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Trace {
    /// The threads, in order of process and number.
    pub threads: Vec<TraceThread>,
    /// Seconds since the run began.
    pub time: Vec<f64>,
    /// Index into `threads`.
    pub thread: Vec<u32>,
    /// Numbers of [`crate::trace::State`].
    pub state: Vec<u8>,
    /// Line of the script, 0 when unknown.
    pub line: Vec<u32>,
    /// Bytes for pickling and messages, else 0.
    pub bytes: Vec<f64>,
    /// How many events were lost because a thread's ring was full.
    pub dropped: u64,
}

/// Nanoseconds as seconds.
pub(super) fn seconds(nanos: u64) -> f64 {
    nanos as f64 / 1e9
}

impl ThreadTrace {
    /// Takes a thread's ring.
    pub fn new(thread: TraceThread, ring: &Ring) -> ThreadTrace {
        ThreadTrace {
            thread,
            events: ring.iter().copied().collect(),
            dropped: ring.dropped(),
        }
    }

    /// It, for an export.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn track(&self) -> Track<'_> {
        let thread = &self.thread;
        Track {
            pid: thread.pid,
            tid: thread.tid,
            name: &thread.name,
            process: &thread.process,
            events: &self.events,
        }
    }
}

impl Trace {
    /// Merges the threads of a run. Events of the same moment keep the order of their threads.
    pub fn merge(threads: &[ThreadTrace]) -> Trace {
        let mut threads: Vec<&ThreadTrace> = threads.iter().collect();
        threads.sort_by_key(|trace| (trace.thread.pid, trace.thread.tid));
        let mut events: Vec<(u32, &Event)> = Vec::new();
        for (index, trace) in threads.iter().enumerate() {
            events.extend(trace.events.iter().map(|event| (index as u32, event)));
        }
        events.sort_by_key(|(_, event)| event.time);
        let column = events.iter();
        Trace {
            threads: threads.iter().map(|trace| trace.thread.clone()).collect(),
            time: column.clone().map(|(_, e)| seconds(e.time)).collect(),
            thread: column.clone().map(|(thread, _)| *thread).collect(),
            state: column.clone().map(|(_, e)| e.state as u8).collect(),
            line: column.clone().map(|(_, e)| e.line).collect(),
            bytes: column.map(|(_, e)| e.bytes as f64).collect(),
            dropped: threads.iter().map(|trace| trace.dropped).sum(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::State;

    fn thread(pid: u32, times: &[u64]) -> ThreadTrace {
        ThreadTrace {
            thread: TraceThread {
                pid,
                ..TraceThread::default()
            },
            events: times
                .iter()
                .map(|&time| Event {
                    time,
                    state: State::Running,
                    line: pid,
                    bytes: 0,
                })
                .collect(),
            dropped: 1,
        }
    }

    #[test]
    fn merges_in_order_of_time() {
        let trace = Trace::merge(&[
            thread(2, &[1_000_000_000, 2_000_000_000]),
            thread(1, &[0, 2_000_000_000]),
        ]);
        assert_eq!(trace.time, [0.0, 1.0, 2.0, 2.0]);
        assert_eq!(trace.thread, [0, 1, 0, 1]);
        assert_eq!(trace.line, [1, 2, 1, 2]);
        assert_eq!(trace.threads[0].pid, 1);
        assert_eq!(trace.dropped, 2);
    }
}
