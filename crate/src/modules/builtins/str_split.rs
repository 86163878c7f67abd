//! `str`: taking apart, joining and stripping.

use super::args::{integer, receiver, this};
use super::arity::Signature;
use super::str_class::is_space;
use super::{Flow, Native, flow_method, leave, method};
use crate::object::{Args, List, Ref, Str, Value, View, ops};
use crate::vm::{Py, PyResult};

const OWNER: &str = "str";

pub(super) const METHODS: &[Native] = &[
    flow_method(OWNER, "join", join),
    method(OWNER, "lstrip", 1, 2, lstrip),
    flow_method(OWNER, "rsplit", rsplit),
    method(OWNER, "rstrip", 1, 2, rstrip),
    flow_method(OWNER, "split", split),
    flow_method(OWNER, "splitlines", splitlines),
    method(OWNER, "strip", 1, 2, strip),
];

fn join(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this_, rest) = receiver(py, args, "str.join")?;
    let separator = this::<Str>(py, this_, OWNER)?;
    let [iterable] = super::exactly(py, rest, "str.join")?;
    if let Some(list) = iterable.core().as_ref::<List>() {
        let joined = join_all(py, separator, &list.items.get(py).clone())?;
        return Ok(Flow::Value(joined));
    }
    if !super::is_iterable(py, iterable) {
        return Err(py.type_error("can only join an iterable"));
    }
    match ops::collect(py, iterable)? {
        Some(items) => Ok(Flow::Value(join_all(py, separator, &items)?)),
        None => leave(py, "str_join", vec![this_.clone(), iterable.clone()]),
    }
}

fn join_all(py: &mut Py<'_>, separator: &Ref<Str>, items: &[Value]) -> PyResult<Value> {
    let mut result = String::new();
    py.check_size((separator.as_str().len() as u64).saturating_mul(items.len() as u64))?;
    for (index, item) in items.iter().enumerate() {
        let Some(part) = item.core().as_ref::<Str>() else {
            let message = format!(
                "sequence item {index}: expected str instance, {} found",
                py.type_name(item)
            );
            return Err(py.type_error(message));
        };
        if index > 0 {
            result.push_str(separator.as_str());
        }
        result.push_str(part.as_str());
    }
    py.charge(result.len() as u64);
    Ok(py.str(result))
}

const SPLIT: Signature = Signature {
    name: "split",
    names: &["sep", "maxsplit"],
    positional: 2,
    required: 0,
};

const RSPLIT: Signature = Signature {
    name: "rsplit",
    ..SPLIT
};

fn split(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    split_by(py, args, &SPLIT, |text, separator, most| match separator {
        Some(separator) => match only_char(separator) {
            Some(char) => text.splitn(most, char).map(Str::new).collect(),
            None => text.splitn(most, separator).map(Str::new).collect(),
        },
        None => split_spaces(text, most),
    })
}

fn rsplit(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    split_by(py, args, &RSPLIT, |text, separator, most| {
        let mut parts: Vec<Str> = match separator {
            Some(separator) => text.rsplitn(most, separator).map(Str::new).collect(),
            None => rsplit_spaces(text, most),
        };
        parts.reverse();
        parts
    })
}

/// The character that a text is, if it is one: the library finds that faster than a text.
fn only_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let first = chars.next()?;
    chars.next().is_none().then_some(first)
}

/// Splits with the separator (none: runs of white space) into so many parts at most.
type Splitter = fn(&str, Option<&str>, usize) -> Vec<Str>;

fn split_by(
    py: &mut Py<'_>,
    args: Args<'_>,
    signature: &Signature,
    splitter: Splitter,
) -> PyResult<Flow> {
    let (this_, rest) = receiver(py, args, signature.name)?;
    let text = this::<Str>(py, this_, OWNER)?;
    let [separator, most] = signature.bind(py, rest)?;
    let separator = match separator.map(|value| value.core().view()) {
        None | Some(View::None) => None,
        Some(View::Str(separator)) if separator.len() == 0 => {
            return Err(py.value_error("empty separator"));
        }
        Some(View::Str(separator)) => Some(separator.as_str()),
        Some(_) => {
            let given = separator.map_or_else(String::new, |given| py.type_name(given));
            return Err(py.type_error(format!("must be str or None, not {given}")));
        }
    };
    let most = match most {
        Some(most) => usize::try_from(integer(py, most)?).map_or(usize::MAX, |most| most + 1),
        None => usize::MAX,
    };
    py.charge(text.len() as u64);
    let parts = splitter(text.as_str(), separator, most);
    let items = parts.into_iter().map(Value::from).collect();
    Ok(Flow::Value(List::new(items).into()))
}

fn split_spaces(text: &str, most: usize) -> Vec<Str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        if parts.len() + 1 == most {
            parts.push(Str::new(rest));
            break;
        }
        let end = rest.find(is_space).unwrap_or(rest.len());
        parts.push(Str::new(&rest[..end]));
        rest = rest[end..].trim_start_matches(is_space);
    }
    parts
}

fn rsplit_spaces(text: &str, most: usize) -> Vec<Str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_end_matches(is_space);
    while !rest.is_empty() {
        if parts.len() + 1 == most {
            parts.push(Str::new(rest));
            break;
        }
        let space = rest.char_indices().rev().find(|(_, char)| is_space(*char));
        let start = space.map_or(0, |(offset, char)| offset + char.len_utf8());
        parts.push(Str::new(&rest[start..]));
        rest = rest[..start].trim_end_matches(is_space);
    }
    parts
}

const SPLITLINES: Signature = Signature {
    name: "splitlines",
    names: &["keepends"],
    positional: 1,
    required: 0,
};

fn splitlines(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this_, rest) = receiver(py, args, "str.splitlines")?;
    let text = this::<Str>(py, this_, OWNER)?.as_str();
    let [keep] = SPLITLINES.bind(py, rest)?;
    let keep = match keep {
        Some(keep) => integer(py, keep)? != 0,
        None => false,
    };
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, end) = match rest.find(is_line_end) {
            Some(at) => (at, at + line_end_length(&rest[at..])),
            None => (rest.len(), rest.len()),
        };
        lines.push(py.str(&rest[..if keep { end } else { line }]));
        rest = &rest[end..];
    }
    Ok(Flow::Value(List::new(lines).into()))
}

fn is_line_end(char: char) -> bool {
    matches!(
        char,
        '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn line_end_length(text: &str) -> usize {
    if text.starts_with("\r\n") {
        2
    } else {
        text.chars().next().map_or(0, char::len_utf8)
    }
}

fn strip(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    strip_ends(py, args, "strip", true, true)
}

fn lstrip(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    strip_ends(py, args, "lstrip", true, false)
}

fn rstrip(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    strip_ends(py, args, "rstrip", false, true)
}

fn strip_ends(
    py: &mut Py<'_>,
    args: &[Value],
    name: &str,
    left: bool,
    right: bool,
) -> PyResult<Value> {
    let whole = this::<Str>(py, &args[0], OWNER)?.as_str();
    let set = match args.get(1).map(|value| value.core().view()) {
        None | Some(View::None) => None,
        Some(View::Str(set)) => Some(set.as_str()),
        Some(_) => return Err(py.type_error(format!("{name} arg must be None or str"))),
    };
    let strips = |char: char| set.map_or_else(|| is_space(char), |set| set.contains(char));
    let mut text = whole;
    if left {
        text = text.trim_start_matches(strips);
    }
    if right {
        text = text.trim_end_matches(strips);
    }
    if text.len() == whole.len() {
        return Ok(args[0].clone());
    }
    Ok(py.str(text))
}
