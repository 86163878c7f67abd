//! The virtual machine: threads as data, the interpreter loop, calls, exceptions, and the syscalls it returns.

mod bootstrap;
mod error;
mod interp;
mod limits;
mod py;
mod stack;
mod syscall;
mod thread;

pub use error::{PyResult, Raised};
pub use interp::{Config, Interp, LabSettings, ModuleSource, Parameter};
pub use py::Py;
pub use syscall::{Pid, PipeEnd, PipeId, Reply, Stream, Syscall, SystemError, ThreadId};
pub use thread::{Exit, Frame, Thread};
