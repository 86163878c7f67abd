//! `str.format`, and the parts of a template that the prelude fills where a value is written in Python.

use super::args::{receiver, text, this};
use super::{Flow, Native, exactly, flow_method, function, leave};
use crate::object::ops::{self, FieldSource, Python};
use crate::object::{Args, Dict, List, Ref, Str, Tuple, Value};
use crate::vm::{Attribute, Py, PyResult};

const OWNER: &str = "str";

pub(super) const METHODS: &[Native] = &[
    flow_method(OWNER, "format", format),
    flow_method(OWNER, "format_map", format_map),
];

pub(super) const PRELUDE_NATIVES: &[Native] = &[
    function("format_parts", 1, 1, format_parts),
    function("split_field", 1, 1, split_field),
];

fn format(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this_, rest) = receiver(py, args, "str.format")?;
    let template = this::<Str>(py, this_, OWNER)?;
    let source = FieldSource::Arguments(rest);
    if let Some(text) = fill(py, template, source)? {
        return Ok(Flow::Value(text));
    }
    let names = Ref::new(Dict::default());
    for (name, value) in rest.names.iter().zip(rest.keywords) {
        ops::dict_set(py, &names, name.clone(), value.clone())?;
    }
    let positional = Tuple::new(rest.positional).into();
    leave(
        py,
        "str_format",
        vec![this_.clone(), positional, names.into()],
    )
}

fn format_map(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this_, rest) = receiver(py, args, "str.format_map")?;
    let template = this::<Str>(py, this_, OWNER)?;
    let [mapping] = exactly(py, rest, "str.format_map")?;
    if let Some(text) = fill(py, template, FieldSource::Mapping(mapping))? {
        return Ok(Flow::Value(text));
    }
    leave(
        py,
        "str_format",
        vec![this_.clone(), Value::NONE, mapping.clone()],
    )
}

/// The filled template; none when filling it needs Python.
fn fill(py: &mut Py<'_>, template: &Ref<Str>, source: FieldSource<'_>) -> PyResult<Option<Value>> {
    let text = ops::str_format(
        py,
        template.as_str(),
        source,
        read_attribute,
        Python::Decline,
    )?;
    Ok(text.map(|text| py.str(text)))
}

fn read_attribute(py: &mut Py<'_>, object: &Value, name: &str) -> PyResult<Option<Value>> {
    let name = py.intern(name);
    match py.get_attribute(object, &name)? {
        Attribute::Value(value) => Ok(Some(value)),
        Attribute::Call { .. } => Ok(None),
    }
}

/// For the prelude: the parts of a template, each a tuple of literal text, field, conversion and format spec; the
/// last three are `None` where no field follows.
fn format_parts(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let template = text(py, &args[0], "format_parts() argument")?.as_str();
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut chars = template.char_indices().peekable();
    while let Some((index, char)) = chars.next() {
        match char {
            '{' | '}' if chars.peek().is_some_and(|(_, next)| *next == char) => {
                chars.next();
                literal.push(char);
            }
            '}' => return Err(py.value_error("Single '}' encountered in format string")),
            '{' => {
                let field = &template[index + 1..];
                let length = field_length(py, field)?;
                parts.push(field_part(
                    py,
                    std::mem::take(&mut literal),
                    &field[..length],
                )?);
                while chars
                    .next_if(|(next, _)| *next <= index + 1 + length)
                    .is_some()
                {}
            }
            _ => literal.push(char),
        }
    }
    let literal = py.str(literal);
    parts.push(Tuple::new([literal, Value::NONE, Value::NONE, Value::NONE]).into());
    Ok(List::new(parts).into())
}

/// Length of a replacement field up to its closing brace.
fn field_length(py: &mut Py<'_>, field: &str) -> PyResult<usize> {
    let mut depth = 1;
    for (index, char) in field.char_indices() {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Ok(index);
        }
    }
    Err(py.value_error(if field.is_empty() {
        "Single '{' encountered in format string"
    } else {
        "expected '}' before end of string"
    }))
}

fn field_part(py: &mut Py<'_>, literal: String, field: &str) -> PyResult<Value> {
    let end = field.find([':', '!']).unwrap_or(field.len());
    let (name, rest) = field.split_at(end);
    let (conversion, spec) = match rest.strip_prefix('!') {
        Some(rest) => {
            let mut chars = rest.chars();
            let conversion = chars.next();
            let spec = chars.as_str();
            match (conversion, spec.strip_prefix(':')) {
                (Some(letter @ ('r' | 's' | 'a')), Some(spec)) => {
                    (py.str(letter.to_string()), spec)
                }
                (Some(letter @ ('r' | 's' | 'a')), None) if spec.is_empty() => {
                    (py.str(letter.to_string()), "")
                }
                (Some(letter), _) if !matches!(letter, 'r' | 's' | 'a') => {
                    let message = format!("Unknown conversion specifier {letter}");
                    return Err(py.value_error(message));
                }
                (None, _) => {
                    return Err(
                        py.value_error("end of string while looking for conversion specifier")
                    );
                }
                _ => return Err(py.value_error("expected ':' after conversion specifier")),
            }
        }
        None => (Value::NONE, rest.strip_prefix(':').unwrap_or("")),
    };
    let items = [py.str(literal), py.str(name), conversion, py.str(spec)];
    Ok(Tuple::new(items).into())
}

/// For the prelude: a field's name as `(first, [(is_attribute, name), …])`; names that are numbers are integers.
fn split_field(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let field = text(py, &args[0], "split_field() argument")?.as_str();
    let end = field.find(['.', '[']).unwrap_or(field.len());
    let first = name_or_number(py, &field[..end]);
    let mut path = Vec::new();
    let mut rest = &field[end..];
    while !rest.is_empty() {
        let (is_attribute, name, after) = match rest.strip_prefix('.') {
            Some(name) => {
                let end = name.find(['.', '[']).unwrap_or(name.len());
                (true, &name[..end], &name[end..])
            }
            None => match rest.strip_prefix('[').and_then(|name| name.split_once(']')) {
                Some((name, after)) => (false, name, after),
                None if rest.starts_with('[') => {
                    return Err(py.value_error("Missing ']' in format string"));
                }
                None => {
                    let message = "Only '.' or '[' may follow ']' in format field specifier";
                    return Err(py.value_error(message));
                }
            },
        };
        if name.is_empty() {
            return Err(py.value_error("Empty attribute in format string"));
        }
        let key = if is_attribute {
            py.str(name)
        } else {
            name_or_number(py, name)
        };
        path.push(Tuple::new([Value::bool(is_attribute), key]).into());
        rest = after;
    }
    Ok(Tuple::new([first, List::new(path).into()]).into())
}

fn name_or_number(py: &mut Py<'_>, name: &str) -> Value {
    let is_number = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    match name.parse() {
        Ok(number) if is_number => Value::int(number),
        _ => py.str(name),
    }
}
