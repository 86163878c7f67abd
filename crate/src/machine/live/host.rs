//! What the live machine needs of its platform.

use std::sync::Arc;

use super::process::Process;
use crate::gil::EvalBreaker;
use crate::machine::report::ProcessReport;
use crate::vm::{Pid, PipeEnd, PipeId, Stream, SystemError, ThreadId};

/// The platform as one process sees it. Times are nanoseconds.
///
/// The calling thread doesn't hold the GIL where the text says *waits*. Such a call returns soon after
/// [`EvalBreaker::INTERRUPT`] is set in the process's breaker, with any result: the thread takes no GIL again and ends.
pub trait Host: Send + Sync {
    /// Time since the run began, on a clock that all processes share and that never goes back by more than
    /// microseconds between threads.
    fn now(&self) -> u64;

    /// Time since 1970.
    fn wall_clock(&self) -> u64;

    /// Makes a thread that calls [`super::run_thread`] with these.
    ///
    /// # Errors
    /// [`SystemError::TooManyThreads`] when the platform has no more.
    fn start_thread(&self, process: &Arc<Process>, thread: ThreadId) -> Result<(), SystemError>;

    /// Starts a child that runs the same script as `__mp_main__` and then calls what is pickled in `payload`; it gets
    /// the pipe ends that were shared since the last start. Waits.
    ///
    /// # Errors
    /// [`SystemError::TooManyProcesses`] beyond the limit of the process table.
    fn start_process(
        &self,
        name: String,
        payload: Vec<u8>,
        breaker: &EvalBreaker,
    ) -> Result<Pid, SystemError>;

    /// The exit code of a child, or none when the time is over before its end. Waits.
    ///
    /// # Errors
    /// [`SystemError::NoChild`] when it is no child, or was waited for before.
    fn wait_process(
        &self,
        pid: Pid,
        timeout: Option<u64>,
        breaker: &EvalBreaker,
    ) -> Result<Option<i32>, SystemError>;

    /// Makes a pipe; the process has both ends open.
    ///
    /// # Errors
    /// [`SystemError::TooManyPipes`]
    fn pipe(&self) -> Result<PipeId, SystemError>;

    /// The next child that is started gets this end too.
    ///
    /// # Errors
    /// [`SystemError::Other`] when the process does not have it open.
    fn share_end(&self, pipe: PipeId, end: PipeEnd) -> Result<(), SystemError>;

    /// Closes the process's end.
    ///
    /// # Errors
    /// [`SystemError::Other`] when the process does not have it open.
    fn close_end(&self, pipe: PipeId, end: PipeEnd) -> Result<(), SystemError>;

    /// Reads at least one byte and at most `max`, none at the end of the data. Waits.
    ///
    /// # Errors
    /// [`SystemError::Other`] when the process does not have the end open.
    fn read(&self, pipe: PipeId, max: usize, breaker: &EvalBreaker)
    -> Result<Vec<u8>, SystemError>;

    /// Writes all bytes. Waits.
    ///
    /// # Errors
    /// [`SystemError::BrokenPipe`] when nobody has the other end open; [`SystemError::Other`] when the process does
    /// not have the end open.
    fn write(&self, pipe: PipeId, bytes: &[u8], breaker: &EvalBreaker) -> Result<(), SystemError>;

    /// Prints, in the order of the calls of a thread.
    fn print(&self, stream: Stream, text: &str);

    /// The process is over: called once, by the last of its threads. Its pipe ends close.
    fn ended(&self, report: ProcessReport);
}
