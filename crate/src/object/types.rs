//! Classes, their instances, and what exceptions carry.

use std::cell::Cell;

use super::{Dict, Guarded, Ref, Str, Tag, Value};
use crate::compile::{Code, Position};

/// A class.
pub struct Type {
    /// `__name__`
    pub name: Ref<Str>,
    /// `__qualname__`
    pub qualname: Ref<Str>,
    /// `__module__`
    pub module: Ref<Str>,
    /// The class that it is an instance of; none for plain `type`.
    pub metaclass: Option<Ref<Type>>,
    /// Direct bases.
    pub bases: Box<[Ref<Type>]>,
    /// Method resolution order; the class itself comes first.
    pub mro: Guarded<Vec<Ref<Type>>>,
    /// Its namespace.
    pub dict: Ref<Dict>,
    /// The kind of values that are its instances.
    pub instances: Tag,
    /// What it is.
    pub flags: TypeFlags,
    /// Changes when an attribute of it or of a base changes; 0 until an inline cache first asks.
    pub version: Cell<u32>,
    /// Classes that derive from it, whose versions change with its own. Kept alive by the interpreter.
    pub subclasses: Guarded<Vec<Ref<Type>>>,
}

/// Facts about a class that are decided when it is made.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct TypeFlags {
    /// Derives from `BaseException`.
    pub exception: bool,
    /// Made by a `class` statement.
    pub heap: bool,
    /// Can be a base class.
    pub base: bool,
    /// Has a `__del__`, or a base that does.
    pub finalizer: bool,
    /// Has its own `__getattribute__`.
    pub getattribute: bool,
    /// Its instances have no attributes but those that it and its bases name in `__slots__`.
    pub slots: bool,
}

/// An instance of a class written in Python, or any exception.
pub struct Instance {
    /// Its class.
    pub class: Guarded<Ref<Type>>,
    /// Its attributes.
    pub dict: Ref<Dict>,
    /// What exceptions carry; none for everything else.
    pub exception: Option<Box<Guarded<ExceptionState>>>,
    /// The built-in value inside, where the class derives from `list`, `int` or the like; else unbound.
    pub native: Value,
}

/// What an exception carries.
pub struct ExceptionState {
    /// `args`, a tuple.
    pub args: Value,
    /// Places it passed, innermost first.
    pub traceback: Vec<TracebackEntry>,
    /// `__cause__` or `None`.
    pub cause: Value,
    /// `__context__` or `None`.
    pub context: Value,
    /// `__suppress_context__`
    pub suppress_context: bool,
    /// Lines printed before the traceback of an exception that came from another process, else empty.
    pub remote_traceback: Box<str>,
}

/// One place in a traceback.
#[derive(Clone)]
pub struct TracebackEntry {
    /// The code that ran.
    pub code: Ref<Code>,
    /// Where in it.
    pub position: Position,
}

/// What `super()` returns.
pub struct Super {
    /// Lookup begins after this class.
    pub class: Ref<Type>,
    /// In the method resolution order of this one.
    pub start: Ref<Type>,
    /// What methods are bound to.
    pub receiver: Value,
}
