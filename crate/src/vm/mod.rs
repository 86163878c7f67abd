//! The virtual machine: threads as data, the interpreter loop, calls, exceptions, and the syscalls it returns.

mod arithmetic;
mod attribute;
mod bind;
mod bootstrap;
mod build;
mod call;
mod class;
mod code_attribute;
mod coroutine;
mod deliver;
mod error;
mod exception;
mod file_call;
mod finalize;
mod generator;
mod import;
mod interned;
mod interp;
mod item;
mod iterate;
mod limits;
mod lookup;
mod metaclass;
mod names;
mod py;
mod quick;
mod quick_call;
mod run;
mod slots;
mod stack;
mod start;
mod store;
mod suggest;
mod syntax_error;
mod syscall;
mod thread;
mod traceback;
mod unwind;

pub use attribute::{Attribute, bind};
pub use call::is_callable;
pub use class::{derive, make_class, make_super, native_base, tell_of_class};
pub use coroutine::{begin_step, end_step};
pub use error::{PyResult, Raised};
pub use file_call::{FileCall, FileId, FileReply, OpenMode, Stat};
pub use finalize::NEXT_DOOMED;
pub use import::Import;
pub use interp::{Config, Interp, LabSettings, Library, ModuleSource, Parameter};
pub use py::Py;
pub use run::{run, run_priced};
pub use start::script_line;
pub use syntax_error::format_syntax_error;
pub use syscall::{Pid, PipeEnd, PipeId, Reply, Stream, Syscall, SystemError, ThreadId};
pub use thread::{Exit, Thread};

#[cfg(test)]
mod tests;
