//! The live machine: Python threads on real threads, under a real lock and the real clock.
//!
//! ```text
//! host       what the platform gives: a trait, implemented here for the command-line tool, in `web` for the page
//! process    one interpreter, its GIL, and the threads that take turns in it
//! driver     what one of them does from its start to its end
//! syscalls   how it answers what the script asks
//! ```

mod driver;
mod host;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
mod process;
mod syscalls;
#[cfg(test)]
mod tests;
#[cfg(target_arch = "wasm32")]
pub mod web;

pub use driver::run_thread;
pub use host::Host;
pub use process::{MAX_THREADS, Process, ProcessConfig};
