//! Machine profiles: what each instruction, call and kernel service costs.

use std::sync::{Arc, OnceLock};

use crate::compile::Op;

/// The prices of a machine. Times are nanoseconds unless they say otherwise.
#[derive(Debug)]
pub struct Profile {
    /// Its name.
    pub name: &'static str,
    /// Price of a simple instruction in picoseconds; the others are multiples of it.
    pub instruction: u32,
    /// Giving a core to another thread.
    pub context_switch: u64,
    /// From a wake-up to the woken thread's being ready.
    pub wake: u64,
    /// Waking a thread that sleeps on another core, for the one that does it: between the release of a lock and its next
    /// instruction.
    pub release: u64,
    /// How long a thread may compute while others wait for a core.
    pub time_slice: u64,
    /// A syscall that does not wait.
    pub syscall: u64,
    /// From asking for a thread to its first instruction.
    pub thread_start: u64,
    /// From asking for a process to its first instruction: a fresh interpreter.
    pub process_start: u64,
    /// How much later than asked a sleep ends.
    pub sleep_overrun: u64,
    /// A pipe's read or write.
    pub pipe_call: u64,
    /// Each byte of it, in picoseconds.
    pub pipe_byte: u64,
    /// Pickling or unpickling anything.
    pub pickle_call: u64,
    /// Each byte of it, in picoseconds.
    pub pickle_byte: u64,
    /// Printing.
    pub print: u64,
}

/// CPython 3.11 on a 2.5 GHz core under Linux 6, after the measurements that `docs/machines.md` lists: `while n > 0:
/// n -= 1` takes 33 ns an iteration, `f(1)` 36 ns, an empty `for` loop 19 ns, a thread 57 µs from constructor to its
/// first statement, `spawn` 56 ms, an int of a big list 4.4 ns a byte to pickle.
pub static CPYTHON_3_11: Profile = Profile {
    name: "cpython-3.11",
    instruction: 16_500,
    context_switch: 2_000,
    wake: 12_000,
    release: 3_000,
    time_slice: 3_000_000,
    syscall: 80,
    thread_start: 57_000,
    process_start: 56_000_000,
    sleep_overrun: 61_000,
    pipe_call: 5_000,
    pipe_byte: 600,
    pickle_call: 3_000,
    pickle_byte: 4_400,
    print: 900,
};

impl Profile {
    /// Price of each opcode in picoseconds.
    pub fn prices(&self) -> Arc<[u32; 256]> {
        static PRICES: OnceLock<Arc<[u32; 256]>> = OnceLock::new();
        let parts = PRICES.get_or_init(|| {
            let mut parts = [0; 256];
            for op in Op::ALL {
                parts[*op as usize] = hundredths(*op);
            }
            Arc::new(parts)
        });
        Arc::new(parts.map(|part| (u64::from(part) * u64::from(self.instruction) / 100) as u32))
    }
}

/// What an instruction costs, in hundredths of a simple one. One of ours often does what two or three of CPython's do.
fn hundredths(op: Op) -> u32 {
    use Op::*;
    match op {
        Move | Copy | LoadConst | LoadInt | LoadNone | LoadTrue | LoadFalse | Clear
        | CheckBound => 20,
        DeleteLocal | MakeCell | LoadCell | StoreCell | LoadFree | StoreFree => 30,
        LoadGlobal | StoreGlobal => 40,
        Jump | JumpIfTrue | JumpIfFalse | JumpIfTrueKeep | JumpIfFalseKeep | JumpIfNone
        | JumpIfNotNone => 30,
        Is | IsNot | Not => 40,
        ForIter => 110,
        GetAttr | SetAttr | LoadMethod => 70,
        GetItem | In | NotIn => 110,
        SetItem | DictInsert => 150,
        ListAppend | SetAdd => 80,
        Call | CallMethod => 120,
        CallEx => 250,
        Return | ReturnNone => 60,
        BuildTuple | BuildList | BuildString | GetIter | Unpack => 180,
        BuildDict | BuildSet | MakeFunction | Format => 350,
        Pow => 250,
        LoadBuildClass | ImportName | ImportFrom => 1000,
        Raise | RaiseFrom | RaiseAgain | Reraise | PushHandled | PopHandled | JumpUnlessMatch => {
            300
        }
        Yield | YieldFrom | GetAwaitable | GetANext | GetAIter => 150,
        _ => 100,
    }
}
