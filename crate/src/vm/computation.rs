//! Native code that runs without the GIL, as C between `Py_BEGIN_ALLOW_THREADS` and `Py_END_ALLOW_THREADS` does.

use std::any::Any;

/// Work on plain data, which a machine does while the thread has no GIL.
pub struct Computation(Box<dyn FnOnce() -> Computed + Send>);

/// What came of a [`Computation`].
pub struct Computed {
    /// What it made; who asked for it knows its type.
    pub result: Box<dyn Any + Send>,
    /// What it cost on the simulated machine, in nanoseconds of a core.
    pub nanos: u64,
}

impl Computation {
    /// `work` gives its result and its price.
    pub fn new<T: Send + 'static>(work: impl FnOnce() -> (T, u64) + Send + 'static) -> Computation {
        Computation(Box::new(move || {
            let (result, nanos) = work();
            Computed {
                result: Box::new(result),
                nanos,
            }
        }))
    }

    /// Does it.
    pub fn run(self) -> Computed {
        (self.0)()
    }
}

impl std::fmt::Debug for Computation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Computation")
    }
}

impl std::fmt::Debug for Computed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Computed")
    }
}
