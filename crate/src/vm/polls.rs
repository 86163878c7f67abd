//! Where the watched loop polls between instructions: for the variants of the GIL whose CPython polled there.
//!
//! An instruction of ours stands for several of CPython's. What counts is how often CPython would have looked at its
//! eval breaker meanwhile (`Python/ceval.c` of 2.7 to 3.9: `DISPATCH` looks, `FAST_DISPATCH` does not), and that no two
//! steps that another thread can see are taken without a look between them where CPython has one.

use super::Py;
use super::thread::Exit;
use crate::compile::{Instr, Layout, Op};
use crate::gil::{Blames, CheckPoints, EvalBreaker, Variant};

/// The polls of a variant between two instructions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Polls {
    /// None: instructions poll themselves, at backward jumps and calls.
    Never,
    /// After a jump that was taken, a call and a return.
    TakenJumps,
    /// After each instruction, as often as CPython would have looked.
    Always,
}

impl Polls {
    /// Those of a variant.
    pub fn of(variant: &Variant) -> Polls {
        match variant.looks {
            CheckPoints::EveryInstruction => Polls::Always,
            CheckPoints::TakenJumpsAndCalls => Polls::TakenJumps,
            CheckPoints::BackwardJumpsAndCalls => Polls::Never,
        }
    }

    /// Whether there are any: then no instruction polls by itself.
    #[inline(always)]
    pub(super) fn is_between(self) -> bool {
        self != Polls::Never
    }

    /// How often CPython looks between the instruction `last`, which `after` follows in the code, and the next one.
    #[inline(always)]
    pub(super) fn between(self, last: Op, after: *const Instr, next: *const Instr) -> u32 {
        match self {
            Polls::Never => 0,
            Polls::TakenJumps => u32::from(next != after || is_call(last)),
            // A jump backwards is `JUMP_ABSOLUTE`, which looks; one forwards is `JUMP_FORWARD`, or `POP_JUMP_IF_FALSE` on
            // a bool, which do not.
            Polls::Always => u32::from(CHECKS[last as usize]) + u32::from(next < after),
        }
    }

    /// Whether there may be a poll after the instruction, for `dis`.
    pub fn are_after(self, instr: Instr) -> bool {
        use Op::*;
        let (op, jumps) = (instr.op(), is_jump(instr.op()));
        let backwards = jumps && instr.c_signed() < 0;
        let calls = is_call(op);
        match self {
            Polls::Never => backwards || calls || op == Yield,
            Polls::TakenJumps => jumps || calls || matches!(op, Return | ReturnNone | Yield),
            Polls::Always => {
                backwards || CHECKS[op as usize] != 0 || matches!(op, Return | ReturnNone | Yield)
            }
        }
    }
}

fn is_jump(op: Op) -> bool {
    matches!(
        op.layout(),
        Layout::Jump | Layout::AJump | Layout::ABJump | Layout::AImmJump
    )
}

#[inline(always)]
fn is_call(op: Op) -> bool {
    matches!(op, Op::Call | Op::CallMethod | Op::CallEx)
}

/// How often CPython up to 3.9 looks for what each of our instructions does, without jumps and changes of the frame.
static CHECKS: [u8; 256] = {
    let mut checks = [0; 256];
    let mut at = 0;
    while at < Op::ALL.len() {
        checks[Op::ALL[at] as usize] = checks_of(Op::ALL[at]);
        at += 1;
    }
    checks
};

const fn checks_of(op: Op) -> u8 {
    use Op::*;
    match op {
        // `LOAD_FAST`, `LOAD_CONST`, `STORE_FAST`, `POP_TOP`: `FAST_DISPATCH`.
        Move | Copy | LoadConst | LoadInt | LoadNone | LoadTrue | LoadFalse | Clear
        | CheckBound | LoadPrelude => 0,
        // `JUMP_FORWARD` and those on a bool.
        Jump | JumpIfTrue | JumpIfFalse | JumpIfTrueKeep | JumpIfFalseKeep | JumpIfNone
        | JumpIfNotNone => 0,
        // `RETURN_VALUE` leaves the loop; the caller looks, for the frame changes.
        Return | ReturnNone | Raise | RaiseFrom | RaiseAgain | Reraise => 0,
        // Cells are made by the call.
        MakeCell => 0,
        _ => 1,
    }
}

/// At a poll between two instructions: why the loop has to be left, if it has to. `enters` says whether the next one is the
/// first of a block with a handler, and not jumped to: CPython goes on before its `SETUP_FINALLY`, so that
/// `lock.acquire()` and the `try` behind it are not parted.
#[inline(always)]
pub(super) fn look(
    py: &mut Py<'_>,
    breaker: &EvalBreaker,
    checks: u32,
    enters: impl FnOnce() -> bool,
) -> Option<Exit> {
    let ran_out = py.interp.ticker.count(checks);
    if breaker.load() == 0 && !ran_out && py.thread.cost < py.thread.until {
        return None;
    }
    if enters() {
        return None;
    }
    leaves(py, breaker, ran_out)
}

#[cold]
fn leaves(py: &mut Py<'_>, breaker: &EvalBreaker, ran_out: bool) -> Option<Exit> {
    if breaker.load() != 0 {
        return Some(Exit::EvalBreaker);
    }
    if ran_out && py.interp.ticker.reset() {
        return Some(Exit::Ticker);
    }
    (py.thread.cost >= py.thread.until).then_some(Exit::Until)
}

/// What `sys.getcheckinterval()` says in the versions that have it and ignore it.
const CHECK_INTERVAL: u32 = 100;

/// CPython's `_Py_Ticker`, of the process: counts down to the next release of the GIL.
#[derive(Clone, Copy, Debug)]
pub struct Ticker {
    left: i64,
    /// `sys.getcheckinterval()`
    check_interval: i64,
    /// Whether that has an effect.
    counts: bool,
    /// Whether there has been a second thread: before that there is nothing to release (`PyEval_InitThreads`).
    runs: bool,
}

impl Ticker {
    /// One that lets the GIL go every `ticks` instructions; never, if there are none.
    pub fn new(ticks: Option<u32>) -> Ticker {
        Ticker {
            left: ticks.map_or(i64::MAX, i64::from),
            check_interval: ticks.unwrap_or(CHECK_INTERVAL).into(),
            counts: ticks.is_some(),
            runs: false,
        }
    }

    /// Counts; whether it has run out.
    #[inline(always)]
    fn count(&mut self, checks: u32) -> bool {
        self.left -= i64::from(checks);
        self.left < 0
    }

    /// Begins anew; whether there is anybody to release the GIL for.
    fn reset(&mut self) -> bool {
        // Of an instruction that counts for two, the second may be the first of the new round.
        self.left += self.check_interval.max(0) + 1;
        self.runs
    }

    /// A second thread is made.
    pub fn start(&mut self) {
        self.runs = true;
    }

    /// `sys.getcheckinterval()`
    pub fn check_interval(&self) -> i64 {
        self.check_interval
    }

    /// `sys.setcheckinterval()`: counts from the next release on.
    pub fn set_check_interval(&mut self, ticks: i64) {
        self.check_interval = ticks;
        if !self.counts {
            return;
        }
        self.left = self.left.min(ticks.max(0));
    }
}

/// Puts an exception that is raised at a poll where this variant's CPython raises it.
pub(super) fn blame(py: &mut Py<'_>) {
    let jumped_from = py.thread.jumped_from.take();
    let blames = py.interp.config.gil.blames;
    let Some(frame) = py.thread.frames.last_mut() else {
        return;
    };
    // What raises is the instruction before the frame's `pc`.
    match (blames, jumped_from) {
        (Blames::Next, _) => frame.pc += 1,
        (Blames::Executed, Some(pc)) => frame.pc = pc,
        (Blames::Executed, None) | (Blames::Previous, _) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticker_runs_out_after_its_interval_and_one_more() {
        let mut ticker = Ticker::new(Some(100));
        assert!(!ticker.count(100));
        assert!(ticker.count(1));
        assert!(!ticker.reset(), "there is one thread only");
        ticker.start();
        assert!(ticker.count(102));
        assert!(ticker.reset());
        assert!(!ticker.count(99));
        assert!(ticker.count(1));
        assert!(!Ticker::new(None).count(u32::MAX));
    }

    #[test]
    fn an_instruction_counts_as_often_as_cpython_looks() {
        let code = [Instr::new(Op::Move, 0, 0, 0); 3];
        let [first, second, third] = [0, 1, 2].map(|at| &raw const code[at]);
        assert_eq!(Polls::Always.between(Op::Move, second, second), 0);
        assert_eq!(Polls::Always.between(Op::Add, second, second), 1);
        assert_eq!(Polls::Always.between(Op::JumpIfGtInt, third, first), 2);
        assert_eq!(Polls::Always.between(Op::Jump, second, third), 0);
        assert_eq!(Polls::TakenJumps.between(Op::Jump, second, third), 1);
        assert_eq!(Polls::TakenJumps.between(Op::Add, second, second), 0);
        assert_eq!(Polls::Never.between(Op::Jump, third, first), 0);
    }
}
