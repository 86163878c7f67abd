//! Reading a native's arguments: the receiver, strings, and integers.

use num_traits::Signed;

use crate::object::{Args, Kind, Ref, Str, Value, View, ops};
use crate::vm::{Py, PyResult, Raised};

/// The receiver of a method, which a call through the class can get wrong.
///
/// # Errors
/// `TypeError` when `value` is of another type.
#[inline]
pub(super) fn this<'a, T: Kind>(
    py: &mut Py<'_>,
    value: &'a Value,
    owner: &str,
) -> PyResult<&'a Ref<T>> {
    match value.core().as_ref::<T>() {
        Some(receiver) => Ok(receiver),
        None => Err(wrong_receiver(py, value, owner)),
    }
}

#[cold]
pub(super) fn wrong_receiver(py: &mut Py<'_>, value: &Value, owner: &str) -> Raised {
    let message = format!(
        "descriptor requires a '{owner}' object but received a '{}'",
        py.type_name(value)
    );
    py.type_error(message)
}

/// Splits the receiver off a method's arguments.
///
/// # Errors
/// `TypeError` when there is none.
pub(super) fn receiver<'a>(
    py: &mut Py<'_>,
    args: Args<'a>,
    name: &str,
) -> PyResult<(&'a Value, Args<'a>)> {
    match args.positional.split_first() {
        Some((receiver, positional)) => Ok((receiver, Args { positional, ..args })),
        None => Err(py.type_error(format!("unbound method {name}() needs an argument"))),
    }
}

/// A string argument; `function` begins the message when it is none.
///
/// # Errors
/// `TypeError` when it is something else.
pub(super) fn text<'a>(
    py: &mut Py<'_>,
    value: &'a Value,
    function: &str,
) -> PyResult<&'a Ref<Str>> {
    match value.core().as_ref::<Str>() {
        Some(text) => Ok(text),
        None => {
            let given = py.type_name(value);
            let given = if value.is_none() { "None" } else { &given };
            Err(py.type_error(format!("{function} must be str, not {given}")))
        }
    }
}

/// Raises unless no keyword arguments were given.
///
/// # Errors
/// `TypeError` when there are some.
pub(super) fn no_keywords(py: &mut Py<'_>, args: Args<'_>, function: &str) -> PyResult<()> {
    if args.keywords.is_empty() {
        Ok(())
    } else {
        Err(py.type_error(format!("{function}() takes no keyword arguments")))
    }
}

/// An integer argument.
///
/// # Errors
/// `TypeError` when it is none, `OverflowError` when it does not fit 64 bits.
pub(super) fn integer(py: &mut Py<'_>, value: &Value) -> PyResult<i64> {
    match value.core().view() {
        View::Int(int) => Ok(int),
        View::Bool(bool) => Ok(i64::from(bool)),
        View::BigInt(_) => Err(py.overflow_error("Python int too large to convert to C ssize_t")),
        _ => match ops::to_int(py, value)? {
            Some(int) => integer(py, &int),
            None => {
                let message = format!(
                    "'{}' object cannot be interpreted as an integer",
                    py.type_name(value)
                );
                Err(py.type_error(message))
            }
        },
    }
}

/// A bound of a slice: far ones are clamped, `None` and a missing one give `default`.
///
/// # Errors
/// `TypeError` when it is no integer.
pub(super) fn slice_bound(py: &mut Py<'_>, value: Option<&Value>, default: i64) -> PyResult<i64> {
    match value.map(|value| value.core().view()) {
        None | Some(View::None) => Ok(default),
        Some(View::Int(int)) => Ok(int),
        Some(View::Bool(bool)) => Ok(i64::from(bool)),
        Some(View::BigInt(big)) => Ok(if big.int.is_negative() {
            i64::MIN
        } else {
            i64::MAX
        }),
        Some(_) => {
            Err(py.type_error("slice indices must be integers or None or have an __index__ method"))
        }
    }
}

/// The part of a sequence of `length` items that the arguments `start` and `end` name, as items `start..end`; none
/// when it begins after the end of the sequence.
///
/// # Errors
/// `TypeError` when a bound is no integer.
pub(super) fn window(
    py: &mut Py<'_>,
    bounds: &[Value],
    length: usize,
) -> PyResult<Option<(usize, usize)>> {
    let start = slice_bound(py, bounds.first(), 0)?;
    let end = slice_bound(py, bounds.get(1), i64::MAX)?;
    let clamp = |bound: i64| -> usize {
        if bound < 0 {
            let back = usize::try_from(bound.unsigned_abs()).unwrap_or(usize::MAX);
            length.saturating_sub(back)
        } else {
            usize::try_from(bound).unwrap_or(usize::MAX)
        }
    };
    let (start, end) = (clamp(start), clamp(end).min(length));
    Ok((start <= end).then_some((start, end)))
}
