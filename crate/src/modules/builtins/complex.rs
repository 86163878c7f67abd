//! `complex`: its constructor and methods.

use super::args::wrong_receiver;
use super::arity::Signature;
use super::{Flow, Native, Property, derive, method, new_native, special};
use crate::object::{Args, Complex, Tuple, Value, View, ops};
use crate::vm::{Py, PyResult};

const OWNER: &str = "complex";

pub(super) const METHODS: &[Native] = &[
    new_native(|py, args| derive::new(py, args, complex_new)),
    method(OWNER, "__complex__", 1, 1, |py, args| {
        Ok(this(py, &args[0])?.into())
    }),
    method(OWNER, "__getnewargs__", 1, 1, |py, args| {
        let Complex { re, im } = this(py, &args[0])?;
        Ok(Tuple::new([re, im].map(Value::float)).into())
    }),
    method(OWNER, "conjugate", 1, 1, |py, args| {
        let Complex { re, im } = this(py, &args[0])?;
        Ok(Complex { re, im: -im }.into())
    }),
];

pub(super) const PROPERTIES: &[Property] = &[
    Property::read_only("imag", |py, args| Ok(Value::float(this(py, &args[0])?.im))),
    Property::read_only("real", |py, args| Ok(Value::float(this(py, &args[0])?.re))),
];

const COMPLEX: Signature = Signature {
    name: "complex",
    names: &["real", "imag"],
    positional: 2,
    required: 0,
};

fn this(py: &mut Py<'_>, value: &Value) -> PyResult<Complex> {
    match value.core().view() {
        View::Complex(complex) => Ok(**complex),
        _ => Err(wrong_receiver(py, value, OWNER)),
    }
}

fn complex_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let rest = Args {
        positional: &args.positional[1..],
        ..args
    };
    let [real, imag] = COMPLEX.bind(py, rest)?;
    if let Some(View::Str(text)) = real.map(|real| real.core().view()) {
        if imag.is_some() {
            let message = "complex() can't take second arg if first is a string";
            return Err(py.type_error(message));
        }
        return match read(text.as_str()) {
            Some(complex) => Ok(Flow::Value(complex.into())),
            None => Err(py.value_error("complex() arg is a malformed string")),
        };
    }
    if let Some(View::Str(_)) = imag.map(|imag| imag.core().view()) {
        return Err(py.type_error("complex() second arg can't be a string"));
    }
    let zero = Value::float(0.0);
    let real = real.unwrap_or(&zero);
    if imag.is_none() {
        for name in ["__complex__", "__float__", "__index__"] {
            if ops::has_method(py, real, name) {
                return special::call(py, real, name, |py, _, answer| {
                    Ok(Flow::Value(part(py, &answer, "first")?.into()))
                });
            }
        }
    }
    let mut complex = part(py, real, "first")?;
    if let Some(imag) = imag {
        let imag = part(py, imag, "second")?;
        complex.re -= imag.im;
        // The sum would lose the sign of a zero.
        complex.im = match real.core().view() {
            View::Complex(_) => complex.im + imag.re,
            _ => imag.re,
        };
    }
    Ok(Flow::Value(complex.into()))
}

fn part(py: &mut Py<'_>, value: &Value, which: &str) -> PyResult<Complex> {
    if let Some(complex) = ops::complex_of(py, value.core())? {
        return Ok(complex);
    }
    let expected = match which {
        "first" => "a string or a number",
        _ => "a number",
    };
    let given = py.type_name(value);
    Err(py.type_error(format!(
        "complex() {which} argument must be {expected}, not '{given}'"
    )))
}

/// `complex(text)` (`complex_from_string_inner`); none when that is malformed.
fn read(text: &str) -> Option<Complex> {
    let text = text.trim();
    let text = match text.strip_prefix('(') {
        Some(inner) => inner.strip_suffix(')')?.trim(),
        None => text,
    };
    let float = |text: &str| ops::read_float(text);
    let Some(front) = text.strip_suffix(['j', 'J']) else {
        return Some(Complex {
            re: float(text)?,
            im: 0.0,
        });
    };
    // The last sign that does not belong to an exponent begins the imaginary part.
    let bytes = front.as_bytes();
    let split = (1..bytes.len()).rev().find(|&index| {
        matches!(bytes[index], b'+' | b'-') && !matches!(bytes[index - 1], b'e' | b'E')
    });
    let (re, im) = front.split_at(split.unwrap_or(0));
    let im = match im {
        "" | "+" => 1.0,
        "-" => -1.0,
        im => float(im)?,
    };
    let re = if re.is_empty() { 0.0 } else { float(re)? };
    Some(Complex { re, im })
}
