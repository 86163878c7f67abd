//! Follows every path through compiled code and checks how temporaries are used: full before they are read,
//! and the same on all ways that meet, so that nothing leaks or is read twice.

use std::collections::BTreeMap;

use super::{compile, scripts};
use crate::compile::{Code, Instr, NO_SPEC, Op};
use crate::object::View;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Slot {
    Empty,
    Full,
    /// Full on some of the ways here only; it may be cleared but not read.
    Either,
}

/// What an instruction does to registers: takes, keeps (but needs), and fills.
#[derive(Default)]
struct Effect {
    takes: Vec<u16>,
    keeps: Vec<u16>,
    fills: Vec<u16>,
    clears: Vec<u16>,
}

fn span(first: u16, count: u32) -> Vec<u16> {
    (first..first + count as u16).collect()
}

fn effect(instr: Instr) -> Effect {
    let (a, b, c) = (instr.a(), instr.b(), instr.c_low());
    let new = |takes: Vec<u16>, keeps: Vec<u16>, fills: Vec<u16>| Effect {
        takes,
        keeps,
        fills,
        clears: vec![],
    };
    match instr.op() {
        Op::Move
        | Op::GetIter
        | Op::ListToTuple
        | Op::Neg
        | Op::Pos
        | Op::Invert
        | Op::Not
        | Op::GetAttr
        | Op::AddInt
        | Op::SubInt
        | Op::MulInt
        | Op::FloorDivInt
        | Op::ModInt
        | Op::Yield
        | Op::YieldFrom
        | Op::GetAwaitable
        | Op::GetAIter => new(vec![b], vec![], vec![a]),
        Op::Copy
        | Op::LoadCell
        | Op::LoadName
        | Op::ImportFrom
        | Op::LoadSpecial
        | Op::GetANext => new(vec![], vec![b], vec![a]),
        Op::LoadConst
        | Op::LoadInt
        | Op::LoadNone
        | Op::LoadTrue
        | Op::LoadFalse
        | Op::LoadGlobal
        | Op::LoadFree
        | Op::LoadClassFree
        | Op::LoadBuildClass
        | Op::LoadPrelude
        | Op::LoadAssertionError => new(vec![], vec![], vec![a]),
        Op::Clear => Effect {
            clears: vec![a],
            ..Effect::default()
        },
        Op::CheckBound
        | Op::DeleteLocal
        | Op::DeleteGlobal
        | Op::DeleteName
        | Op::MakeCell
        | Op::DeleteCell
        | Op::DeleteFree
        | Op::Jump
        | Op::ReturnNone
        | Op::RaiseAgain
        | Op::NotSupported => Effect::default(),
        Op::StoreGlobal
        | Op::StoreFree
        | Op::JumpIfTrue
        | Op::JumpIfFalse
        | Op::JumpIfNone
        | Op::JumpIfNotNone
        | Op::DeleteAttr
        | Op::ImportStar
        | Op::Return
        | Op::Raise
        | Op::Reraise
        | Op::EndAsyncFor
        | Op::PopHandled => new(vec![a], vec![], vec![]),
        Op::StoreName => new(vec![a], vec![b], vec![]),
        Op::StoreCell
        | Op::ListAppend
        | Op::SetAdd
        | Op::SetUpdate
        | Op::ListExtend
        | Op::DictUpdate
        | Op::JumpUnlessMatch => new(vec![b], vec![a], vec![]),
        Op::JumpIfTrueKeep | Op::JumpIfFalseKeep => new(vec![], vec![a], vec![]),
        Op::SetAttr | Op::DeleteItem | Op::RaiseFrom => new(vec![a, b], vec![], vec![]),
        Op::BuildTuple | Op::BuildList | Op::BuildSet | Op::BuildString => {
            new(span(b, instr.c()), vec![], vec![a])
        }
        Op::BuildDict => new(span(b, 2 * instr.c()), vec![], vec![a]),
        Op::BuildSlice => new(span(b, 3), vec![], vec![a]),
        Op::Format if c == NO_SPEC => new(vec![b], vec![], vec![a]),
        Op::DictInsert => new(vec![b, c], vec![a], vec![]),
        Op::Unpack => new(vec![b], vec![], span(a, instr.c())),
        Op::UnpackStar => new(
            vec![b],
            vec![],
            span(a, (instr.c() & 0xFFF) + (instr.c() >> 12) + 1),
        ),
        Op::SetItem => new(vec![a, b, c], vec![], vec![]),
        Op::LoadMethod => new(vec![b], vec![], span(a, 2)),
        Op::Call => new(span(a, u32::from(b) + 1), vec![], vec![a]),
        Op::CallMethod => new(span(a, u32::from(b) + 2), vec![], vec![a]),
        Op::CallEx => Effect {
            clears: vec![a + 2],
            ..new(span(a, 2), vec![], vec![a])
        },
        Op::MakeFunction | Op::ImportName => new(span(b, 2), vec![], vec![a]),
        Op::PushHandled => new(vec![], vec![a], vec![b]),
        Op::ExceptionInfo => new(vec![], vec![b], span(a, 3)),
        // The item is filled on the way that jumps; the iterator is emptied on the other.
        Op::ForIter => new(vec![], vec![b], vec![]),
        op if op.name().starts_with("JumpIf") || op.name().starts_with("JumpUnless") => {
            let takes = if op.name().ends_with("Int") {
                vec![a]
            } else {
                vec![a, b]
            };
            new(takes, vec![], vec![])
        }
        _ => new(vec![b, c], vec![], vec![a]),
    }
}

struct Verifier<'c> {
    code: &'c Code,
    first: usize,
    states: BTreeMap<usize, Vec<Slot>>,
    work: Vec<usize>,
}

impl Verifier<'_> {
    fn fail(&self, at: usize, what: &str) -> ! {
        panic!(
            "{what} at {at} in\n{}",
            crate::compile::disassemble(self.code, |_| false)
        );
    }

    fn slot<'s>(&self, at: usize, state: &'s mut [Slot], register: u16) -> Option<&'s mut Slot> {
        let index = usize::from(register).checked_sub(self.first)?;
        match state.get_mut(index) {
            Some(slot) => Some(slot),
            None => self.fail(at, "a register beyond the last"),
        }
    }

    fn reach(&mut self, at: usize, state: &[Slot]) {
        if at >= self.code.instrs.len() {
            self.fail(at, "control leaves the code");
        }
        let merged: Vec<Slot> = match self.states.get(&at) {
            None => state.to_vec(),
            Some(known) => known
                .iter()
                .zip(state)
                .map(|(known, new)| if known == new { *known } else { Slot::Either })
                .collect(),
        };
        if self.states.get(&at) != Some(&merged) {
            self.states.insert(at, merged);
            self.work.push(at);
        }
    }

    fn step(&mut self, at: usize) {
        let instr = self.code.instrs[at];
        let before = self.states[&at].clone();
        for handler in self
            .code
            .handlers
            .iter()
            .filter(|handler| (handler.start..handler.end).contains(&(at as u32)))
        {
            let mut caught = before.clone();
            let register = usize::from(handler.register) - self.first;
            caught[register..].fill(Slot::Empty);
            caught[register] = Slot::Full;
            self.reach(handler.target as usize, &caught);
        }
        let effect = effect(instr);
        let mut after = before;
        for register in effect.takes.iter().chain(&effect.keeps) {
            if let Some(slot) = self.slot(at, &mut after, *register)
                && *slot != Slot::Full
            {
                self.fail(at, "a temporary is read that may be empty");
            }
        }
        for register in effect.takes.iter().chain(&effect.clears) {
            if let Some(slot) = self.slot(at, &mut after, *register) {
                *slot = Slot::Empty;
            }
        }
        for register in effect.fills {
            if let Some(slot) = self.slot(at, &mut after, register) {
                *slot = Slot::Full;
            }
        }
        self.follow(at, instr, after);
    }

    fn follow(&mut self, at: usize, instr: Instr, mut after: Vec<Slot>) {
        let target = (at as i64 + 1 + i64::from(instr.c_signed())) as usize;
        match instr.op() {
            Op::Return
            | Op::ReturnNone
            | Op::Raise
            | Op::RaiseFrom
            | Op::RaiseAgain
            | Op::Reraise => {}
            Op::Jump => self.reach(target, &after),
            Op::ForIter => {
                let mut done = after.clone();
                if let Some(slot) = self.slot(at, &mut done, instr.b()) {
                    *slot = Slot::Empty;
                }
                self.reach(at + 1, &done);
                if let Some(slot) = self.slot(at, &mut after, instr.a()) {
                    *slot = Slot::Full;
                }
                self.reach(target, &after);
            }
            op => {
                if op.name().starts_with("Jump") {
                    self.reach(target, &after);
                }
                self.reach(at + 1, &after);
            }
        }
    }

    /// What may still be full where a statement ends is a leak; one that every way fills is a loop's iterator.
    fn check_meetings(&self) {
        for (at, state) in &self.states {
            let is_cleared = |index: usize| {
                let rest = self.code.instrs[*at..]
                    .iter()
                    .take_while(|instr| instr.op() == Op::Clear);
                rest.into_iter()
                    .any(|instr| usize::from(instr.a()) == index + self.first)
            };
            for (index, slot) in state.iter().enumerate() {
                let is_handler = self
                    .code
                    .handlers
                    .iter()
                    .any(|handler| handler.target as usize == *at);
                if *slot == Slot::Either && !is_cleared(index) && !is_handler {
                    let ends = self.code.instrs[*at].op();
                    if !matches!(ends, Op::PopHandled | Op::Reraise) {
                        self.fail(
                            *at,
                            &format!("r{} is full on some ways only", index + self.first),
                        );
                    }
                }
            }
        }
    }
}

fn verify(code: &Code) {
    let first = usize::from(code.first_temporary());
    let mut verifier = Verifier {
        code,
        first,
        states: BTreeMap::new(),
        work: Vec::new(),
    };
    let temporaries = usize::from(code.registers) - first;
    verifier.reach(0, &vec![Slot::Empty; temporaries]);
    while let Some(at) = verifier.work.pop() {
        verifier.step(at);
    }
    verifier.check_meetings();
    for constant in &code.constants {
        if let View::Code(inner) = constant.view() {
            verify(inner);
        }
    }
}

#[test]
fn temporaries_are_full_when_read_and_never_leak() {
    for directory in [
        "src/compile/tests/goldens",
        "../tests/python",
        "../www/scenarios",
    ] {
        for path in scripts(directory) {
            let source = std::fs::read_to_string(&path).expect("a script");
            if let Ok(code) = compile(&source) {
                verify(&code);
            }
        }
    }
}
