//! Hashes: CPython's values for numbers and tuples, so that they can be compared with what books print.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use super::dict;
use super::python::{Level, Python, call_special, inherited, special_method};
use crate::object::number::{Int, decompose};
use crate::object::{Value, View, hash_bytes};
use crate::vm::{Py, PyResult, Raised};

/// Numbers are hashed modulo this prime, 2^61 - 1 (`Include/pyhash.h`, `_PyHASH_MODULUS`).
const MODULUS: u64 = (1 << 61) - 1;
const BITS: i32 = 61;

/// `hash(value)`; none when a `__hash__` written in Python decides.
///
/// # Errors
/// `TypeError` for what cannot be hashed.
#[inline]
pub fn hash(py: &mut Py<'_>, value: &Value) -> PyResult<Option<i64>> {
    hash_with(py, value, Python::Decline)
}

/// `hash(value)`, with `__hash__` written in Python called in place.
///
/// # Errors
/// `TypeError` for what cannot be hashed, and what such a method raises.
#[inline]
pub fn hash_in_place(py: &mut Py<'_>, value: &Value) -> PyResult<i64> {
    Ok(hash_with(py, value, Python::Call)?.unwrap_or_default())
}

fn hash_with(py: &mut Py<'_>, value: &Value, python: Python) -> PyResult<Option<i64>> {
    Ok(Some(match value.view() {
        View::Str(text) => text.hash(),
        View::Int(int) => hash_small(int),
        View::Bool(bool) => i64::from(bool),
        View::BigInt(big) => hash_big(&big.int),
        View::Float(float) => hash_float(float),
        View::Complex(complex) => {
            let imaginary = hash_float(complex.im).wrapping_mul(1_000_003);
            match hash_float(complex.re).wrapping_add(imaginary) {
                -1 => -2,
                hash => hash,
            }
        }
        View::Tuple(tuple) => {
            let tuple = tuple.clone();
            return hash_items(py, &tuple.items, python);
        }
        View::None => 0xFCA8_6420,
        View::Ellipsis => 0x2F1C_5A11,
        View::NotImplemented => 0x2F1C_5A13,
        View::Bytes(bytes) => hash_bytes(&bytes.bytes),
        View::Set(set) if set.frozen => hash_frozenset(
            (set.table.get(py).iter()).map(|entry| entry.hash as u64),
            set.table.get(py).len(),
        ),
        View::Range(range) => {
            let len = range.len();
            let items = match len {
                0 => [Value::int(0), Value::NONE, Value::NONE],
                1 => [Value::int(1), Value::int(range.start), Value::NONE],
                _ => [
                    dict::int_from_len(len),
                    Value::int(range.start),
                    Value::int(range.step),
                ],
            };
            return hash_items(py, &items, python);
        }
        View::BoundMethod(method) => {
            hash_address(method.receiver.address()) ^ hash_address(method.function.address())
        }
        View::List(_)
        | View::Dict(_)
        | View::Set(_)
        | View::Slice(_)
        | View::ByteArray(_)
        | View::DictView(_) => {
            return Err(unhashable(py, value));
        }
        View::WeakRef(weak) => match (weak.hash.get(), weak.get()) {
            (Some(hash), _) => hash,
            (None, Some(target)) => {
                let hash = hash_with(py, &target, python)?;
                weak.hash.set(hash);
                return Ok(hash);
            }
            (None, None) => return Err(py.type_error("weak object has gone away")),
        },
        View::Instance(_) | View::Foreign(_) | View::Type(_) => {
            if let Some(native) = inherited(py, value, "__hash__") {
                return hash_with(py, native, python);
            }
            let Some(method) = special_method(py, value, "__hash__") else {
                return Ok(Some(hash_address(value.address())));
            };
            if method.is_none() {
                return Err(unhashable(py, value));
            }
            if python == Python::Decline {
                return Ok(None);
            }
            let answer = call_special(py, value, "__hash__", &[])?.unwrap_or_default();
            return hash_of_answer(py, &answer).map(Some);
        }
        _ => hash_address(value.address()),
    }))
}

/// What `__hash__` returned, as a hash (`Objects/typeobject.c`, `slot_tp_hash`).
///
/// # Errors
/// `TypeError` when it is not an integer.
pub fn hash_of_answer(py: &mut Py<'_>, answer: &Value) -> PyResult<i64> {
    match Int::of(answer) {
        Some(Int::Small(-1)) => Ok(-2),
        Some(Int::Small(int)) => Ok(int),
        Some(Int::Big(big)) => Ok(hash_big(big)),
        None => Err(py.type_error("__hash__ method should return an integer")),
    }
}

fn unhashable(py: &mut Py<'_>, value: &Value) -> Raised {
    let message = format!("unhashable type: '{}'", py.type_name(value));
    py.type_error(message)
}

fn hash_address(address: usize) -> i64 {
    (address as u64).rotate_right(4) as i64
}

/// Hash of an integer of 64 bits (`Objects/longobject.c`, `long_hash`).
#[inline]
pub fn hash_small(int: i64) -> i64 {
    let size = int.unsigned_abs();
    let hash = match size {
        ..MODULUS => size,
        _ => size % MODULUS,
    } as i64;
    match if int < 0 { -hash } else { hash } {
        -1 => -2,
        hash => hash,
    }
}

fn hash_big(int: &BigInt) -> i64 {
    let rest = int.magnitude() % MODULUS;
    let hash = rest.to_i64().unwrap_or_default();
    match if int.is_negative() { -hash } else { hash } {
        -1 => -2,
        hash => hash,
    }
}

/// A float's hash equals that of the integer or fraction it is (`Python/pyhash.c`, `_Py_HashDouble`).
fn hash_float(float: f64) -> i64 {
    const INFINITY: i64 = 314_159;
    let Some((mantissa, exponent, negative)) = decompose(float) else {
        return if float.is_nan() {
            0
        } else if float > 0.0 {
            INFINITY
        } else {
            -INFINITY
        };
    };
    // 2^61 is 1 modulo the prime, so a power of two rotates the 61 bits.
    let rotation = exponent.rem_euclid(BITS);
    let mantissa = mantissa % MODULUS;
    let hash = match rotation {
        0 => mantissa,
        _ => ((mantissa << rotation) & MODULUS) | (mantissa >> (BITS - rotation)),
    };
    let hash = (hash % MODULUS) as i64;
    match if negative { -hash } else { hash } {
        -1 => -2,
        hash => hash,
    }
}

/// xxHash over the items' hashes (`Objects/tupleobject.c`, `tuplehash`).
fn hash_items(py: &mut Py<'_>, items: &[Value], python: Python) -> PyResult<Option<i64>> {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    let _level = Level::enter(py, "")?;
    let mut lane = PRIME_5;
    for item in items {
        let Some(hash) = hash_with(py, item, python)? else {
            return Ok(None);
        };
        lane = lane
            .wrapping_add((hash as u64).wrapping_mul(PRIME_2))
            .rotate_left(31)
            .wrapping_mul(PRIME_1);
    }
    lane = lane.wrapping_add(items.len() as u64 ^ (PRIME_5 ^ 3_527_539));
    Ok(Some(match lane as i64 {
        -1 => 1_546_275_796,
        hash => hash,
    }))
}

/// Independent of the members' order (`Objects/setobject.c`, `frozenset_hash`).
fn hash_frozenset(hashes: impl std::iter::Iterator<Item = u64>, len: usize) -> i64 {
    let mut hash: u64 = 0;
    for member in hashes {
        hash ^= ((member ^ 89_869_747) ^ (member << 16)).wrapping_mul(3_644_798_167);
    }
    hash ^= (len as u64 + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    match hash as i64 {
        -1 => 590_923_713,
        hash => hash,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_hash_as_in_cpython() {
        assert_eq!(hash_small(-1), -2);
        assert_eq!(hash_small(i64::MAX), 3);
        assert_eq!(hash_small(i64::MIN), -4);
        assert_eq!(hash_small((1 << 61) - 1), 0);
        assert_eq!(hash_big(&BigInt::from(10).pow(30)), 465_258_685_558_744_706);
        assert_eq!(hash_float(0.5), 1_152_921_504_606_846_976);
        assert_eq!(hash_float(1.5), 1_152_921_504_606_846_977);
        assert_eq!(hash_float(-1.0), -2);
        assert_eq!(hash_float(0.1), 230_584_300_921_369_408);
        assert_eq!(hash_float(1e300), 1_224_995_262_755_759_164);
        assert_eq!(hash_float(f64::NEG_INFINITY), -314_159);
    }

    #[test]
    fn frozensets_hash_as_in_cpython() {
        assert_eq!(
            hash_frozenset([1, 2, 3].into_iter(), 3),
            -272_375_401_224_217_160
        );
        assert_eq!(hash_frozenset([].into_iter(), 0), 133_146_708_735_736);
    }
}
