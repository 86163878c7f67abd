//! A tree as instructions for the matcher.

use super::parse::Pattern;
use super::tree::{At, Node, One, Repeat};

/// Index of an instruction.
pub type Pc = usize;

/// One instruction.
#[derive(Debug)]
pub enum Op {
    /// One character.
    One(One),
    /// A place.
    At(At),
    /// Remember this place: the start of group `n` is number `2n`, its end `2n + 1`.
    Save(usize),
    /// Go on at the first; when that fails, at the second.
    Split(Pc, Pc),
    Jump(Pc),
    /// What a group matched.
    Reference {
        group: usize,
        ignore_case: bool,
    },
    /// One character, many times; then the next instruction.
    Many {
        one: One,
        min: u32,
        max: u32,
        kind: Repeat,
    },
    /// A repetition begins: its counter starts at 0.
    Enter(usize),
    /// The head of a repetition: the body follows, what comes after it is at `exit`.
    Loop {
        counter: usize,
        min: u32,
        max: u32,
        lazy: bool,
        exit: Pc,
    },
    /// Match what follows, to its `Done`, by itself; go on at `next`.
    Look {
        back: usize,
        negative: bool,
        next: Pc,
    },
    /// As `Look`, but what matched is taken.
    Atomic {
        next: Pc,
    },
    /// The end of a look or of an atomic group.
    Done,
    /// Go on if the group matched, else at `no`.
    IfGroup {
        group: usize,
        no: Pc,
    },
    /// The whole pattern matched.
    Accept,
}

/// A compiled pattern.
pub struct Program {
    pub ops: Vec<Op>,
    /// How many groups, without the whole.
    pub groups: usize,
    /// How many counters.
    pub counters: usize,
    /// The characters with which every match begins, if that is known.
    pub first: Option<One>,
}

/// Compiles a tree.
pub fn compile(pattern: &Pattern) -> Program {
    let mut program = Program {
        ops: Vec::new(),
        groups: pattern.groups,
        counters: 0,
        first: first(&pattern.tree),
    };
    program.emit(&pattern.tree);
    program.ops.push(Op::Accept);
    program
}

/// What the first character of a match has to be, where one kind of character begins it.
fn first(node: &Node) -> Option<One> {
    match node {
        Node::One(one) => Some(one.clone()),
        Node::Group(_, body) | Node::Atomic(body) => first(body),
        Node::Sequence(nodes) => first(nodes.first()?),
        Node::Repeat { body, min: 1.., .. } => first(body),
        _ => None,
    }
}

impl Program {
    fn push(&mut self, op: Op) -> Pc {
        self.ops.push(op);
        self.ops.len() - 1
    }

    fn emit(&mut self, node: &Node) {
        match node {
            Node::One(one) => {
                self.push(Op::One(one.clone()));
            }
            Node::At(at) => {
                self.push(Op::At(*at));
            }
            Node::Group(None, body) => self.emit(body),
            Node::Group(Some(group), body) => {
                self.push(Op::Save(2 * group));
                self.emit(body);
                self.push(Op::Save(2 * group + 1));
            }
            Node::Sequence(nodes) => nodes.iter().for_each(|node| self.emit(node)),
            Node::Branch(nodes) => self.branches(nodes),
            Node::Repeat {
                body,
                min,
                max,
                kind,
            } => self.repeat(body, *min, *max, *kind),
            Node::Reference { group, ignore_case } => {
                self.push(Op::Reference {
                    group: *group,
                    ignore_case: *ignore_case,
                });
            }
            Node::Look {
                behind,
                negative,
                body,
            } => {
                let look = self.push(Op::Look {
                    back: behind.unwrap_or(0),
                    negative: *negative,
                    next: 0,
                });
                self.alone(look, body);
            }
            Node::Atomic(body) => {
                let atomic = self.push(Op::Atomic { next: 0 });
                self.alone(atomic, body);
            }
            Node::Conditional { group, yes, no } => {
                let test = self.push(Op::IfGroup {
                    group: *group,
                    no: 0,
                });
                self.emit(yes);
                let jump = self.push(Op::Jump(0));
                let otherwise = self.ops.len();
                self.emit(no);
                self.aim(test, otherwise);
                self.aim(jump, self.ops.len());
            }
        }
    }

    /// A body that is matched by itself.
    fn alone(&mut self, op: Pc, body: &Node) {
        self.emit(body);
        self.push(Op::Done);
        self.aim(op, self.ops.len());
    }

    fn branches(&mut self, nodes: &[Node]) {
        let mut jumps = Vec::new();
        for (index, node) in nodes.iter().enumerate() {
            if index + 1 == nodes.len() {
                self.emit(node);
                break;
            }
            let split = self.push(Op::Split(0, 0));
            self.emit(node);
            jumps.push(self.push(Op::Jump(0)));
            self.ops[split] = Op::Split(split + 1, self.ops.len());
        }
        for jump in jumps {
            self.aim(jump, self.ops.len());
        }
    }

    fn repeat(&mut self, body: &Node, min: u32, max: u32, kind: Repeat) {
        if let Node::One(one) = body {
            self.push(Op::Many {
                one: one.clone(),
                min,
                max,
                kind,
            });
            return;
        }
        if kind == Repeat::Possessive {
            let atomic = self.push(Op::Atomic { next: 0 });
            self.repeat(body, min, max, Repeat::Greedy);
            self.push(Op::Done);
            self.aim(atomic, self.ops.len());
            return;
        }
        if (min, max) == (0, 1) {
            let split = self.push(Op::Split(0, 0));
            self.emit(body);
            let (body, end) = (split + 1, self.ops.len());
            self.ops[split] = match kind {
                Repeat::Lazy => Op::Split(end, body),
                _ => Op::Split(body, end),
            };
            return;
        }
        let counter = self.counters;
        self.counters += 1;
        self.push(Op::Enter(counter));
        let head = self.push(Op::Loop {
            counter,
            min,
            max,
            lazy: kind == Repeat::Lazy,
            exit: 0,
        });
        self.emit(body);
        self.push(Op::Jump(head));
        self.aim(head, self.ops.len());
    }

    /// Sets where an instruction goes on.
    fn aim(&mut self, op: Pc, target: Pc) {
        match &mut self.ops[op] {
            Op::Jump(next)
            | Op::Look { next, .. }
            | Op::Atomic { next }
            | Op::IfGroup { no: next, .. }
            | Op::Loop { exit: next, .. } => *next = target,
            other => unreachable!("{other:?} goes nowhere"),
        }
    }
}
