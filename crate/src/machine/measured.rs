//! The measured part of a run.

/// The time inside `lab.Executor` blocks; of nested ones, inside the outermost. Times are nanoseconds.
#[derive(Default)]
pub(super) struct Measured {
    depth: u32,
    begun: u64,
    nanos: Option<u64>,
}

impl Measured {
    /// A block begins or ends at `now`.
    pub fn mark(&mut self, begin: bool, now: u64) {
        if begin {
            self.depth += 1;
            if self.depth == 1 {
                self.begun = now;
            }
        } else if self.depth > 0 {
            self.depth -= 1;
            if self.depth == 0 {
                *self.nanos.get_or_insert(0) += now.saturating_sub(self.begun);
            }
        }
    }

    /// How long all blocks took together, if there was one.
    pub fn nanos(&self) -> Option<u64> {
        self.nanos
    }
}
