//! Functions of integers of any size.

use num_bigint::{BigInt as Big, BigUint};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use crate::modules::support::{Entry, integer, plain};
use crate::object::{BigInt, Value};
use crate::vm::{Py, PyResult};

/// Every function of this file.
pub const FUNCTIONS: &[Entry] = &[
    ("comb", plain(2, 2, comb)),
    ("factorial", plain(1, 1, factorial)),
    ("gcd", plain(0, 255, gcd)),
    ("isqrt", plain(1, 1, isqrt)),
    ("lcm", plain(0, 255, lcm)),
    ("perm", plain(1, 2, perm)),
];

fn gcd(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let mut result = Big::zero();
    for arg in args {
        result = result.gcd(&integer(py, arg)?);
    }
    Ok(BigInt::value(result))
}

fn lcm(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let mut result = Big::one();
    for arg in args {
        result = result.lcm(&integer(py, arg)?).abs();
    }
    Ok(BigInt::value(result))
}

fn isqrt(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let n = integer(py, &args[0])?;
    if n.is_negative() {
        return Err(py.value_error("isqrt() argument must be nonnegative"));
    }
    Ok(BigInt::value(n.sqrt()))
}

fn factorial(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let n = integer(py, &args[0])?;
    if n.is_negative() {
        return Err(py.value_error("factorial() not defined for negative values"));
    }
    let Some(n) = n.to_u64().filter(|n| i64::try_from(*n).is_ok()) else {
        let message = format!("factorial() argument should not exceed {}", i64::MAX);
        return Err(py.overflow_error(message));
    };
    Ok(BigInt::value(product(1, n).into()))
}

/// The product of the numbers above `low` up to `high`, in halves, which keeps the factors of a size.
fn product(low: u64, high: u64) -> BigUint {
    match high.saturating_sub(low) {
        0 => BigUint::one(),
        count @ 1..=8 => (0..count).fold(BigUint::one(), |product, i| product * (high - i)),
        count => {
            let middle = low + count / 2;
            product(low, middle) * product(middle, high)
        }
    }
}

fn not_negative(py: &mut Py<'_>, value: &Value, name: &str) -> PyResult<Big> {
    let n = integer(py, value)?;
    if n.is_negative() {
        return Err(py.value_error(format!("{name} must be a non-negative integer")));
    }
    Ok(n)
}

/// `n · (n − 1) · …`, `k` factors.
fn falling(n: &Big, k: u64) -> Big {
    match n.to_u64() {
        Some(n) => product(n - k, n).into(),
        None => (0..k).fold(Big::one(), |product, i| product * (n - i)),
    }
}

fn perm(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let Some(k) = args.get(1).filter(|k| !k.is_none()) else {
        return factorial(py, &args[..1]);
    };
    let n = not_negative(py, &args[0], "n")?;
    let k = not_negative(py, k, "k")?;
    if k > n {
        return Ok(Value::int(0));
    }
    match k.to_u64() {
        Some(k) => Ok(BigInt::value(falling(&n, k))),
        None => Err(py.overflow_error(format!("k must not exceed {}", i64::MAX))),
    }
}

fn comb(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let n = not_negative(py, &args[0], "n")?;
    let k = not_negative(py, &args[1], "k")?;
    if k > n {
        return Ok(Value::int(0));
    }
    let k = (&n - &k).min(k);
    match k.to_u64() {
        Some(k) => {
            let ordered = falling(&n, k);
            Ok(BigInt::value(ordered / Big::from(product(1, k))))
        }
        None => {
            let message = format!("min(n - k, k) must not exceed {}", i64::MAX);
            Err(py.overflow_error(message))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products() {
        assert_eq!(product(1, 0), BigUint::one());
        assert_eq!(product(1, 1), BigUint::one());
        assert_eq!(product(1, 20), BigUint::from(2_432_902_008_176_640_000_u64));
        assert_eq!(product(0, 3), BigUint::from(6_u8));
        assert_eq!(falling(&Big::from(10), 3), Big::from(720));
        assert_eq!(falling(&(Big::one() << 70), 1), Big::one() << 70);
    }
}
