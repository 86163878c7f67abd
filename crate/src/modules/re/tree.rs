//! A regular expression as a tree, and what its classes of characters hold.

use crate::modules::builtins::characters;

/// `re.I`, `re.M`, …, with CPython's numbers.
pub mod flag {
    pub const IGNORECASE: u32 = 2;
    pub const LOCALE: u32 = 4;
    pub const MULTILINE: u32 = 8;
    pub const DOTALL: u32 = 16;
    pub const UNICODE: u32 = 32;
    pub const VERBOSE: u32 = 64;
    pub const ASCII: u32 = 256;
}

/// One piece of a pattern.
#[derive(Clone, Debug)]
pub enum Node {
    /// One character.
    One(One),
    /// A place.
    At(At),
    /// A group; without a number it only holds its content together.
    Group(Option<usize>, Box<Node>),
    /// One after the other.
    Sequence(Vec<Node>),
    /// One of them, the first that fits.
    Branch(Vec<Node>),
    /// The same again.
    Repeat {
        body: Box<Node>,
        min: u32,
        max: u32,
        kind: Repeat,
    },
    /// What a group matched.
    Reference { group: usize, ignore_case: bool },
    /// What comes next, or before, without taking it.
    Look {
        behind: Option<usize>,
        negative: bool,
        body: Box<Node>,
    },
    /// `(?>…)`
    Atomic(Box<Node>),
    /// `(?(1)…|…)`
    Conditional {
        group: usize,
        yes: Box<Node>,
        no: Box<Node>,
    },
}

/// No upper bound.
pub const MANY: u32 = u32::MAX;

/// How many a repetition takes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Repeat {
    Greedy,
    Lazy,
    Possessive,
}

/// A place between characters.
#[derive(Clone, Copy, Debug)]
pub enum At {
    StringStart,
    LineStart,
    StringEnd,
    /// At the end, or before a newline there.
    LastLineEnd,
    LineEnd,
    Boundary {
        ascii: bool,
        negative: bool,
    },
}

/// What one character has to be.
#[derive(Clone, Debug)]
pub enum One {
    Literal(u32),
    /// In lower case.
    Folded(u32),
    Any,
    AnyButNewline,
    Set(Box<Set>),
}

/// `[…]`, `\d` and the like.
#[derive(Clone, Debug, Default)]
pub struct Set {
    pub negative: bool,
    pub ignore_case: bool,
    pub ranges: Vec<(u32, u32)>,
    pub classes: Vec<Class>,
}

/// `\d`, `\s`, `\w`, and their opposites.
#[derive(Clone, Copy, Debug)]
pub struct Class {
    pub kind: ClassKind,
    pub ascii: bool,
    pub negative: bool,
}

#[derive(Clone, Copy, Debug)]
pub enum ClassKind {
    Digit,
    Space,
    Word,
}

impl Class {
    fn has(self, code: u32) -> bool {
        let found = match (char::from_u32(code), self.kind) {
            (None, _) => false,
            (Some(char), ClassKind::Word) => is_word(char, self.ascii),
            (Some(char), ClassKind::Digit) if self.ascii => char.is_ascii_digit(),
            (Some(char), ClassKind::Space) if self.ascii => {
                matches!(char, ' ' | '\t'..='\r')
            }
            (Some(char), ClassKind::Digit) => characters::is_decimal(char),
            (Some(char), ClassKind::Space) => characters::is_space(char),
        };
        found != self.negative
    }
}

fn is_word(char: char, ascii: bool) -> bool {
    if char.is_ascii() || ascii {
        return char.is_ascii_alphanumeric() || char == '_';
    }
    characters::is_alnum(char)
}

/// Whether a character belongs to a word, for `\b`.
pub fn is_word_code(code: u32, ascii: bool) -> bool {
    char::from_u32(code).is_some_and(|char| is_word(char, ascii))
}

impl Set {
    fn has_exactly(&self, code: u32) -> bool {
        let in_range = |&(low, high): &(u32, u32)| (low..=high).contains(&code);
        self.ranges.iter().any(in_range) || self.classes.iter().any(|class| class.has(code))
    }

    pub fn has(&self, code: u32) -> bool {
        let found = self.has_exactly(code)
            || self.ignore_case && (self.has_exactly(lower(code)) || self.has_exactly(upper(code)));
        found != self.negative
    }
}

impl One {
    #[inline]
    pub fn fits(&self, code: u32) -> bool {
        match self {
            One::Literal(wanted) => code == *wanted,
            One::Folded(wanted) => lower(code) == *wanted || lower(upper(code)) == *wanted,
            One::Any => true,
            One::AnyButNewline => code != u32::from('\n'),
            One::Set(set) => set.has(code),
        }
    }
}

/// The lower-case letter, where it is one character.
pub fn lower(code: u32) -> u32 {
    if code < 128 {
        return u32::from((code as u8).to_ascii_lowercase());
    }
    single(code, char::from_u32(code).map(char::to_lowercase))
}

fn upper(code: u32) -> u32 {
    if code < 128 {
        return u32::from((code as u8).to_ascii_uppercase());
    }
    single(code, char::from_u32(code).map(char::to_uppercase))
}

fn single(code: u32, chars: Option<impl Iterator<Item = char>>) -> u32 {
    let Some(mut chars) = chars else { return code };
    match (chars.next(), chars.next()) {
        (Some(only), None) => u32::from(only),
        _ => code,
    }
}

impl Node {
    /// The fewest and the most characters that it takes.
    pub fn width(&self, groups: &[(usize, usize)]) -> (usize, usize) {
        const FAR: usize = i32::MAX as usize;
        let width = match self {
            Node::One(_) => (1, 1),
            Node::At(_) | Node::Look { .. } => (0, 0),
            Node::Group(_, body) | Node::Atomic(body) => body.width(groups),
            Node::Sequence(nodes) => nodes.iter().fold((0, 0), |sum: (usize, usize), node| {
                let width = node.width(groups);
                (sum.0.saturating_add(width.0), sum.1.saturating_add(width.1))
            }),
            Node::Branch(nodes) => either(nodes.iter().map(|node| node.width(groups))),
            Node::Repeat { body, min, max, .. } => {
                let width = body.width(groups);
                (
                    width.0.saturating_mul(*min as usize),
                    width.1.saturating_mul(*max as usize),
                )
            }
            Node::Reference { group, .. } => groups.get(*group - 1).copied().unwrap_or((0, FAR)),
            Node::Conditional { yes, no, .. } => {
                either([yes, no].into_iter().map(|node| node.width(groups)))
            }
        };
        (width.0.min(FAR), width.1.min(FAR))
    }
}

fn either(widths: impl Iterator<Item = (usize, usize)>) -> (usize, usize) {
    widths
        .reduce(|left, right| (left.0.min(right.0), left.1.max(right.1)))
        .unwrap_or((0, 0))
}
