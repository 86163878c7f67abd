//! `str.format` and `str.format_map` (`Objects/stringlib/unicode_format.h`).

use super::format::format_with;
use super::item::get_item;
use super::python::{Python, call_special, has_method};
use super::repr::{repr_with, str_with};
use super::text::escape_non_ascii;
use crate::object::{Args, Str, Value};
use crate::vm::{Py, PyResult, Raised};

/// Where replacement fields get their values.
#[derive(Clone, Copy)]
pub enum FieldSource<'a> {
    /// The arguments of `str.format`, without the template.
    Arguments(Args<'a>),
    /// The mapping of `str.format_map`.
    Mapping(&'a Value),
}

/// Reads an attribute, for fields such as `{0.name}`; none when that runs Python.
pub type ReadAttribute = fn(&mut Py<'_>, &Value, &str) -> PyResult<Option<Value>>;

/// `template.format(…)`; none when a method written in Python decides and `python` declines, or when reading an
/// attribute runs Python.
///
/// # Errors
/// `ValueError` for a wrong template, `IndexError` and `KeyError` for missing arguments, and what formatting raises.
pub fn str_format(
    py: &mut Py<'_>,
    template: &str,
    source: FieldSource<'_>,
    read_attribute: ReadAttribute,
    python: Python,
) -> PyResult<Option<String>> {
    let chars: Vec<char> = template.chars().collect();
    let mut formatter = Formatter {
        source,
        read_attribute,
        python,
        numbering: Numbering::Undecided,
    };
    formatter.build(py, &chars, 2)
}

/// How positional fields are numbered; a template keeps to one way.
enum Numbering {
    Undecided,
    /// The next number.
    Automatic(i64),
    Manual,
}

struct Formatter<'a> {
    source: FieldSource<'a>,
    read_attribute: ReadAttribute,
    python: Python,
    numbering: Numbering,
}

/// One replacement field, as it is written.
struct Field<'a> {
    name: &'a [char],
    conversion: Option<char>,
    spec: &'a [char],
    spec_has_fields: bool,
}

impl Formatter<'_> {
    /// Replaces the fields of a template; specifications nest at most `depth` deep.
    fn build(
        &mut self,
        py: &mut Py<'_>,
        template: &[char],
        depth: u32,
    ) -> PyResult<Option<String>> {
        if depth == 0 {
            return Err(py.value_error("Max string recursion exceeded"));
        }
        py.charge(template.len() as u64);
        let mut out = String::new();
        let mut position = 0;
        while let Some(&char) = template.get(position) {
            position += 1;
            match char {
                '{' | '}' if template.get(position) == Some(&char) => {
                    out.push(char);
                    position += 1;
                }
                '}' => return Err(single(py, '}')),
                '{' if position == template.len() => return Err(single(py, '{')),
                '{' => {
                    let field = read_field(py, template, &mut position)?;
                    match self.render(py, &field, depth)? {
                        Some(text) => out.push_str(&text),
                        None => return Ok(None),
                    }
                    py.check_size(out.len() as u64)?;
                }
                _ => out.push(char),
            }
        }
        Ok(Some(out))
    }

    fn render(
        &mut self,
        py: &mut Py<'_>,
        field: &Field<'_>,
        depth: u32,
    ) -> PyResult<Option<String>> {
        let Some(value) = self.value(py, field.name)? else {
            return Ok(None);
        };
        let converted = match field.conversion {
            None => Some(value),
            Some(conversion) => convert(py, &value, conversion, self.python)?,
        };
        let Some(value) = converted else {
            return Ok(None);
        };
        let spec = if field.spec_has_fields {
            match self.build(py, field.spec, depth - 1)? {
                Some(spec) => spec,
                None => return Ok(None),
            }
        } else {
            field.spec.iter().collect()
        };
        format_with(py, &value, &spec, self.python)
    }

    /// The value that a field's name stands for, attributes and items included.
    fn value(&mut self, py: &mut Py<'_>, name: &[char]) -> PyResult<Option<Value>> {
        let end = (name.iter().position(|char| matches!(char, '.' | '['))).unwrap_or(name.len());
        let (first, mut rest) = name.split_at(end);
        let mut value = self.argument(py, first)?;
        while let [char, tail @ ..] = rest {
            let is_item = match char {
                '[' => true,
                '.' => false,
                _ => {
                    return Err(
                        py.value_error("Only '.' or '[' may follow ']' in format field specifier")
                    );
                }
            };
            let end = match is_item {
                true => tail.iter().position(|char| *char == ']'),
                false => Some(
                    (tail.iter().position(|char| matches!(char, '.' | '['))).unwrap_or(tail.len()),
                ),
            };
            let Some(end) = end else {
                return Err(py.value_error("Missing ']' in format string"));
            };
            let (part, after) = tail.split_at(end);
            if part.is_empty() {
                return Err(py.value_error("Empty attribute in format string"));
            }
            rest = if is_item { &after[1..] } else { after };
            let next = match is_item {
                true => self.item(py, &value, part)?,
                false => {
                    let attribute: String = part.iter().collect();
                    (self.read_attribute)(py, &value, &attribute)?
                }
            };
            match next {
                Some(next) => value = next,
                None => return Ok(None),
            }
        }
        Ok(Some(value))
    }

    fn item(&self, py: &mut Py<'_>, value: &Value, part: &[char]) -> PyResult<Option<Value>> {
        let key = match number(py, part)? {
            Some(index) => Value::int(index),
            None => py.str(part.iter().collect::<String>()),
        };
        match get_item(py, value, &key)? {
            None if self.python == Python::Call => call_special(py, value, "__getitem__", &[key]),
            item => Ok(item),
        }
    }

    fn argument(&mut self, py: &mut Py<'_>, name: &[char]) -> PyResult<Value> {
        let index = match number(py, name)? {
            Some(index) => Some((index, false)),
            None if name.is_empty() => Some((0, true)),
            None => None,
        };
        let Some((mut index, automatic)) = index else {
            return self.keyword(py, name);
        };
        match (&mut self.numbering, automatic) {
            (Numbering::Automatic(next), true) => {
                index = *next;
                *next += 1;
            }
            (Numbering::Undecided, true) => self.numbering = Numbering::Automatic(1),
            (Numbering::Undecided | Numbering::Manual, false) => {
                self.numbering = Numbering::Manual;
            }
            (Numbering::Manual, true) => {
                return Err(py.value_error(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            }
            (Numbering::Automatic(_), false) => {
                return Err(py.value_error(
                    "cannot switch from automatic field numbering to manual field specification",
                ));
            }
        }
        match self.source {
            FieldSource::Mapping(_) => {
                Err(py.value_error("Format string contains positional fields"))
            }
            FieldSource::Arguments(args) => {
                let place = usize::try_from(index).ok();
                match place.and_then(|place| args.positional.get(place)) {
                    Some(value) => Ok(value.clone()),
                    None => Err(py.index_error(format!(
                        "Replacement index {index} out of range for positional args tuple"
                    ))),
                }
            }
        }
    }

    fn keyword(&self, py: &mut Py<'_>, name: &[char]) -> PyResult<Value> {
        let name: String = name.iter().collect();
        let value = match self.source {
            FieldSource::Arguments(args) => args.keyword(&name).cloned(),
            FieldSource::Mapping(mapping) => {
                let key = py.str(name.as_str());
                match get_item(py, mapping, &key)? {
                    None if has_method(py, mapping, "__getitem__") => {
                        call_special(py, mapping, "__getitem__", &[key])?
                    }
                    None => call_special(py, mapping, "__missing__", &[key])?,
                    value => value,
                }
            }
        };
        match value {
            Some(value) => Ok(value),
            None => {
                let key = py.str(name);
                Err(py.key_error(key))
            }
        }
    }
}

fn single(py: &mut Py<'_>, brace: char) -> Raised {
    py.value_error(format!("Single '{brace}' encountered in format string"))
}

/// A number made of digits only; none for anything else.
fn number(py: &mut Py<'_>, text: &[char]) -> PyResult<Option<i64>> {
    if text.is_empty() || !text.iter().all(char::is_ascii_digit) {
        return Ok(None);
    }
    let text: String = text.iter().collect();
    match text.parse::<i64>() {
        Ok(number) => Ok(Some(number)),
        Err(_) => Err(py.value_error("Too many decimal digits in format string")),
    }
}

/// Reads a field whose `{` was read.
fn read_field<'a>(
    py: &mut Py<'_>,
    template: &'a [char],
    position: &mut usize,
) -> PyResult<Field<'a>> {
    let start = *position;
    let mut in_brackets = false;
    let mut end = None;
    while let Some(&char) = template.get(*position) {
        *position += 1;
        match char {
            '{' => return Err(py.value_error("unexpected '{' in field name")),
            '[' => in_brackets = true,
            ']' => in_brackets = false,
            '}' | ':' | '!' if !in_brackets => {
                end = Some(char);
                break;
            }
            _ => {}
        }
    }
    let Some(end) = end else {
        return Err(py.value_error("expected '}' before end of string"));
    };
    let mut field = Field {
        name: &template[start..*position - 1],
        conversion: None,
        spec: &[],
        spec_has_fields: false,
    };
    if end == '}' {
        return Ok(field);
    }
    if end == '!' {
        let Some(&conversion) = template.get(*position) else {
            return Err(py.value_error("end of string while looking for conversion specifier"));
        };
        *position += 1;
        field.conversion = Some(conversion);
        if let Some(&after) = template.get(*position) {
            *position += 1;
            match after {
                '}' => return Ok(field),
                ':' => {}
                _ => return Err(py.value_error("expected ':' after conversion specifier")),
            }
        }
    }
    read_spec(py, template, position, &mut field)?;
    Ok(field)
}

fn read_spec<'a>(
    py: &mut Py<'_>,
    template: &'a [char],
    position: &mut usize,
    field: &mut Field<'a>,
) -> PyResult<()> {
    let start = *position;
    let mut depth = 1;
    while let Some(&char) = template.get(*position) {
        *position += 1;
        match char {
            '{' => {
                field.spec_has_fields = true;
                depth += 1;
            }
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            field.spec = &template[start..*position - 1];
            return Ok(());
        }
    }
    Err(py.value_error("unmatched '{' in format spec"))
}

/// `!r`, `!s` or `!a`; none when a method written in Python decides and `python` declines.
fn convert(
    py: &mut Py<'_>,
    value: &Value,
    conversion: char,
    python: Python,
) -> PyResult<Option<Value>> {
    let text = match conversion {
        's' if value.as_ref::<Str>().is_some() => return Ok(Some(value.clone())),
        's' => str_with(py, value, python)?,
        'r' => repr_with(py, value, python)?,
        'a' => repr_with(py, value, python)?.map(escape_non_ascii),
        _ => {
            let message = match conversion {
                '!'..='~' => format!("Unknown conversion specifier {conversion}"),
                _ => format!(
                    "Unknown conversion specifier \\x{:x}",
                    u32::from(conversion)
                ),
            };
            return Err(py.value_error(message));
        }
    };
    Ok(text.map(|text| py.str(text)))
}
