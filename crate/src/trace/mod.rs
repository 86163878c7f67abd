//! What happened when: state changes of every thread, for the timeline.

#[cfg(not(target_arch = "wasm32"))]
pub mod chrome;
mod ring;

pub use ring::{Event, Ring};

/// What a thread does from an event on until its next. The numbers are part of the page's interface (`www/api.ts`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[repr(u8)]
pub enum State {
    /// Asked for, not running yet.
    Starting = 0,
    /// Runs bytecode and holds the GIL.
    Running = 1,
    /// Waits for the GIL.
    WaitingForGil = 2,
    /// Waits for a lock, a join or a child.
    Blocked = 3,
    /// Sleeps.
    Sleeping = 4,
    /// In a file or network call, without the GIL.
    InputOutput = 5,
    /// In native code that released the GIL.
    Native = 6,
    /// Pickles or unpickles, and holds the GIL.
    Pickling = 7,
    /// Writes to a pipe, without the GIL.
    Sending = 8,
    /// Reads from a pipe, without the GIL.
    Receiving = 9,
    /// Gone.
    Exited = 10,
}
