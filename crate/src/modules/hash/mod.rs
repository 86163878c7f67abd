//! `_hashlib`: the digests under `hashlib` (`python/hashlib.py`). As in CPython, much data is hashed without the GIL.

mod key;

use std::sync::{Arc, PoisonError};

use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

use super::support::{
    Entry, add_functions, check_positional, compute, computed, flow, plain, small_integer, string,
};
use crate::object::{Args, Bytes, Flow, Foreign, Guarded, Module, Ref, Value, ops};
use crate::sync::Mutex;
use crate::vm::{Py, PyResult};

/// Class of the states.
const STATE_TYPE: &str = "_hashlib.state";

/// From how many bytes on the GIL is released (`HASHLIB_GIL_MINSIZE`).
const MIN_SIZE: usize = 2048;

const FUNCTIONS: &[Entry] = &[
    ("copy", flow(copy)),
    ("digest", flow(digest)),
    ("new", plain(1, 1, new)),
    ("pbkdf2_hmac", flow(pbkdf2_hmac)),
    ("scrypt", flow(scrypt)),
    ("update", flow(update)),
];

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, FUNCTIONS);
    Ok(())
}

macro_rules! states {
    ($($name:literal: $kind:ident, $nanos:literal, $block:literal;)*) => {
        /// A digest in the making.
        #[derive(Clone)]
        enum State {
            $($kind($kind),)*
        }

        impl State {
            fn new(name: &str) -> Option<State> {
                match name {
                    $($name => Some(State::$kind($kind::new())),)*
                    _ => None,
                }
            }

            fn update(&mut self, bytes: &[u8]) {
                match self {
                    $(State::$kind(state) => state.update(bytes),)*
                }
            }

            fn digest(self) -> Vec<u8> {
                match self {
                    $(State::$kind(state) => state.finalize().to_vec(),)*
                }
            }

            /// What a byte costs on the simulated machine.
            fn nanos_per_byte(&self) -> f64 {
                match self {
                    $(State::$kind(_) => $nanos,)*
                }
            }

            /// Bytes that it takes in at a time.
            fn block_size(&self) -> usize {
                match self {
                    $(State::$kind(_) => $block,)*
                }
            }
        }
    };
}

states! {
    "md5": Md5, 1.7, 64;
    "sha1": Sha1, 1.9, 64;
    "sha224": Sha224, 4.2, 64;
    "sha256": Sha256, 4.2, 64;
    "sha384": Sha384, 2.9, 128;
    "sha512": Sha512, 2.9, 128;
}

/// A state that threads may work on while they don't have the GIL.
type Shared = Arc<Mutex<State>>;

/// What an operation on a state makes.
enum Made {
    Nothing,
    Digest(Vec<u8>),
    State(Shared),
}

fn shared(py: &mut Py<'_>, value: &Value) -> PyResult<Shared> {
    let foreign = value.as_ref::<Foreign>();
    let state = foreign.and_then(|foreign| foreign.data.get(py).downcast_ref::<Shared>());
    match state {
        Some(state) => Ok(Arc::clone(state)),
        None => Err(py.type_error("expected the state of a digest")),
    }
}

fn value_of(made: Made) -> Value {
    match made {
        Made::Nothing => Value::NONE,
        Made::Digest(digest) => Bytes {
            bytes: digest.into(),
        }
        .into(),
        Made::State(state) => Foreign {
            type_name: STATE_TYPE,
            data: Guarded::new(Box::new(state)),
        }
        .into(),
    }
}

/// Does `work`, which is about so many bytes: without the GIL when they are many, or when another thread is at work on
/// the same state.
fn on_state(
    py: &mut Py<'_>,
    state: &Value,
    bytes: usize,
    work: impl FnOnce(&mut State) -> Made + Send + 'static,
) -> PyResult<Flow> {
    let state = shared(py, state)?;
    let price = move |state: &State| (bytes as f64 * state.nanos_per_byte()) as u64;
    if bytes < MIN_SIZE
        && let Ok(mut state) = state.try_lock()
    {
        py.charge(price(&state));
        return Ok(Flow::Value(value_of(work(&mut state))));
    }
    let work = move || {
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        (work(&mut state), price(&state))
    };
    compute(work, |py, _, reply| {
        Ok(Flow::Value(value_of(computed(py, reply)?)))
    })
}

fn state_named(py: &mut Py<'_>, name: &Value) -> PyResult<State> {
    let name = string(py, name, "new")?.clone();
    State::new(name.as_str())
        .ok_or_else(|| py.value_error(format!("unsupported hash type {}", name.as_str())))
}

fn new(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let state = state_named(py, &args[0])?;
    Ok(value_of(Made::State(Arc::new(Mutex::new(state)))))
}

fn data(py: &mut Py<'_>, value: &Value) -> PyResult<Vec<u8>> {
    ops::bytes_of(py, value)
        .ok_or_else(|| py.type_error("object supporting the buffer API required"))
}

fn update(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "update", 2, 2)?;
    let bytes = data(py, &args.positional[1])?;
    on_state(py, &args.positional[0], bytes.len(), move |state| {
        state.update(&bytes);
        Made::Nothing
    })
}

fn digest(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "digest", 1, 1)?;
    on_state(py, &args.positional[0], 0, |state| {
        Made::Digest(state.clone().digest())
    })
}

fn copy(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "copy", 1, 1)?;
    on_state(py, &args.positional[0], 0, |state| {
        Made::State(Arc::new(Mutex::new(state.clone())))
    })
}

/// `pbkdf2_hmac(name, password, salt, iterations, length)`
fn pbkdf2_hmac(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "pbkdf2_hmac", 5, 5)?;
    let state = state_named(py, &args.positional[0])?;
    let password = data(py, &args.positional[1])?;
    let salt = data(py, &args.positional[2])?;
    let iterations = small_integer(py, &args.positional[3])? as u64;
    let length = small_integer(py, &args.positional[4])? as u64;
    py.check_size(length)?;
    derive(move || key::pbkdf2(&state, &password, &salt, iterations, length as usize))
}

/// `scrypt(password, salt, n, r, p, length)`
fn scrypt(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "scrypt", 6, 6)?;
    let password = data(py, &args.positional[0])?;
    let salt = data(py, &args.positional[1])?;
    let mut numbers = [0; 4];
    for (number, value) in numbers.iter_mut().zip(&args.positional[2..]) {
        *number = small_integer(py, value)? as u64;
        py.check_size(*number)?;
    }
    let [n, r, p, _] = numbers;
    py.check_size(128 * r * (n + p))?;
    let [n, r, p, length] = numbers.map(|number| number as usize);
    derive(move || key::scrypt(&password, &salt, n, r, p, length))
}

fn derive(work: impl FnOnce() -> (Vec<u8>, u64) + Send + 'static) -> PyResult<Flow> {
    let work = move || {
        let (key, nanos) = work();
        (Made::Digest(key), nanos)
    };
    compute(work, |py, _, reply| {
        Ok(Flow::Value(value_of(computed(py, reply)?)))
    })
}
