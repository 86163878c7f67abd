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
    ///
    /// # Errors
    /// `ValueError`, and `MemoryError` for a field that is too wide.
    pub fn parse(py: &mut Py<'_>, text: &str, type_name: &str, default: Align) -> PyResult<Spec> {
        let spec = match Spec::read(text, type_name, default) {
            Ok(spec) => spec,
            Err(message) => return Err(py.value_error(message)),
        };
        py.check_size(spec.width as u64)?;
        Ok(spec)
    }

    /// As [`Spec::parse`]; the error is its message.
    pub fn read(text: &str, type_name: &str, default: Align) -> Result<Spec, String> {
        let mut reader = Reader { rest: text };
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
        spec.width = reader.number()?.unwrap_or(0);
        reader.grouping(&mut spec)?;
        if reader.eat('.') {
            spec.precision = reader.number()?;
            if spec.precision.is_none() {
                return Err("Format specifier missing precision".to_owned());
            }
        }
        spec.kind = reader.next();
        if !reader.rest.is_empty() {
            return Err(format!(
                "Invalid format specifier '{text}' for object of type '{type_name}'"
            ));
        }
        spec.check_grouping(type_name)?;
        Ok(spec)
    }

    fn check_grouping(&self, type_name: &str) -> Result<(), String> {
        let Some(grouping) = self.grouping else {
            return Ok(());
        };
        match self.kind {
            None if type_name == "str" => Err(cannot_group(grouping, 's')),
            None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'F' | 'G' | '%') => Ok(()),
            Some('b' | 'o' | 'x' | 'X') if grouping == '_' => Ok(()),
            Some(kind) => Err(cannot_group(grouping, kind)),
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
        self.pad_owned(text.to_owned())
    }

    /// As [`Spec::pad`], of a text that is nobody else's.
    pub fn pad_owned(&self, text: String) -> String {
        let missing = self.width.saturating_sub(text.chars().count());
        if missing == 0 {
            return text;
        }
        let left = match self.align {
            Align::Left => 0,
            Align::Center => missing / 2,
            Align::Right | Align::AfterSign => missing,
        };
        let mut padded = String::with_capacity(text.len() + missing * self.fill.len_utf8());
        padded.extend(std::iter::repeat_n(self.fill, left));
        padded.push_str(&text);
        padded.extend(std::iter::repeat_n(self.fill, missing - left));
        padded
    }
}

/// The message for `,` or `_` with a type that has no groups.
fn cannot_group(grouping: char, kind: char) -> String {
    if (' '..='\x7f').contains(&kind) {
        format!("Cannot specify '{grouping}' with '{kind}'.")
    } else {
        format!(
            "Cannot specify '{grouping}' with '\\x{:x}'.",
            u32::from(kind)
        )
    }
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
    rest: &'a str,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let next = chars.next();
        self.rest = chars.as_str();
        next
    }

    fn eat(&mut self, char: char) -> bool {
        let found = self.peek() == Some(char);
        if found {
            self.next();
        }
        found
    }

    fn fill_and_align(&mut self, spec: &mut Spec) -> Filled {
        let align = |char: Option<char>| {
            Some(match char? {
                '<' => Align::Left,
                '>' => Align::Right,
                '^' => Align::Center,
                '=' => Align::AfterSign,
                _ => return None,
            })
        };
        let mut chars = self.rest.chars();
        let (first, second) = (chars.next(), chars.next());
        if let (Some(fill), Some(align)) = (first, align(second)) {
            spec.fill = fill;
            spec.align = align;
            self.rest = chars.as_str();
            return Filled::Fill;
        }
        match align(first) {
            Some(align) => {
                spec.align = align;
                self.next();
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
        self.next();
        Some(sign)
    }

    fn number(&mut self) -> Result<Option<usize>, String> {
        let mut number: Option<i64> = None;
        while let Some(digit) = self.peek().and_then(|char| char.to_digit(10)) {
            let next = (number.unwrap_or(0).checked_mul(10))
                .and_then(|number| number.checked_add(i64::from(digit)));
            let Some(next) = next else {
                return Err("Too many decimal digits in format string".to_owned());
            };
            number = Some(next);
            self.next();
        }
        // What does not fit is as much too wide as anything can be.
        Ok(number.map(|number| usize::try_from(number).unwrap_or(usize::MAX)))
    }

    fn grouping(&mut self, spec: &mut Spec) -> Result<(), String> {
        let comma = self.eat(',');
        let underscore = self.eat('_');
        if underscore && (comma || self.peek() == Some(',')) {
            return Err("Cannot specify both ',' and '_'.".to_owned());
        }
        spec.grouping = match (comma, underscore) {
            (true, _) => Some(','),
            (_, true) => Some('_'),
            _ => None,
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_specifications_say_what_cpython_says() {
        let cases = [
            ("5.", "Format specifier missing precision"),
            (
                "dd",
                "Invalid format specifier 'dd' for object of type 'int'",
            ),
            (",_", "Cannot specify both ',' and '_'."),
            ("_,", "Cannot specify both ',' and '_'."),
            (",,", "Cannot specify ',' with ','."),
            (",x", "Cannot specify ',' with 'x'."),
            ("_c", "Cannot specify '_' with 'c'."),
            (",é", "Cannot specify ',' with '\\xe9'."),
            (
                "99999999999999999999",
                "Too many decimal digits in format string",
            ),
        ];
        for (text, message) in cases {
            let error = Spec::read(text, "int", Align::Right).err();
            assert_eq!(error.as_deref(), Some(message), "{text}");
        }
    }

    #[test]
    fn zero_fills_after_the_sign_unless_told_otherwise() {
        let read = |text| {
            let spec = Spec::read(text, "int", Align::Right).unwrap();
            (spec.fill, spec.align, spec.width)
        };
        assert_eq!(read("05"), ('0', Align::AfterSign, 5));
        assert_eq!(read("<05"), ('0', Align::Left, 5));
        assert_eq!(read("*^05"), ('*', Align::Center, 5));
        assert_eq!(read("0<5"), ('0', Align::Left, 5));
        let text = Spec::read("05", "str", Align::Left).unwrap();
        assert_eq!((text.fill, text.align), ('0', Align::Left));
    }
}
