//! The instruction set: one table that the compiler, the interpreter loop and the disassembler share.
//!
//! A register machine. A frame is a window of registers on the thread's stack: first the locals, in the order
//! of `Code::locals`, then temporaries, used like a stack. An instruction is 8 bytes:
//!
//! ```text
//! bit 0      8                24               40                      64
//!     ┌──────┬────────────────┬────────────────┬───────────────────────┐
//!     │ op   │ a: u16         │ b: u16         │ c: u24 or i24         │
//!     └──────┴────────────────┴────────────────┴───────────────────────┘
//! ```
//!
//! **Temporaries are consumed.** An instruction that reads a register numbered `Code::locals.len()` or more takes
//! the value out of it, unless its description says *keeps*: so a temporary is read once, and nothing lives
//! longer than in CPython. (A number or `None` may be left behind; nobody can tell.) Reading an unbound local
//! raises `UnboundLocalError`. A destination may be the same register as a source.
//!
//! Jump targets are signed distances in instructions from the *next* instruction. A taken jump with a negative
//! distance polls the eval breaker, as CPython 3.12's `JUMP_BACKWARD` does; so do calls and function entry.

/// How the fields of an instruction are printed by the disassembler.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// No field.
    None,
    /// Register `a`.
    A,
    /// Registers `a`, `b`.
    AB,
    /// Registers `a`, `b`, `c` (with flags in its upper 8 bits).
    Abc,
    /// Register `a`, number `c`.
    AImm,
    /// Registers `a`, `b`, number in the low 16 bits of `c` (with flags in its upper 8 bits).
    ABImm,
    /// Register `a`, constant `c`.
    AConst,
    /// Registers `a`, `b`, constant `c`.
    ABConst,
    /// Register `a`, name `c`.
    AName,
    /// Registers `a`, `b`, name `c`.
    ABName,
    /// Jump by `c`.
    Jump,
    /// Register `a`, jump by `c`.
    AJump,
    /// Registers `a`, `b`, jump by `c`.
    ABJump,
    /// Register `a`, signed 16-bit number `b`, jump by `c`.
    AImmJump,
}

macro_rules! opcodes {
    ($($(#[$doc:meta])+ $name:ident: $layout:ident,)*) => {
        /// What an instruction does.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Op {
            $($(#[$doc])+ $name,)*
        }

        impl Op {
            /// Every opcode, in order of its number.
            pub const ALL: &'static [Op] = &[$(Op::$name,)*];

            /// Its name.
            pub fn name(self) -> &'static str {
                match self {
                    $(Op::$name => stringify!($name),)*
                }
            }

            /// What its fields mean.
            pub fn layout(self) -> Layout {
                match self {
                    $(Op::$name => Layout::$layout,)*
                }
            }
        }
    };
}

opcodes! {
    // Registers and constants.
    /// `a = b`: copies a local, takes a temporary.
    Move: AB,
    /// `a = b`, keeps `b`.
    Copy: AB,
    /// `a = constants[c]`
    LoadConst: AConst,
    /// `a = c`, a signed 24-bit integer.
    LoadInt: AImm,
    /// `a = None`
    LoadNone: A,
    /// `a = True`
    LoadTrue: A,
    /// `a = False`
    LoadFalse: A,
    /// Empties register `a`, which may be empty already.
    Clear: A,
    /// Raises `UnboundLocalError` when local `a` is unbound; keeps it.
    CheckBound: A,
    /// `del` of local `a`; raises when it is unbound.
    DeleteLocal: A,

    // Names.
    /// `a = global or built-in names[c]`
    LoadGlobal: AName,
    /// `global names[c] = a`
    StoreGlobal: AName,
    /// `del global names[c]`
    DeleteGlobal: AName,
    /// In a class body, whose namespace is the dict in register `b`, kept: `a = names[c]` looked up there, then global.
    LoadName: ABName,
    /// In a class body with its namespace in `b`, kept: `names[c] = a`.
    StoreName: ABName,
    /// In a class body with its namespace in `b`, kept: `del names[c]`; `a` is unused.
    DeleteName: ABName,
    /// `a = Cell(a)`; an unbound `a` makes an empty cell. Used at entry for locals that closures share.
    MakeCell: A,
    /// `a = content of the cell in local b`, kept; raises when empty.
    LoadCell: AB,
    /// `content of the cell in local a = b`
    StoreCell: AB,
    /// Empties the cell in local `a`; raises when it is empty.
    DeleteCell: A,
    /// `a = content of closure cell c`; raises `NameError` when empty.
    LoadFree: AImm,
    /// `content of closure cell c = a`
    StoreFree: AImm,
    /// Empties closure cell `c`; `a` is unused.
    DeleteFree: AImm,
    /// In a class body with its namespace in `b`: `a =` the entry named like closure variable `c` there, else the content of that closure cell.
    LoadClassFree: ABImm,

    // Arithmetic. The upper 8 bits of `c` are flags: bit 0 says in-place (`+=`).
    /// `a = b + c`
    Add: Abc,
    /// `a = b - c`
    Sub: Abc,
    /// `a = b * c`
    Mul: Abc,
    /// `a = b / c`
    TrueDiv: Abc,
    /// `a = b // c`
    FloorDiv: Abc,
    /// `a = b % c`
    Mod: Abc,
    /// `a = b ** c`
    Pow: Abc,
    /// `a = b << c`
    LShift: Abc,
    /// `a = b >> c`
    RShift: Abc,
    /// `a = b & c`
    And: Abc,
    /// `a = b | c`
    Or: Abc,
    /// `a = b ^ c`
    Xor: Abc,
    /// `a = b @ c`
    MatMul: Abc,
    /// `a = b + c` with a signed 16-bit number `c`.
    AddInt: ABImm,
    /// `a = b - c` with a signed 16-bit number `c`.
    SubInt: ABImm,
    /// `a = b * c` with a signed 16-bit number `c`.
    MulInt: ABImm,
    /// `a = b // c` with a signed 16-bit number `c`.
    FloorDivInt: ABImm,
    /// `a = b % c` with a signed 16-bit number `c`.
    ModInt: ABImm,
    /// `a = -b`
    Neg: AB,
    /// `a = +b`
    Pos: AB,
    /// `a = ~b`
    Invert: AB,
    /// `a = not b`
    Not: AB,

    // Comparisons that give a value.
    /// `a = b < c`
    Lt: Abc,
    /// `a = b <= c`
    Le: Abc,
    /// `a = b > c`
    Gt: Abc,
    /// `a = b >= c`
    Ge: Abc,
    /// `a = b == c`
    Eq: Abc,
    /// `a = b != c`
    Ne: Abc,
    /// `a = b is c`
    Is: Abc,
    /// `a = b is not c`
    IsNot: Abc,
    /// `a = b in c`
    In: Abc,
    /// `a = b not in c`
    NotIn: Abc,

    // Jumps.
    /// Jumps by `c`.
    Jump: Jump,
    /// Jumps when `a` is true.
    JumpIfTrue: AJump,
    /// Jumps when `a` is false.
    JumpIfFalse: AJump,
    /// Jumps when `a` is true; keeps it.
    JumpIfTrueKeep: AJump,
    /// Jumps when `a` is false; keeps it.
    JumpIfFalseKeep: AJump,
    /// Jumps when `a` is `None`.
    JumpIfNone: AJump,
    /// Jumps when `a` is not `None`.
    JumpIfNotNone: AJump,
    /// Jumps when `a < b`.
    JumpIfLt: ABJump,
    /// Jumps when `a <= b`.
    JumpIfLe: ABJump,
    /// Jumps when `a > b`.
    JumpIfGt: ABJump,
    /// Jumps when `a >= b`.
    JumpIfGe: ABJump,
    /// Jumps when `a == b`.
    JumpIfEq: ABJump,
    /// Jumps when `a != b`.
    JumpIfNe: ABJump,
    /// Jumps unless `a < b`, which for NaN is not `a >= b`.
    JumpUnlessLt: ABJump,
    /// Jumps unless `a <= b`.
    JumpUnlessLe: ABJump,
    /// Jumps unless `a > b`.
    JumpUnlessGt: ABJump,
    /// Jumps unless `a >= b`.
    JumpUnlessGe: ABJump,
    /// Jumps unless `a == b`.
    JumpUnlessEq: ABJump,
    /// Jumps unless `a != b`.
    JumpUnlessNe: ABJump,
    /// Jumps when `a < b` with a number `b`.
    JumpIfLtInt: AImmJump,
    /// Jumps when `a <= b` with a number `b`.
    JumpIfLeInt: AImmJump,
    /// Jumps when `a > b` with a number `b`.
    JumpIfGtInt: AImmJump,
    /// Jumps when `a >= b` with a number `b`.
    JumpIfGeInt: AImmJump,
    /// Jumps when `a == b` with a number `b`.
    JumpIfEqInt: AImmJump,
    /// Jumps when `a != b` with a number `b`.
    JumpIfNeInt: AImmJump,
    /// Jumps unless `a < b` with a number `b`.
    JumpUnlessLtInt: AImmJump,
    /// Jumps unless `a <= b` with a number `b`.
    JumpUnlessLeInt: AImmJump,
    /// Jumps unless `a > b` with a number `b`.
    JumpUnlessGtInt: AImmJump,
    /// Jumps unless `a >= b` with a number `b`.
    JumpUnlessGeInt: AImmJump,
    /// Jumps unless `a == b` with a number `b`.
    JumpUnlessEqInt: AImmJump,
    /// Jumps unless `a != b` with a number `b`.
    JumpUnlessNeInt: AImmJump,

    // Building.
    /// `a = (b, b+1, …)`, `c` registers from `b` on.
    BuildTuple: ABImm,
    /// `a = [b, b+1, …]`, `c` registers from `b` on.
    BuildList: ABImm,
    /// `a = {b, b+1, …}`, `c` registers from `b` on.
    BuildSet: ABImm,
    /// `a = {b: b+1, b+2: b+3, …}`, `c` pairs from `b` on.
    BuildDict: ABImm,
    /// `a = slice(b, b+1, b+2)`
    BuildSlice: AB,
    /// `a =` the `c` strings from `b` on, joined.
    BuildString: ABImm,
    /// `a = format(b, spec c)`. Upper 8 bits of `c`: 0, or `'s'`, `'r'`, `'a'` for a conversion. A low half of `0xFFFF` means no spec.
    Format: Abc,
    /// Appends `b` to the list `a`, kept.
    ListAppend: AB,
    /// Adds `b` to the set `a`, kept.
    SetAdd: AB,
    /// Stores `a[b] = c` in the dict `a`, kept.
    DictInsert: Abc,
    /// Extends the list `a`, kept, with the iterable `b` (`[*x]`; `f(*x)` when bit 0 of `c` is set, for the message, and
    /// bit 1 when the call has no other positional argument: the callee is before the list; `a, *b = …` not).
    ListExtend: ABImm,
    /// Adds the items of the iterable `b` to the set `a`, kept. With `c` 1 they are constants, which stand for a
    /// `frozenset`.
    SetUpdate: ABImm,
    /// Adds the mapping `b` to the dict `a`, kept (`{**x}`). Bit 0 of `c`: a call's keywords, where a key twice or not a string is a `TypeError`.
    DictUpdate: ABImm,
    /// `a = tuple(list b)`
    ListToTuple: AB,
    /// Spreads the iterable `b` over `c` registers from `a` on, which may be locals: nothing is written when it raises.
    Unpack: ABImm,
    /// As `Unpack` with a starred target: bits 0–11 of `c` say how many before it, bits 12–23 how many after.
    UnpackStar: ABImm,

    // Attributes and items.
    /// `a = b.names[c]`
    GetAttr: ABName,
    /// `a.names[c] = b`
    SetAttr: ABName,
    /// `del a.names[c]`; `b` is unused.
    DeleteAttr: ABName,
    /// `a = b[c]`
    GetItem: Abc,
    /// `a[b] = c`
    SetItem: Abc,
    /// `del a[b]`
    DeleteItem: AB,

    // Calls. The callee and its arguments are consecutive temporaries; all are consumed.
    /// For `b.names[c](…)`: `a` and `a+1` become the function and `b`, or the bound attribute and an empty register.
    LoadMethod: ABName,
    /// `a = a(a+1, …)` with `b` arguments. `c` is 0, or 1 + the constant with the tuple of names of the last arguments.
    Call: ABImm,
    /// As `Call` after `LoadMethod`: `b` arguments from `a+2` on.
    CallMethod: ABImm,
    /// `a = a(*list a+1, **dict a+2)`; an empty `a+2` means no keywords.
    CallEx: A,
    /// Returns `a`.
    Return: A,
    /// Returns `None`.
    ReturnNone: None,

    // Functions, classes, modules.
    /// `a =` function of code constant `c`, with the tuple of defaults in `b` and the dict of keyword defaults in `b+1`, each possibly `None`. Its closure is made of `Code::captures`.
    MakeFunction: ABConst,
    /// `a =` the built-in that makes classes: called with the body's function, the name, and the bases. A body takes its namespace (a dict) as register 0, and returns the cell `__class__` or `None`.
    LoadBuildClass: A,
    /// `a =` the prelude's function `names[c]`.
    LoadPrelude: AName,
    /// `a = import names[c]`; register `b` holds a tuple of names (`from … import`) or `None`, `b+1` the level.
    ImportName: ABName,
    /// `a = names[c]` of the module `b`, kept, as `from b import …`.
    ImportFrom: ABName,
    /// Stores every public name of the module `a` (those in `__all__`, else those without a leading underscore) as a global.
    ImportStar: A,

    // Iteration.
    /// `a = iter(b)`
    GetIter: AB,
    /// Puts the next item of the iterator `b`, kept, into `a` and jumps by `c`; falls through at the end, and empties `b`.
    ForIter: ABJump,
    /// Suspends the generator with the value `b`; on resumption `a` is what was sent.
    Yield: AB,
    /// `a = yield from b`; `b` is an iterator, kept until it is done.
    YieldFrom: AB,

    // Coroutines. Each is followed by a `YieldFrom`, apart from the last two.
    /// `a =` the iterator behind `await b`. `c` says for messages what `b` came from: 0 the script, 1 `__aenter__`, 2 `__aexit__`.
    GetAwaitable: ABImm,
    /// `a =` the iterator behind `await b.__anext__()`, keeps `b`.
    GetANext: AB,
    /// `a = aiter(b)`
    GetAIter: AB,
    /// Ends an `async for` whose `__anext__` raised `StopAsyncIteration` `a`; raises any other exception as it is.
    EndAsyncFor: A,

    // Exceptions. Handlers are in `Code::handlers`.
    /// Raises `a`.
    Raise: A,
    /// Raises `a` from `b`.
    RaiseFrom: AB,
    /// `raise` alone: raises the exception that is being handled.
    RaiseAgain: None,
    /// Raises the exception `a` as it is, at the end of handlers that did not match and of `finally`: no new traceback entry.
    Reraise: A,
    /// Exception `a`, kept, is now being handled; `b` gets what was being handled before.
    PushHandled: AB,
    /// What is being handled is `a` again.
    PopHandled: A,
    /// Jumps by `c` unless the exception `a`, kept, matches the class or tuple `b`.
    JumpUnlessMatch: ABJump,
    /// `a = AssertionError`
    LoadAssertionError: A,
    /// `a = type(b).__enter__`, bound (`c` 0), `__exit__` (1), `__aenter__` (2) or `__aexit__` (3), as `with` looks them up; keeps `b`.
    LoadSpecial: ABImm,
    /// `a = (type(b), b, b.__traceback__)` into three registers; keeps `b`.
    ExceptionInfo: AB,

    /// Raises `NotImplementedError` with the message constant `c`: what this version cannot compile fails where it stands, with its line.
    NotSupported: AConst,
}

/// The flag of arithmetic instructions that says in-place.
pub const IN_PLACE: u8 = 1;

/// What [`Op::Format`] has in place of a register without a spec.
pub const NO_SPEC: u16 = u16::MAX;

/// One instruction.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(transparent)]
pub struct Instr(u64);

impl Instr {
    /// Numbers that fit field `c`.
    pub const C_RANGE: std::ops::Range<i64> = -(1 << 23)..(1 << 23);

    /// `c` as an unsigned 24-bit field.
    pub const fn new(op: Op, a: u16, b: u16, c: u32) -> Instr {
        Instr(op as u64 | (a as u64) << 8 | (b as u64) << 24 | (c as u64) << 40)
    }

    /// `c` as a signed 24-bit field.
    pub const fn signed(op: Op, a: u16, b: u16, c: i32) -> Instr {
        Instr::new(op, a, b, c as u32 & 0xFF_FFFF)
    }

    /// `c` as a 16-bit register or number with 8 bits of flags.
    pub const fn flagged(op: Op, a: u16, b: u16, c: u16, flags: u8) -> Instr {
        Instr::new(op, a, b, c as u32 | (flags as u32) << 16)
    }

    /// What it does.
    #[inline(always)]
    pub fn op(self) -> Op {
        // SAFETY: instructions are made of an `Op` only, and the lowest byte never changes.
        unsafe { std::mem::transmute(self.0 as u8) }
    }

    /// Field `a`.
    #[inline(always)]
    pub fn a(self) -> u16 {
        (self.0 >> 8) as u16
    }

    /// Field `b`.
    #[inline(always)]
    pub fn b(self) -> u16 {
        (self.0 >> 24) as u16
    }

    /// Field `c`, unsigned.
    #[inline(always)]
    pub fn c(self) -> u32 {
        (self.0 >> 40) as u32
    }

    /// Field `c`, signed.
    #[inline(always)]
    pub fn c_signed(self) -> i32 {
        ((self.0 as i64) >> 40) as i32
    }

    /// The low half of `c`: a register or a number.
    #[inline(always)]
    pub fn c_low(self) -> u16 {
        (self.0 >> 40) as u16
    }

    /// The upper 8 bits of `c`.
    #[inline(always)]
    pub fn flags(self) -> u8 {
        (self.0 >> 56) as u8
    }
}
