//! Iterators over built-in types. Those over something written in Python are generators of the prelude.

use super::{Dict, Guarded, List, Ref, Set, Str, Tuple, Value};

/// An iterator over built-in things.
pub struct Iterator {
    /// Its position.
    pub state: Guarded<IteratorState>,
    /// Name of its Python type, for example `list_iterator`.
    pub type_name: &'static str,
}

/// Where an iterator is.
pub enum IteratorState {
    /// `range`: next number, step, how many are left.
    Range(i64, i64, u64),
    /// `list` and the next index.
    List(Ref<List>, usize),
    /// `reversed(list)` and the number of items left.
    ListReversed(Ref<List>, usize),
    /// `tuple` and the next index.
    Tuple(Ref<Tuple>, usize),
    /// `str` and the next byte offset.
    Str(Ref<Str>, usize),
    /// `dict` with the next entry, the length it had, and what it yields.
    Dict(Ref<Dict>, usize, usize, DictItems),
    /// `set` with the next entry and the length it had.
    Set(Ref<Set>, usize, usize),
    /// Items that were computed before, and the next index.
    Items(Box<[Value]>, usize),
    /// `enumerate`: the iterator and the next number.
    Enumerate(Value, i64),
    /// `zip`: its iterators.
    Zip(Box<[Value]>),
    /// `itertools.count`: next number and step.
    Count(i64, i64),
    /// `itertools.repeat`: the item, and how many times more unless for ever.
    Repeat(Value, Option<u64>),
    /// Nothing left.
    Done,
}

/// What iterating a dict yields.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DictItems {
    /// Keys.
    Keys,
    /// Values.
    Values,
    /// Pairs.
    Items,
}

impl DictItems {
    /// Name of the Python type of the view that shows them.
    pub fn view_name(self) -> &'static str {
        match self {
            DictItems::Keys => "dict_keys",
            DictItems::Values => "dict_values",
            DictItems::Items => "dict_items",
        }
    }
}

/// What `dict.keys()`, `values()` and `items()` return: the dict, seen from one side.
pub struct DictView {
    /// The dict.
    pub dict: Ref<Dict>,
    /// What iterating over it yields.
    pub items: DictItems,
}
