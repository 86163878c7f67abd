//! Pipes between the processes of the live machine: byte rings that block when they are empty or full.
//!
//! A read returns what is there and waits only when nothing is; it returns 0 when nothing is left and every writer is
//! closed. A write waits until all of it is in; up to [`PIPE_BUF`](super::ring::PIPE_BUF) bytes go in at once, more
//! may be mixed with other writers' bytes. A write to a pipe that nobody reads fails. A stopped run ends both.
//!
//! # In the page
//!
//! Two processes share nothing there but a board, a `SharedArrayBuffer` that belongs to neither one's memory, so the
//! page's own code (`www/kernel/pipes.ts`) reads and writes a pipe, by the same rules. Eight little-endian 32-bit
//! words, and elsewhere on the board the ring:
//!
//! | word | holds |
//! |---|---|
//! | 0 | lock: 0 free, 1 held, 2 held with waiters |
//! | 1 | bytes read so far, modulo 2³² |
//! | 2 | bytes written so far, modulo 2³²; the difference to word 1 is the bytes inside, at most 65,536 |
//! | 3 | readers that have it open |
//! | 4 | writers that have it open |
//! | 5 | changes: incremented, and all of its waiters notified, after each change of words 1 to 4 |
//! | 6, 7 | zero |
//! | ring | 65,536 bytes; byte *n* of the stream is at *n* modulo 65,536 |
//!
//! Words 1 to 4 and the bytes change only under the lock. Who must wait reads word 5 under the lock, unlocks, and
//! waits on word 5 to differ from that, at most a [`SLICE`](crate::sync::SLICE) before it looks for a stop.

use std::sync::Arc;

use super::ring::{Ring, Transfer};
use crate::gil::EvalBreaker;
use crate::sync::{Ended, Guard, Monitor};

/// Why a read or a write failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PipeError {
    /// Every reader is closed (`EPIPE`). Part of what was written may have gone in before.
    #[error("broken pipe")]
    Broken,
    /// The run was stopped.
    #[error("the run was stopped")]
    Interrupted,
}

/// A pipe's end to read from. A clone is one more descriptor; a dropped one is closed.
#[derive(Debug)]
pub struct PipeReader(Arc<Monitor<Ring>>);

/// A pipe's end to write to. A clone is one more descriptor; a dropped one is closed.
#[derive(Debug)]
pub struct PipeWriter(Arc<Monitor<Ring>>);

/// A new pipe.
pub fn pipe() -> (PipeReader, PipeWriter) {
    let ring = Arc::new(Monitor::new(Ring::new()));
    (PipeReader(ring.clone()), PipeWriter(ring))
}

impl PipeReader {
    /// Reads at least one byte and at most `into.len()`, waiting for the first. Returns 0 at the end of file.
    ///
    /// # Errors
    /// [`PipeError::Interrupted`] when the run is stopped.
    pub fn read(&self, into: &mut [u8], breaker: &EvalBreaker) -> Result<usize, PipeError> {
        let mut ring = self.0.lock();
        loop {
            match ring.try_read(into) {
                Transfer::Moved(count) => {
                    self.0.notify_all(&ring);
                    return Ok(count);
                }
                Transfer::Closed => return Ok(0),
                Transfer::WouldBlock => ring = wait(&self.0, ring, breaker)?,
            }
        }
    }
}

impl PipeWriter {
    /// Writes all of `from`, waiting for room.
    ///
    /// # Errors
    /// [`PipeError::Broken`] when no reader is left, [`PipeError::Interrupted`] when the run is stopped.
    pub fn write(&self, mut from: &[u8], breaker: &EvalBreaker) -> Result<(), PipeError> {
        let mut ring = self.0.lock();
        loop {
            match ring.try_write(from) {
                Transfer::Moved(count) => {
                    self.0.notify_all(&ring);
                    from = &from[count..];
                    if from.is_empty() {
                        return Ok(());
                    }
                }
                Transfer::Closed => return Err(PipeError::Broken),
                Transfer::WouldBlock => ring = wait(&self.0, ring, breaker)?,
            }
        }
    }
}

/// Waits until the ring has changed.
fn wait<'a>(
    monitor: &Monitor<Ring>,
    ring: Guard<'a, Ring>,
    breaker: &EvalBreaker,
) -> Result<Guard<'a, Ring>, PipeError> {
    match monitor.wait(ring, None, || breaker.is_interrupted()) {
        (_, Ended::Stopped) => Err(PipeError::Interrupted),
        (ring, Ended::Notified | Ended::TimedOut) => Ok(ring),
    }
}

impl Clone for PipeReader {
    fn clone(&self) -> Self {
        self.0.lock().open_reader();
        Self(self.0.clone())
    }
}

impl Clone for PipeWriter {
    fn clone(&self) -> Self {
        self.0.lock().open_writer();
        Self(self.0.clone())
    }
}

impl Drop for PipeReader {
    fn drop(&mut self) {
        let mut ring = self.0.lock();
        ring.close_reader();
        self.0.notify_all(&ring);
    }
}

impl Drop for PipeWriter {
    fn drop(&mut self) {
        let mut ring = self.0.lock();
        ring.close_writer();
        self.0.notify_all(&ring);
    }
}
