//! What is run, on either machine.

use std::sync::Arc;

use crate::gil::Variant;
use crate::process::table::ProcessTable;
use crate::vm::{Config, LabSettings, Pid, Stream};

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

impl Script {
    /// What the interpreter of one of its processes runs: the script as `__main__`, or in a child as `__mp_main__`
    /// followed by `payload`.
    pub(crate) fn config(
        &self,
        pid: Pid,
        name: &str,
        payload: Option<Vec<u8>>,
        entropy: u64,
        cores: u32,
    ) -> Config {
        let spawned = pid != ProcessTable::MAIN;
        Config {
            source: Arc::clone(&self.source),
            filename: self.filename.clone(),
            argv: self.argv.clone(),
            main_name: if spawned { "__mp_main__" } else { "__main__" },
            payload,
            process_name: name.to_owned(),
            pid: pid.0,
            lab: self.lab.clone(),
            entropy,
            cores,
            gil: self.gil,
            library: &crate::modules::LIBRARY,
            suspend_everywhere: self.suspend_everywhere,
        }
    }
}
