//! `_random`: the generator under `random`, whose distributions are in Python (`python/random.py`).
//!
//! Its functions are methods of `random.Random`: they take an instance, whose first attribute is the generator.

mod twister;

use num_bigint::{BigInt as Big, BigUint};
use num_traits::{Signed, ToPrimitive};
use sha2::{Digest, Sha512};

use self::twister::{Twister, WORDS};
use super::support::{Entry, add_functions, integer, items_of, plain, real, small_integer};
use crate::object::ops::hash_in_place;
use crate::object::{BigInt, Foreign, Guarded, Instance, Module, Native, Ref, Tuple, Value, View};
use crate::vm::{Py, PyResult, Raised};

/// Class of the generators.
const STATE_TYPE: &str = "_random.state";

const METHODS: &[Entry] = &[
    ("_below", plain(2, 2, below)),
    ("_get_words", plain(1, 1, get_words)),
    ("_set_words", plain(2, 2, set_words)),
    ("_start", plain(2, 2, start)),
    ("getrandbits", plain(2, 2, getrandbits)),
    ("random", plain(1, 1, random)),
    ("uniform", plain(3, 3, uniform)),
];

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, &[("state", plain(0, 0, state))]);
    for &(name, function) in METHODS {
        let method = Native {
            name,
            owner: Some("Random"),
            function,
        };
        py.set(&module.dict, name, method);
    }
    Ok(())
}

fn state(_: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    let state = Foreign {
        type_name: STATE_TYPE,
        data: Guarded::new(Box::new(Twister::new(&BigUint::ZERO))),
    };
    Ok(state.into())
}

/// Uses the generator of an instance of `random.Random`, its first attribute.
#[inline]
fn with_twister<T>(
    py: &mut Py<'_>,
    instance: &Value,
    draw: impl FnOnce(&mut Twister) -> T,
) -> PyResult<T> {
    let foreign = instance
        .as_ref::<Instance>()
        .and_then(|instance| instance.dict.table.get(py).entry(0))
        .and_then(|entry| entry.value.as_ref::<Foreign>())
        .cloned();
    let twister = foreign
        .as_ref()
        .and_then(|foreign| foreign.data.get_mut(py).downcast_mut::<Twister>());
    match twister {
        Some(twister) => Ok(draw(twister)),
        None => Err(no_generator(py, instance)),
    }
}

#[cold]
fn no_generator(py: &mut Py<'_>, instance: &Value) -> Raised {
    let given = py.type_name(instance);
    py.type_error(format!(
        "this '{given}' object has no generator; Random.__init__() was not called"
    ))
}

fn random(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    with_twister(py, &args[0], |twister| Value::float(twister.float()))
}

fn uniform(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let (low, high) = (real(py, &args[1])?, real(py, &args[2])?);
    with_twister(py, &args[0], |twister| {
        Value::float(low + (high - low) * twister.float())
    })
}

fn getrandbits(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let bits = small_integer(py, &args[1])?;
    match bits {
        ..0 => Err(py.value_error("number of bits must be non-negative")),
        0 => Ok(Value::int(0)),
        1..=63 => with_twister(py, &args[0], |twister| {
            Value::int(twister.small_bits(bits as u32) as i64)
        }),
        _ => {
            let drawn = with_twister(py, &args[0], |twister| twister.bits(bits as u64))?;
            Ok(BigInt::value(drawn.into()))
        }
    }
}

/// An integer below a positive one.
fn below(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    if let Some(n @ 1..) = args[1].as_int() {
        return with_twister(py, &args[0], |twister| {
            Value::int(twister.small_below(n as u64) as i64)
        });
    }
    let n = integer(py, &args[1])?;
    if !n.is_positive() {
        return Err(py.value_error("nothing is below 0"));
    }
    let drawn = with_twister(py, &args[0], |twister| twister.below(n.magnitude()))?;
    Ok(BigInt::value(drawn.into()))
}

/// Begins the sequence of a seed: an int, a str, bytes, a float or `None`.
fn start(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let seed = match args[1].view() {
        View::None => entropy(py)?,
        View::Str(text) => digested(text.as_str().as_bytes()),
        View::Bytes(bytes) => digested(&bytes.bytes),
        // The hash as an unsigned number (`Modules/_randommodule.c`, `random_seed`).
        View::Float(_) => BigUint::from(hash_in_place(py, &args[1])? as u64),
        View::Int(_) | View::Bool(_) | View::BigInt(_) => {
            integer(py, &args[1])?.magnitude().clone()
        }
        _ => {
            let message =
                "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.";
            return Err(py.type_error(message));
        }
    };
    let seeded = Twister::new(&seed);
    with_twister(py, &args[0], |twister| *twister = seeded)?;
    Ok(Value::NONE)
}

/// Text or bytes with their SHA-512 after them, as one number (`Lib/random.py`, `Random.seed`, version 2).
fn digested(bytes: &[u8]) -> BigUint {
    let digest = Sha512::digest(bytes);
    BigUint::from_bytes_be(&[bytes, digest.as_slice()].concat())
}

/// A seed that nobody chose: from the machine, the process, and how many there were before.
fn entropy(py: &mut Py<'_>) -> PyResult<BigUint> {
    let before = match py.interp.state.get("random") {
        Some(count) => count.as_int().unwrap_or(0),
        None => 0,
    };
    (py.interp.state).insert("random", Value::int(before.wrapping_add(1)));
    let words = [
        py.interp.config.entropy,
        py.interp.config.pid.into(),
        before as u64,
    ];
    let mut hasher = Sha512::new();
    for word in words {
        hasher.update(word.to_le_bytes());
    }
    Ok(BigUint::from_bytes_le(&hasher.finalize()))
}

/// The state as a tuple of 625 ints: the words, then which comes next.
fn get_words(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    with_twister(py, &args[0], |twister| {
        let (words, next) = twister.state();
        let words = words.iter().map(|word| Value::int((*word).into()));
        let all: Vec<Value> = words.chain([Value::int(next as i64)]).collect();
        Tuple::new(all).into()
    })
}

fn set_words(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let Some(items) = items_of(py, &args[1]) else {
        return Err(py.type_error("state vector must be a tuple"));
    };
    if items.len() != WORDS + 1 {
        return Err(py.value_error("state vector is the wrong size"));
    }
    let mut words = [0; WORDS];
    for (word, item) in words.iter_mut().zip(&items) {
        *word = truncated(&integer(py, item)?);
    }
    let next = small_integer(py, &items[WORDS])?;
    let next = usize::try_from(next).unwrap_or(usize::MAX);
    match with_twister(py, &args[0], |twister| twister.set_state(&words, next))? {
        Some(()) => Ok(Value::NONE),
        None => Err(py.value_error("invalid state")),
    }
}

fn truncated(int: &Big) -> u32 {
    (int & Big::from(u32::MAX)).to_u32().unwrap_or(0)
}
