//! What is wrong inside of strings side by side, as CPython 3.11 words it (`Parser/string_parser.c`).

use ruff_text_size::{TextRange, TextSize};

use super::diagnose::explain_expression;
use super::error::{SyntaxError, SyntaxErrorKind};
use super::source::Source;

/// A mistake in a string.
pub(super) enum Mistake {
    /// To be reported where the parser is.
    Here(String),
    At(TextRange, &'static str),
    /// In an expression of an f-string, which is shown on its own.
    Inside(Box<SyntaxError>),
}

type Checked = Result<(), Mistake>;

fn here(message: impl Into<String>) -> Checked {
    Err(Mistake::Here(message.into()))
}

/// The first mistake in the strings whose ranges are given.
pub(super) fn check(source: &Source, texts: &[TextRange]) -> Option<Mistake> {
    let mut first_is_bytes = None;
    let mut check_one = |range: &TextRange| {
        let token = &source.text[*range];
        let prefix = token.find(['\'', '"']).unwrap_or(0);
        let has = |letter| token[..prefix].to_ascii_lowercase().contains(letter);
        let quote = if token[prefix..].len() >= 6
            && token[prefix..prefix + 3]
                .bytes()
                .all(|byte| byte == token.as_bytes()[prefix])
        {
            3
        } else {
            1
        };
        let (start, end) = (prefix + quote, token.len() - quote);
        let body = token.get(start..end).unwrap_or_default();
        let (is_bytes, is_raw) = (has('b'), has('r'));
        if is_bytes && !body.is_ascii() {
            return Err(Mistake::At(
                *range,
                "bytes can only contain ASCII literal characters",
            ));
        }
        if !has('f') && !is_raw {
            escapes(body, is_bytes)?;
        }
        if *first_is_bytes.get_or_insert(is_bytes) != is_bytes {
            return here("cannot mix bytes and nonbytes literals");
        }
        if has('f') {
            let mut checker = FString {
                source,
                offset: usize::from(range.start()) + start,
                body,
                at: 0,
                is_raw,
            };
            checker.parts(0)?;
        }
        Ok(())
    };
    texts.iter().find_map(|range| check_one(range).err())
}

/// The escapes of a string that is not raw (`Objects/unicodeobject.c`, `_PyUnicode_DecodeUnicodeEscapeInternal`).
fn escapes(body: &str, is_bytes: bool) -> Checked {
    let mut position = 0;
    let mut letters = body.char_indices();
    while let Some((at, letter)) = letters.next() {
        let width = if letter.is_ascii() { 1 } else { 10 };
        if letter != '\\' {
            position += width;
            continue;
        }
        let Some((_, escape)) = letters.next() else {
            return Ok(());
        };
        let (count, what) = match escape {
            'x' => (2, "xXX"),
            'u' if !is_bytes => (4, "uXXXX"),
            'U' if !is_bytes => (8, "UXXXXXXXX"),
            _ => (0, ""),
        };
        let digits = body[at + 1 + escape.len_utf8()..].bytes();
        let digits = digits.take(count).take_while(u8::is_ascii_hexdigit).count();
        if digits < count {
            if is_bytes {
                return here(format!(
                    "(value error) invalid \\x escape at position {position}"
                ));
            }
            return here(format!(
                "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{}: truncated \\{what} escape",
                position + 1 + digits
            ));
        }
        let code = u32::from_str_radix(
            &body[at + 2..at + 2 + count.max(1) * usize::from(count > 0)],
            16,
        );
        if count == 8 && code.is_ok_and(|code| code > 0x10FFFF) {
            return here(format!(
                "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{}: illegal Unicode character",
                position + 9
            ));
        }
        for _ in 0..count {
            letters.next();
        }
        position += 2 + count;
    }
    Ok(())
}

/// An f-string's body, up to `at`.
struct FString<'s> {
    source: &'s Source<'s>,
    /// Where the body begins in the script.
    offset: usize,
    body: &'s str,
    at: usize,
    is_raw: bool,
}

impl FString<'_> {
    fn peek(&self) -> Option<u8> {
        self.body.as_bytes().get(self.at).copied()
    }

    fn next_is(&self, byte: u8) -> bool {
        self.body.as_bytes().get(self.at + 1) == Some(&byte)
    }

    /// Literals and fields; those of a format spec, `level` deep, end before its `}`.
    fn parts(&mut self, level: usize) -> Checked {
        loop {
            let start = self.at;
            while let Some(byte) = self.peek() {
                match byte {
                    b'\\' if !self.is_raw && self.body[self.at..].starts_with("\\N{") => {
                        let rest = &self.body[self.at..];
                        self.at += rest.find('}').map_or(rest.len(), |end| end + 1);
                        continue;
                    }
                    b'\\' if !self.is_raw && !self.next_is(b'{') && !self.next_is(b'}') => {
                        self.at += 1;
                    }
                    b'{' | b'}' if level == 0 && self.next_is(byte) => self.at += 1,
                    b'}' if level == 0 => return here("f-string: single '}' is not allowed"),
                    b'{' | b'}' => break,
                    _ => {}
                }
                self.at += 1;
            }
            self.at = self.at.min(self.body.len());
            if !self.is_raw {
                escapes(self.body.get(start..self.at).unwrap_or_default(), false)?;
            }
            match self.peek() {
                Some(b'{') => self.field(level)?,
                None if level > 0 => return here("f-string: expecting '}'"),
                _ => return Ok(()),
            }
        }
    }

    fn field(&mut self, level: usize) -> Checked {
        if level >= 2 {
            return here("f-string: expressions nested too deeply");
        }
        self.at += 1;
        let start = self.at;
        self.find_end_of_expression()?;
        let Some(end) = self.peek() else {
            return here("f-string: expecting '}'");
        };
        self.expression(start, end)?;
        if end == b'=' {
            self.at += 1;
        }
        if self.peek() == Some(b'!') {
            self.at += 1;
            match self.peek() {
                None => return here("f-string: expecting '}'"),
                Some(b's' | b'r' | b'a') => self.at += 1,
                Some(_) => {
                    return here(
                        "f-string: invalid conversion character: expected 's', 'r', or 'a'",
                    );
                }
            }
        }
        if self.peek() == Some(b':') {
            self.at += 1;
            self.parts(level + 1)?;
        }
        if self.peek() != Some(b'}') {
            return here("f-string: expecting '}'");
        }
        self.at += 1;
        Ok(())
    }

    fn find_end_of_expression(&mut self) -> Checked {
        let mut open = Vec::new();
        let mut quote: Option<&str> = None;
        while let Some(byte) = self.peek() {
            let rest = &self.body.as_bytes()[self.at..];
            if byte == b'\\' {
                return here("f-string expression part cannot include a backslash");
            }
            if let Some(text) = quote {
                if rest.starts_with(text.as_bytes()) {
                    self.at += text.len() - 1;
                    quote = None;
                }
                self.at += 1;
                continue;
            }
            match byte {
                b'\'' | b'"' => {
                    let triples = ["'''", "\"\"\""];
                    let triple = triples
                        .into_iter()
                        .find(|triple| rest.starts_with(triple.as_bytes()));
                    let text = triple.unwrap_or(if byte == b'"' { "\"" } else { "'" });
                    self.at += text.len() - 1;
                    quote = Some(text);
                }
                b'(' | b'[' | b'{' => open.push(byte),
                b'#' => return here("f-string expression part cannot include '#'"),
                b'!' | b'=' | b'<' | b'>' if open.is_empty() && self.next_is(b'=') => self.at += 1,
                b'!' | b':' | b'}' | b'=' if open.is_empty() => return Ok(()),
                b')' | b']' | b'}' => {
                    let close = char::from(byte);
                    match open.pop() {
                        None => return here(format!("f-string: unmatched '{close}'")),
                        Some(b'(') if byte == b')' => {}
                        Some(b'[') if byte == b']' => {}
                        Some(b'{') if byte == b'}' => {}
                        Some(open) => {
                            return here(format!(
                                "f-string: closing parenthesis '{close}' does not match opening parenthesis '{}'",
                                char::from(open)
                            ));
                        }
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        match (quote, open.last()) {
            (Some(_), _) => here("f-string: unterminated string"),
            (None, Some(open)) => here(format!("f-string: unmatched '{}'", char::from(*open))),
            (None, None) => Ok(()),
        }
    }

    fn expression(&self, start: usize, end: u8) -> Checked {
        let text = &self.body[start..self.at];
        if text.trim_matches([' ', '\t', '\n', '\x0c']).is_empty() {
            return here(match end {
                b'!' | b':' | b'=' => {
                    format!("f-string: expression required before '{}'", char::from(end))
                }
                _ => "f-string: empty expression not allowed".to_owned(),
            });
        }
        let text = format!("({text})");
        let Some(mut error) = explain_expression(&Source::new(&text)) else {
            return Ok(());
        };
        let before = self
            .source
            .line(TextSize::new((self.offset + start) as u32))
            - 1;
        error.line += before;
        error.end_line += before;
        if error.kind == SyntaxErrorKind::Syntax {
            error.message.insert_str(0, "f-string: ");
        }
        Err(Mistake::Inside(error.into()))
    }
}
