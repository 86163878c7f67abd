//! What is run, on either machine.

use std::sync::Arc;

use crate::gil::Variant;
use crate::vm::{LabSettings, Stream};

/// Takes what a run prints, in order.
pub type Console = dyn Fn(Stream, &str) + Send + Sync;

/// A script and its settings.
#[derive(Clone, Debug)]
pub struct Script {
    /// Its text.
    pub source: Arc<str>,
    /// Its file name, as tracebacks show it.
    pub filename: String,
    /// `sys.argv`
    pub argv: Vec<String>,
    /// What `lab` says; its seed is that of everything random on the machine.
    pub lab: LabSettings,
    /// The lock of its interpreters.
    pub gil: Variant,
    /// Leave the interpreter's loop at every poll point (a test mode).
    pub suspend_everywhere: bool,
}
