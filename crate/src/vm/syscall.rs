//! The door: everything that touches time, other threads, other processes, files, the network or the console.
//!
//! The interpreter loop returns a [`Syscall`]; a machine answers it with a [`Reply`]. Both are plain data, without
//! Python values, so a machine can work on them while the thread does not hold the GIL.

use super::computation::{Computation, Computed};
use super::file_call::{FileCall, FileReply};
use super::http_call::{HttpAnswer, HttpRequest, NetworkError};
pub use crate::gil::ThreadId;
use crate::trace::State;

/// A process of a run. The script's own is 1.
#[derive(
    Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, serde::Serialize, serde::Deserialize,
)]
pub struct Pid(pub u32);

/// A pipe of a run; the same number in every process.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct PipeId(pub u32);

/// One end of a pipe.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PipeEnd {
    /// The end that is read.
    Read,
    /// The end that is written.
    Write,
}

/// Which console stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

/// A question to the machine. Times are nanoseconds.
#[derive(Debug)]
pub enum Syscall {
    /// Nanoseconds since the run began. Keeps the GIL. → [`Reply::Nanos`]
    Clock,
    /// Nanoseconds since 1970. Keeps the GIL. → [`Reply::Nanos`]
    WallClock,
    /// CPU time of the process (or of the calling thread) so far. Keeps the GIL. → [`Reply::Nanos`]
    CpuClock {
        /// Of the calling thread only.
        thread: bool,
    },
    /// Sleep for so long. → [`Reply::Unit`]
    Sleep(u64),
    /// Wait until unparked; an unpark that came before counts. → [`Reply::Bool`]: whether it was unparked, not timed out.
    Park {
        /// Longest wait.
        timeout: Option<u64>,
    },
    /// End the wait of a thread, or let its next wait end at once. Keeps the GIL. → [`Reply::Unit`]
    Unpark(ThreadId),
    /// Drop the GIL and take it again, waiting for nothing else. → [`Reply::Unit`]
    GiveWay,
    /// Start the thread that waits in `Interp::new_threads`. → [`Reply::Unit`], or an error when there are too many.
    StartThread(ThreadId),
    /// Start a fresh interpreter that runs the same script as `__mp_main__`, then unpickles and calls `payload`.
    /// → [`Reply::Pid`]
    StartProcess {
        /// Its name, for example `SpawnProcess-1`.
        name: String,
        /// Pickled `(function, args)`.
        payload: Vec<u8>,
    },
    /// Wait for the end of a child. → [`Reply::Status`], or [`Reply::TimedOut`].
    WaitProcess {
        /// The child.
        pid: Pid,
        /// Longest wait.
        timeout: Option<u64>,
    },
    /// Make a pipe, with one reading and one writing end. Keeps the GIL. → [`Reply::Pipe`]
    Pipe,
    /// Say that another process will use this end too, before that process is started. Keeps the GIL. → [`Reply::Unit`]
    ShareEnd(PipeId, PipeEnd),
    /// Close an end. → [`Reply::Unit`]
    CloseEnd(PipeId, PipeEnd),
    /// Read up to `max` bytes, at least one; none at the end. → [`Reply::Bytes`]
    Read {
        /// The pipe.
        pipe: PipeId,
        /// Most bytes.
        max: usize,
    },
    /// Write all bytes, waiting while the pipe is full. → [`Reply::Unit`], or [`SystemError::BrokenPipe`].
    Write {
        /// The pipe.
        pipe: PipeId,
        /// The bytes.
        bytes: Vec<u8>,
    },
    /// Print. → [`Reply::Unit`]
    Print {
        /// Where.
        stream: Stream,
        /// What.
        text: String,
    },
    /// Fetch a simulated address: waits for its latency and bandwidth, which follow from the address and the
    /// machine's seed. → [`Reply::Bytes`]
    Fetch {
        /// The address.
        url: String,
    },
    /// Send a request into the simulated network, and wait for the head of its answer. → [`Reply::Http`]
    Request(Box<HttpRequest>),
    /// Wait for bytes of an answer, which are there at this moment of the run. → [`Reply::Unit`]
    Receive {
        /// Nanoseconds since the run began.
        until: u64,
        /// How many they are.
        bytes: u64,
    },
    /// Save bytes as a file of the run, which waits for the simulated disk. → [`Reply::Unit`]
    Save {
        /// File name.
        name: String,
        /// Its content.
        bytes: Vec<u8>,
    },
    /// Use the run's files. Keeps the GIL where CPython would only fill a buffer. → [`Reply::File`]
    File(FileCall),
    /// Compute without the GIL. → [`Reply::Computed`]
    Compute(Computation),
    /// The thread does `state` from now on, for the trace. The simulated machine charges for the bytes when the state
    /// is left. Keeps the GIL. → [`Reply::Unit`]
    Enter {
        /// What it does, for example [`State::Pickling`]; [`State::Running`] leaves.
        state: State,
        /// How many bytes it was about.
        bytes: u64,
    },
    /// The measured part of the run (a `lab.Executor` block) begins or ends. Keeps the GIL. → [`Reply::Unit`]
    Measure {
        /// Whether it begins.
        begin: bool,
    },
    /// End the process at once, `os._exit`. No reply.
    Exit(i32),
}

impl Syscall {
    /// Bytes of a script's data that it carries.
    pub fn bytes(&self) -> usize {
        match self {
            Syscall::StartProcess { payload, .. } => payload.capacity(),
            Syscall::Write { bytes, .. } | Syscall::Save { bytes, .. } => bytes.capacity(),
            Syscall::Print { text, .. } => text.capacity(),
            Syscall::Request(request) => request.body.capacity(),
            Syscall::File(call) => call.bytes() as usize,
            _ => 0,
        }
    }
}

/// A machine's answer.
#[derive(Debug)]
pub enum Reply {
    /// Done.
    Unit,
    /// Yes or no.
    Bool(bool),
    /// A time.
    Nanos(u64),
    /// A new process.
    Pid(Pid),
    /// A new pipe.
    Pipe(PipeId),
    /// A child's exit code.
    Status(i32),
    /// The wait was over before it happened.
    TimedOut,
    /// Bytes.
    Bytes(Vec<u8>),
    /// About files.
    File(FileReply),
    /// An answer from the network.
    Http(Result<HttpAnswer, NetworkError>),
    /// What came of a computation.
    Computed(Computed),
    /// It could not be done; becomes a Python exception.
    Error(SystemError),
}

/// Why a machine could not do what it was asked.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SystemError {
    /// `RuntimeError: can't start new thread`
    #[error("can't start new thread")]
    TooManyThreads,
    /// `BlockingIOError` as `fork` gives.
    #[error("Resource temporarily unavailable")]
    TooManyProcesses,
    /// `OSError`
    #[error("Too many open files")]
    TooManyPipes,
    /// `BrokenPipeError`
    #[error("Broken pipe")]
    BrokenPipe,
    /// `ChildProcessError`
    #[error("No child processes")]
    NoChild,
    /// `OSError`, with the machine's sentence.
    #[error("{0}")]
    Other(String),
}
