//! Functions of floats: elementary and special ones, rounding, and taking floats apart.

use num_bigint::BigInt as Big;
use num_traits::{FromPrimitive, Signed, ToPrimitive};

use crate::modules::support::{Entry, check_positional, flow, method_of, plain, real};
use crate::object::float_math;
use crate::object::{Args, BigInt, Flow, Str, Tuple, Value, View};
use crate::vm::{Py, PyResult, Raised};

/// What an infinite result of a finite argument means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Infinite {
    /// The result is too large: `OverflowError`.
    Overflow,
    /// The argument is a pole: `ValueError`.
    Pole,
}

macro_rules! unary {
    ($($name:ident, $function:path, $infinite:ident;)*) => {
        $(
            fn $name(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
                let x = real(py, &args[0])?;
                checked(py, $function(x), x.is_nan(), x.is_finite(), Infinite::$infinite)
            }
        )*
    };
}

unary! {
    acos, float_math::acos, Pole;
    acosh, float_math::acosh, Pole;
    asin, float_math::asin, Pole;
    asinh, float_math::asinh, Pole;
    atan, float_math::atan, Pole;
    atanh, float_math::atanh, Pole;
    cbrt, float_math::cbrt, Pole;
    cos, float_math::cos, Pole;
    cosh, float_math::cosh, Overflow;
    degrees, f64::to_degrees_exactly, Pole;
    erf, libm::erf, Pole;
    erfc, libm::erfc, Pole;
    exp, float_math::exp, Overflow;
    exp2, two_to_the, Overflow;
    expm1, float_math::expm1, Overflow;
    fabs, f64::abs, Pole;
    log1p, float_math::log1p, Pole;
    radians, f64::to_radians_exactly, Pole;
    sin, float_math::sin, Pole;
    sinh, float_math::sinh, Overflow;
    sqrt, f64::sqrt, Pole;
    tan, float_math::tan, Pole;
    tanh, float_math::tanh, Pole;
}

/// Conversions of angles with CPython's constants; those of std multiply by others.
trait Angle {
    fn to_degrees_exactly(self) -> f64;
    fn to_radians_exactly(self) -> f64;
}

impl Angle for f64 {
    fn to_degrees_exactly(self) -> f64 {
        self * (180.0 / std::f64::consts::PI)
    }

    fn to_radians_exactly(self) -> f64 {
        self * (std::f64::consts::PI / 180.0)
    }
}

fn two_to_the(x: f64) -> f64 {
    float_math::pow(2.0, x)
}

#[inline(always)]
fn checked(
    py: &mut Py<'_>,
    result: f64,
    nan: bool,
    finite: bool,
    infinite: Infinite,
) -> PyResult<Value> {
    if result.is_finite() || (result.is_nan() && nan) || (result.is_infinite() && !finite) {
        return Ok(Value::float(result));
    }
    Err(match (result.is_nan(), infinite) {
        (false, Infinite::Overflow) => range_error(py),
        _ => domain_error(py),
    })
}

#[cold]
fn domain_error(py: &mut Py<'_>) -> Raised {
    py.value_error("math domain error")
}

#[cold]
fn range_error(py: &mut Py<'_>) -> Raised {
    py.overflow_error("math range error")
}

/// Every function of this file.
pub const FUNCTIONS: &[Entry] = &[
    ("acos", plain(1, 1, acos)),
    ("acosh", plain(1, 1, acosh)),
    ("asin", plain(1, 1, asin)),
    ("asinh", plain(1, 1, asinh)),
    ("atan", plain(1, 1, atan)),
    ("atan2", plain(2, 2, atan2)),
    ("atanh", plain(1, 1, atanh)),
    ("cbrt", plain(1, 1, cbrt)),
    ("ceil", flow(ceil)),
    ("copysign", plain(2, 2, copysign)),
    ("cos", plain(1, 1, cos)),
    ("cosh", plain(1, 1, cosh)),
    ("degrees", plain(1, 1, degrees)),
    ("erf", plain(1, 1, erf)),
    ("erfc", plain(1, 1, erfc)),
    ("exp", plain(1, 1, exp)),
    ("exp2", plain(1, 1, exp2)),
    ("expm1", plain(1, 1, expm1)),
    ("fabs", plain(1, 1, fabs)),
    ("floor", flow(floor)),
    ("fmod", plain(2, 2, fmod)),
    ("frexp", plain(1, 1, frexp)),
    ("gamma", plain(1, 1, gamma)),
    ("isclose", flow(isclose)),
    ("isfinite", plain(1, 1, isfinite)),
    ("isinf", plain(1, 1, isinf)),
    ("isnan", plain(1, 1, isnan)),
    ("ldexp", plain(2, 2, ldexp)),
    ("lgamma", plain(1, 1, lgamma)),
    ("log", plain(1, 2, log)),
    ("log10", plain(1, 1, log10)),
    ("log1p", plain(1, 1, log1p)),
    ("log2", plain(1, 1, log2)),
    ("modf", plain(1, 1, modf)),
    ("nextafter", plain(2, 2, nextafter)),
    ("pow", plain(2, 2, pow)),
    ("radians", plain(1, 1, radians)),
    ("remainder", plain(2, 2, remainder)),
    ("sin", plain(1, 1, sin)),
    ("sinh", plain(1, 1, sinh)),
    ("sqrt", plain(1, 1, sqrt)),
    ("tan", plain(1, 1, tan)),
    ("tanh", plain(1, 1, tanh)),
    ("trunc", flow(trunc)),
    ("ulp", plain(1, 1, ulp)),
];

fn two(py: &mut Py<'_>, args: &[Value]) -> PyResult<(f64, f64)> {
    Ok((real(py, &args[0])?, real(py, &args[1])?))
}

fn atan2(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let (y, x) = two(py, args)?;
    Ok(Value::float(float_math::atan2(y, x)))
}

fn copysign(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let (x, sign) = two(py, args)?;
    Ok(Value::float(x.copysign(sign)))
}

fn fmod(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let (x, y) = two(py, args)?;
    let nan = x.is_nan() || y.is_nan();
    checked(py, x % y, nan, true, Infinite::Pole)
}

/// As C's `pow` with Annex F of C99, and CPython's errors (`Modules/mathmodule.c`, `math_pow_impl`).
fn pow(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let (x, y) = two(py, args)?;
    // JavaScript gives NaN for these two.
    let result = if x == 1.0 || (x == -1.0 && y.is_infinite()) {
        1.0
    } else {
        float_math::pow(x, y)
    };
    let finite = x.is_finite() && y.is_finite();
    if !finite && !result.is_nan() {
        return Ok(Value::float(result));
    }
    let infinite = if x == 0.0 {
        Infinite::Pole
    } else {
        Infinite::Overflow
    };
    checked(py, result, x.is_nan() || y.is_nan(), finite, infinite)
}

/// IEEE 754's remainder: exact, with ties to even quotients.
fn remainder(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let (x, y) = two(py, args)?;
    let nan = x.is_nan() || y.is_nan();
    let result = libm::remquo(x, y).0;
    checked(py, result, nan, true, Infinite::Pole)
}

fn gamma(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let x = real(py, &args[0])?;
    if x == f64::NEG_INFINITY || x == 0.0 {
        return Err(domain_error(py));
    }
    let result = libm::tgamma(x);
    checked(py, result, x.is_nan(), x.is_finite(), Infinite::Overflow)
}

fn lgamma(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let x = real(py, &args[0])?;
    let pole = x <= 0.0 && x == x.floor() && x.is_finite();
    let infinite = if pole {
        Infinite::Pole
    } else {
        Infinite::Overflow
    };
    checked(py, libm::lgamma(x), x.is_nan(), x.is_finite(), infinite)
}

/// The logarithm of a positive number, also of an int that no float can hold: `log(m · 2ᵉ) = log(m) + e · log(2)`.
fn logarithm(py: &mut Py<'_>, value: &Value, function: fn(f64) -> f64) -> PyResult<f64> {
    if let View::BigInt(big) = value.view()
        && big.int.is_positive()
    {
        let float = big.int.to_f64().unwrap_or(f64::INFINITY);
        if float.is_finite() {
            return Ok(function(float));
        }
        // As in CPython's `loghelper`, the mantissa is in [0.5, 1).
        let bits = big.int.bits();
        let mantissa = (&big.int >> (bits - 64)).to_f64().unwrap_or(1.0) / 2f64.powi(64);
        return Ok(function(mantissa) + function(2.0) * bits as f64);
    }
    if let View::BigInt(_) = value.view() {
        return Err(domain_error(py));
    }
    let x = real(py, value)?;
    if x > 0.0 || x.is_nan() {
        Ok(function(x))
    } else {
        Err(domain_error(py))
    }
}

fn log(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let result = logarithm(py, &args[0], float_math::log)?;
    let Some(base) = args.get(1) else {
        return Ok(Value::float(result));
    };
    let base = logarithm(py, base, float_math::log)?;
    if base == 0.0 {
        return Err(py.zero_division_error("float division by zero"));
    }
    Ok(Value::float(result / base))
}

fn log2(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::float(logarithm(py, &args[0], float_math::log2)?))
}

fn log10(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::float(logarithm(py, &args[0], float_math::log10)?))
}

fn isfinite(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::bool(real(py, &args[0])?.is_finite()))
}

fn isinf(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::bool(real(py, &args[0])?.is_infinite()))
}

fn isnan(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::bool(real(py, &args[0])?.is_nan()))
}

fn floor(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    rounded(py, args, "floor", f64::floor)
}

fn ceil(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    rounded(py, args, "ceil", f64::ceil)
}

fn trunc(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    rounded(py, args, "trunc", f64::trunc)
}

fn rounded(
    py: &mut Py<'_>,
    args: Args<'_>,
    name: &'static str,
    round: fn(f64) -> f64,
) -> PyResult<Flow> {
    check_positional(py, args, &format!("math.{name}"), 1, 1)?;
    let value = &args.positional[0];
    match value.view() {
        View::Float(float) => Ok(Flow::Value(to_integer(py, round(float))?)),
        View::Int(_) | View::BigInt(_) => Ok(Flow::Value(value.clone())),
        View::Bool(bool) => Ok(Flow::Value(Value::int(bool.into()))),
        _ => match method_of(py, value, &format!("__{name}__")) {
            Some(callee) => Ok(Flow::Call {
                callee,
                args: vec![value.clone()],
            }),
            None if name == "trunc" => {
                let given = py.type_name(value);
                Err(py.type_error(format!("type {given} doesn't define __trunc__ method")))
            }
            None => {
                let float = real(py, value)?;
                Ok(Flow::Value(to_integer(py, round(float))?))
            }
        },
    }
}

fn to_integer(py: &mut Py<'_>, float: f64) -> PyResult<Value> {
    // Every float in this range is an i64; 2⁶³ itself is not.
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if (-LIMIT..LIMIT).contains(&float) {
        return Ok(Value::int(float as i64));
    }
    match Big::from_f64(float) {
        Some(int) => Ok(BigInt::value(int)),
        None if float.is_nan() => Err(py.value_error("cannot convert float NaN to integer")),
        None => Err(py.overflow_error("cannot convert float infinity to integer")),
    }
}

fn modf(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let x = real(py, &args[0])?;
    let fraction = if x.is_infinite() { 0.0 } else { x - x.trunc() };
    let parts = [Value::float(fraction.copysign(x)), Value::float(x.trunc())];
    Ok(Tuple::new(parts).into())
}

fn frexp(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let x = real(py, &args[0])?;
    let (mantissa, exponent) = if x.is_finite() {
        libm::frexp(x)
    } else {
        (x, 0)
    };
    let parts = [Value::float(mantissa), Value::int(exponent.into())];
    Ok(Tuple::new(parts).into())
}

fn ldexp(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let x = real(py, &args[0])?;
    let exponent = match args[1].view() {
        View::Int(int) => int.clamp(i32::MIN.into(), i32::MAX.into()) as i32,
        View::Bool(bool) => bool.into(),
        View::BigInt(big) if big.int.is_negative() => i32::MIN,
        View::BigInt(_) => i32::MAX,
        _ => return Err(py.type_error("Expected an int as second argument to ldexp.")),
    };
    let result = libm::ldexp(x, exponent);
    checked(py, result, x.is_nan(), x.is_finite(), Infinite::Overflow)
}

fn nextafter(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let (x, y) = two(py, args)?;
    Ok(Value::float(libm::nextafter(x, y)))
}

fn ulp(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let x = real(py, &args[0])?.abs();
    if !x.is_finite() {
        return Ok(Value::float(x));
    }
    let next = x.next_up();
    Ok(Value::float(if next.is_finite() {
        next - x
    } else {
        x - x.next_down()
    }))
}

fn isclose(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let positional = Args {
        names: &[],
        keywords: &[],
        ..args
    };
    check_positional(py, positional, "isclose", 2, 2)?;
    for name in args.names {
        let name = name.as_ref::<Str>().map_or("", |name| name.as_str());
        if !matches!(name, "rel_tol" | "abs_tol") {
            let message = format!("'{name}' is an invalid keyword argument for isclose()");
            return Err(py.type_error(message));
        }
    }
    let (a, b) = two(py, args.positional)?;
    let mut tolerance = |name: &str, default: f64| match args.keyword(name) {
        Some(value) => real(py, value),
        None => Ok(default),
    };
    let (relative, absolute) = (tolerance("rel_tol", 1e-9)?, tolerance("abs_tol", 0.0)?);
    if relative < 0.0 || absolute < 0.0 {
        return Err(py.value_error("tolerances must be non-negative"));
    }
    let difference = (b - a).abs();
    let close = a == b
        || (difference.is_finite()
            && (difference <= (relative * b).abs()
                || difference <= (relative * a).abs()
                || difference <= absolute));
    Ok(Flow::Value(Value::bool(close)))
}
