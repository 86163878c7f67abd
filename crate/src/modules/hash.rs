//! `_hashlib`: the digests under `hashlib` (`python/hashlib.py`).

use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

use super::support::{Entry, add_functions, plain, string};
use crate::object::ops;
use crate::object::{Bytes, Foreign, Guarded, Module, Ref, Value};
use crate::vm::{Py, PyResult};

/// Class of the states.
const STATE_TYPE: &str = "_hashlib.state";

/// What a byte costs on the simulated machine: about 500 MB a second.
const BYTES_PER_NANOSECOND: f64 = 0.5;

const FUNCTIONS: &[Entry] = &[
    ("copy", plain(1, 1, copy)),
    ("digest", plain(1, 1, digest)),
    ("new", plain(1, 1, new)),
    ("update", plain(2, 2, update)),
];

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, FUNCTIONS);
    Ok(())
}

macro_rules! states {
    ($($name:literal: $kind:ident,)*) => {
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
        }
    };
}

states! {
    "md5": Md5,
    "sha1": Sha1,
    "sha224": Sha224,
    "sha256": Sha256,
    "sha384": Sha384,
    "sha512": Sha512,
}

fn with_state<T>(
    py: &mut Py<'_>,
    value: &Value,
    work: impl FnOnce(&mut State) -> T,
) -> PyResult<T> {
    let foreign = value.as_ref::<Foreign>().cloned();
    let state = (foreign.as_ref()).and_then(|foreign| foreign.data.get_mut(py).downcast_mut());
    match state {
        Some(state) => Ok(work(state)),
        None => Err(py.type_error("expected the state of a digest")),
    }
}

fn value_of(state: State) -> Value {
    Foreign {
        type_name: STATE_TYPE,
        data: Guarded::new(Box::new(state)),
    }
    .into()
}

fn new(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let name = string(py, &args[0], "new")?.clone();
    match State::new(name.as_str()) {
        Some(state) => Ok(value_of(state)),
        None => Err(py.value_error(format!("unsupported hash type {}", name.as_str()))),
    }
}

fn update(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let Some(bytes) = ops::bytes_of(py, &args[1]) else {
        return Err(py.type_error("object supporting the buffer API required"));
    };
    py.charge((bytes.len() as f64 / BYTES_PER_NANOSECOND) as u64);
    with_state(py, &args[0], |state| state.update(&bytes))?;
    Ok(Value::NONE)
}

fn digest(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let digest = with_state(py, &args[0], |state| state.clone().digest())?;
    Ok(Bytes {
        bytes: digest.into(),
    }
    .into())
}

fn copy(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    with_state(py, &args[0], |state| value_of(state.clone()))
}
