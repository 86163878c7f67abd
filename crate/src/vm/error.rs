//! Exceptions on their way: the error type of everything that can raise.

use super::Py;
use crate::object::{Instance, Ref, Value};

/// A raised Python exception; pointer-sized, so that results stay small.
#[derive(Clone)]
pub struct Raised(pub Ref<Instance>);

const _: () = assert!(size_of::<Raised>() == size_of::<usize>());

impl std::fmt::Debug for Raised {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Raised")
    }
}

/// What can raise returns this.
pub type PyResult<T> = Result<T, Raised>;

macro_rules! shorthands {
    ($($(#[$doc:meta])+ $method:ident: $class:literal,)*) => {
        impl Py<'_> {
            $(
                $(#[$doc])+
                #[cold]
                pub fn $method(&mut self, message: impl Into<String>) -> Raised {
                    self.exception($class, message)
                }
            )*
        }
    };
}

shorthands! {
    /// A new `TypeError`.
    type_error: "TypeError",
    /// A new `ValueError`.
    value_error: "ValueError",
    /// A new `IndexError`.
    index_error: "IndexError",
    /// A new `AttributeError`.
    attribute_error: "AttributeError",
    /// A new `NameError`.
    name_error: "NameError",
    /// A new `ZeroDivisionError`.
    zero_division_error: "ZeroDivisionError",
    /// A new `OverflowError`.
    overflow_error: "OverflowError",
    /// A new `RuntimeError`.
    runtime_error: "RuntimeError",
    /// A new `NotImplementedError`.
    not_implemented_error: "NotImplementedError",
    /// A new `MemoryError`.
    memory_error: "MemoryError",
    /// A new `OSError`.
    os_error: "OSError",
}

impl Py<'_> {
    /// A new built-in exception of the class `name` with one argument, a message.
    #[cold]
    pub fn exception(&mut self, name: &str, message: impl Into<String>) -> Raised {
        let message = self.str(message.into());
        self.exception_with(name, vec![message])
    }

    /// A new `KeyError` whose argument is the key.
    #[cold]
    pub fn key_error(&mut self, key: Value) -> Raised {
        self.exception_with("KeyError", vec![key])
    }

    /// A new built-in exception of the class `name` with these arguments.
    ///
    /// # Panics
    /// When there is no such class: names come from our own code only.
    #[cold]
    pub fn exception_with(&mut self, name: &str, args: Vec<Value>) -> Raised {
        let class = self.builtin_type(name);
        Raised(self.new_exception(&class, args))
    }
}
