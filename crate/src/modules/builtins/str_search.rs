//! `str`: finding, counting and replacing parts.

use super::args::{slice_bound, text, this, window};
use super::{Native, method};
use crate::object::{Ref, Str, Tuple, Value, View, ops};
use crate::vm::{Py, PyResult};

const OWNER: &str = "str";

pub(super) const METHODS: &[Native] = &[
    method(OWNER, "count", 2, 4, count),
    method(OWNER, "endswith", 2, 4, endswith),
    method(OWNER, "find", 2, 4, find),
    method(OWNER, "index", 2, 4, index),
    method(OWNER, "partition", 2, 2, partition),
    method(OWNER, "removeprefix", 2, 2, removeprefix),
    method(OWNER, "removesuffix", 2, 2, removesuffix),
    method(OWNER, "replace", 3, 4, replace),
    method(OWNER, "rfind", 2, 4, rfind),
    method(OWNER, "rindex", 2, 4, rindex),
    method(OWNER, "rpartition", 2, 2, rpartition),
    method(OWNER, "startswith", 2, 4, startswith),
];

fn part<'a>(py: &mut Py<'_>, value: &'a Value) -> PyResult<&'a Ref<Str>> {
    match value.core().as_ref::<Str>() {
        Some(part) => Ok(part),
        None => {
            let message = format!("must be str, not {}", py.type_name(value));
            Err(py.type_error(message))
        }
    }
}

/// Index of the first or last occurrence, in characters; none when there is none.
fn search(
    py: &mut Py<'_>,
    args: &[Value],
    locate: fn(&str, &str) -> Option<usize>,
) -> PyResult<Option<i64>> {
    let text = this::<Str>(py, &args[0], OWNER)?;
    let wanted = part(py, &args[1])?;
    let Some((start, end)) = window(py, &args[2..], text.len())? else {
        return Ok(None);
    };
    let within = text.slice(start, end);
    py.charge(within.len() as u64 / 8);
    Ok(locate(within, wanted.as_str()).map(|offset| {
        let before = if text.is_ascii() {
            offset
        } else {
            within[..offset].chars().count()
        };
        (start + before) as i64
    }))
}

fn find(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::int(search(py, args, ops::find_text)?.unwrap_or(-1)))
}

fn rfind(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::int(
        search(py, args, |text, part| text.rfind(part))?.unwrap_or(-1),
    ))
}

fn index(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    match search(py, args, ops::find_text)? {
        Some(index) => Ok(Value::int(index)),
        None => Err(py.value_error("substring not found")),
    }
}

fn rindex(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    match search(py, args, |text, part| text.rfind(part))? {
        Some(index) => Ok(Value::int(index)),
        None => Err(py.value_error("substring not found")),
    }
}

fn count(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let text = this::<Str>(py, &args[0], OWNER)?;
    let wanted = part(py, &args[1])?;
    let Some((start, end)) = window(py, &args[2..], text.len())? else {
        return Ok(Value::int(0));
    };
    let found = match wanted.len() {
        0 => end - start + 1,
        1 => {
            let wanted = wanted.as_str().chars().next().unwrap_or_default();
            text.slice(start, end).matches(wanted).count()
        }
        _ => text.slice(start, end).matches(wanted.as_str()).count(),
    };
    Ok(Value::int(found as i64))
}

fn startswith(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    affix(py, args, "startswith", |text, affix| {
        text.starts_with(affix)
    })
}

fn endswith(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    affix(py, args, "endswith", |text, affix| text.ends_with(affix))
}

fn affix(
    py: &mut Py<'_>,
    args: &[Value],
    name: &str,
    matches: fn(&str, &str) -> bool,
) -> PyResult<Value> {
    let text = this::<Str>(py, &args[0], OWNER)?;
    let bounds = window(py, &args[2..], text.len())?;
    let within = bounds.map(|(start, end)| text.slice(start, end));
    let fits = |wanted: &Ref<Str>| within.is_some_and(|within| matches(within, wanted.as_str()));
    match args[1].core().view() {
        View::Str(wanted) => Ok(Value::bool(fits(wanted))),
        View::Tuple(several) => any_affix(py, several, name, fits),
        _ => {
            let message = format!(
                "{name} first arg must be str or a tuple of str, not {}",
                py.type_name(&args[1])
            );
            Err(py.type_error(message))
        }
    }
}

fn any_affix(
    py: &mut Py<'_>,
    several: &Ref<Tuple>,
    name: &str,
    fits: impl Fn(&Ref<Str>) -> bool,
) -> PyResult<Value> {
    for item in &several.items {
        let Some(wanted) = item.core().as_ref::<Str>() else {
            let given = py.type_name(item);
            let message = format!("tuple for {name} must only contain str, not {given}");
            return Err(py.type_error(message));
        };
        if fits(wanted) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn replace(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let whole = this::<Str>(py, &args[0], OWNER)?;
    let old = text(py, &args[1], "replace() argument 1")?;
    let new = text(py, &args[2], "replace() argument 2")?;
    let most = slice_bound(py, args.get(3), -1)?;
    py.charge(whole.len() as u64);
    let (old, new) = (old.as_str(), new.as_str());
    let longer = new.len().saturating_sub(old.len()) as u64;
    // Nothing has to be counted where it gets no longer.
    let count = match longer {
        0 => 0,
        _ => (whole.as_str().matches(old))
            .take(usize::try_from(most).unwrap_or(usize::MAX))
            .count(),
    };
    py.check_size(whole.as_str().len() as u64 + (count as u64).saturating_mul(longer))?;
    let replaced = match usize::try_from(most) {
        Err(_) => whole.as_str().replace(old, new),
        Ok(most) => whole.as_str().replacen(old, new, most),
    };
    Ok(py.str(replaced))
}

fn removeprefix(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let whole = this::<Str>(py, &args[0], OWNER)?;
    let prefix = text(py, &args[1], "removeprefix() argument")?;
    match whole.as_str().strip_prefix(prefix.as_str()) {
        Some(rest) => Ok(py.str(rest)),
        None => Ok(args[0].clone()),
    }
}

fn removesuffix(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let whole = this::<Str>(py, &args[0], OWNER)?;
    let suffix = text(py, &args[1], "removesuffix() argument")?;
    match whole.as_str().strip_suffix(suffix.as_str()) {
        Some(rest) => Ok(py.str(rest)),
        None => Ok(args[0].clone()),
    }
}

fn partition(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let (whole, separator) = whole_and_separator(py, args)?;
    match whole.as_str().split_once(separator.as_str()) {
        Some((before, after)) => Ok(three(py, before, separator.as_str(), after)),
        None => Ok(three(py, whole.as_str(), "", "")),
    }
}

fn rpartition(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let (whole, separator) = whole_and_separator(py, args)?;
    match whole.as_str().rsplit_once(separator.as_str()) {
        Some((before, after)) => Ok(three(py, before, separator.as_str(), after)),
        None => Ok(three(py, "", "", whole.as_str())),
    }
}

fn whole_and_separator<'a>(
    py: &mut Py<'_>,
    args: &'a [Value],
) -> PyResult<(&'a Ref<Str>, &'a Ref<Str>)> {
    let whole = this::<Str>(py, &args[0], OWNER)?;
    let separator = part(py, &args[1])?;
    if separator.len() == 0 {
        return Err(py.value_error("empty separator"));
    }
    Ok((whole, separator))
}

fn three(py: &mut Py<'_>, before: &str, separator: &str, after: &str) -> Value {
    let items = [py.str(before), py.str(separator), py.str(after)];
    Tuple::new(items).into()
}
