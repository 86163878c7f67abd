//! Scenarios and what running them gives: headers, statistics, scaling laws, results.

mod result;
mod scenario;
mod stats;
mod trace;

pub use result::{Breakdown, Point, Run, Span, points};
pub use scenario::{HeaderError, MAX_WORKERS, Model, Problem, Scenario};
pub use stats::{Estimate, efficiency, karp_flatt, speedup};
pub use trace::{ThreadTrace, Trace, TraceThread};
