//! What answers syscalls: the live machine, over real threads and the real clock, and the simulated one.

mod files;
mod last_words;
pub mod live;
mod measured;
mod memory;
mod network;
mod report;
mod script;
pub mod simulated;
mod small_blocks;

pub use report::{ProcessReport, RunReport, ScriptError};
pub use script::{Console, Script};
