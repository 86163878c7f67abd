//! Functions of many numbers: exact sums, products and distances.

use crate::modules::support::{Entry, check_positional, flow, integer, items_of, plain, real};
use crate::object::{Args, BigInt, Flow, Str, Value, View};
use crate::vm::{Py, PyResult};

/// Every function of this file.
pub const FUNCTIONS: &[Entry] = &[
    ("dist", flow(dist)),
    ("fsum", flow(fsum)),
    ("hypot", plain(0, 255, hypot)),
    ("prod", flow(prod)),
];

/// Goes on with the items of any iterable; one that is no list or tuple is made a list first, which can run Python.
fn with_items(
    py: &mut Py<'_>,
    iterable: &Value,
    state: Value,
    then: fn(&mut Py<'_>, Value, Value) -> PyResult<Flow>,
) -> PyResult<Flow> {
    if items_of(py, iterable).is_some() {
        return then(py, state, iterable.clone());
    }
    Ok(Flow::CallThen {
        callee: py.builtin_type("list").into(),
        args: vec![iterable.clone()],
        then,
        state,
    })
}

fn fsum(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "math.fsum", 1, 1)?;
    with_items(py, &args.positional[0], Value::NONE, fsum_items)
}

fn fsum_items(py: &mut Py<'_>, _: Value, items: Value) -> PyResult<Flow> {
    let mut sum = ExactSum::default();
    for item in items_of(py, &items).unwrap_or_default() {
        let x = real(py, &item)?;
        if sum.add(x).is_none() {
            return Err(py.overflow_error("intermediate overflow in fsum"));
        }
    }
    match sum.result() {
        Some(result) => Ok(Flow::Value(Value::float(result))),
        None => Err(py.value_error("-inf + inf in fsum")),
    }
}

/// The exact sum of floats as numbers that do not overlap, smallest first (Shewchuk 1997).
#[derive(Default)]
struct ExactSum {
    partials: Vec<f64>,
    /// Sum of the values that are not finite, and whether there were any.
    special: Option<f64>,
    opposite_infinities: bool,
}

impl ExactSum {
    /// Adds `x`; none when finite values overflow on the way.
    fn add(&mut self, x: f64) -> Option<()> {
        if !x.is_finite() {
            let sum = self.special.unwrap_or(0.0) + x;
            self.opposite_infinities |= sum.is_nan() && !x.is_nan() && !self.has_nan();
            self.special = Some(sum);
            return Some(());
        }
        let mut carry = x;
        let mut kept = 0;
        for index in 0..self.partials.len() {
            let (sum, rest) = two_sum(carry, self.partials[index]);
            if rest != 0.0 {
                self.partials[kept] = rest;
                kept += 1;
            }
            carry = sum;
        }
        self.partials.truncate(kept);
        self.partials.push(carry);
        carry.is_finite().then_some(())
    }

    fn has_nan(&self) -> bool {
        self.special.is_some_and(f64::is_nan)
    }

    /// The sum, rounded once, half to even; none when infinities cancelled.
    fn result(mut self) -> Option<f64> {
        if self.opposite_infinities {
            return None;
        }
        if let Some(special) = self.special {
            return Some(special);
        }
        let mut high = self.partials.pop().unwrap_or(0.0);
        let mut low = 0.0;
        while low == 0.0 {
            let Some(next) = self.partials.pop() else {
                return Some(high);
            };
            (high, low) = two_sum(high, next);
        }
        // A tie was rounded to even; what remains below may say that it was none.
        let beyond = self
            .partials
            .last()
            .is_some_and(|next| (low < 0.0) == (*next < 0.0));
        let doubled = 2.0 * low;
        let up = high + doubled;
        Some(if beyond && doubled == up - high {
            up
        } else {
            high
        })
    }
}

/// The sum as it rounds, and exactly what the rounding lost (Knuth).
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let b_part = sum - a;
    (sum, (a - (sum - b_part)) + (b - b_part))
}

/// The product as it rounds, and exactly what the rounding lost (Dekker); no overflow below 2⁵⁰⁰.
fn two_product(a: f64, b: f64) -> (f64, f64) {
    fn halves(x: f64) -> (f64, f64) {
        let scaled = x * 134_217_729.0;
        let high = scaled - (scaled - x);
        (high, x - high)
    }
    let product = a * b;
    let ((a_high, a_low), (b_high, b_low)) = (halves(a), halves(b));
    let lost = ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low;
    (product, lost)
}

/// Length of a vector, with the squares summed in twice the precision.
fn length(coordinates: &[f64]) -> f64 {
    let largest = (coordinates.iter()).fold(0.0_f64, |most, x| most.max(x.abs()));
    if coordinates.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if coordinates.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 {
        return 0.0;
    }
    // A power of two, so that scaling is exact.
    let exponent = libm::frexp(largest).1;
    let (mut high, mut low) = (0.0, 0.0);
    for x in coordinates {
        let x = libm::ldexp(*x, -exponent);
        let (square, lost) = two_product(x, x);
        let (sum, rest) = two_sum(high, square);
        high = sum;
        low += rest + lost;
    }
    let root = (high + low).sqrt();
    let (square, lost) = two_product(root, root);
    let correction = ((high - square) - lost + low) / (2.0 * root);
    libm::ldexp(root + correction, exponent)
}

fn hypot(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let coordinates: Result<Vec<f64>, _> = args.iter().map(|x| real(py, x)).collect();
    Ok(Value::float(length(&coordinates?)))
}

fn dist(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "dist", 2, 2)?;
    let (p, q) = (args.positional[0].clone(), args.positional[1].clone());
    with_items(py, &p, q, |py, q, p| {
        with_items(py, &q, p, |py, p, q| {
            let (p, q) = (items_of(py, &p), items_of(py, &q));
            distance(py, &p.unwrap_or_default(), &q.unwrap_or_default())
        })
    })
}

fn distance(py: &mut Py<'_>, p: &[Value], q: &[Value]) -> PyResult<Flow> {
    if p.len() != q.len() {
        return Err(py.value_error("both points must have the same number of dimensions"));
    }
    let mut differences = Vec::with_capacity(p.len());
    for (p, q) in p.iter().zip(q) {
        differences.push(real(py, p)? - real(py, q)?);
    }
    Ok(Flow::Value(Value::float(length(&differences))))
}

fn prod(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let positional = Args {
        names: &[],
        keywords: &[],
        ..args
    };
    check_positional(py, positional, "prod", 1, 1)?;
    for name in args.names {
        let name = name.as_ref::<Str>().map_or("", |name| name.as_str());
        if name != "start" {
            let message = format!("'{name}' is an invalid keyword argument for prod()");
            return Err(py.type_error(message));
        }
    }
    let start = args.keyword("start").cloned().unwrap_or(Value::int(1));
    with_items(py, &args.positional[0], start, prod_items)
}

fn prod_items(py: &mut Py<'_>, start: Value, items: Value) -> PyResult<Flow> {
    let mut product = start.clone();
    for item in items_of(py, &items).unwrap_or_default() {
        if !is_number(&product) || !is_number(&item) {
            let function = py.prelude("product");
            return Ok(Flow::Call {
                callee: function,
                args: vec![start, items],
            });
        }
        product = multiply(py, &product, &item)?;
    }
    Ok(Flow::Value(product))
}

fn is_number(value: &Value) -> bool {
    matches!(
        value.view(),
        View::Int(_) | View::Bool(_) | View::BigInt(_) | View::Float(_)
    )
}

fn multiply(py: &mut Py<'_>, left: &Value, right: &Value) -> PyResult<Value> {
    if left.as_float().is_some() || right.as_float().is_some() {
        return Ok(Value::float(real(py, left)? * real(py, right)?));
    }
    Ok(BigInt::value(integer(py, left)? * integer(py, right)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fsum(values: &[f64]) -> Option<f64> {
        let mut sum = ExactSum::default();
        values.iter().try_for_each(|x| sum.add(*x))?;
        sum.result()
    }

    #[test]
    fn sums_are_exact() {
        assert_eq!(fsum(&[]), Some(0.0));
        assert_eq!(fsum(&[0.1; 10]), Some(1.0));
        assert_eq!(fsum(&[1e100, 1.0, -1e100, 1e-100]), Some(1.0));
        assert_eq!(fsum(&[1e16, 1.0, 1e-16]), Some(10_000_000_000_000_002.0));
        assert_eq!(fsum(&[1e16, 1.0]), Some(1e16));
        assert_eq!(fsum(&[f64::INFINITY, 1.0]), Some(f64::INFINITY));
        assert_eq!(fsum(&[f64::INFINITY, f64::NEG_INFINITY]), None);
        assert!(fsum(&[f64::NAN, f64::INFINITY]).is_some_and(f64::is_nan));
        assert_eq!(fsum(&[f64::MAX, f64::MAX]), None);
    }

    #[test]
    fn lengths() {
        assert_eq!(length(&[]), 0.0);
        assert_eq!(length(&[3.0, -4.0]), 5.0);
        assert_eq!(length(&[f64::MAX / 2.0, 0.0]), f64::MAX / 2.0);
        assert_eq!(length(&[5e-324, 0.0]), 5e-324);
        assert_eq!(length(&[1.0, 1.0]), std::f64::consts::SQRT_2);
        assert_eq!(length(&[f64::NAN, f64::INFINITY]), f64::INFINITY);
    }
}
