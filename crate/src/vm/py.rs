//! The token: proof that the calling thread is attached to its interpreter, which is what holding the GIL means.

use super::interp::Interp;
use super::thread::Thread;
use crate::object::{Dict, Ref, Str, Value};

/// An attached thread. Everything that reads or changes Python objects takes it; giving the GIL up consumes it.
///
/// It is the interpreter itself, borrowed exclusively: a machine gives `&mut Interp` to the thread that holds the
/// GIL and to nobody else.
pub struct Py<'a> {
    /// The interpreter.
    pub interp: &'a mut Interp,
    /// The thread that runs.
    pub thread: &'a mut Thread,
}

impl<'a> Py<'a> {
    /// Attaches `thread`.
    pub fn attach(interp: &'a mut Interp, thread: &'a mut Thread) -> Self {
        Py { interp, thread }
    }

    /// A new string value.
    pub fn str(&mut self, text: impl Into<String>) -> Value {
        Ref::new(Str::new(text)).into()
    }

    /// The one string object with this text that names use.
    pub fn intern(&mut self, text: &str) -> Ref<Str> {
        self.interp.intern(text)
    }

    /// Adds nanoseconds of the simulated machine to the price of what runs; natives call it for work that grows with
    /// their arguments.
    #[inline(always)]
    pub fn charge(&mut self, nanoseconds: u64) {
        self.thread.cost += nanoseconds * 1000;
    }

    /// The exception that is being handled, or `None`.
    pub fn handled(&self) -> Value {
        self.thread.handled.clone()
    }

    /// Looks a name up in a namespace.
    pub fn get(&self, dict: &Ref<Dict>, name: &Ref<Str>) -> Option<Value> {
        dict.table.get(self).get_str(name).cloned()
    }

    /// Sets a name in a namespace.
    pub fn set(&mut self, dict: &Ref<Dict>, name: &str, value: impl Into<Value>) {
        let name = self.intern(name);
        let old = dict.table.get_mut(self).set_str(&name, value.into());
        drop(old);
    }
}
