//! JSON text as values, with the messages of CPython's scanner (`Modules/_json.c`).

use crate::object::{Bytes, Dict, List, Ref, Str, Tuple, Value, ops};
use crate::vm::{Py, PyResult};

/// As deep as Python may recurse, which is what CPython's scanner does.
const MAX_DEPTH: usize = 900;

/// A message and the byte where it belongs.
pub type Complaint = (&'static str, usize);

/// What a step finds: outside, exceptions of Python; inside, errors in the text.
type Step<T> = PyResult<Result<T, Complaint>>;

/// Takes the good half of a step, or returns the other.
macro_rules! step {
    ($step:expr) => {
        match $step {
            Ok(found) => found,
            Err(complaint) => return Ok(Err(complaint)),
        }
    };
}

/// A text and how it is read.
///
/// A raw decoder keeps what hooks are asked about: an object becomes a tuple of pairs, a number other than a plain
/// integer or constant becomes the bytes of its text.
pub struct Decoder<'a> {
    text: &'a str,
    bytes: &'a [u8],
    raw: bool,
}

impl<'a> Decoder<'a> {
    /// A decoder of `text`.
    pub fn new(text: &'a Ref<Str>, raw: bool) -> Self {
        let text = text.as_str();
        Decoder {
            text,
            bytes: text.as_bytes(),
            raw,
        }
    }

    /// The value that begins at byte `start`, and where it ends.
    pub fn decode(&self, py: &mut Py<'_>, start: usize) -> Step<(Value, usize)> {
        let mut at = start;
        let value = step!(self.value(py, &mut at, 0)?);
        Ok(Ok((value, at)))
    }

    fn peek(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn skip_space(&self, at: &mut usize) {
        while matches!(self.peek(*at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            *at += 1;
        }
    }

    fn value(&self, py: &mut Py<'_>, at: &mut usize, depth: usize) -> Step<Value> {
        const CONSTANTS: [(&str, Value); 3] = [
            ("null", Value::NONE),
            ("true", Value::TRUE),
            ("false", Value::FALSE),
        ];
        const FLOATS: [(&str, f64); 3] = [
            ("NaN", f64::NAN),
            ("Infinity", f64::INFINITY),
            ("-Infinity", f64::NEG_INFINITY),
        ];
        if depth > MAX_DEPTH {
            let message = "maximum recursion depth exceeded while decoding a JSON document";
            return Err(py.exception("RecursionError", message));
        }
        let rest = &self.bytes[(*at).min(self.bytes.len())..];
        match self.peek(*at) {
            Some(b'"') => {
                let text = step!(self.string(at));
                return Ok(Ok(py.str(text)));
            }
            Some(b'{') => return self.object(py, at, depth),
            Some(b'[') => return self.list(py, at, depth),
            Some(b'n' | b't' | b'f') => {
                for (name, value) in CONSTANTS {
                    if rest.starts_with(name.as_bytes()) {
                        *at += name.len();
                        return Ok(Ok(value));
                    }
                }
            }
            Some(b'N' | b'I' | b'-' | b'0'..=b'9') => {
                for (name, value) in FLOATS {
                    if rest.starts_with(name.as_bytes()) {
                        *at += name.len();
                        return Ok(Ok(match self.raw {
                            true => literal(name),
                            false => Value::float(value),
                        }));
                    }
                }
                return self.number(py, at);
            }
            _ => {}
        }
        Ok(Err(("Expecting value", *at)))
    }

    fn digits(&self, mut at: usize) -> usize {
        while matches!(self.peek(at), Some(b'0'..=b'9')) {
            at += 1;
        }
        at
    }

    fn number(&self, py: &mut Py<'_>, at: &mut usize) -> Step<Value> {
        let start = *at;
        let first = start + usize::from(self.peek(start) == Some(b'-'));
        let mut end = match self.peek(first) {
            Some(b'0') => first + 1,
            Some(b'1'..=b'9') => self.digits(first),
            _ => return Ok(Err(("Expecting value", start))),
        };
        let mut is_float = false;
        if self.peek(end) == Some(b'.') && self.digits(end + 1) > end + 1 {
            end = self.digits(end + 1);
            is_float = true;
        }
        if matches!(self.peek(end), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(self.peek(end + 1), Some(b'+' | b'-')));
            let digits = end + 1 + sign;
            if self.digits(digits) > digits {
                end = self.digits(digits);
                is_float = true;
            }
        }
        *at = end;
        let text = &self.text[start..end];
        if self.raw {
            return Ok(Ok(literal(text)));
        }
        Ok(Ok(if is_float {
            Value::float(text.parse().unwrap_or(f64::NAN))
        } else {
            match text.parse() {
                Ok(int) => Value::int(int),
                Err(_) => ops::parse_int(py, text, 10)?,
            }
        }))
    }

    fn list(&self, py: &mut Py<'_>, at: &mut usize, depth: usize) -> Step<Value> {
        let mut items = Vec::new();
        *at += 1;
        self.skip_space(at);
        if self.peek(*at) == Some(b']') {
            *at += 1;
            return Ok(Ok(List::new(items).into()));
        }
        loop {
            items.push(step!(self.value(py, at, depth + 1)?));
            self.skip_space(at);
            match self.peek(*at) {
                Some(b']') => break,
                Some(b',') => *at += 1,
                _ => return Ok(Err(("Expecting ',' delimiter", *at))),
            }
            self.skip_space(at);
        }
        *at += 1;
        py.check_size((items.len() * size_of::<Value>()) as u64)?;
        Ok(Ok(List::new(items).into()))
    }

    fn object(&self, py: &mut Py<'_>, at: &mut usize, depth: usize) -> Step<Value> {
        let dict = Ref::new(Dict::default());
        let mut pairs = Vec::new();
        *at += 1;
        self.skip_space(at);
        let mut more = self.peek(*at) != Some(b'}');
        while more {
            if self.peek(*at) != Some(b'"') {
                let message = "Expecting property name enclosed in double quotes";
                return Ok(Err((message, *at)));
            }
            let key = step!(self.string(at));
            let key = py.str(key);
            self.skip_space(at);
            if self.peek(*at) != Some(b':') {
                return Ok(Err(("Expecting ':' delimiter", *at)));
            }
            *at += 1;
            self.skip_space(at);
            let value = step!(self.value(py, at, depth + 1)?);
            if self.raw {
                pairs.push(Tuple::new([key, value]).into());
            } else {
                ops::dict_set(py, &dict, key, value)?;
            }
            self.skip_space(at);
            match self.peek(*at) {
                Some(b'}') => more = false,
                Some(b',') => *at += 1,
                _ => return Ok(Err(("Expecting ',' delimiter", *at))),
            }
            if more {
                self.skip_space(at);
            }
        }
        *at += 1;
        Ok(Ok(match self.raw {
            true => Tuple::new(pairs).into(),
            false => dict.into(),
        }))
    }

    /// The string whose opening quote stands at `at` (`scanstring_unicode`).
    fn string(&self, at: &mut usize) -> Result<String, Complaint> {
        let begin = *at;
        let unterminated = ("Unterminated string starting at", begin);
        let mut text = String::new();
        let mut next = begin + 1;
        loop {
            let start = next;
            while matches!(self.peek(next), Some(byte) if byte >= b' ' && byte != b'"' && byte != b'\\')
            {
                next += 1;
            }
            text.push_str(&self.text[start..next]);
            match self.peek(next) {
                None => return Err(unterminated),
                Some(b'"') => {
                    *at = next + 1;
                    return Ok(text);
                }
                Some(b'\\') => next = self.escape(next, unterminated, &mut text)?,
                Some(_) => return Err(("Invalid control character at", next)),
            }
        }
    }

    /// Appends what the escape at `slash` stands for; gives back where it ends.
    fn escape(
        &self,
        slash: usize,
        unterminated: Complaint,
        text: &mut String,
    ) -> Result<usize, Complaint> {
        let char = match self.peek(slash + 1) {
            None => return Err(unterminated),
            Some(b'u') => return self.code_point(slash + 1, text),
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(_) => return Err(("Invalid \\escape", slash)),
        };
        text.push(char);
        Ok(slash + 2)
    }

    fn code_point(&self, u: usize, text: &mut String) -> Result<usize, Complaint> {
        let first = self.unit(u).ok_or(("Invalid \\uXXXX escape", u))?;
        let end = u + 5;
        if (0xD800..0xDC00).contains(&first)
            && self.peek(end) == Some(b'\\')
            && self.peek(end + 1) == Some(b'u')
            && let Some(second @ 0xDC00..0xE000) = self.unit(end + 1)
        {
            let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            return Ok(end + 6);
        }
        // Half of a pair: our strings have no place for it.
        text.push(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        Ok(end)
    }

    /// The four hexadecimal digits after the `u` at this place; the text must go on after them.
    fn unit(&self, u: usize) -> Option<u32> {
        self.peek(u + 5)?;
        let digits = self.bytes.get(u + 1..u + 5)?;
        digits.iter().try_fold(0, |unit, digit| {
            Some(unit * 16 + char::from(*digit).to_digit(16)?)
        })
    }
}

fn literal(text: &str) -> Value {
    Bytes {
        bytes: text.as_bytes().into(),
    }
    .into()
}
