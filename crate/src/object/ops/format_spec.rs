//! The format specification mini-language, parsed: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`
//! (`Python/formatter_unicode.c`, `parse_internal_render_format_spec`).

use crate::vm::{Py, PyResult, Raised};

/// Where a value goes in its field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: padding between the sign and the digits.
    AfterSign,
}

/// What stands before numbers that are not negative.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sign {
    /// `-`, the default: nothing.
    Minus,
    /// `+`
    Plus,
    /// A space.
    Space,
}

/// A parsed specification.
#[derive(Clone, Debug)]
pub(super) struct Spec {
    pub fill: char,
    pub align: Align,
    /// As it is written, if it is.
    pub sign: Option<Sign>,
    /// `z`: a negative zero loses its sign.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    pub width: usize,
    /// `,` or `_`.
    pub grouping: Option<char>,
    pub precision: Option<usize>,
    /// Its last letter.
    pub kind: Option<char>,
}

impl Spec {
    /// Parses `text` for a value of the type `type_name`; `default` is how that aligns.
    pub fn parse(py: &mut Py<'_>, text: &str, type_name: &str, default: Align) -> PyResult<Spec> {
        let chars: Vec<char> = text.chars().collect();
        let mut reader = Reader {
            chars: &chars,
            position: 0,
        };
        let mut spec = Spec {
            fill: ' ',
            align: default,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: 0,
            grouping: None,
            precision: None,
            kind: None,
        };
        let filled = reader.fill_and_align(&mut spec);
        spec.sign = reader.sign();
        spec.no_negative_zero = reader.eat('z');
        spec.alternate = reader.eat('#');
        if filled != Filled::Fill && reader.eat('0') {
            spec.fill = '0';
            if filled == Filled::Nothing && default == Align::Right {
                spec.align = Align::AfterSign;
            }
        }
        spec.width = reader.number(py)?.unwrap_or(0);
        reader.grouping(py, &mut spec)?;
        if reader.eat('.') {
            spec.precision = reader.number(py)?;
            if spec.precision.is_none() {
                return Err(py.value_error("Format specifier missing precision"));
            }
        }
        match reader.rest() {
            [] => {}
            [kind] => spec.kind = Some(*kind),
            _ => {
                return Err(py.value_error(format!(
                    "Invalid format specifier '{text}' for object of type '{type_name}'"
                )));
            }
        }
        spec.check_grouping(py, type_name)?;
        py.check_size(spec.width as u64)?;
        Ok(spec)
    }

    fn check_grouping(&self, py: &mut Py<'_>, type_name: &str) -> PyResult<()> {
        let Some(grouping) = self.grouping else {
            return Ok(());
        };
        match self.kind {
            None if type_name == "str" => Err(cannot_group(py, grouping, 's')),
            None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'F' | 'G' | '%') => Ok(()),
            Some('b' | 'o' | 'x' | 'X') if grouping == '_' => Ok(()),
            Some(kind) => Err(cannot_group(py, grouping, kind)),
        }
    }

    /// Digits between two separators.
    pub fn group_size(&self) -> usize {
        match self.kind {
            Some('b' | 'o' | 'x' | 'X') => 4,
            _ => 3,
        }
    }

    /// `text` in a field of the width.
    pub fn pad(&self, text: &str) -> String {
        let missing = self.width.saturating_sub(text.chars().count());
        if missing == 0 {
            return text.to_owned();
        }
        let left = match self.align {
            Align::Left => 0,
            Align::Center => missing / 2,
            Align::Right | Align::AfterSign => missing,
        };
        let mut padded = String::with_capacity(text.len() + missing * self.fill.len_utf8());
        padded.extend(std::iter::repeat_n(self.fill, left));
        padded.push_str(text);
        padded.extend(std::iter::repeat_n(self.fill, missing - left));
        padded
    }
}

/// What raising `,` or `_` with a type that has no groups gives.
pub(super) fn cannot_group(py: &mut Py<'_>, grouping: char, kind: char) -> Raised {
    let message = if (' '..='\x7f').contains(&kind) {
        format!("Cannot specify '{grouping}' with '{kind}'.")
    } else {
        format!(
            "Cannot specify '{grouping}' with '\\x{:x}'.",
            u32::from(kind)
        )
    };
    py.value_error(message)
}

/// What a type letter that a value does not have gives.
pub(super) fn unknown_code(py: &mut Py<'_>, kind: char, type_name: &str) -> Raised {
    let message = if ('!'..='\x7f').contains(&kind) {
        format!("Unknown format code '{kind}' for object of type '{type_name}'")
    } else {
        let code = u32::from(kind);
        format!("Unknown format code '\\x{code:x}' for object of type '{type_name}'")
    };
    py.value_error(message)
}

/// What of fill and alignment was written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filled {
    Nothing,
    Align,
    Fill,
}

struct Reader<'a> {
    chars: &'a [char],
    position: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.position).copied()
    }

    fn rest(&self) -> &'a [char] {
        &self.chars[self.position..]
    }

    fn eat(&mut self, char: char) -> bool {
        let found = self.peek() == Some(char);
        self.position += usize::from(found);
        found
    }

    fn fill_and_align(&mut self, spec: &mut Spec) -> Filled {
        let align = |char: Option<&char>| {
            Some(match char? {
                '<' => Align::Left,
                '>' => Align::Right,
                '^' => Align::Center,
                '=' => Align::AfterSign,
                _ => return None,
            })
        };
        if let Some(align) = align(self.chars.get(1)) {
            spec.fill = self.chars[0];
            spec.align = align;
            self.position = 2;
            return Filled::Fill;
        }
        match align(self.chars.first()) {
            Some(align) => {
                spec.align = align;
                self.position = 1;
                Filled::Align
            }
            None => Filled::Nothing,
        }
    }

    fn sign(&mut self) -> Option<Sign> {
        let sign = match self.peek()? {
            '-' => Sign::Minus,
            '+' => Sign::Plus,
            ' ' => Sign::Space,
            _ => return None,
        };
        self.position += 1;
        Some(sign)
    }

    fn number(&mut self, py: &mut Py<'_>) -> PyResult<Option<usize>> {
        let mut number: Option<i64> = None;
        while let Some(digit) = self.peek().and_then(|char| char.to_digit(10)) {
            let next = (number.unwrap_or(0).checked_mul(10))
                .and_then(|number| number.checked_add(i64::from(digit)));
            let Some(next) = next else {
                return Err(py.value_error("Too many decimal digits in format string"));
            };
            number = Some(next);
            self.position += 1;
        }
        Ok(number.map(|number| number as usize))
    }

    fn grouping(&mut self, py: &mut Py<'_>, spec: &mut Spec) -> PyResult<()> {
        let comma = self.eat(',');
        let underscore = self.eat('_');
        if comma && underscore || underscore && self.peek() == Some(',') {
            return Err(py.value_error("Cannot specify both ',' and '_'."));
        }
        spec.grouping = match (comma, underscore) {
            (true, _) => Some(','),
            (_, true) => Some('_'),
            _ => None,
        };
        Ok(())
    }
}
