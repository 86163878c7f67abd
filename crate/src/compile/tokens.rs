//! The tokens of a script as CPython 3.11 sees them (`Parser/tokenizer.c`), for saying what is wrong with one.

use ruff_text_size::{TextRange, TextSize};

use super::error::SyntaxErrorKind;

/// Open brackets (`Parser/tokenizer.h`, `MAXLEVEL`).
const MAX_OPEN: usize = 200;
/// Indentation levels (`Parser/tokenizer.h`, `MAXINDENT`).
const MAX_INDENT: usize = 100;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Name,
    Number,
    Text,
    Operator,
    Newline,
    Indent,
    Dedent,
    End,
    Wrong(Wrong),
}

/// What the tokenizer cannot go on after.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Wrong {
    pub(super) kind: SyntaxErrorKind,
    pub(super) message: String,
    /// Whether it is an open bracket at the end of the script.
    pub(super) is_unclosed: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many brackets are open after it.
    pub(super) level: usize,
}

/// All tokens, up to the first wrong one or the end.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        at: 0,
        open: Vec::new(),
        indents: vec![(0, 0)],
        tokens: Vec::new(),
    };
    if let Err((wrong, range)) = scanner.run() {
        scanner.push(Kind::Wrong(wrong), range.start().into(), range.end().into());
    }
    scanner.tokens
}

struct Scanner<'s> {
    text: &'s str,
    bytes: &'s [u8],
    at: usize,
    open: Vec<usize>,
    /// Columns with tabs of eight and of one.
    indents: Vec<(usize, usize)>,
    tokens: Vec<Token>,
}

type Step = Result<(), (Wrong, TextRange)>;

/// The one character before `end`, which is where the tokenizer says it is.
fn wrong(kind: SyntaxErrorKind, start: usize, end: usize, message: impl Into<String>) -> Step {
    let message = message.into();
    let is_unclosed = false;
    let wrong = Wrong {
        kind,
        message,
        is_unclosed,
    };
    let range = TextRange::new(TextSize::new(start as u32), TextSize::new(end as u32));
    Err((wrong, range))
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

impl Scanner<'_> {
    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn ended(&self) -> bool {
        self.at >= self.bytes.len()
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        let level = self.open.len();
        self.tokens.push(Token {
            kind,
            start,
            end,
            level,
        });
    }

    /// An error at the character before this one.
    fn wrong(&self, message: impl Into<String>) -> Step {
        let before = self.text[..self.at].char_indices().next_back();
        let start = before.map_or(0, |(at, _)| at);
        wrong(SyntaxErrorKind::Syntax, start, self.at, message)
    }

    fn run(&mut self) -> Step {
        let mut begins_line = true;
        loop {
            if begins_line && self.open.is_empty() {
                self.indentation()?;
            }
            begins_line = false;
            while matches!(self.peek(0), b' ' | b'\t' | b'\x0c') {
                self.at += 1;
            }
            let start = self.at;
            if self.peek(0) == b'#' {
                while !self.ended() && !matches!(self.peek(0), b'\n' | b'\r') {
                    self.at += 1;
                }
            }
            if self.ended() {
                return self.end(start);
            }
            match self.peek(0) {
                b'\n' | b'\r' => {
                    if self.open.is_empty() && !self.is_blank_line() {
                        self.push(Kind::Newline, start, self.at);
                    }
                    self.end_line();
                    begins_line = true;
                }
                b'\\' => {
                    self.at += 1;
                    if self.ended() {
                        return wrong(
                            SyntaxErrorKind::Syntax,
                            self.at,
                            self.at,
                            "unexpected EOF while parsing",
                        );
                    }
                    if !matches!(self.peek(0), b'\n' | b'\r') {
                        let after = "unexpected character after line continuation character";
                        return wrong(SyntaxErrorKind::Syntax, self.at, self.at, after);
                    }
                    self.end_line();
                    if self.ended() {
                        return wrong(
                            SyntaxErrorKind::Syntax,
                            self.at - 1,
                            self.at - 1,
                            "unexpected EOF while parsing",
                        );
                    }
                }
                b'\'' | b'"' => self.string(start)?,
                byte if byte.is_ascii_digit() => self.number()?,
                b'.' if self.peek(1).is_ascii_digit() => self.number()?,
                byte if is_name_byte(byte) => self.name()?,
                _ => self.operator()?,
            }
        }
    }

    /// Whether nothing but a comment came since the last line.
    fn is_blank_line(&self) -> bool {
        let last = self.tokens.last().map(|token| &token.kind);
        matches!(
            last,
            None | Some(Kind::Newline | Kind::Indent | Kind::Dedent)
        )
    }

    fn end_line(&mut self) {
        self.at += if self.peek(0) == b'\r' && self.peek(1) == b'\n' {
            2
        } else {
            1
        };
    }

    fn end(&mut self, start: usize) -> Step {
        if let Some(open) = self.open.last() {
            let bracket = char::from(self.bytes[*open]);
            let message = format!("'{bracket}' was never closed");
            let kind = SyntaxErrorKind::Syntax;
            let wrong = Wrong {
                kind,
                message,
                is_unclosed: true,
            };
            let at = TextRange::at(TextSize::new(*open as u32), TextSize::new(1));
            return Err((wrong, at));
        }
        if !self.is_blank_line() {
            self.push(Kind::Newline, start, self.at);
        }
        for _ in 1..self.indents.len() {
            self.push(Kind::Dedent, self.at, self.at);
        }
        self.push(Kind::End, self.at, self.at);
        Ok(())
    }

    fn indentation(&mut self) -> Step {
        let (mut column, mut other) = (0, 0);
        loop {
            match self.peek(0) {
                b' ' => (column, other) = (column + 1, other + 1),
                b'\t' => (column, other) = ((column / 8 + 1) * 8, other + 1),
                b'\x0c' => (column, other) = (0, 0),
                _ => break,
            }
            self.at += 1;
        }
        if self.ended() || matches!(self.peek(0), b'\n' | b'\r' | b'#' | b'\\') {
            return Ok(());
        }
        let line = self.text[..self.at]
            .rfind(['\n', '\r'])
            .map_or(0, |end| end + 1);
        let tabs = "inconsistent use of tabs and spaces in indentation";
        let (last, last_other) = self.indents[self.indents.len() - 1];
        if column > last {
            if self.indents.len() >= MAX_INDENT {
                return wrong(
                    SyntaxErrorKind::Indentation,
                    self.at,
                    self.at,
                    "too many levels of indentation",
                );
            }
            if other <= last_other {
                return wrong(SyntaxErrorKind::Tab, line, line, tabs);
            }
            self.indents.push((column, other));
            self.push(Kind::Indent, self.at, self.at);
            return Ok(());
        }
        while self
            .indents
            .last()
            .is_some_and(|(indent, _)| *indent > column)
        {
            self.indents.pop();
            self.push(Kind::Dedent, self.at, self.at);
        }
        match self.indents.last() {
            Some((indent, _)) if *indent != column => {
                let rest = &self.text[self.at..];
                let end = self.at + rest.find(['\n', '\r']).unwrap_or(rest.len());
                let message = "unindent does not match any outer indentation level";
                let dedents = self
                    .tokens
                    .iter()
                    .rev()
                    .take_while(|token| token.kind == Kind::Dedent)
                    .count();
                self.tokens.truncate(self.tokens.len() - dedents);
                wrong(SyntaxErrorKind::Indentation, end, end, message)
            }
            Some((_, indent)) if *indent != other => wrong(SyntaxErrorKind::Tab, line, line, tabs),
            _ => Ok(()),
        }
    }

    fn name(&mut self) -> Step {
        let start = self.at;
        while is_name_byte(self.peek(0)) {
            self.at += 1;
        }
        let word = &self.text[start..self.at];
        if matches!(self.peek(0), b'\'' | b'"') && is_string_prefix(word) {
            return self.string(start);
        }
        let is_part = |index: usize, letter: char| {
            letter == '_' || letter.is_alphabetic() || index > 0 && letter.is_alphanumeric()
        };
        let mut letters = word.char_indices();
        if let Some((index, letter)) = letters.find(|(index, letter)| !is_part(*index, *letter)) {
            self.at = start + index + letter.len_utf8();
            let code = u32::from(letter);
            return self.wrong(
                if letter.is_whitespace() || letter.is_control() || code == 0x200B {
                    format!("invalid non-printable character U+{code:04X}")
                } else {
                    format!("invalid character '{letter}' (U+{code:04X})")
                },
            );
        }
        self.push(Kind::Name, start, self.at);
        Ok(())
    }

    fn string(&mut self, start: usize) -> Step {
        let quote = self.peek(0);
        let is_triple = self.peek(1) == quote && self.peek(2) == quote;
        let length = if is_triple { 3 } else { 1 };
        self.at += length;
        loop {
            if self.ended() || !is_triple && matches!(self.peek(0), b'\n' | b'\r') {
                let seen = &self.text[..self.at];
                let seen = seen.strip_suffix('\n').unwrap_or(seen);
                let line = 1 + seen.matches('\n').count();
                let what = if is_triple {
                    "triple-quoted string"
                } else {
                    "string"
                };
                let message = format!("unterminated {what} literal (detected at line {line})");
                return wrong(SyntaxErrorKind::Syntax, start, start + 1, message);
            }
            if (0..length).all(|ahead| self.peek(ahead) == quote) {
                self.at += length;
                self.push(Kind::Text, start, self.at);
                return Ok(());
            }
            self.at += if self.peek(0) == b'\\' && self.at + 1 < self.bytes.len() {
                2
            } else {
                1
            };
        }
    }

    fn digits(&mut self, is_digit: fn(u8) -> bool) -> bool {
        loop {
            if !is_digit(self.peek(0)) {
                return false;
            }
            while is_digit(self.peek(0)) {
                self.at += 1;
            }
            if self.peek(0) != b'_' {
                return true;
            }
            self.at += 1;
        }
    }

    fn number(&mut self) -> Step {
        let start = self.at;
        let radix = match (self.peek(0), self.peek(1).to_ascii_lowercase()) {
            (b'0', b'x') => Some((
                "hexadecimal",
                (|byte| byte.is_ascii_hexdigit()) as fn(u8) -> bool,
            )),
            (b'0', b'o') => Some((
                "octal",
                (|byte| (b'0'..=b'7').contains(&byte)) as fn(u8) -> bool,
            )),
            (b'0', b'b') => Some((
                "binary",
                (|byte| matches!(byte, b'0' | b'1')) as fn(u8) -> bool,
            )),
            _ => None,
        };
        if let Some((radix, is_digit)) = radix {
            self.at += 2;
            if self.peek(0) == b'_' {
                self.at += 1;
            }
            let is_number = self.digits(is_digit);
            let next = self.peek(0);
            if next.is_ascii_digit() && radix != "hexadecimal" {
                self.at += 1;
                return self.wrong(format!(
                    "invalid digit '{}' in {radix} literal",
                    char::from(next)
                ));
            }
            if !is_number {
                return self.wrong(format!("invalid {radix} literal"));
            }
            return self.end_number(start, radix);
        }
        let decimal: fn(u8) -> bool = |byte| byte.is_ascii_digit();
        let has_whole = self.peek(0) != b'.';
        if has_whole && !self.digits(decimal) {
            return self.wrong("invalid decimal literal");
        }
        let whole = self.at;
        let mut kind = "decimal";
        if self.peek(0) == b'.' {
            self.at += 1;
            if self.peek(0).is_ascii_digit() && !self.digits(decimal) {
                return self.wrong("invalid decimal literal");
            }
        }
        if matches!(self.peek(0), b'e' | b'E') {
            let sign = usize::from(matches!(self.peek(1), b'+' | b'-'));
            if self.peek(1 + sign).is_ascii_digit() {
                self.at += 1 + sign;
                if !self.digits(decimal) {
                    return self.wrong("invalid decimal literal");
                }
            } else if sign > 0 {
                self.at += 2;
                return self.wrong("invalid decimal literal");
            }
        }
        if matches!(self.peek(0), b'j' | b'J') {
            self.at += 1;
            kind = "imaginary";
        }
        let digits = self.text[start..whole].trim_start_matches(['0', '_']);
        if self.at == whole && has_whole && self.bytes[start] == b'0' && !digits.is_empty() {
            let end = whole - digits.len();
            let message = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
            return wrong(SyntaxErrorKind::Syntax, start, end, message);
        }
        self.end_number(start, kind)
    }

    /// What may follow a number: no letters, but for the keywords that can (`verify_end_of_number`).
    fn end_number(&mut self, start: usize, kind: &str) -> Step {
        let rest = &self.text[self.at..];
        let is_keyword = ["and", "else", "for", "if", "in", "is", "or", "not"]
            .iter()
            .any(|word| rest.starts_with(word));
        if is_name_byte(self.peek(0)) && self.peek(0).is_ascii() && !is_keyword {
            return self.wrong(format!("invalid {kind} literal"));
        }
        self.push(Kind::Number, start, self.at);
        Ok(())
    }

    fn operator(&mut self) -> Step {
        const LONG: &[&str] = &[
            "**=", "//=", ">>=", "<<=", "...", "!=", "%=", "&=", "**", "*=", "+=", "-=", "->",
            "//", "/=", ":=", "<<", "<=", "<>", "==", ">=", ">>", "@=", "^=", "|=",
        ];
        let start = self.at;
        let rest = &self.text[start..];
        let length = LONG
            .iter()
            .find(|long| rest.starts_with(**long))
            .map_or(1, |long| long.len());
        let byte = self.peek(0);
        self.at += length;
        match byte {
            b'(' | b'[' | b'{' => {
                if self.open.len() >= MAX_OPEN {
                    return self.wrong("too many nested parentheses");
                }
                self.open.push(start);
            }
            b')' | b']' | b'}' => self.close(byte)?,
            _ if byte < b' ' || byte == 0x7F => {
                return self.wrong(format!("invalid non-printable character U+{byte:04X}"));
            }
            _ => {}
        }
        self.push(Kind::Operator, start, self.at);
        Ok(())
    }

    fn close(&mut self, byte: u8) -> Step {
        let close = char::from(byte);
        let Some(opened) = self.open.pop() else {
            return self.wrong(format!("unmatched '{close}'"));
        };
        let open = char::from(self.bytes[opened]);
        if matches!((open, close), ('(', ')') | ('[', ']') | ('{', '}')) {
            return Ok(());
        }
        let line = |at: usize| 1 + self.text[..at].matches('\n').count();
        let place = if line(opened) == line(self.at) {
            String::new()
        } else {
            format!(" on line {}", line(opened))
        };
        self.wrong(format!(
            "closing parenthesis '{close}' does not match opening parenthesis '{open}'{place}"
        ))
    }
}

fn is_string_prefix(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "r" | "b" | "u" | "f" | "br" | "rb" | "fr" | "rf"
    )
}
