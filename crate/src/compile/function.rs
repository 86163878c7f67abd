//! The code object under construction: instructions, registers, labels, handlers and what is known to be assigned.

use std::collections::HashMap;

use super::code::{Handler, Position};
use super::constant::Constant;
use super::opcode::{Instr, Op};
use super::scope::ScopeId;
use crate::object::{Ref, Str, Value};

/// A register.
pub(super) type Reg = u16;

/// Registers that a function may use, its locals included.
pub(super) const MAX_REGISTERS: u16 = 65_000;

/// A place to jump to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Label(u32);

/// A stretch of instructions with an exception handler; it may have holes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Region(u32);

/// The locals that are certainly bound at some point; one bit each.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Bound(Vec<u64>);

impl Bound {
    fn contains(&self, local: Reg) -> bool {
        self.0
            .get(usize::from(local) / 64)
            .is_some_and(|word| word >> (local % 64) & 1 == 1)
    }

    fn insert(&mut self, local: Reg) {
        let index = usize::from(local) / 64;
        if index >= self.0.len() {
            self.0.resize(index + 1, 0);
        }
        self.0[index] |= 1 << (local % 64);
    }

    fn remove(&mut self, local: Reg) {
        if let Some(word) = self.0.get_mut(usize::from(local) / 64) {
            *word &= !(1 << (local % 64));
        }
    }

    fn intersect(&mut self, other: &Bound) {
        self.0.truncate(other.0.len());
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }
}

#[derive(Default)]
struct LabelState {
    position: Option<u32>,
    /// What is bound on every way here; `None` when nothing jumps here yet.
    bound: Option<Bound>,
}

struct RegionState {
    open_since: Option<u32>,
    segments: Vec<(u32, u32)>,
    target: Label,
    register: Reg,
    bound: Option<Bound>,
}

/// A jump to be resolved, by the index of its instruction.
struct Jump {
    at: u32,
    to: Label,
}

/// The builder of one code object.
pub(super) struct Function {
    pub(super) scope: ScopeId,
    pub(super) qualname: String,
    /// Whether the first local is a positional parameter, which `super()` takes.
    pub(super) has_first_argument: bool,
    pub(super) instrs: Vec<Instr>,
    pub(super) positions: Vec<Position>,
    pub(super) constants: Vec<Value>,
    pub(super) names: Vec<Ref<Str>>,
    constant_indexes: HashMap<Constant, u32>,
    name_indexes: HashMap<String, u32>,
    labels: Vec<LabelState>,
    jumps: Vec<Jump>,
    regions: Vec<RegionState>,
    handlers: Vec<(u32, u32, Region)>,
    first_temporary: Reg,
    depth: Reg,
    max_depth: Reg,
    /// Whether a limit was passed; reported once the function is done.
    pub(super) too_large: bool,
    /// What is bound here; `None` where control never comes, and nothing is emitted.
    bound: Option<Bound>,
    last_bound_label: u32,
}

impl Function {
    pub(super) fn new(scope: ScopeId, qualname: String, locals: usize, parameters: u16) -> Self {
        let too_large = locals >= usize::from(MAX_REGISTERS);
        let first_temporary = if too_large { 0 } else { locals as Reg };
        let mut bound = Bound::default();
        for parameter in 0..parameters {
            bound.insert(parameter);
        }
        Function {
            scope,
            qualname,
            has_first_argument: false,
            instrs: Vec::new(),
            positions: Vec::new(),
            constants: Vec::new(),
            names: Vec::new(),
            constant_indexes: HashMap::new(),
            name_indexes: HashMap::new(),
            labels: Vec::new(),
            jumps: Vec::new(),
            regions: Vec::new(),
            handlers: Vec::new(),
            first_temporary,
            depth: first_temporary,
            max_depth: first_temporary,
            too_large,
            bound: Some(bound),
            last_bound_label: 0,
        }
    }

    // Instructions.

    pub(super) fn here(&self) -> u32 {
        self.instrs.len() as u32
    }

    pub(super) fn is_reachable(&self) -> bool {
        self.bound.is_some()
    }

    /// Appends an instruction, unless control cannot come here.
    pub(super) fn push(&mut self, at: Position, instr: Instr) {
        if self.is_reachable() {
            self.instrs.push(instr);
            self.positions.push(at);
        }
    }

    /// Ends the flow of control, after a jump, `return` or `raise`.
    pub(super) fn end_flow(&mut self) {
        self.bound = None;
    }

    /// Whether the code needs a final `return`.
    pub(super) fn falls_off(&self) -> bool {
        self.is_reachable() || self.last_bound_label == self.here()
    }

    // Temporaries.

    pub(super) fn is_temporary(&self, register: Reg) -> bool {
        register >= self.first_temporary
    }

    pub(super) fn depth(&self) -> Reg {
        self.depth
    }

    /// The next temporary.
    pub(super) fn take(&mut self) -> Reg {
        self.take_many(1)
    }

    /// The first of `count` consecutive temporaries.
    pub(super) fn take_many(&mut self, count: usize) -> Reg {
        let first = self.depth;
        let end = usize::from(first) + count;
        if end >= usize::from(MAX_REGISTERS) {
            self.too_large = true;
            return first;
        }
        self.depth = end as Reg;
        self.max_depth = self.max_depth.max(self.depth);
        first
    }

    /// Gives back every temporary from `depth` on.
    pub(super) fn release_to(&mut self, depth: Reg) {
        debug_assert!(depth <= self.depth, "temporaries are a stack");
        self.depth = depth;
    }

    pub(super) fn registers(&self) -> u16 {
        self.max_depth
    }

    // Constants and names.

    pub(super) fn constant(
        &mut self,
        constant: &Constant,
        make: impl FnOnce(&Constant) -> Value,
    ) -> u32 {
        if let Some(index) = self.constant_indexes.get(constant) {
            return *index;
        }
        let index = self.object(make(constant));
        self.constant_indexes.insert(constant.clone(), index);
        index
    }

    pub(super) fn object(&mut self, value: Value) -> u32 {
        self.constants.push(value);
        self.constants.len() as u32 - 1
    }

    pub(super) fn name(&mut self, name: &str, intern: &mut dyn FnMut(&str) -> Ref<Str>) -> u32 {
        if let Some(index) = self.name_indexes.get(name) {
            return *index;
        }
        let index = self.names.len() as u32;
        self.names.push(intern(name));
        self.name_indexes.insert(name.to_owned(), index);
        index
    }

    // Definite assignment.

    pub(super) fn is_bound(&self, local: Reg) -> bool {
        self.bound
            .as_ref()
            .is_none_or(|bound| bound.contains(local))
    }

    pub(super) fn set_unbound(&mut self, local: Reg) {
        if let Some(bound) = &mut self.bound {
            bound.remove(local);
        }
    }

    pub(super) fn set_bound(&mut self, local: Reg) {
        if let Some(bound) = &mut self.bound {
            bound.insert(local);
        }
    }

    /// What is bound here, to come back to.
    pub(super) fn flow(&self) -> Option<Bound> {
        self.bound.clone()
    }

    // Labels.

    pub(super) fn label(&mut self) -> Label {
        self.labels.push(LabelState::default());
        Label(self.labels.len() as u32 - 1)
    }

    /// A conditional jump (or `ForIter`) to `to`; its distance is filled in at the end.
    pub(super) fn branch(&mut self, at: Position, instr: Instr, to: Label) {
        let Some(bound) = &self.bound else { return };
        let known = &mut self.labels[to.0 as usize].bound;
        match known {
            Some(known) => known.intersect(bound),
            None => *known = Some(bound.clone()),
        }
        self.jumps.push(Jump {
            at: self.here(),
            to,
        });
        self.push(at, instr);
    }

    pub(super) fn jump(&mut self, at: Position, to: Label) {
        self.branch(at, Instr::signed(Op::Jump, 0, 0, 0), to);
        self.end_flow();
    }

    /// Puts the label here.
    pub(super) fn bind(&mut self, label: Label) {
        let here = self.here();
        let state = &mut self.labels[label.0 as usize];
        state.position = Some(here);
        match (&mut self.bound, state.bound.take()) {
            (_, None) => return,
            (Some(bound), Some(jumped)) => bound.intersect(&jumped),
            (bound, jumped) => *bound = jumped,
        }
        self.last_bound_label = here;
    }

    /// Puts a label here that jumps from below will reach: `bound` is what is bound on all of them.
    pub(super) fn bind_head(&mut self, label: Label, bound: Option<Bound>) {
        self.bound = bound;
        let here = self.here();
        self.labels[label.0 as usize].position = Some(here);
    }

    // Exception handlers.

    /// Instructions from here on are handled at `target`, with the exception in `register`.
    pub(super) fn open_region(&mut self, target: Label, register: Reg) -> Region {
        let bound = self.flow();
        let open_since = Some(self.here());
        self.regions.push(RegionState {
            open_since,
            segments: Vec::new(),
            target,
            register,
            bound,
        });
        Region(self.regions.len() as u32 - 1)
    }

    /// Leaves a hole in a region from here on.
    pub(super) fn suspend_region(&mut self, region: Region) {
        let here = self.here();
        let state = &mut self.regions[region.0 as usize];
        if let Some(start) = state.open_since.take()
            && start < here
        {
            state.segments.push((start, here));
        }
    }

    /// Ends the hole.
    pub(super) fn resume_region(&mut self, region: Region) {
        let here = self.here();
        self.regions[region.0 as usize].open_since = Some(here);
    }

    /// Ends a region. Inner regions end before the outer ones, so the innermost handler is found first.
    pub(super) fn close_region(&mut self, region: Region) {
        self.suspend_region(region);
        for (start, end) in self.regions[region.0 as usize].segments.clone() {
            self.handlers.push((start, end, region));
        }
    }

    /// Begins the handler of a closed region; the exception is in the temporary returned.
    pub(super) fn begin_handler(&mut self, region: Region) -> Reg {
        let here = self.here();
        let state = &self.regions[region.0 as usize];
        let (target, register) = (state.target, state.register);
        self.bound = if state.segments.is_empty() {
            None
        } else {
            state.bound.clone()
        };
        self.labels[target.0 as usize].position = Some(here);
        self.release_to(register);
        self.take()
    }

    // The end.

    /// Fills in the distances of all jumps and gives the handlers.
    pub(super) fn resolve(&mut self) -> Box<[Handler]> {
        self.resolve_jumps();
        self.thread_jumps();
        let place = |region: &Region| {
            let state = &self.regions[region.0 as usize];
            let target = self.labels[state.target.0 as usize]
                .position
                .expect("every handler begins somewhere");
            (target, state.register)
        };
        let handlers = self.handlers.iter().map(|(start, end, region)| {
            let (target, register) = place(region);
            Handler {
                start: *start,
                end: *end,
                target,
                register,
            }
        });
        handlers.collect()
    }

    fn resolve_jumps(&mut self) {
        for jump in &self.jumps {
            let target = self.labels[jump.to.0 as usize]
                .position
                .expect("every label is bound");
            let distance = i64::from(target) - i64::from(jump.at) - 1;
            let instr = self.instrs[jump.at as usize];
            match set_distance(instr, distance) {
                Some(instr) => self.instrs[jump.at as usize] = instr,
                None => self.too_large = true,
            }
        }
    }

    /// Lets jumps to a `Jump` go where that one goes.
    fn thread_jumps(&mut self) {
        const MAX_HOPS: u32 = 8;
        if self.too_large {
            return;
        }
        for jump in &self.jumps {
            let instr = self.instrs[jump.at as usize];
            let mut target = i64::from(jump.at) + 1 + i64::from(instr.c_signed());
            for _ in 0..MAX_HOPS {
                match self.instrs.get(target as usize) {
                    Some(next) if next.op() == Op::Jump => target += 1 + i64::from(next.c_signed()),
                    _ => break,
                }
            }
            if let Some(instr) = set_distance(instr, target - i64::from(jump.at) - 1) {
                self.instrs[jump.at as usize] = instr;
            }
        }
    }
}

fn set_distance(instr: Instr, distance: i64) -> Option<Instr> {
    Instr::C_RANGE
        .contains(&distance)
        .then(|| Instr::signed(instr.op(), instr.a(), instr.b(), distance as i32))
}
