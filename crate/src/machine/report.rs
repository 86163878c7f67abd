//! What is left of a run when it is over.

use serde::{Deserialize, Serialize};

use crate::lab::ThreadTrace;
use crate::vm::Pid;

/// What is left of a process when it is over.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProcessReport {
    /// Its number.
    pub pid: Pid,
    /// Its exit code, as Python's `Process.exitcode`.
    pub status: i32,
    /// Nanoseconds inside `lab.Executor` blocks, if there were any.
    pub measured: Option<u64>,
    /// What its threads did.
    pub threads: Vec<ThreadTrace>,
    /// What it ended with, if not well.
    pub error: Option<ScriptError>,
}

/// What is left of a run when it is over.
#[derive(Clone, Debug)]
pub struct RunReport {
    /// Exit status of the script's own process.
    pub status: i32,
    /// Nanoseconds from start to exit.
    pub elapsed: u64,
    /// Nanoseconds inside `lab.Executor` blocks, or `elapsed` when the script has none.
    pub measured: u64,
    /// What the threads of all processes did.
    pub threads: Vec<ThreadTrace>,
    /// Why it did not compile, or the exception that ended its own process.
    pub error: Option<ScriptError>,
    /// Whether it was stopped from outside.
    pub stopped: bool,
}

/// An error with its place in the script. Lines and columns count from 1, columns in characters; 0 means unknown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScriptError {
    /// The exception's class.
    #[serde(rename = "type")]
    pub kind: String,
    /// What it says.
    pub message: String,
    /// First line.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last.
    pub end_column: u32,
}

impl RunReport {
    /// Puts together what the processes left, the script's own first.
    pub fn of(mut processes: Vec<ProcessReport>, elapsed: u64, stopped: bool) -> RunReport {
        processes.sort_by_key(|process| process.pid);
        let mut report = RunReport {
            status: 1,
            elapsed,
            measured: elapsed,
            threads: Vec::new(),
            error: None,
            stopped,
        };
        if let Some(main) = processes.first() {
            report.status = main.status;
            report.measured = main.measured.unwrap_or(elapsed);
            report.error = main.error.clone();
        }
        let threads = processes.into_iter().flat_map(|process| process.threads);
        report.threads = threads.collect();
        report
    }
}
