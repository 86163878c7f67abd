//! Code objects: what the compiler makes and the interpreter loop runs.

use std::cell::Cell;

use super::opcode::Instr;
use crate::object::{Ref, Str, Value};

/// A compiled module, class body or function; the same for every call of it.
pub struct Code {
    /// Function name, `<module>`, `<lambda>`, `<listcomp>`…
    pub name: Ref<Str>,
    /// Dotted name, for example `Pool.run.<locals>.step`.
    pub qualname: Ref<Str>,
    /// As in tracebacks.
    pub filename: Ref<Str>,
    /// Line of `def`; 1 for modules.
    pub first_line: u32,
    /// The docstring or `None`.
    pub doc: Value,
    /// The instructions.
    pub instrs: Box<[Instr]>,
    /// Source range of each instruction.
    pub positions: Box<[Position]>,
    /// One inline cache for each instruction.
    pub caches: Box<[Cell<Cache>]>,
    /// Constants. Nested functions' code objects are among them.
    pub constants: Box<[Value]>,
    /// Names of globals and attributes, interned.
    pub names: Box<[Ref<Str>]>,
    /// Names of the locals: parameters first (positional-only, positional, keyword-only, `*args`, `**kwargs`), interned.
    pub locals: Box<[Ref<Str>]>,
    /// Names of closure variables, in the order of the closure's cells.
    pub free: Box<[Ref<Str>]>,
    /// Where `MakeFunction` takes each closure cell of *this* code from, in the enclosing frame.
    pub captures: Box<[Capture]>,
    /// Locals that are cells (`MakeCell` at entry), for introspection and for `super()`.
    pub cells: Box<[u16]>,
    /// How arguments bind.
    pub params: Params,
    /// Number of registers: locals and temporaries.
    pub registers: u16,
    /// Handlers; the innermost of those that cover an instruction comes first.
    pub handlers: Box<[Handler]>,
    /// What it is.
    pub kind: CodeKind,
}

/// What a code object is the code of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CodeKind {
    /// A module.
    Module,
    /// A class body; register 0 is its namespace.
    Class,
    /// A function or lambda.
    Function,
    /// A generator function or expression: calling it makes a generator.
    Generator,
    /// An `async def`, or a comprehension with `await` or `async for`: calling it makes a coroutine.
    Coroutine,
    /// An `async def` with `yield`, or such a generator expression: calling it makes an asynchronous generator.
    AsyncGenerator,
}

impl CodeKind {
    /// Whether a call makes something that is resumed, instead of running.
    #[inline(always)]
    pub fn is_resumable(self) -> bool {
        self as u8 >= CodeKind::Generator as u8
    }

    /// The kind of a function that is `async`, has a `yield`, both or neither.
    pub fn of_function(is_async: bool, yields: bool) -> CodeKind {
        match (is_async, yields) {
            (false, false) => CodeKind::Function,
            (false, true) => CodeKind::Generator,
            (true, false) => CodeKind::Coroutine,
            (true, true) => CodeKind::AsyncGenerator,
        }
    }
}

/// A function's parameters, which are its first locals in the order of the fields here.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Params {
    /// Positional-only ones.
    pub positional_only: u16,
    /// Positional ones, without the positional-only.
    pub positional: u16,
    /// Keyword-only ones.
    pub keyword_only: u16,
    /// Whether `*args` follows.
    pub var_args: bool,
    /// Whether `**kwargs` follows.
    pub var_keywords: bool,
}

/// A source range, for tracebacks: lines from 1; columns from 0, in characters (not bytes).
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Position {
    /// First line; 0 where an instruction has no place.
    pub line: u32,
    /// Last line.
    pub end_line: u32,
    /// First column.
    pub column: u16,
    /// Column after the last; both columns are 0 when they do not fit.
    pub end_column: u16,
}

impl Position {
    /// A whole line.
    pub fn of_line(line: u32) -> Position {
        Position {
            line,
            end_line: line,
            ..Position::default()
        }
    }
}

/// Where a closure cell comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Capture {
    /// The cell in this local of the enclosing frame.
    Local(u16),
    /// This closure cell of the enclosing frame.
    Free(u16),
}

/// Exceptions raised by the instructions `start..end` go to `target`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Handler {
    /// First instruction covered.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Where the handler begins.
    pub target: u32,
    /// Register that receives the exception; this one and all after it are emptied first.
    pub register: u16,
}

/// What an instruction remembers of its last run: a version to compare and an index to try.
#[derive(Clone, Copy, Default)]
pub struct Cache {
    /// Version of the namespace or type that was seen; 0 never matches.
    pub version: u32,
    /// Index of the entry found there.
    pub index: u32,
}

impl Code {
    /// Registers numbered from here on are temporaries.
    #[inline(always)]
    pub fn first_temporary(&self) -> u16 {
        self.locals.len() as u16
    }
}
