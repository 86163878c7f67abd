//! `str`: padding, tabs and translation tables.

use num_traits::ToPrimitive;

use super::args::{integer, text, this};
use super::arity::Signature;
use super::{Flow, Native, flow_method, leave, method};
use crate::object::{Args, Dict, Ref, Str, Value, View, ops};
use crate::vm::{Py, PyResult};

const OWNER: &str = "str";

pub(super) const METHODS: &[Native] = &[
    method(OWNER, "center", 2, 3, center),
    flow_method(OWNER, "expandtabs", expandtabs),
    method(OWNER, "ljust", 2, 3, ljust),
    method(OWNER, "rjust", 2, 3, rjust),
    flow_method(OWNER, "translate", translate),
    method(OWNER, "zfill", 2, 2, zfill),
];

/// A width; a negative one is none.
fn width(py: &mut Py<'_>, value: &Value) -> PyResult<usize> {
    let width = integer(py, value)?.max(0);
    // What does not fit is as much too wide as anything can be.
    Ok(usize::try_from(width).unwrap_or(usize::MAX))
}

/// Pads to a width; `before` says how much of the padding goes to the left.
fn pad(
    py: &mut Py<'_>,
    args: &[Value],
    before: fn(padding: usize, width: usize) -> usize,
) -> PyResult<Value> {
    let whole = this::<Str>(py, &args[0], OWNER)?;
    let width = width(py, &args[1])?;
    let fill = match args.get(2).map(|value| value.core().view()) {
        None => " ",
        Some(View::Str(fill)) if fill.len() == 1 => fill.as_str(),
        Some(View::Str(_)) => {
            return Err(py.type_error("The fill character must be exactly one character long"));
        }
        Some(_) => {
            let given = py.type_name(&args[2]);
            return Err(py.type_error(format!(
                "The fill character must be a unicode character, not {given}"
            )));
        }
    };
    if width <= whole.len() {
        return Ok(args[0].clone());
    }
    let padding = width - whole.len();
    py.check_size((padding as u64).saturating_mul(fill.len() as u64))?;
    let left = before(padding, width);
    let mut result = fill.repeat(left);
    result.push_str(whole.as_str());
    result.push_str(&fill.repeat(padding - left));
    Ok(py.str(result))
}

fn center(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    // The odd one goes left when the width is odd, as in `unicode_center_impl`.
    pad(py, args, |padding, width| {
        padding / 2 + (padding & width & 1)
    })
}

fn ljust(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    pad(py, args, |_, _| 0)
}

fn rjust(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    pad(py, args, |padding, _| padding)
}

fn zfill(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let whole = this::<Str>(py, &args[0], OWNER)?;
    let width = width(py, &args[1])?;
    if width <= whole.len() {
        return Ok(args[0].clone());
    }
    py.check_size(width as u64)?;
    let zeros = "0".repeat(width - whole.len());
    let text = whole.as_str();
    let sign = usize::from(text.starts_with(['+', '-']));
    Ok(py.str(format!("{}{zeros}{}", &text[..sign], &text[sign..])))
}

const EXPANDTABS: Signature = Signature {
    name: "expandtabs",
    names: &["tabsize"],
    positional: 1,
    required: 0,
};

fn expandtabs(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this_, rest) = super::args::receiver(py, args, "str.expandtabs")?;
    let whole = this::<Str>(py, this_, OWNER)?.as_str();
    let [size] = EXPANDTABS.bind(py, rest)?;
    let size = match size {
        Some(size) => width(py, size)?,
        None => 8,
    };
    let mut result = String::with_capacity(whole.len());
    let mut column = 0;
    for char in whole.chars() {
        match char {
            '\t' => {
                let spaces = if size == 0 { 0 } else { size - column % size };
                py.check_size((result.len() as u64).saturating_add(spaces as u64))?;
                result.push_str(&" ".repeat(spaces));
                column += spaces;
            }
            '\n' | '\r' => {
                result.push(char);
                column = 0;
            }
            _ => {
                result.push(char);
                column += 1;
            }
        }
    }
    Ok(Flow::Value(py.str(result)))
}

pub(super) fn maketrans(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let table = Ref::new(Dict::default());
    if let [only] = args {
        let Some(dict) = only.core().as_ref::<Dict>() else {
            return Err(
                py.type_error("if you give only one argument to maketrans it must be a dict")
            );
        };
        for entry in dict.table.get(py).duplicate().iter() {
            let code = match entry.key.core().view() {
                View::Int(code) => code,
                View::Str(key) if key.len() == 1 => first_code(key.as_str()),
                View::Str(_) => {
                    return Err(
                        py.value_error("string keys in translate table must be of length 1")
                    );
                }
                _ => {
                    return Err(
                        py.type_error("keys in translate table must be strings or integers")
                    );
                }
            };
            put(py, &table, code, entry.value.clone())?;
        }
    } else {
        let from = match args[0].core().as_ref::<Str>() {
            Some(from) => from,
            None => {
                return Err(py.type_error(
                    "first maketrans argument must be a string if there is a second argument",
                ));
            }
        };
        let to = text(py, &args[1], "maketrans() argument 2")?;
        if from.len() != to.len() {
            return Err(py.value_error("the first two maketrans arguments must have equal length"));
        }
        for (from, to) in from.as_str().chars().zip(to.as_str().chars()) {
            let to = Value::int(i64::from(u32::from(to)));
            put(py, &table, i64::from(u32::from(from)), to)?;
        }
        if let Some(dropped) = args.get(2) {
            let dropped = text(py, dropped, "maketrans() argument 3")?;
            for char in dropped.as_str().chars() {
                put(py, &table, i64::from(u32::from(char)), Value::NONE)?;
            }
        }
    }
    Ok(table.into())
}

fn first_code(text: &str) -> i64 {
    text.chars()
        .next()
        .map_or(0, |char| i64::from(u32::from(char)))
}

fn put(py: &mut Py<'_>, table: &Ref<Dict>, code: i64, value: Value) -> PyResult<()> {
    ops::dict_set(py, table, Value::int(code), value)
}

fn translate(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this_, rest) = super::args::receiver(py, args, "str.translate")?;
    let whole = this::<Str>(py, this_, OWNER)?;
    let [table] = super::exactly(py, rest, "str.translate")?;
    let Some(dict) = table.core().as_ref::<Dict>() else {
        return leave(py, "str_translate", vec![this_.clone(), table.clone()]);
    };
    let mut result = String::with_capacity(whole.as_str().len());
    for char in whole.as_str().chars() {
        let code = i64::from(u32::from(char));
        let found = ops::dict_get(py, dict, &Value::int(code))?;
        match found {
            None => result.push(char),
            Some(value) => push_translated(py, &mut result, &value)?,
        }
    }
    Ok(Flow::Value(py.str(result)))
}

fn push_translated(py: &mut Py<'_>, result: &mut String, value: &Value) -> PyResult<()> {
    match value.core().view() {
        View::None => {}
        View::Str(text) => result.push_str(text.as_str()),
        View::Int(code) => match code.to_u32().and_then(char::from_u32) {
            Some(char) => result.push(char),
            None => {
                return Err(py.value_error("character mapping must be in range(0x110000)"));
            }
        },
        _ => {
            return Err(py.type_error("character mapping must return integer, None or str"));
        }
    }
    Ok(())
}
