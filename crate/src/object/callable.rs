//! What can be called: functions in Python and in Rust, bound methods, and the descriptors that bind.

use super::{Cell, Dict, Generator, Guarded, Ref, Str, Tuple, Value};
use crate::compile::Code;
use crate::vm::{Py, PyResult, Raised, Reply, Syscall};

/// A function written in Python.
pub struct Function {
    /// What it runs.
    pub code: Ref<Code>,
    /// The number of positional arguments with which a call needs no binding, or `u16::MAX`.
    pub exact: u16,
    /// Its module's namespace.
    pub globals: Ref<Dict>,
    /// The cells of its free variables, in the order of `Code::free`.
    pub closure: Box<[Ref<Cell>]>,
    /// Defaults of the last positional parameters.
    pub defaults: Option<Ref<Tuple>>,
    /// Defaults of keyword-only parameters.
    pub keyword_defaults: Option<Ref<Dict>>,
    /// Attributes: `__doc__`, `__wrapped__` and what the script sets.
    pub attributes: Ref<Dict>,
    /// `__name__`, which a script may change.
    pub name: Guarded<Ref<Str>>,
    /// `__qualname__`, which a script may change.
    pub qualname: Guarded<Ref<Str>>,
}

/// A call's arguments, borrowed from the caller's registers: they stay there until the call is over.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    /// Positional arguments.
    pub positional: &'a [Value],
    /// Names of the keyword arguments.
    pub names: &'a [Value],
    /// Values of the keyword arguments.
    pub keywords: &'a [Value],
}

impl<'a> Args<'a> {
    /// The keyword argument `name`, if it was given.
    pub fn keyword(&self, name: &str) -> Option<&'a Value> {
        let position = self.names.iter().position(|given| {
            given
                .as_ref::<Str>()
                .is_some_and(|given| given.as_str() == name)
        });
        position.map(|index| &self.keywords[index])
    }
}

/// A native function that takes a fixed range of positional arguments and returns at once.
pub type PlainFn = fn(&mut Py<'_>, &[Value]) -> PyResult<Value>;

/// A native function that takes anything, and may end in a Python call or a syscall.
pub type FlowFn = fn(&mut Py<'_>, Args<'_>) -> PyResult<Flow>;

/// What a native function wants next. Natives never run Python themselves: they leave and are continued.
pub enum Flow {
    /// It is done.
    Value(Value),
    /// The result is that of this call.
    Call {
        /// What to call.
        callee: Value,
        /// Its positional arguments.
        args: Vec<Value>,
    },
    /// Call, then go on with the result.
    CallThen {
        /// What to call.
        callee: Value,
        /// Its positional arguments.
        args: Vec<Value>,
        /// Gets the result.
        then: Then<Value>,
        /// Handed to `then`.
        state: Value,
    },
    /// The result is a new instance of this class, whatever its metaclass says about calls.
    Instantiate {
        /// The class.
        class: Ref<super::Type>,
        /// Positional arguments.
        args: Vec<Value>,
        /// Names of the keyword arguments.
        names: Vec<Value>,
        /// Values of the keyword arguments.
        keywords: Vec<Value>,
    },
    /// The result is the next value of this generator, which is sent a value.
    Resume {
        /// The generator.
        generator: Ref<Generator>,
        /// `None`, or what `send` was given.
        sent: Value,
    },
    /// As `Resume`, but an exception is raised where the generator stands.
    Throw {
        /// The generator.
        generator: Ref<Generator>,
        /// The exception.
        raised: Raised,
    },
    /// Ask the machine, then go on with its answer.
    Syscall {
        /// What is asked.
        call: Syscall,
        /// Gets the answer.
        then: Then<Reply>,
        /// Handed to `then`.
        state: Value,
    },
}

/// How a native goes on: a function and a value, so that a thread in the middle of one is still data.
pub type Then<T> = fn(&mut Py<'_>, state: Value, result: T) -> PyResult<Flow>;

/// How a native is called.
#[derive(Clone, Copy)]
pub enum NativeFn {
    /// Positional arguments only, at least and at most so many.
    Plain {
        /// Fewest arguments, `self` included.
        min: u8,
        /// Most arguments, `self` included; 255 means any number.
        max: u8,
        /// The function.
        run: PlainFn,
    },
    /// Checks its arguments itself.
    Flow(FlowFn),
}

/// A function written in Rust.
#[derive(Clone)]
pub struct Native {
    /// Its `__name__`.
    pub name: &'static str,
    /// The class it is a method of (`"list"`), or none for a plain function, which does not bind.
    pub owner: Option<&'static str>,
    /// The function.
    pub function: NativeFn,
}

/// A function with its first argument.
pub struct BoundMethod {
    /// The function.
    pub function: Value,
    /// The first argument.
    pub receiver: Value,
}

/// What a [`Descriptor`] does when it is looked up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DescriptorKind {
    /// `staticmethod`
    Static,
    /// `classmethod`
    Class,
    /// `property`
    Property,
    /// What stands in a class for a name in its `__slots__`.
    Member,
}

/// `staticmethod`, `classmethod`, `property`, or what `__slots__` makes.
pub struct Descriptor {
    /// Which of them.
    pub kind: DescriptorKind,
    /// The function; a property's getter; a member's name.
    pub get: Value,
    /// A property's setter or `None`; the name of a member's class.
    pub set: Value,
    /// A property's deleter or `None`.
    pub delete: Value,
    /// What a property was given as `doc`, or `None`.
    pub doc: Value,
}
