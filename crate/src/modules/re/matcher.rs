//! The backtracking matcher: the first way that fits is the match, as in CPython's `Modules/_sre/sre_lib.h`.
//!
//! Choices are kept on a stack of our own, so that no pattern and no text can exhaust Rust's; what a choice changed is
//! on the same stack and undone on the way back.

use super::program::{Op, Pc, Program};
use super::tree::{At, One, Repeat, is_word_code, lower};
use crate::gil::EvalBreaker;

/// Between two looks at the eval breaker, so many steps.
const STEPS: u64 = 1 << 14;

/// Choices that may be open at the same time: 160 MB of them.
const MAX_CHOICES: usize = 5_000_000;

/// A text of characters or bytes.
pub trait Text {
    fn len(&self) -> usize;
    /// The character at an index below the length.
    fn code(&self, index: usize) -> u32;
}

impl Text for [u8] {
    fn len(&self) -> usize {
        self.len()
    }

    #[inline(always)]
    fn code(&self, index: usize) -> u32 {
        self[index].into()
    }
}

impl Text for [char] {
    fn len(&self) -> usize {
        self.len()
    }

    #[inline(always)]
    fn code(&self, index: usize) -> u32 {
        self[index].into()
    }
}

/// Why there is no answer.
pub enum Stop {
    /// The run was stopped.
    Interrupted,
    /// Too many choices.
    Memory,
}

/// Where a match has to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Search,
    Match,
    FullMatch,
}

/// Places of the groups: start and end of each, the whole first.
pub type Places = Vec<Option<usize>>;

/// A match: its places, and the group that closed last.
pub struct Found {
    pub places: Places,
    pub last: Option<usize>,
}

enum Choice {
    /// Go on there.
    Branch(Pc, usize),
    /// What a place was.
    Place(usize, Option<usize>),
    /// Which group had closed last.
    Last(Option<usize>),
    /// What a counter was.
    Counter(usize, Counter),
    /// A repetition of one character that took up to `at` can give back down to `least`.
    Greedy { pc: Pc, least: usize, at: usize },
    /// A repetition of one character that stands at `at` can take up to `left` more.
    Lazy { pc: Pc, at: usize, left: u32 },
}

/// How often a body has matched, and where its last turn began.
#[derive(Clone, Copy, Default)]
struct Counter {
    turns: u32,
    began: Option<usize>,
}

/// A program on a text.
pub struct Matcher<'a, T: ?Sized> {
    program: &'a Program,
    text: &'a T,
    end: usize,
    breaker: &'a EvalBreaker,
    stack: Vec<Choice>,
    counters: Vec<Counter>,
    places: Places,
    last: Option<usize>,
    full: bool,
    /// A match of nothing at this place does not count.
    not_empty_at: Option<usize>,
    /// Instructions so far.
    pub steps: u64,
}

impl<'a, T: Text + ?Sized> Matcher<'a, T> {
    /// A matcher that sees the text up to `end`.
    pub fn new(program: &'a Program, text: &'a T, end: usize, breaker: &'a EvalBreaker) -> Self {
        Matcher {
            program,
            text,
            end,
            breaker,
            stack: Vec::new(),
            counters: vec![Counter::default(); program.counters],
            places: Vec::new(),
            last: None,
            full: false,
            not_empty_at: None,
            steps: 0,
        }
    }

    /// The first match from `start` on. With `advance`, one of nothing at `start` does not count.
    pub fn find(&mut self, start: usize, mode: Mode, advance: bool) -> Result<Option<Found>, Stop> {
        self.full = mode == Mode::FullMatch;
        self.not_empty_at = advance.then_some(start);
        let mut at = start;
        while at <= self.end {
            if mode == Mode::Search
                && let Some(first) = &self.program.first
            {
                while at < self.end && !first.fits(self.text.code(at)) {
                    at += 1;
                    self.count()?;
                }
                if at == self.end {
                    break;
                }
            }
            self.places = vec![None; 2 * (self.program.groups + 1)];
            self.last = None;
            self.stack.clear();
            if let Some(end) = self.run(0, at)? {
                self.places[0] = Some(at);
                self.places[1] = Some(end);
                return Ok(Some(Found {
                    places: std::mem::take(&mut self.places),
                    last: self.last,
                }));
            }
            if mode != Mode::Search {
                break;
            }
            at += 1;
        }
        Ok(None)
    }

    #[inline(always)]
    fn count(&mut self) -> Result<(), Stop> {
        self.steps += 1;
        if self.steps.is_multiple_of(STEPS) && self.breaker.is_interrupted() {
            return Err(Stop::Interrupted);
        }
        Ok(())
    }

    /// Runs from an instruction to its `Accept` or `Done`: where the match ends, or none.
    fn run(&mut self, start: Pc, at: usize) -> Result<Option<usize>, Stop> {
        let base = self.stack.len();
        let (mut pc, mut at) = (start, at);
        let program = self.program;
        loop {
            self.count()?;
            let fits = match &program.ops[pc] {
                Op::One(one) => {
                    let fits = at < self.end && one.fits(self.text.code(at));
                    at += 1;
                    pc += 1;
                    fits
                }
                Op::At(place) => {
                    pc += 1;
                    self.is_at(*place, at)
                }
                Op::Save(place) => {
                    self.save(*place, at);
                    pc += 1;
                    true
                }
                Op::Split(first, second) => {
                    self.push(Choice::Branch(*second, at))?;
                    pc = *first;
                    true
                }
                Op::Jump(next) => {
                    pc = *next;
                    true
                }
                Op::Reference { group, ignore_case } => {
                    pc += 1;
                    match self.same_again(*group, *ignore_case, at) {
                        Some(end) => {
                            at = end;
                            true
                        }
                        None => false,
                    }
                }
                Op::Many {
                    one,
                    min,
                    max,
                    kind,
                } => match self.many(one, (*min, *max), *kind, pc, at)? {
                    Some(end) => {
                        at = end;
                        pc += 1;
                        true
                    }
                    None => false,
                },
                Op::Enter(counter) => {
                    self.set_counter(*counter, Counter::default())?;
                    pc += 1;
                    true
                }
                Op::Loop {
                    counter,
                    min,
                    max,
                    lazy,
                    exit,
                } => {
                    pc = self.turn(*counter, (*min, *max), *lazy, (pc + 1, *exit), at)?;
                    true
                }
                Op::Look {
                    back,
                    negative,
                    next,
                } => {
                    let fits = self.look(pc + 1, *back, *negative, at)?;
                    pc = *next;
                    fits
                }
                Op::Atomic { next } => match self.alone(pc + 1, at)? {
                    Some(end) => {
                        at = end;
                        pc = *next;
                        true
                    }
                    None => false,
                },
                Op::IfGroup { group, no } => {
                    pc = match self.places[2 * group + 1] {
                        Some(_) => pc + 1,
                        None => *no,
                    };
                    true
                }
                Op::Done => return Ok(Some(at)),
                Op::Accept => {
                    // Searches only go forward, so a match that ends where they began is one of nothing.
                    if self.not_empty_at != Some(at) && !(self.full && at != self.end) {
                        return Ok(Some(at));
                    }
                    false
                }
            };
            if !fits {
                match self.back(base) {
                    Some((next, place)) => (pc, at) = (next, place),
                    None => return Ok(None),
                }
            }
        }
    }

    fn push(&mut self, choice: Choice) -> Result<(), Stop> {
        if self.stack.len() >= MAX_CHOICES {
            return Err(Stop::Memory);
        }
        self.stack.push(choice);
        Ok(())
    }

    fn save(&mut self, place: usize, at: usize) {
        self.stack.push(Choice::Place(place, self.places[place]));
        self.places[place] = Some(at);
        if place % 2 == 1 {
            self.stack.push(Choice::Last(self.last));
            self.last = Some(place / 2);
        }
    }

    fn set_counter(&mut self, counter: usize, value: Counter) -> Result<(), Stop> {
        self.push(Choice::Counter(counter, self.counters[counter]))?;
        self.counters[counter] = value;
        Ok(())
    }

    /// Undoes up to the last choice and takes it the other way.
    fn back(&mut self, base: usize) -> Option<(Pc, usize)> {
        while self.stack.len() > base {
            match self.stack.pop()? {
                Choice::Branch(pc, at) => return Some((pc, at)),
                Choice::Place(place, value) => self.places[place] = value,
                Choice::Last(last) => self.last = last,
                Choice::Counter(counter, value) => self.counters[counter] = value,
                Choice::Greedy { pc, least, at } => {
                    let at = at - 1;
                    if at > least {
                        self.stack.push(Choice::Greedy { pc, least, at });
                    }
                    return Some((pc + 1, at));
                }
                Choice::Lazy { pc, at, left } => {
                    let Op::Many { one, .. } = &self.program.ops[pc] else {
                        unreachable!("only repetitions are lazy")
                    };
                    if at < self.end && one.fits(self.text.code(at)) {
                        let at = at + 1;
                        if left > 1 {
                            let left = left - 1;
                            self.stack.push(Choice::Lazy { pc, at, left });
                        }
                        return Some((pc + 1, at));
                    }
                }
            }
        }
        None
    }

    /// Undoes what happened since the stack was so high, and forgets its choices.
    fn undo(&mut self, base: usize) {
        while self.stack.len() > base {
            match self.stack.pop() {
                Some(Choice::Place(place, value)) => self.places[place] = value,
                Some(Choice::Last(last)) => self.last = last,
                Some(Choice::Counter(counter, value)) => self.counters[counter] = value,
                _ => {}
            }
        }
    }

    /// A repetition of one character.
    fn many(
        &mut self,
        one: &One,
        (min, max): (u32, u32),
        kind: Repeat,
        pc: Pc,
        at: usize,
    ) -> Result<Option<usize>, Stop> {
        let most = match kind {
            Repeat::Lazy => min,
            _ => max,
        };
        let limit = self.end.min(at.saturating_add(most as usize));
        let mut end = at;
        while end < limit && one.fits(self.text.code(end)) {
            end += 1;
        }
        self.steps += (end - at) as u64 / 4;
        let least = at.saturating_add(min as usize);
        if end < least {
            return Ok(None);
        }
        match kind {
            Repeat::Greedy if end > least => self.push(Choice::Greedy { pc, least, at: end })?,
            Repeat::Lazy if max > min => {
                let left = max - min;
                self.push(Choice::Lazy { pc, at: end, left })?;
            }
            _ => {}
        }
        Ok(Some(end))
    }

    /// The head of a repetition: another turn of the body, or on (`SRE_OP_MAX_UNTIL`, `SRE_OP_MIN_UNTIL`).
    fn turn(
        &mut self,
        counter: usize,
        (min, max): (u32, u32),
        lazy: bool,
        (body, exit): (Pc, Pc),
        at: usize,
    ) -> Result<Pc, Stop> {
        let Counter { turns, began } = self.counters[counter];
        let again = Counter {
            turns: turns.saturating_add(1),
            began: Some(at),
        };
        if turns < min {
            self.set_counter(counter, again)?;
            return Ok(body);
        }
        // A turn that took nothing is the last one.
        if turns >= max || began == Some(at) {
            return Ok(exit);
        }
        if lazy {
            // On the way back the counter moves on for the body's turn, and after that it is what it was.
            self.push(Choice::Counter(counter, self.counters[counter]))?;
            self.push(Choice::Branch(body, at))?;
            self.push(Choice::Counter(counter, again))?;
            return Ok(exit);
        }
        self.push(Choice::Branch(exit, at))?;
        self.set_counter(counter, again)?;
        Ok(body)
    }

    /// Runs a part by itself; its choices are forgotten, what it saved stays and is undone with what came before.
    fn alone(&mut self, start: Pc, at: usize) -> Result<Option<usize>, Stop> {
        let base = self.stack.len();
        let Some(end) = self.run(start, at)? else {
            return Ok(None);
        };
        let undo = |choice: &Choice| {
            matches!(
                choice,
                Choice::Place(..) | Choice::Last(_) | Choice::Counter(..)
            )
        };
        let made = self.stack.split_off(base);
        self.stack.extend(made.into_iter().filter(undo));
        Ok(Some(end))
    }

    fn look(&mut self, start: Pc, back: usize, negative: bool, at: usize) -> Result<bool, Stop> {
        let Some(from) = at.checked_sub(back) else {
            return Ok(negative);
        };
        if !negative {
            return Ok(self.alone(start, from)?.is_some());
        }
        let base = self.stack.len();
        let found = self.run(start, from)?.is_some();
        if found {
            self.undo(base);
        }
        Ok(!found)
    }

    fn same_again(&self, group: usize, ignore_case: bool, at: usize) -> Option<usize> {
        let (start, end) = (self.places[2 * group]?, self.places[2 * group + 1]?);
        let length = end.checked_sub(start)?;
        if at + length > self.end {
            return None;
        }
        let same = (0..length).all(|index| {
            let (old, new) = (self.text.code(start + index), self.text.code(at + index));
            old == new || ignore_case && lower(old) == lower(new)
        });
        same.then_some(at + length)
    }

    fn is_at(&self, place: At, at: usize) -> bool {
        let newline = |index: usize| self.text.code(index) == u32::from('\n');
        match place {
            At::StringStart => at == 0,
            At::LineStart => at == 0 || newline(at - 1),
            At::StringEnd => at == self.end,
            At::LastLineEnd => at == self.end || at + 1 == self.end && newline(at),
            At::LineEnd => at == self.end || newline(at),
            At::Boundary { ascii, negative } => {
                let word = |index: usize| is_word_code(self.text.code(index), ascii);
                let before = at > 0 && word(at - 1);
                let after = at < self.end && word(at);
                (before != after) != negative && (self.end > 0 || !negative)
            }
        }
    }
}
