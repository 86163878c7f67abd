//! The simulated machine: a discrete-event simulator of an operating system with as many cores as the scenario says.
//!
//! ```text
//! profile    what everything costs
//! clock      timers, and who computes until when
//! cores      who has a core, who waits for one
//! world      the loop: whoever is furthest behind goes on
//! lock       taking and dropping the GIL in virtual time
//! calls      answers to syscalls
//! pipes      reads and writes that wait
//! native     code that computes without the GIL
//! life       how threads and processes begin and end
//! ```
//!
//! Computation runs ahead: a thread that holds a GIL touches nothing that another thread could see before its next
//! syscall. Every syscall, and every look at the eval breaker, waits until its thread has the smallest clock in the
//! world. So effects happen in the order of virtual time, whatever the pieces in which we run the work, and the same
//! seed gives the same trace, bit for bit.

mod calls;
mod clock;
mod cores;
mod life;
mod lock;
mod native;
mod pipes;
mod profile;
mod world;

use std::sync::atomic::AtomicBool;

pub use profile::{CPYTHON_3_11, Profile};

use super::{Console, RunReport, Script};

/// Most cores that a simulated machine may have.
pub const MAX_CORES: u32 = 1024;

/// The machine to simulate.
#[derive(Clone, Debug)]
pub struct Options {
    /// Number of cores, 1 to [`MAX_CORES`].
    pub cores: u32,
    /// What everything costs.
    pub profile: &'static Profile,
}

/// Runs a script from its start to its end. Setting `stop` ends it soon.
pub fn run(script: &Script, options: &Options, console: &Console, stop: &AtomicBool) -> RunReport {
    world::World::new(script, options, console, stop).run()
}

#[cfg(test)]
mod tests;
