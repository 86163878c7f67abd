//! Python objects: values, the heap, and the bodies of the built-in kinds.

mod callable;
mod census;
mod collect;
pub mod float_math;
mod generator;
mod heap;
mod iterator;
pub mod number;
pub mod ops;
mod pages;
mod quarantine;
mod set_table;
mod string;
mod table;
mod types;
mod value;
mod weakref;

use std::any::Any;

pub use callable::{
    Args, BoundMethod, Descriptor, DescriptorKind, Flow, FlowFn, Function, Native, NativeFn,
    PlainFn, Then,
};
#[cfg(not(target_family = "wasm"))]
pub use census::living;
pub use collect::{Found, Pass, collect, containers, is_tracked, referents};
pub use generator::{Activity, Generator, Resumption, Suspended};
pub use heap::{Guarded, Kind, Ref, any_doomed, doom, next_doomed};
pub use iterator::{DictItems, DictView, Iterator, IteratorState};
pub use pages::PagesBox;
pub use set_table::{Member, SetTable};
pub use string::{Str, hash_bytes};
pub use table::{Dict, Entry, Table};
pub use types::{ExceptionState, Instance, Super, TracebackEntry, Type, TypeFlags};
pub use value::{Tag, Value, View};
pub use weakref::{WeakRef, weak_references};

/// `tuple`.
pub struct Tuple {
    /// Its items.
    pub items: Box<[Value]>,
}

impl Tuple {
    /// A tuple of `items`.
    pub fn new(items: impl Into<Box<[Value]>>) -> Self {
        Tuple {
            items: items.into(),
        }
    }
}

impl Drop for Tuple {
    /// The last item goes first, as a script sees by their finalizers (`Objects/tupleobject.c`, `tupledealloc`).
    fn drop(&mut self) {
        let mut items = std::mem::take(&mut self.items).into_vec();
        while let Some(item) = items.pop() {
            drop(item);
        }
    }
}

/// `list`.
pub struct List {
    /// Its items.
    pub items: Guarded<Vec<Value>>,
}

impl List {
    /// A list of `items`.
    pub fn new(items: Vec<Value>) -> Self {
        List {
            items: Guarded::new(items),
        }
    }
}

impl Drop for List {
    /// The last item goes first, as a script sees by their finalizers (`Objects/listobject.c`, `list_dealloc`).
    fn drop(&mut self) {
        let items = self.items.get_unshared();
        while let Some(item) = items.pop() {
            drop(item);
        }
    }
}

/// `set`, `frozenset`.
pub struct Set {
    /// Its members.
    pub table: Guarded<SetTable>,
    /// Whether it is a `frozenset`.
    pub frozen: bool,
}

/// `bytes`.
pub struct Bytes {
    /// Its bytes.
    pub bytes: Box<[u8]>,
}

/// `bytearray`.
pub struct ByteArray {
    /// Its bytes.
    pub bytes: Guarded<Vec<u8>>,
    /// How many views look at it; while there are any, its length stays.
    pub exports: Guarded<u32>,
}

/// An `int` outside the range of `i64`; smaller ones are always inline.
pub struct BigInt {
    /// Its value.
    pub int: num_bigint::BigInt,
}

impl BigInt {
    /// An `int` value, inline when it fits.
    pub fn value(int: num_bigint::BigInt) -> Value {
        match i64::try_from(&int) {
            Ok(small) => Value::int(small),
            Err(_) => Ref::new(BigInt { int }).into(),
        }
    }
}

/// `complex`
#[derive(Clone, Copy)]
pub struct Complex {
    /// Its real part.
    pub re: f64,
    /// Its imaginary part.
    pub im: f64,
}

/// `range`, whose bounds must fit 64 bits.
#[derive(Clone, Copy)]
pub struct Range {
    /// First item.
    pub start: i64,
    /// Bound.
    pub stop: i64,
    /// Not 0.
    pub step: i64,
}

impl Range {
    /// Number of items.
    pub fn len(&self) -> u64 {
        let (low, high, step) = if self.step > 0 {
            (self.start, self.stop, self.step as u64)
        } else {
            (self.stop, self.start, self.step.unsigned_abs())
        };
        if low >= high {
            0
        } else {
            (high.wrapping_sub(low) as u64 - 1) / step + 1
        }
    }
}

/// `slice`.
pub struct Slice {
    /// Any value or `None`.
    pub start: Value,
    /// Any value or `None`.
    pub stop: Value,
    /// Any value or `None`.
    pub step: Value,
}

/// A variable shared with closures.
pub struct Cell {
    /// Unbound when empty.
    pub content: Guarded<Value>,
}

/// A module.
pub struct Module {
    /// Its `__name__` when it was made.
    pub name: Ref<Str>,
    /// Its globals.
    pub dict: Ref<Dict>,
}

/// A lock as `_thread.allocate_lock` makes: a flag and the queue of who waits for it, over park and unpark.
pub struct Lock {
    /// Its state.
    pub state: Guarded<LockState>,
}

/// State of a [`Lock`].
#[derive(Default)]
pub struct LockState {
    /// The thread that took it, if it is taken.
    pub holder: Option<crate::vm::ThreadId>,
    /// Who waits, first come first.
    pub waiters: std::collections::VecDeque<crate::vm::ThreadId>,
    /// Line of the script that made it, 0 when there is none.
    pub made: u32,
    /// What a thread waits for that waits for it, where that is not the lock itself: "a notification", for example.
    pub stands_for: Option<Box<str>>,
}

/// What a `collections.deque` keeps, in a [`Foreign`].
pub struct Queue {
    /// Its items.
    pub items: std::collections::VecDeque<Value>,
    /// `maxlen`
    pub limit: Option<u64>,
    /// Counts changes of its length, so that iterating can tell.
    pub changes: i64,
}

/// Data of a native module, for example a random generator.
pub struct Foreign {
    /// Name of its Python type.
    pub type_name: &'static str,
    /// The data.
    pub data: Guarded<Box<dyn Any>>,
}
