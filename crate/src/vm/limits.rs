//! What a script may use of the machine's memory.

use super::{Py, PyResult};

/// Memory of one process, in bytes, unless the machine says otherwise.
pub const DEFAULT_MEMORY_LIMIT: u64 = 256 << 20;

impl Py<'_> {
    /// To be asked before an allocation whose size a script chooses.
    ///
    /// # Errors
    /// `MemoryError` when `bytes` is more than the process may have.
    pub fn check_size(&mut self, bytes: u64) -> PyResult<()> {
        if bytes > self.interp.memory_limit {
            return Err(self.exception_with("MemoryError", Vec::new()));
        }
        Ok(())
    }
}
