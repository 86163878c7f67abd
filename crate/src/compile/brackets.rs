//! Brackets and depth, before anything is parsed: the parser recurses for each bracket and prefix operator, so
//! what is nested too deep must not reach it.

use ruff_text_size::{TextRange, TextSize};

/// Open brackets (`Parser/tokenizer.h`, `MAXLEVEL`).
const MAX_OPEN: usize = 200;
/// Indentation levels (`Parser/tokenizer.h`, `MAXINDENT`).
const MAX_INDENT: usize = 100;
/// Prefix operators, conditionals and the like within one expression.
const MAX_PREFIXES: usize = 200;
/// Operators of any kind within one expression; CPython's compiler gives up at about as many.
const MAX_OPERATORS: usize = 3000;

/// What there is too much of, and where.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Problem {
    OpenBrackets(TextRange),
    Nesting(TextRange),
    Indents(TextRange),
}

/// What an open bracket is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Code,
    /// The replacement field of an f-string that ends with this quote.
    Field(Quote),
    /// The format spec of such a field.
    Spec(Quote),
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Quote {
    byte: u8,
    triple: bool,
    raw: bool,
}

struct Open {
    inside: Inside,
    prefixes: usize,
    operators: usize,
}

struct Scanner<'s> {
    text: &'s [u8],
    at: usize,
    open: Vec<Open>,
    indents: Vec<usize>,
    /// Operators since the last separator outside of brackets.
    prefixes: usize,
    operators: usize,
    /// Whether an operand came last, so that `-` is a binary operator.
    after_operand: bool,
}

/// The first place that is too deep for the parser.
pub(super) fn check(text: &str) -> Option<Problem> {
    let mut scanner = Scanner {
        text: text.as_bytes(),
        at: 0,
        open: Vec::new(),
        indents: vec![0],
        prefixes: 0,
        operators: 0,
        after_operand: false,
    };
    scanner.run().err()
}

fn range(at: usize, length: usize) -> TextRange {
    TextRange::at(TextSize::new(at as u32), TextSize::new(length as u32))
}

impl Scanner<'_> {
    fn peek(&self, ahead: usize) -> u8 {
        self.text.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn run(&mut self) -> Result<(), Problem> {
        self.indentation()?;
        while self.at < self.text.len() {
            match self.open.last().map(|open| open.inside) {
                Some(Inside::Spec(quote)) => self.f_string_text(quote)?,
                _ => self.code()?,
            }
        }
        Ok(())
    }

    fn code(&mut self) -> Result<(), Problem> {
        match self.peek(0) {
            b'#' => self.skip_line(),
            b'\n' | b'\r' => return self.end_line(),
            b'\\' => {
                self.at += if self.peek(1) == b'\r' && self.peek(2) == b'\n' {
                    3
                } else {
                    2
                }
            }
            b'\'' | b'"' => return self.string(false, false),
            b'(' | b'[' | b'{' => return self.push(Inside::Code),
            b')' | b']' | b'}' => return self.pop(),
            b',' | b';' => self.separator(),
            b':' => self.colon(),
            byte if byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80 => {
                return self.word();
            }
            b' ' | b'\t' | b'\x0c' => self.at += 1,
            _ => return self.operator(),
        }
        Ok(())
    }

    fn skip_line(&mut self) {
        while self.at < self.text.len() && !matches!(self.peek(0), b'\n' | b'\r') {
            self.at += 1;
        }
    }

    fn end_line(&mut self) -> Result<(), Problem> {
        self.at += if self.peek(0) == b'\r' && self.peek(1) == b'\n' {
            2
        } else {
            1
        };
        if self.open.is_empty() {
            self.separator();
            self.at -= 1;
            return self.indentation();
        }
        Ok(())
    }

    /// Measures a new line's indentation; blank lines and comments do not count.
    fn indentation(&mut self) -> Result<(), Problem> {
        let mut column = 0;
        loop {
            match self.peek(0) {
                b' ' => column += 1,
                b'\t' => column = (column / 8 + 1) * 8,
                b'\x0c' => column = 0,
                _ => break,
            }
            self.at += 1;
        }
        if self.at >= self.text.len() || matches!(self.peek(0), b'\n' | b'\r' | b'#' | b'\\') {
            return Ok(());
        }
        while self.indents.last().is_some_and(|indent| *indent > column) {
            self.indents.pop();
        }
        if self.indents.last().is_none_or(|indent| *indent < column) {
            self.indents.push(column);
            if self.indents.len() > MAX_INDENT {
                return Err(Problem::Indents(range(self.at, 1)));
            }
        }
        Ok(())
    }

    fn separator(&mut self) {
        self.at += 1;
        self.after_operand = false;
        match self.open.last_mut() {
            Some(open) => (open.prefixes, open.operators) = (0, 0),
            None => (self.prefixes, self.operators) = (0, 0),
        }
    }

    /// A colon begins the format spec of an f-string's field.
    fn colon(&mut self) {
        self.at += 1;
        self.after_operand = false;
        if let Some(open) = self.open.last_mut()
            && let Inside::Field(quote) = open.inside
        {
            open.inside = Inside::Spec(quote);
        }
    }

    fn count(&mut self, is_prefix: bool) -> Result<(), Problem> {
        let (prefixes, operators) = match self.open.last_mut() {
            Some(open) => (&mut open.prefixes, &mut open.operators),
            None => (&mut self.prefixes, &mut self.operators),
        };
        *prefixes += usize::from(is_prefix);
        *operators += 1;
        if !is_prefix && *operators < MAX_OPERATORS {
            return Ok(());
        }
        let prefixes = self.prefixes + self.open.iter().map(|open| open.prefixes).sum::<usize>();
        let operators = self.operators + self.open.iter().map(|open| open.operators).sum::<usize>();
        if prefixes + self.open.len() > MAX_PREFIXES || operators > MAX_OPERATORS {
            return Err(Problem::Nesting(range(self.at, 1)));
        }
        Ok(())
    }

    fn operator(&mut self) -> Result<(), Problem> {
        let byte = self.peek(0);
        let is_double = matches!(byte, b'*' | b'/' | b'<' | b'>') && self.peek(1) == byte;
        let is_power = byte == b'*' && is_double;
        self.count(!self.after_operand || is_power)?;
        self.at += if is_double || (byte == b'-' && self.peek(1) == b'>') {
            2
        } else {
            1
        };
        if matches!(
            byte,
            b'=' | b'!'
                | b'<'
                | b'>'
                | b'+'
                | b'-'
                | b'*'
                | b'/'
                | b'%'
                | b'&'
                | b'|'
                | b'^'
                | b'@'
        ) && self.peek(0) == b'='
        {
            self.at += 1;
        }
        self.after_operand = false;
        Ok(())
    }

    fn word(&mut self) -> Result<(), Problem> {
        let start = self.at;
        while self.peek(0).is_ascii_alphanumeric() || self.peek(0) == b'_' || self.peek(0) >= 0x80 {
            self.at += 1;
        }
        let word = &self.text[start..self.at];
        if matches!(self.peek(0), b'\'' | b'"') && is_string_prefix(word) {
            let has = |letter: u8| word.iter().any(|byte| byte.to_ascii_lowercase() == letter);
            return self.string(has(b'f') || has(b't'), has(b'r'));
        }
        match word {
            b"not" | b"lambda" | b"await" | b"if" | b"yield" => {
                self.count(true)?;
                self.after_operand = false;
            }
            b"and" | b"or" | b"in" | b"is" | b"else" | b"for" | b"return" | b"from" => {
                self.after_operand = false
            }
            _ => self.after_operand = true,
        }
        Ok(())
    }

    fn push(&mut self, inside: Inside) -> Result<(), Problem> {
        if self.open.len() >= MAX_OPEN {
            return Err(Problem::OpenBrackets(range(self.at, 1)));
        }
        self.count(false)?;
        self.open.push(Open {
            inside,
            prefixes: 0,
            operators: 0,
        });
        self.at += 1;
        self.after_operand = false;
        Ok(())
    }

    fn pop(&mut self) -> Result<(), Problem> {
        self.at += 1;
        self.after_operand = true;
        match self.open.pop() {
            Some(Open {
                inside: Inside::Field(quote) | Inside::Spec(quote),
                ..
            }) => self.f_string_text(quote),
            _ => Ok(()),
        }
    }

    /// A string from its opening quote on.
    fn string(&mut self, is_f_string: bool, raw: bool) -> Result<(), Problem> {
        let byte = self.peek(0);
        let triple = self.peek(1) == byte && self.peek(2) == byte;
        let quote = Quote { byte, triple, raw };
        self.at += if triple { 3 } else { 1 };
        self.after_operand = true;
        if is_f_string {
            return self.f_string_text(quote);
        }
        while self.at < self.text.len() && !self.ends_string(quote) {
            self.skip_character(true);
        }
        Ok(())
    }

    /// The text of an f-string, up to its end or the next replacement field; or a format spec up to its end.
    fn f_string_text(&mut self, quote: Quote) -> Result<(), Problem> {
        let in_spec = self
            .open
            .last()
            .is_some_and(|open| matches!(open.inside, Inside::Spec(_)));
        while self.at < self.text.len() {
            match self.peek(0) {
                b'{' if self.peek(1) == b'{' && !in_spec => self.at += 2,
                b'{' => return self.push(Inside::Field(quote)),
                b'}' if in_spec => return self.pop(),
                _ if self.ends_string(quote) => {
                    if in_spec {
                        self.open.pop();
                    }
                    return Ok(());
                }
                _ => self.skip_character(!quote.raw),
            }
        }
        Ok(())
    }

    /// Whether the string ends here, at its quote or at the end of its line; steps over that.
    fn ends_string(&mut self, quote: Quote) -> bool {
        if !quote.triple && matches!(self.peek(0), b'\n' | b'\r') {
            return true;
        }
        let length = if quote.triple { 3 } else { 1 };
        let ends = (0..length).all(|ahead| self.peek(ahead) == quote.byte);
        if ends {
            self.at += length;
        }
        ends
    }

    /// One character of a string, or a backslash with what follows, which even in raw strings hides a quote.
    fn skip_character(&mut self, escapes: bool) {
        let hides =
            self.peek(0) == b'\\' && (escapes || matches!(self.peek(1), b'\'' | b'"' | b'\\'));
        self.at += if hides { 2 } else { 1 };
    }
}

fn is_string_prefix(word: &[u8]) -> bool {
    word.len() <= 2
        && word
            .iter()
            .all(|byte| b"rbuft".contains(&byte.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dangerous(text: &str) -> bool {
        check(text).is_some()
    }

    #[test]
    fn brackets_in_strings_and_comments_do_not_count() {
        let open = "(".repeat(201);
        for text in [
            format!("x = '{open}' # {open}"),
            format!("f'{open}{{x[\"{open}\"]!r:{{\"{open}\"}}}}'"),
            format!("rb'\\'{open}'"),
        ] {
            assert!(!dangerous(&text), "{text}");
        }
    }

    #[test]
    fn depth_is_limited() {
        let nested = |count: usize| format!("{}1{}", "(".repeat(count), ")".repeat(count));
        assert!(!dangerous(&nested(200)));
        assert!(dangerous(&nested(201)));
        assert!(dangerous(&"not ".repeat(1000)));
        assert!(dangerous(&"-".repeat(1000)));
        assert!(dangerous(&"lambda: ".repeat(1000)));
        assert!(dangerous(&"x if y else ".repeat(1000)));
        assert!(dangerous(&"2 ** ".repeat(1000)));
        assert!(!dangerous(&"1 + ".repeat(1000)));
        assert!(dangerous(&"1 + ".repeat(10_000)));
        assert!(dangerous(&"a.b().".repeat(10_000)));
        assert!(!dangerous(&"x = -1\n".repeat(10_000)));
        assert!(!dangerous(&"f(-x, not y)\n".repeat(10_000)));
        let indented: String = (0..101)
            .map(|level| format!("{}if x:\n", " ".repeat(level)))
            .collect();
        assert!(dangerous(&indented));
    }
}
