//! Plain values as JSON text (`Lib/json/encoder.py`, `_make_iterencode`).

use std::fmt::Write;

use crate::object::number::Int;
use crate::object::{Dict, Ref, Str, Value, View, ops};
use crate::vm::{Py, PyResult};

/// Deeper values are left to Python, which finds circles and raises `RecursionError`.
const MAX_DEPTH: usize = 900;

/// The settings, and the text so far.
pub struct Encoder<'a> {
    pub indent: Option<&'a str>,
    pub sort_keys: bool,
    pub item_separator: &'a str,
    pub key_separator: &'a str,
    pub ascii: bool,
    pub out: String,
}

impl Encoder<'_> {
    /// The text, or none when Python has to do it.
    pub fn encode(mut self, py: &mut Py<'_>, value: &Value) -> PyResult<Option<String>> {
        Ok(self.value(py, value, 0)?.then_some(self.out))
    }

    fn value(&mut self, py: &mut Py<'_>, value: &Value, depth: usize) -> PyResult<bool> {
        if depth > MAX_DEPTH {
            return Ok(false);
        }
        match value.view() {
            View::None => self.out.push_str("null"),
            View::Bool(true) => self.out.push_str("true"),
            View::Bool(false) => self.out.push_str("false"),
            View::Int(int) => write!(self.out, "{int}").expect("a String takes everything"),
            View::Float(float) if !float.is_finite() => return Ok(false),
            View::Float(_) | View::BigInt(_) => match ops::repr(py, value)? {
                Some(text) => self.out.push_str(&text),
                None => return Ok(false),
            },
            View::Str(text) => quote(&mut self.out, text.as_str(), self.ascii),
            View::List(list) => {
                let items = list.items.get(py).clone();
                return self.items(py, &items, depth);
            }
            View::Tuple(tuple) => return self.items(py, &tuple.items, depth),
            View::Dict(dict) => return self.object(py, dict, depth),
            _ => return Ok(false),
        }
        py.check_size(self.out.len() as u64)?;
        Ok(true)
    }

    fn items(&mut self, py: &mut Py<'_>, items: &[Value], depth: usize) -> PyResult<bool> {
        if items.is_empty() {
            self.out.push_str("[]");
            return Ok(true);
        }
        self.out.push('[');
        for (index, item) in items.iter().enumerate() {
            self.begin(index, depth + 1);
            if !self.value(py, item, depth + 1)? {
                return Ok(false);
            }
        }
        self.new_line(depth);
        self.out.push(']');
        Ok(true)
    }

    fn object(&mut self, py: &mut Py<'_>, dict: &Ref<Dict>, depth: usize) -> PyResult<bool> {
        let mut entries: Vec<(Value, Value)> = (dict.table.get(py).iter())
            .map(|entry| (entry.key.clone(), entry.value.clone()))
            .collect();
        if entries.is_empty() {
            self.out.push_str("{}");
            return Ok(true);
        }
        if self.sort_keys && !sort(&mut entries) {
            return Ok(false);
        }
        self.out.push('{');
        for (index, (key, value)) in entries.iter().enumerate() {
            self.begin(index, depth + 1);
            let text = match key.view() {
                View::Str(_) => None,
                View::Bool(true) => Some("true".to_owned()),
                View::Bool(false) => Some("false".to_owned()),
                View::None => Some("null".to_owned()),
                View::Int(int) => Some(int.to_string()),
                View::Float(float) if float.is_finite() => ops::repr(py, key)?,
                _ => return Ok(false),
            };
            match (text, key.as_ref::<Str>()) {
                (Some(text), _) => quote(&mut self.out, &text, self.ascii),
                (None, Some(text)) => quote(&mut self.out, text.as_str(), self.ascii),
                (None, None) => return Ok(false),
            }
            self.out.push_str(self.key_separator);
            if !self.value(py, value, depth + 1)? {
                return Ok(false);
            }
        }
        self.new_line(depth);
        self.out.push('}');
        Ok(true)
    }

    /// What comes before item `index` of a container whose items stand at `depth`.
    fn begin(&mut self, index: usize, depth: usize) {
        if index > 0 {
            self.out.push_str(self.item_separator);
        }
        self.new_line(depth);
    }

    fn new_line(&mut self, depth: usize) {
        if let Some(indent) = self.indent {
            self.out.push('\n');
            for _ in 0..depth {
                self.out.push_str(indent);
            }
        }
    }
}

/// Sorts by keys; false when they are not all strings, or all integers.
fn sort(entries: &mut [(Value, Value)]) -> bool {
    let sortable = entries.iter().all(|(key, _)| text(key).is_some())
        || entries.iter().all(|(key, _)| Int::of(key).is_some());
    if sortable {
        entries.sort_by(
            |(left, _), (right, _)| match (Int::of(left), Int::of(right)) {
                (Some(left), Some(right)) => left.order(right),
                // UTF-8 sorts as code points do.
                _ => text(left).cmp(&text(right)),
            },
        );
    }
    sortable
}

fn text(key: &Value) -> Option<&str> {
    key.as_ref::<Str>().map(|key| key.as_str())
}

/// A string in quotes.
pub fn quote(out: &mut String, text: &str, ascii: bool) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            ' '..='~' => out.push(char),
            '\0'..='\u{1f}' => escape(out, u32::from(char) as u16),
            _ if !ascii => out.push(char),
            _ => {
                let mut units = [0; 2];
                for unit in char.encode_utf16(&mut units) {
                    escape(out, *unit);
                }
            }
        }
    }
    out.push('"');
}

fn escape(out: &mut String, unit: u16) {
    write!(out, "\\u{unit:04x}").expect("a String takes everything");
}
