//! The global interpreter lock: its variants as data, its protocol twice (blocking, for the live machine, and over
//! virtual time, for the simulated one), and the parking that every other lock of a script is made of.

mod eval_breaker;
mod lock;
mod parking;
mod variant;
mod virtual_gil;

pub use eval_breaker::EvalBreaker;
pub use lock::{Gil, Interrupted, Taken};
pub use parking::{Parked, Parker};
pub use variant::{
    Blames, CheckPoints, GiveWay, HandOver, Knobs, PYTHON_2_7, PYTHON_3_12, UnknownVariant,
    VARIANTS, Variant,
};
pub use virtual_gil::{Attempt, Released, VirtualGil};

/// A Python thread within its process. The main thread is 0; none is used again while the process lives, for a lock
/// remembers its last holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThreadId(pub u32);
