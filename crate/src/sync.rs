//! The synchronisation types of the live machine, all from here, so that the model checker can put its own in
//! their place: `tests/model` compiles the GIL, the parkers and the pipes once more, over a `crate::sync` of its own.
//!
//! Only what is futex-based and needs no clock, for the same code runs in Web Workers on shared WebAssembly memory.

pub use std::sync::atomic;
pub use std::sync::{Condvar, Mutex, MutexGuard};

mod monitor;

pub use monitor::{Ended, Guard, Monitor, SLICE};
