//! Where the tool prints what a script prints.

use std::io::{BufWriter, IsTerminal, Write, stderr, stdout};
use std::sync::{Arc, Mutex, PoisonError};

use crate::machine::Console;
use crate::vm::Stream;

/// Standard output and error, buffered as CPython buffers them: lines to a terminal, blocks to anything else.
pub(super) struct Standard(Arc<Mutex<Box<dyn Write + Send>>>);

/// The process's own streams.
pub(super) fn standard() -> Standard {
    let out: Box<dyn Write + Send> = if stdout().is_terminal() {
        Box::new(stdout())
    } else {
        Box::new(BufWriter::new(stdout()))
    };
    Standard(Arc::new(Mutex::new(out)))
}

impl Standard {
    /// Where a machine prints to.
    pub fn sink(&self) -> Arc<Console> {
        let out = Arc::clone(&self.0);
        Arc::new(move |stream, text: &str| match stream {
            // Whoever closed the other end doesn't want more; the script goes on, for its effects.
            Stream::Stdout => {
                let mut out = out.lock().unwrap_or_else(PoisonError::into_inner);
                let _ = out.write_all(text.as_bytes());
            }
            Stream::Stderr => {
                let _ = stderr().write_all(text.as_bytes());
            }
        })
    }

    /// Prints what is buffered.
    pub fn flush(&self) {
        let mut out = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = out.flush();
        let _ = stdout().flush();
    }
}
