//! What the native modules share: filling a namespace, reading arguments, asking the machine.

use num_bigint::BigInt as Big;
use num_traits::ToPrimitive;

use crate::object::{
    Args, Bytes, Dict, Flow, FlowFn, Native, NativeFn, PlainFn, Ref, Str, Value, View, ops,
};
use crate::vm::{Computation, Py, PyResult, Raised, Reply, Syscall, SystemError};

/// A native's name and function, as the modules list them.
pub type Entry = (&'static str, NativeFn);

/// A native that takes `min` to `max` positional arguments.
pub const fn plain(min: u8, max: u8, run: PlainFn) -> NativeFn {
    NativeFn::Plain { min, max, run }
}

/// A native that checks its arguments itself.
pub const fn flow(run: FlowFn) -> NativeFn {
    NativeFn::Flow(run)
}

/// Adds functions to a module's namespace.
pub fn add_functions(py: &mut Py<'_>, dict: &Ref<Dict>, entries: &[Entry]) {
    add_natives(py, dict, None, entries);
}

/// Adds methods to the namespace of the built-in class `owner`.
pub fn add_methods(py: &mut Py<'_>, owner: &'static str, entries: &[Entry]) {
    let class = py.builtin_type(owner);
    add_natives(py, &class.dict, Some(owner), entries);
}

fn add_natives(py: &mut Py<'_>, dict: &Ref<Dict>, owner: Option<&'static str>, entries: &[Entry]) {
    for &(name, function) in entries {
        let native = Native {
            name,
            owner,
            function,
        };
        py.set(dict, name, native);
    }
}

/// A number as a float.
///
/// # Errors
/// `TypeError` when it is none, `OverflowError` when an int is too large.
#[inline]
pub fn real(py: &mut Py<'_>, value: &Value) -> PyResult<f64> {
    match value.as_float() {
        Some(float) => Ok(float),
        None => other_real(py, value),
    }
}

#[inline(never)]
fn other_real(py: &mut Py<'_>, value: &Value) -> PyResult<f64> {
    match value.core().view() {
        View::Float(float) => Ok(float),
        View::Int(int) => Ok(int as f64),
        View::Bool(bool) => Ok(f64::from(u8::from(bool))),
        View::BigInt(big) => match big.int.to_f64() {
            Some(float) if float.is_finite() => Ok(float),
            _ => Err(py.overflow_error("int too large to convert to float")),
        },
        _ => match ops::to_float(py, value)? {
            Some(float) => Ok(float),
            None => {
                let message = format!("must be real number, not {}", py.type_name(value));
                Err(py.type_error(message))
            }
        },
    }
}

/// An integer of any size.
///
/// # Errors
/// `TypeError` when it is none.
pub fn integer(py: &mut Py<'_>, value: &Value) -> PyResult<Big> {
    match value.core().view() {
        View::Int(int) => Ok(Big::from(int)),
        View::Bool(bool) => Ok(Big::from(u8::from(bool))),
        View::BigInt(big) => Ok(big.int.clone()),
        _ => {
            let int = as_integer(py, value)?;
            integer(py, &int)
        }
    }
}

/// An integer that fits 64 bits.
///
/// # Errors
/// `TypeError` when it is none, `OverflowError` when it does not fit.
pub fn small_integer(py: &mut Py<'_>, value: &Value) -> PyResult<i64> {
    match value.core().view() {
        View::Int(int) => Ok(int),
        View::Bool(bool) => Ok(i64::from(bool)),
        View::BigInt(_) => Err(py.overflow_error("Python int too large to convert to C long")),
        _ => {
            let int = as_integer(py, value)?;
            small_integer(py, &int)
        }
    }
}

#[cold]
fn as_integer(py: &mut Py<'_>, value: &Value) -> PyResult<Value> {
    match ops::to_int(py, value)? {
        Some(int) => Ok(int),
        None => {
            let given = py.type_name(value);
            Err(py.type_error(format!(
                "'{given}' object cannot be interpreted as an integer"
            )))
        }
    }
}

/// The method `name` of a value's class, unbound, without asking descriptors or metaclasses.
pub fn method_of(py: &mut Py<'_>, value: &Value, name: &str) -> Option<Value> {
    let name = py.intern(name);
    let class = py.type_of(value);
    let mro = class.mro.get(py);
    mro.iter().find_map(|class| py.get(&class.dict, &name))
}

/// Whether a value's class has a method.
pub fn has_method(py: &mut Py<'_>, value: &Value, name: &str) -> bool {
    method_of(py, value, name).is_some()
}

/// A string argument.
///
/// # Errors
/// The bytes of an argument.
///
/// # Errors
/// `TypeError` when it has none.
pub fn bytes_like(py: &mut Py<'_>, value: &Value) -> PyResult<Vec<u8>> {
    match ops::bytes_of(py, value) {
        Some(bytes) => Ok(bytes),
        None => {
            let given = py.type_name(value);
            Err(py.type_error(format!("a bytes-like object is required, not '{given}'")))
        }
    }
}

/// A new `bytes`.
pub fn bytes_value(bytes: Vec<u8>) -> Value {
    Bytes {
        bytes: bytes.into(),
    }
    .into()
}

/// `TypeError` when it is none, naming the function.
pub fn string<'a>(py: &mut Py<'_>, value: &'a Value, function: &str) -> PyResult<&'a Ref<Str>> {
    match value.core().as_ref::<Str>() {
        Some(text) => Ok(text),
        None => {
            let given = py.type_name(value);
            Err(py.type_error(format!("{function}() argument must be str, not {given}")))
        }
    }
}

/// The items of a list or tuple; none of anything else.
pub fn items_of(py: &Py<'_>, value: &Value) -> Option<Vec<Value>> {
    match value.core().view() {
        View::List(list) => Some(list.items.get(py).clone()),
        View::Tuple(tuple) => Some(tuple.items.to_vec()),
        _ => None,
    }
}

/// Checks that a [`NativeFn::Flow`] got `min..=max` positional arguments and no keywords.
///
/// # Errors
/// `TypeError`.
pub fn check_positional(
    py: &mut Py<'_>,
    args: Args<'_>,
    function: &str,
    min: usize,
    max: usize,
) -> PyResult<()> {
    let given = args.positional.len();
    if !args.names.is_empty() {
        return Err(py.type_error(format!("{function}() takes no keyword arguments")));
    }
    let bound = match (given < min, given > max) {
        (true, _) if min == max => min,
        (true, _) => {
            let plural = if min == 1 { "" } else { "s" };
            return Err(py.type_error(format!(
                "{function} expected at least {min} argument{plural}, got {given}"
            )));
        }
        (_, true) => max,
        _ => return Ok(()),
    };
    Err(py.type_error(match (min, max) {
        (1, 1) => format!("{function}() takes exactly one argument ({given} given)"),
        (_, 0) => format!("{function}() takes no arguments ({given} given)"),
        _ => format!("{function} expected at most {bound} arguments, got {given}"),
    }))
}

/// Asks the machine and goes on with `then`, without any state.
pub fn ask(call: Syscall, then: crate::object::Then<Reply>) -> PyResult<Flow> {
    Ok(Flow::Syscall {
        call,
        then,
        state: Value::NONE,
    })
}

/// Computes without the GIL and goes on with `then`, which reads the result by [`computed`]. `work` also says what it
/// cost on the simulated machine, in nanoseconds.
pub fn compute<T: Send + 'static>(
    work: impl FnOnce() -> (T, u64) + Send + 'static,
    then: crate::object::Then<Reply>,
) -> PyResult<Flow> {
    ask(Syscall::Compute(Computation::new(work)), then)
}

/// What [`compute`] made.
///
/// # Errors
/// When the machine answered something else.
pub fn computed<T: 'static>(py: &mut Py<'_>, reply: Reply) -> PyResult<T> {
    match reply {
        Reply::Computed(computed) if computed.result.is::<T>() => {
            Ok(*(computed.result.downcast()).expect("its type was just asked"))
        }
        reply => Err(unexpected(py, reply)),
    }
}

/// Continuation of a syscall whose answer is `None` or an error.
pub fn unit(py: &mut Py<'_>, _: Value, reply: Reply) -> PyResult<Flow> {
    match reply {
        Reply::Error(error) => Err(system_error(py, error)),
        _ => Ok(Flow::Value(Value::NONE)),
    }
}

/// The exception that a [`SystemError`] becomes.
#[cold]
pub fn system_error(py: &mut Py<'_>, error: SystemError) -> Raised {
    let (class, number) = match error {
        SystemError::TooManyThreads => ("RuntimeError", None),
        SystemError::TooManyProcesses => ("BlockingIOError", Some(11)),
        SystemError::TooManyPipes => ("OSError", Some(24)),
        SystemError::BrokenPipe => ("BrokenPipeError", Some(32)),
        SystemError::NoChild => ("ChildProcessError", Some(10)),
        SystemError::Other(_) => ("OSError", None),
    };
    let message = py.str(error.to_string());
    let args = number.map(Value::int).into_iter().chain([message]);
    py.exception_with(class, args.collect())
}

/// What a machine answers when it is asked for something else: a mistake of ours, shown as such.
#[cold]
pub fn unexpected(py: &mut Py<'_>, reply: Reply) -> Raised {
    match reply {
        Reply::Error(error) => system_error(py, error),
        reply => py.exception("SystemError", format!("the machine answered {reply:?}")),
    }
}
