//! `'…' % args` (`Objects/unicodeobject.c`, `PyUnicode_Format`).

use super::arithmetic::{float_to_int, number_to_float};
use super::float_text::{FloatStyle, format_float};
use super::item::get_item;
use super::python::{Python, call_special, has_method};
use super::repr::{int_to_decimal, repr_with, str_with};
use super::rounding::magnitude_in_base;
use super::text::escape_non_ascii;
use crate::object::number::{Int, Number};
use crate::object::{Ref, Str, Value, View};
use crate::vm::{Py, PyResult, Raised};

/// `template % args`; none when a method written in Python decides and `python` declines. `what` is the template's kind
/// in a message: string or bytes.
///
/// # Errors
/// `TypeError`, `ValueError`, `KeyError`, `OverflowError`
pub fn percent_format(
    py: &mut Py<'_>,
    template: &Ref<Str>,
    args: &Value,
    what: &str,
    python: Python,
) -> PyResult<Option<String>> {
    let mut arguments = Arguments::new(py, args);
    let mut out = String::new();
    let chars: Vec<char> = template.as_str().chars().collect();
    py.charge(chars.len() as u64);
    let mut reader = Reader {
        chars: &chars,
        position: 0,
    };
    while let Some(char) = reader.next() {
        if char != '%' {
            out.push(char);
            continue;
        }
        if reader.peek() == Some('%') {
            reader.position += 1;
            out.push('%');
            continue;
        }
        let directive = reader.directive(py, &mut arguments)?;
        let value = arguments.next(py)?;
        match directive.apply(py, &value, python)? {
            Some(text) => out.push_str(&text),
            None => return Ok(None),
        }
        py.check_size(out.len() as u64)?;
    }
    if arguments.unused() {
        let message = format!("not all arguments converted during {what} formatting");
        return Err(py.type_error(message));
    }
    Ok(Some(out))
}

/// The right operand.
struct Arguments {
    values: Vec<Value>,
    next: usize,
    /// It can be asked for keys.
    mapping: Option<Value>,
}

impl Arguments {
    fn new(py: &mut Py<'_>, args: &Value) -> Arguments {
        let values = match args.core().view() {
            View::Tuple(tuple) => tuple.items.to_vec(),
            _ => vec![args.clone()],
        };
        let is_mapping = match args.core().view() {
            View::Dict(_) | View::List(_) | View::Range(_) | View::Bytes(_) => true,
            _ => has_method(py, args, "__getitem__"),
        };
        Arguments {
            values,
            next: 0,
            mapping: is_mapping.then(|| args.clone()),
        }
    }

    fn next(&mut self, py: &mut Py<'_>) -> PyResult<Value> {
        let Some(value) = self.values.get(self.next) else {
            return Err(py.type_error("not enough arguments for format string"));
        };
        self.next += 1;
        Ok(value.clone())
    }

    fn select(&mut self, py: &mut Py<'_>, key: &str) -> PyResult<()> {
        let key = py.str(key);
        let value = match &self.mapping {
            None => None,
            Some(mapping) => match get_item(py, mapping, &key)? {
                None if has_method(py, mapping, "__getitem__") => {
                    call_special(py, mapping, "__getitem__", &[key])?
                }
                None => call_special(py, mapping, "__missing__", &[key])?,
                value => value,
            },
        };
        self.values = value.into_iter().collect();
        self.next = 0;
        Ok(())
    }

    fn unused(&self) -> bool {
        self.mapping.is_none() && self.next < self.values.len()
    }
}

/// One `%…` of a template.
#[derive(Default)]
struct Directive {
    left: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
    conversion: char,
    /// Index of the conversion in the template.
    position: usize,
}

struct Reader<'a> {
    chars: &'a [char],
    position: usize,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let char = self.peek()?;
        self.position += 1;
        Some(char)
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.position).copied()
    }

    fn directive(&mut self, py: &mut Py<'_>, arguments: &mut Arguments) -> PyResult<Directive> {
        let mut directive = Directive::default();
        if self.peek() == Some('(') {
            if arguments.mapping.is_none() {
                return Err(py.type_error("format requires a mapping"));
            }
            let key = self.key(py)?;
            arguments.select(py, &key)?;
        }
        while let Some(flag) = self.peek() {
            match flag {
                '-' => directive.left = true,
                '+' => directive.plus = true,
                ' ' => directive.space = true,
                '#' => directive.alternate = true,
                '0' => directive.zero = true,
                _ => break,
            }
            self.position += 1;
        }
        let width = self.number(py, arguments, "width too big")?;
        directive.left |= width.is_some_and(|width| width < 0);
        // What does not fit is as much too wide as anything can be.
        let size = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        directive.width = width.map_or(0, |width| size(width.unsigned_abs()));
        if self.peek() == Some('.') {
            self.position += 1;
            let precision = self.number(py, arguments, "precision too big")?;
            directive.precision =
                Some(precision.map_or(0, |precision| size(precision.max(0) as u64)));
        }
        if matches!(self.peek(), Some('h' | 'l' | 'L')) {
            self.position += 1;
        }
        directive.position = self.position;
        directive.conversion = match self.next() {
            Some(conversion) => conversion,
            None => return Err(py.value_error("incomplete format")),
        };
        py.check_size(
            directive
                .width
                .saturating_add(directive.precision.unwrap_or(0)) as u64,
        )?;
        Ok(directive)
    }

    fn key(&mut self, py: &mut Py<'_>) -> PyResult<String> {
        self.position += 1;
        let start = self.position;
        let mut depth = 1;
        while let Some(char) = self.next() {
            match char {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok(self.chars[start..self.position - 1].iter().collect());
            }
        }
        Err(py.value_error("incomplete format key"))
    }

    /// Digits, or `*` for an argument.
    fn number(
        &mut self,
        py: &mut Py<'_>,
        arguments: &mut Arguments,
        too_big: &str,
    ) -> PyResult<Option<i64>> {
        if self.peek() == Some('*') {
            self.position += 1;
            let value = arguments.next(py)?;
            return match Int::of(&value) {
                Some(Int::Small(number)) => Ok(Some(number)),
                Some(Int::Big(_)) => {
                    Err(py.overflow_error("Python int too large to convert to C ssize_t"))
                }
                None => Err(py.type_error("* wants int")),
            };
        }
        let mut number = None;
        while let Some(digit) = self.peek().and_then(|char| char.to_digit(10)) {
            self.position += 1;
            let next = number.unwrap_or(0_i64) * 10 + i64::from(digit);
            if next > i64::from(i32::MAX) {
                return Err(py.value_error(too_big));
            }
            number = Some(next);
        }
        Ok(number)
    }
}

impl Directive {
    fn apply(&self, py: &mut Py<'_>, value: &Value, python: Python) -> PyResult<Option<String>> {
        let text = match self.conversion {
            's' => str_with(py, value, python)?,
            'r' => repr_with(py, value, python)?,
            'a' => repr_with(py, value, python)?.map(escape_non_ascii),
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => return self.integer(py, value).map(Some),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => return self.float(py, value).map(Some),
            'c' => return self.char(py, value).map(Some),
            other => {
                let shown = if (' '..='~').contains(&other) {
                    other
                } else {
                    '?'
                };
                let message = format!(
                    "unsupported format character '{shown}' ({:#x}) at index {}",
                    u32::from(other),
                    self.position
                );
                return Err(py.value_error(message));
            }
        };
        Ok(text.map(|text| match self.precision {
            Some(precision) => self.pad(&text.chars().take(precision).collect::<String>()),
            None => self.pad(&text),
        }))
    }

    fn pad(&self, text: &str) -> String {
        let missing = self.width.saturating_sub(text.chars().count());
        if self.left {
            text.to_owned() + &" ".repeat(missing)
        } else {
            " ".repeat(missing) + text
        }
    }

    /// Puts the sign and the padding, zeros between them if the flag says so, around digits.
    fn pad_number(&self, negative: bool, prefix: &str, digits: &str) -> String {
        let sign = match (negative, self.plus, self.space) {
            (true, _, _) => "-",
            (_, true, _) => "+",
            (_, _, true) => " ",
            _ => "",
        };
        let len = sign.len() + prefix.len() + digits.len();
        if self.zero && !self.left {
            let zeros = "0".repeat(self.width.saturating_sub(len));
            return [sign, prefix, &zeros, digits].concat();
        }
        self.pad(&[sign, prefix, digits].concat())
    }

    fn integer(&self, py: &mut Py<'_>, value: &Value) -> PyResult<String> {
        let decimal = matches!(self.conversion, 'd' | 'i' | 'u');
        let value = value.core();
        let converted = match value.view() {
            View::Float(float) if decimal => float_to_int(py, float)?,
            _ if Int::of(value).is_some() => value.clone(),
            _ => {
                let index = match call_special(py, value, "__index__", &[])? {
                    None if decimal => call_special(py, value, "__int__", &[])?,
                    index => index,
                };
                index.unwrap_or_default()
            }
        };
        let Some(int) = Int::of(&converted) else {
            return Err(self.not_a_number(py, value, decimal));
        };
        let (base, prefix) = match self.conversion {
            'o' => (8, "0o"),
            'x' => (16, "0x"),
            'X' => (16, "0X"),
            _ => (10, ""),
        };
        let mut digits = match base {
            10 => int_to_decimal(py, int)?.trim_start_matches('-').to_owned(),
            _ => magnitude_in_base(int, base),
        };
        if self.conversion == 'X' {
            digits.make_ascii_uppercase();
        }
        let missing = self.precision.unwrap_or(0).saturating_sub(digits.len());
        digits.insert_str(0, &"0".repeat(missing));
        let prefix = if self.alternate { prefix } else { "" };
        Ok(self.pad_number(int.is_negative(), prefix, &digits))
    }

    fn not_a_number(&self, py: &mut Py<'_>, value: &Value, decimal: bool) -> Raised {
        let needed = if decimal {
            "a real number"
        } else {
            "an integer"
        };
        let message = format!(
            "%{} format: {needed} is required, not {}",
            self.conversion,
            py.type_name(value)
        );
        py.type_error(message)
    }

    fn float(&self, py: &mut Py<'_>, value: &Value) -> PyResult<String> {
        let value = value.core();
        let converted = match Number::of(value) {
            Some(_) => value.clone(),
            None => call_special(py, value, "__float__", &[])?.unwrap_or_default(),
        };
        let Some(number) = Number::of(&converted) else {
            let message = format!("must be real number, not {}", py.type_name(value));
            return Err(py.type_error(message));
        };
        let float = number_to_float(py, number)?;
        let style = match self.conversion {
            'e' | 'E' => FloatStyle::Scientific,
            'f' | 'F' => FloatStyle::Fixed,
            _ => FloatStyle::General,
        };
        let precision = self.precision.unwrap_or(6);
        let mut digits = format_float(float.abs(), style, precision, self.alternate);
        if self.conversion.is_ascii_uppercase() {
            digits.make_ascii_uppercase();
        }
        let negative = float.is_sign_negative() && !float.is_nan();
        Ok(self.pad_number(negative, "", &digits))
    }

    fn char(&self, py: &mut Py<'_>, value: &Value) -> PyResult<String> {
        let value = value.core();
        let char = match (value.view(), Int::of(value)) {
            (View::Str(text), _) if text.len() == 1 => return Ok(self.pad(text.as_str())),
            (_, Some(Int::Small(code))) => u32::try_from(code).ok().and_then(char::from_u32),
            (_, Some(Int::Big(_))) => None,
            _ => return Err(py.type_error("%c requires int or char")),
        };
        match char {
            Some(char) => Ok(self.pad(char.encode_utf8(&mut [0; 4]))),
            None => Err(py.overflow_error("%c arg not in range(0x110000)")),
        }
    }
}
