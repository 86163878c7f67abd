//! Patterns to trees, with the errors of CPython's parser (`Lib/re/_parser.py`).

use super::tree::{At, Class, ClassKind, MANY, Node, One, Repeat, Set, flag, lower};

/// What is wrong with a pattern, and at which character.
pub struct Complaint {
    pub message: String,
    pub position: Option<usize>,
}

type Parsed<T> = Result<T, Complaint>;

/// A pattern that was read.
pub struct Pattern {
    pub tree: Node,
    pub flags: u32,
    /// How many groups, without the whole.
    pub groups: usize,
    pub names: Vec<(String, usize)>,
}

/// Deeper patterns would need more of Rust's stack than we promise.
const MAX_DEPTH: usize = 100;

struct Parser<'a> {
    text: &'a [u32],
    at: usize,
    is_bytes: bool,
    flags: u32,
    /// The fewest and most characters of each group that is closed; open ones have none.
    widths: Vec<Option<(usize, usize)>>,
    names: Vec<(String, usize)>,
    /// Groups referred to by number before they are known.
    conditions: Vec<(usize, usize)>,
    depth: usize,
    /// Groups that are open where the innermost lookbehind begins; they can't be referred to in it.
    lookbehind_groups: Option<usize>,
}

/// Reads a pattern.
pub fn parse(text: &[u32], is_bytes: bool, flags: u32) -> Parsed<Pattern> {
    let mut parser = Parser {
        text,
        at: 0,
        is_bytes,
        flags,
        widths: Vec::new(),
        names: Vec::new(),
        conditions: Vec::new(),
        depth: 0,
        lookbehind_groups: None,
    };
    let tree = parser.pattern()?;
    for (group, position) in std::mem::take(&mut parser.conditions) {
        if group > parser.widths.len() {
            return Err(at(format!("invalid group reference {group}"), position));
        }
    }
    Ok(Pattern {
        tree,
        flags: parser.flags,
        groups: parser.widths.len(),
        names: parser.names,
    })
}

fn at(message: impl Into<String>, position: usize) -> Complaint {
    Complaint {
        message: message.into(),
        position: Some(position),
    }
}

fn is(code: Option<u32>, char: char) -> bool {
    code == Some(u32::from(char))
}

fn char_of(code: u32) -> char {
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}

impl Parser<'_> {
    fn pattern(&mut self) -> Parsed<Node> {
        let flags = self.flags;
        let tree = self.branches(flags)?;
        match self.peek() {
            Some(_) => Err(at("unbalanced parenthesis", self.at)),
            None => Ok(tree),
        }
    }

    fn peek(&self) -> Option<u32> {
        self.text.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let code = self.peek()?;
        self.at += 1;
        Some(char_of(code))
    }

    fn take(&mut self, char: char) -> bool {
        let found = is(self.peek(), char);
        self.at += usize::from(found);
        found
    }

    fn string(&self, start: usize, end: usize) -> String {
        self.text[start..end.min(self.text.len())]
            .iter()
            .map(|code| char_of(*code))
            .collect()
    }

    /// `a|b|c`, to the end or a closing parenthesis.
    fn branches(&mut self, flags: u32) -> Parsed<Node> {
        let mut flags = flags;
        let mut branches = vec![self.sequence(&mut flags, self.at == 0)?];
        while self.take('|') {
            branches.push(self.sequence(&mut flags, false)?);
        }
        Ok(match branches.len() {
            1 => branches.remove(0),
            _ => Node::Branch(branches),
        })
    }

    fn skip_blanks(&mut self, flags: u32) -> bool {
        if flags & flag::VERBOSE == 0 {
            return false;
        }
        match self.peek().map(char_of) {
            Some(' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c') => self.at += 1,
            Some('#') => while !matches!(self.next(), None | Some('\n')) {},
            _ => return false,
        }
        true
    }

    fn sequence(&mut self, flags: &mut u32, is_first: bool) -> Parsed<Node> {
        let mut nodes = Vec::new();
        loop {
            if self.skip_blanks(*flags) {
                continue;
            }
            let start = self.at;
            let Some(code) = self.peek() else { break };
            let node = match char_of(code) {
                '|' | ')' => break,
                '*' | '+' | '?' => {
                    self.at += 1;
                    self.repeat(&mut nodes, start)?;
                    continue;
                }
                '{' => {
                    self.at += 1;
                    if self.repeat(&mut nodes, start)? {
                        continue;
                    }
                    self.literal(code, *flags)
                }
                '\\' => self.escape(*flags)?,
                '[' => self.set(*flags)?,
                '(' => match self.group(flags, is_first && nodes.is_empty())? {
                    Some(node) => node,
                    None => continue,
                },
                '.' => {
                    self.at += 1;
                    Node::One(match *flags & flag::DOTALL {
                        0 => One::AnyButNewline,
                        _ => One::Any,
                    })
                }
                '^' => {
                    self.at += 1;
                    Node::At(match *flags & flag::MULTILINE {
                        0 => At::StringStart,
                        _ => At::LineStart,
                    })
                }
                '$' => {
                    self.at += 1;
                    Node::At(match *flags & flag::MULTILINE {
                        0 => At::LastLineEnd,
                        _ => At::LineEnd,
                    })
                }
                _ => {
                    self.at += 1;
                    self.literal(code, *flags)
                }
            };
            nodes.push(node);
        }
        Ok(match nodes.len() {
            1 => nodes.remove(0),
            _ => Node::Sequence(nodes),
        })
    }

    fn literal(&self, code: u32, flags: u32) -> Node {
        Node::One(if flags & flag::IGNORECASE == 0 {
            One::Literal(code)
        } else {
            One::Folded(lower(code))
        })
    }

    fn number(&mut self) -> Parsed<Option<u32>> {
        let start = self.at;
        while matches!(self.peek().map(char_of), Some('0'..='9')) {
            self.at += 1;
        }
        if start == self.at {
            return Ok(None);
        }
        match self.string(start, self.at).parse() {
            Ok(number) if number < MANY => Ok(Some(number)),
            _ => Err(Complaint {
                message: "the repetition number is too large".to_owned(),
                position: None,
            }),
        }
    }

    /// A quantifier that begins at `start`; false for a brace that is none.
    fn repeat(&mut self, nodes: &mut Vec<Node>, start: usize) -> Parsed<bool> {
        let (min, max) = match char_of(self.text[start]) {
            '*' => (0, MANY),
            '+' => (1, MANY),
            '?' => (0, 1),
            _ => {
                let low = self.number()?;
                let high = if self.take(',') {
                    self.number()?.unwrap_or(MANY)
                } else {
                    low.unwrap_or(MANY)
                };
                let comma = self.at > start + 1 && self.text[start..self.at].contains(&44);
                if low.is_none() && !comma || !self.take('}') {
                    self.at = start + 1;
                    return Ok(false);
                }
                let low = low.unwrap_or(0);
                if high < low {
                    let message = "min repeat greater than max repeat";
                    return Err(at(message, start + 1));
                }
                (low, high)
            }
        };
        let body = match nodes.pop() {
            None | Some(Node::At(_)) => return Err(at("nothing to repeat", start)),
            Some(Node::Repeat { .. }) => return Err(at("multiple repeat", start)),
            Some(body) => Box::new(body),
        };
        let kind = if self.take('?') {
            Repeat::Lazy
        } else if self.take('+') {
            Repeat::Possessive
        } else {
            Repeat::Greedy
        };
        nodes.push(Node::Repeat {
            body,
            min,
            max,
            kind,
        });
        Ok(true)
    }

    fn class(&self, char: char, flags: u32) -> Option<Class> {
        let kind = match char.to_ascii_lowercase() {
            'd' => ClassKind::Digit,
            's' => ClassKind::Space,
            'w' => ClassKind::Word,
            _ => return None,
        };
        Some(Class {
            kind,
            ascii: self.is_bytes || flags & flag::ASCII != 0,
            negative: char.is_ascii_uppercase(),
        })
    }

    /// A backslash outside of a class.
    fn escape(&mut self, flags: u32) -> Parsed<Node> {
        let start = self.at;
        self.at += 1;
        let Some(char) = self.next() else {
            return Err(at("bad escape (end of pattern)", start));
        };
        let ascii = self.is_bytes || flags & flag::ASCII != 0;
        if let Some(class) = self.class(char, flags) {
            let set = Set {
                classes: vec![class],
                ..Set::default()
            };
            return Ok(Node::One(One::Set(Box::new(set))));
        }
        let place = match char {
            'A' => At::StringStart,
            'Z' => At::StringEnd,
            'b' | 'B' => At::Boundary {
                ascii,
                negative: char == 'B',
            },
            '1'..='9' => return self.numbered(start, char, flags),
            _ => {
                let code = self.escaped(start, char)?;
                return Ok(self.literal(code, flags));
            }
        };
        Ok(Node::At(place))
    }

    /// `\1` or `\12`, or three octal digits.
    fn numbered(&mut self, start: usize, first: char, flags: u32) -> Parsed<Node> {
        let digit = |code: Option<u32>| code.and_then(|code| char_of(code).to_digit(10));
        let mut number = first.to_digit(10).unwrap_or(0);
        if let Some(second) = digit(self.peek()) {
            self.at += 1;
            let third = digit(self.peek());
            if number < 8
                && second < 8
                && let Some(third @ 0..8) = third
            {
                self.at += 1;
                let code = number * 64 + second * 8 + third;
                if code > 0o377 {
                    let shown = self.string(start, self.at);
                    let message = format!("octal escape value {shown} outside of range 0-0o377");
                    return Err(at(message, start));
                }
                return Ok(self.literal(code, flags));
            }
            number = number * 10 + second;
        }
        self.reference(number as usize, start + 1, start, flags)
    }

    fn reference(&self, group: usize, unknown: usize, open: usize, flags: u32) -> Parsed<Node> {
        match self.widths.get(group.wrapping_sub(1)) {
            None => Err(at(format!("invalid group reference {group}"), unknown)),
            Some(None) => Err(at("cannot refer to an open group", open)),
            Some(Some(_)) if self.lookbehind_groups.is_some_and(|known| group > known) => Err(at(
                "cannot refer to group defined in the same lookbehind subpattern",
                open,
            )),
            Some(Some(_)) => Ok(Node::Reference {
                group,
                ignore_case: flags & flag::IGNORECASE != 0,
            }),
        }
    }

    /// The character that an escape stands for, inside and outside of classes.
    fn escaped(&mut self, start: usize, char: char) -> Parsed<u32> {
        let digits = match char {
            'a' => return Ok(7),
            'f' => return Ok(12),
            'n' => return Ok(10),
            'r' => return Ok(13),
            't' => return Ok(9),
            'v' => return Ok(11),
            '0' => {
                let mut code = 0;
                for _ in 0..2 {
                    let Some(digit @ 0..8) =
                        self.peek().and_then(|code| char_of(code).to_digit(10))
                    else {
                        break;
                    };
                    code = code * 8 + digit;
                    self.at += 1;
                }
                return Ok(code);
            }
            'x' => 2,
            'u' if !self.is_bytes => 4,
            'U' if !self.is_bytes => 8,
            _ if char.is_ascii_alphanumeric() => {
                return Err(at(format!("bad escape \\{char}"), start));
            }
            _ => return Ok(self.text[self.at - 1]),
        };
        let mut code = 0;
        let first = self.at;
        while self.at < first + digits
            && let Some(digit) = self.peek().and_then(|code| char_of(code).to_digit(16))
        {
            code = code * 16 + digit;
            self.at += 1;
        }
        if self.at < first + digits {
            let shown = self.string(start, self.at);
            return Err(at(format!("incomplete escape {shown}"), start));
        }
        Ok(code)
    }

    /// `[…]`
    fn set(&mut self, flags: u32) -> Parsed<Node> {
        let start = self.at;
        self.at += 1;
        let mut set = Set {
            negative: self.take('^'),
            ignore_case: flags & flag::IGNORECASE != 0,
            ..Set::default()
        };
        let first = self.at;
        let unterminated = || at("unterminated character set", start);
        loop {
            let low_at = self.at;
            if is(self.peek(), ']') && low_at != first {
                self.at += 1;
                break;
            }
            let low = self.set_item(&mut set, flags)?.ok_or_else(unterminated)?;
            let is_range = is(self.peek(), '-')
                && self.at + 1 < self.text.len()
                && self.text[self.at + 1] != u32::from(']');
            if !is_range {
                if is(self.peek(), '-') && self.at + 1 >= self.text.len() {
                    return Err(unterminated());
                }
                if let Item::Code(code) = low {
                    set.ranges.push((code, code));
                }
                continue;
            }
            self.at += 1;
            let classes = set.classes.len();
            let high = self.set_item(&mut set, flags)?.ok_or_else(unterminated)?;
            match (low, high) {
                (Item::Code(low), Item::Code(high))
                    if low <= high && set.classes.len() == classes =>
                {
                    set.ranges.push((low, high));
                }
                _ => {
                    let shown = self.string(low_at, self.at);
                    return Err(at(format!("bad character range {shown}"), low_at));
                }
            }
        }
        Ok(Node::One(match set.ranges[..] {
            [(code, same)]
                if code == same && !set.negative && set.classes.is_empty() && !set.ignore_case =>
            {
                One::Literal(code)
            }
            _ => One::Set(Box::new(set)),
        }))
    }

    fn set_item(&mut self, set: &mut Set, flags: u32) -> Parsed<Option<Item>> {
        let start = self.at;
        let Some(char) = self.next() else {
            return Ok(None);
        };
        if char != '\\' {
            return Ok(Some(Item::Code(self.text[start])));
        }
        let Some(char) = self.next() else {
            return Err(at("bad escape (end of pattern)", start));
        };
        if let Some(class) = self.class(char, flags) {
            set.classes.push(class);
            return Ok(Some(Item::Class));
        }
        Ok(Some(Item::Code(match char {
            'b' => 8,
            '1'..='7' => {
                self.at -= 1;
                let first = self.at;
                let mut code = 0;
                while self.at < first + 3
                    && let Some(digit @ 0..8) =
                        self.peek().and_then(|code| char_of(code).to_digit(10))
                {
                    code = code * 8 + digit;
                    self.at += 1;
                }
                code
            }
            '8' | '9' => return Err(at(format!("bad escape \\{char}"), start)),
            _ => self.escaped(start, char)?,
        })))
    }

    /// The name up to a terminator; its position is where the parser stood.
    fn name(&mut self, terminator: char, what: &str) -> Parsed<String> {
        let start = self.at;
        loop {
            let end = self.at;
            match self.next() {
                None if start == end => return Err(at(format!("missing {what}"), end)),
                None => {
                    let message = format!("missing {terminator}, unterminated name");
                    return Err(at(message, start));
                }
                Some(char) if char == terminator && start == end => {
                    return Err(at(format!("missing {what}"), end));
                }
                Some(char) if char == terminator => return Ok(self.string(start, end)),
                Some(_) => {}
            }
        }
    }

    fn check_name(&self, name: &str, start: usize) -> Parsed<()> {
        let mut chars = name.chars();
        let starts = |char: char| char == '_' || char.is_alphabetic();
        let good = chars.next().is_some_and(starts)
            && chars.all(|char| starts(char) || char.is_numeric())
            && (!self.is_bytes || name.is_ascii());
        match good {
            true => Ok(()),
            false => {
                let shown = crate::object::ops::str_repr(name);
                Err(at(format!("bad character in group name {shown}"), start))
            }
        }
    }

    fn group_of(&self, name: &str) -> Option<usize> {
        let found = self.names.iter().find(|(known, _)| known == name);
        found.map(|(_, group)| *group)
    }

    /// `(…)`; none where it only sets flags or is a comment.
    fn group(&mut self, flags: &mut u32, is_first: bool) -> Parsed<Option<Node>> {
        let start = self.at;
        self.at += 1;
        if !self.take('?') {
            return self.captured(start, None, *flags).map(Some);
        }
        let unexpected = |parser: &Self| at("unexpected end of pattern", parser.at);
        let Some(char) = self.next() else {
            return Err(unexpected(self));
        };
        match char {
            'P' => match self.next() {
                Some('<') => {
                    let place = self.at;
                    let name = self.name('>', "group name")?;
                    self.check_name(&name, place)?;
                    self.captured(start, Some((name, place)), *flags).map(Some)
                }
                Some('=') => {
                    let place = self.at;
                    let name = self.name(')', "group name")?;
                    self.check_name(&name, place)?;
                    let Some(group) = self.group_of(&name) else {
                        let shown = crate::object::ops::str_repr(&name);
                        return Err(at(format!("unknown group name {shown}"), place));
                    };
                    self.reference(group, place, place, *flags).map(Some)
                }
                Some(other) => Err(at(format!("unknown extension ?P{other}"), start + 1)),
                None => Err(unexpected(self)),
            },
            ':' => self.inner(start, *flags).map(|body| Some(wrap(body))),
            '>' => {
                let body = self.inner(start, *flags)?;
                Ok(Some(Node::Atomic(Box::new(body))))
            }
            '#' => loop {
                match self.next() {
                    None => return Err(at("missing ), unterminated comment", start)),
                    Some(')') => return Ok(None),
                    Some(_) => {}
                }
            },
            '=' | '!' => self.look(start, false, char == '!', *flags).map(Some),
            '<' => match self.next() {
                Some(kind @ ('=' | '!')) => self.look(start, true, kind == '!', *flags).map(Some),
                Some(other) => Err(at(format!("unknown extension ?<{other}"), start + 1)),
                None => Err(unexpected(self)),
            },
            '(' => self.conditional(start, *flags).map(Some),
            _ if char == '-' || "aiLmsux".contains(char) => {
                self.inline_flags(start, char, flags, is_first)
            }
            other => Err(at(format!("unknown extension ?{other}"), start + 1)),
        }
    }

    /// The content of a parenthesis and the closing one.
    fn inner(&mut self, start: usize, flags: u32) -> Parsed<Node> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(at("groups are nested too deeply", start));
        }
        let node = self.branches(flags)?;
        self.depth -= 1;
        match self.take(')') {
            true => Ok(node),
            false => Err(at("missing ), unterminated subpattern", start)),
        }
    }

    fn captured(
        &mut self,
        start: usize,
        name: Option<(String, usize)>,
        flags: u32,
    ) -> Parsed<Node> {
        self.widths.push(None);
        let group = self.widths.len();
        if let Some((name, place)) = name {
            if let Some(known) = self.group_of(&name) {
                let shown = crate::object::ops::str_repr(&name);
                let message = format!(
                    "redefinition of group name {shown} as group {group}; was group {known}"
                );
                return Err(at(message, place));
            }
            self.names.push((name, group));
        }
        let body = self.inner(start, flags)?;
        let width = body.width(&self.known_widths());
        self.widths[group - 1] = Some(width);
        Ok(Node::Group(Some(group), Box::new(body)))
    }

    fn known_widths(&self) -> Vec<(usize, usize)> {
        let far = (0, MANY as usize);
        self.widths
            .iter()
            .map(|width| width.unwrap_or(far))
            .collect()
    }

    fn look(&mut self, start: usize, behind: bool, negative: bool, flags: u32) -> Parsed<Node> {
        let outer = self.lookbehind_groups;
        if behind && outer.is_none() {
            self.lookbehind_groups = Some(self.widths.len());
        }
        let body = self.inner(start, flags)?;
        self.lookbehind_groups = outer;
        let width = body.width(&self.known_widths());
        if behind && width.0 != width.1 {
            return Err(Complaint {
                message: "look-behind requires fixed-width pattern".to_owned(),
                position: None,
            });
        }
        Ok(Node::Look {
            behind: behind.then_some(width.0),
            negative,
            body: Box::new(body),
        })
    }

    /// `(?(1)…|…)`
    fn conditional(&mut self, start: usize, flags: u32) -> Parsed<Node> {
        let place = self.at;
        let name = self.name(')', "group name")?;
        let group = match name.parse::<usize>() {
            Ok(0) => return Err(at("bad group number", place)),
            Ok(group) => {
                self.conditions.push((group, place));
                group
            }
            Err(_) => {
                self.check_name(&name, place)?;
                self.group_of(&name).ok_or_else(|| {
                    let shown = crate::object::ops::str_repr(&name);
                    at(format!("unknown group name {shown}"), place)
                })?
            }
        };
        let mut inner_flags = flags;
        let yes = self.sequence(&mut inner_flags, false)?;
        let no = match self.take('|') {
            true => self.sequence(&mut inner_flags, false)?,
            false => Node::Sequence(Vec::new()),
        };
        if is(self.peek(), '|') {
            let message = "conditional backref with more than two branches";
            return Err(at(message, self.at));
        }
        match self.take(')') {
            true => Ok(Node::Conditional {
                group,
                yes: Box::new(yes),
                no: Box::new(no),
            }),
            false => Err(at("missing ), unterminated subpattern", start)),
        }
    }

    /// `(?i)` for the whole pattern, or `(?i-s:…)` for a part.
    fn inline_flags(
        &mut self,
        start: usize,
        first: char,
        flags: &mut u32,
        is_first: bool,
    ) -> Parsed<Option<Node>> {
        let (mut add, mut remove) = (0, 0);
        let mut char = first;
        let mut removing = false;
        loop {
            let bit = match char {
                'i' => flag::IGNORECASE,
                'L' => flag::LOCALE,
                'm' => flag::MULTILINE,
                's' => flag::DOTALL,
                'x' => flag::VERBOSE,
                'a' => flag::ASCII,
                'u' => flag::UNICODE,
                '-' if !removing => 0,
                _ if char.is_alphabetic() => return Err(at("unknown flag", self.at - 1)),
                _ if removing && remove == 0 => return Err(at("missing flag", self.at - 1)),
                _ if removing => return Err(at("missing :", self.at - 1)),
                _ => return Err(at("missing -, : or )", self.at - 1)),
            };
            if self.is_bytes && bit == flag::UNICODE {
                let message = "bad inline flags: cannot use 'u' flag with a bytes pattern";
                return Err(at(message, self.at));
            }
            if !self.is_bytes && bit == flag::LOCALE {
                let message = "bad inline flags: cannot use 'L' flag with a str pattern";
                return Err(at(message, self.at));
            }
            match removing {
                true => remove |= bit,
                false => add |= bit,
            }
            removing |= char == '-';
            char = match self.next() {
                Some(')') if !removing => {
                    if !is_first {
                        let message = "global flags not at the start of the expression";
                        return Err(at(message, start));
                    }
                    self.flags |= add;
                    *flags |= add;
                    return Ok(None);
                }
                Some(':') => {
                    if removing && remove == 0 {
                        return Err(at("missing flag", self.at - 1));
                    }
                    if add & flag::ASCII != 0 {
                        remove |= flag::UNICODE;
                    } else if add & flag::UNICODE != 0 {
                        remove |= flag::ASCII;
                    }
                    let body = self.inner(start, (*flags | add) & !remove)?;
                    return Ok(Some(wrap(body)));
                }
                Some(next) => next,
                None if removing && remove == 0 => return Err(at("missing flag", self.at)),
                None if removing => return Err(at("missing :", self.at)),
                None => return Err(at("missing -, : or )", self.at)),
            };
        }
    }
}

/// Keeps a group's content together, so that a quantifier takes all of it.
fn wrap(body: Node) -> Node {
    Node::Group(None, Box::new(body))
}

enum Item {
    Code(u32),
    Class,
}
