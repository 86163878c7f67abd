//! `_sys`: what `sys` (`python/sys.py`) asks the interpreter.

use std::sync::atomic::Ordering;

use super::support::{
    Entry, add_functions, add_methods, check_positional, flow, plain, real, small_integer, string,
    unexpected,
};
use crate::object::{
    Args, Flow, Foreign, Guarded, Instance, List, Module, Ref, Str, Tag, Value, View,
};
use crate::vm::{Py, PyResult, Reply, Stream, Syscall};

/// Class of `sys.stdout` and `sys.stderr`.
const STREAM_TYPE: &str = "TextIOWrapper";

/// What `sys.getrefcount` says about values without a count, as CPython 3.12 about immortal ones.
const IMMORTAL: i64 = u32::MAX as i64;

/// Shortest switch interval, in seconds: that of the lock.
const MIN_SWITCH_INTERVAL: f64 = 1e-6;

const FUNCTIONS: &[Entry] = &[
    ("exit", flow(exit)),
    ("getrecursionlimit", plain(0, 0, getrecursionlimit)),
    ("getrefcount", plain(1, 1, getrefcount)),
    ("getsizeof", plain(1, 2, getsizeof)),
    ("getswitchinterval", plain(0, 0, getswitchinterval)),
    ("handled", plain(0, 0, handled)),
    ("intern", plain(1, 1, intern)),
    ("setrecursionlimit", plain(1, 1, setrecursionlimit)),
    ("setswitchinterval", plain(1, 1, setswitchinterval)),
];

const STREAM_METHODS: &[Entry] = &[
    ("flush", plain(1, 1, flush)),
    ("isatty", plain(1, 1, isatty)),
    ("write", flow(write)),
];

/// Adds the methods of `sys.stdout` and `sys.stderr` to their class.
pub fn install(py: &mut Py<'_>) {
    add_methods(py, STREAM_TYPE, STREAM_METHODS);
}

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    let dict = &module.dict;
    add_functions(py, dict, FUNCTIONS);
    let argv = py.interp.config.argv.clone();
    let argv: Vec<Value> = argv.into_iter().map(|arg| py.str(arg)).collect();
    py.set(dict, "argv", List::new(argv));
    let modules = py.interp.modules.clone();
    py.set(dict, "modules", modules);
    for (name, stream) in [("stdout", Stream::Stdout), ("stderr", Stream::Stderr)] {
        let stream = Foreign {
            type_name: STREAM_TYPE,
            data: Guarded::new(Box::new(stream)),
        };
        py.set(dict, name, stream);
    }
    Ok(())
}

fn exit(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "exit", 0, 1)?;
    Err(py.exception_with("SystemExit", args.positional.to_vec()))
}

/// The exception that is being handled, or `None`.
fn handled(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    Ok(py.handled())
}

fn intern(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let text = string(py, &args[0], "intern")?.clone();
    Ok(py.intern(text.as_str()).into())
}

// Limits

fn getrecursionlimit(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    Ok(Value::int(py.interp.recursion_limit as i64))
}

fn setrecursionlimit(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let limit = small_integer(py, &args[0])?;
    let Some(limit) = usize::try_from(limit).ok().filter(|limit| *limit >= 1) else {
        return Err(py.value_error("recursion limit must be greater or equal than 1"));
    };
    let depth = py.thread.frames.len();
    if limit <= depth {
        let message = format!(
            "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
        );
        return Err(py.exception("RecursionError", message));
    }
    py.interp.recursion_limit = limit;
    Ok(Value::NONE)
}

fn getswitchinterval(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    let interval = py.interp.switch_interval.load(Ordering::Relaxed);
    Ok(Value::float(interval as f64 / 1e9))
}

fn setswitchinterval(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let seconds = real(py, &args[0])?;
    if seconds.is_nan() || seconds <= 0.0 {
        return Err(py.value_error("switch interval must be strictly positive"));
    }
    let nanos = (seconds.max(MIN_SWITCH_INTERVAL) * 1e9) as u64;
    py.interp.switch_interval.store(nanos, Ordering::Relaxed);
    Ok(Value::NONE)
}

// Objects

fn getrefcount(_: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::int(args[0].count().map_or(IMMORTAL, i64::from)))
}

/// Bytes that an object takes in this virtual machine, without what it refers to; 0 for small numbers, `None` and
/// others that lie in the 16 bytes of their reference. For instances it is the header and the namespace.
fn getsizeof(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    const HEADER: usize = 8;
    const VALUE: usize = size_of::<Value>();
    /// Hash, key, value, and one and a half index words.
    const ENTRY: usize = 8 + 2 * VALUE + 6;
    let entries = |table: &crate::object::Table| table.raw_entries().len() * ENTRY;
    let size = match args[0].view() {
        View::Str(text) => HEADER + size_of::<Str>() + text.as_str().len(),
        View::Bytes(bytes) => HEADER + 16 + bytes.bytes.len(),
        View::BigInt(big) => HEADER + 32 + big.int.bits().div_ceil(64) as usize * 8,
        View::Tuple(tuple) => HEADER + 16 + tuple.items.len() * VALUE,
        View::List(list) => HEADER + 24 + list.items.get(py).capacity() * VALUE,
        View::Dict(dict) => HEADER + 64 + entries(dict.table.get(py)),
        View::Set(set) => HEADER + 72 + entries(set.table.get(py)),
        View::Instance(instance) => {
            HEADER + size_of::<Instance>() + 64 + entries(instance.dict.table.get(py))
        }
        _ if args[0].tag() < Tag::FIRST_HEAP => 0,
        _ => HEADER + 8 * VALUE,
    };
    Ok(Value::int(size as i64))
}

// Streams

fn stream(py: &mut Py<'_>, value: Option<&Value>) -> PyResult<Stream> {
    let foreign = value.and_then(Value::as_ref::<Foreign>).cloned();
    let stream = foreign.and_then(|foreign| foreign.data.get(py).downcast_ref::<Stream>().copied());
    stream.ok_or_else(|| py.type_error("a method of 'TextIOWrapper' objects needs one"))
}

fn flush(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    stream(py, args.first())?;
    Ok(Value::NONE)
}

fn isatty(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    stream(py, args.first())?;
    Ok(Value::FALSE)
}

fn write(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let stream = stream(py, args.positional.first())?;
    let [_, text] = args.positional else {
        let given = args.positional.len() - 1;
        let message = format!("TextIOWrapper.write() takes exactly one argument ({given} given)");
        return Err(py.type_error(message));
    };
    let text = string(py, text, "write")?.clone();
    if text.len() == 0 {
        return Ok(Flow::Value(Value::int(0)));
    }
    Ok(Flow::Syscall {
        call: Syscall::Print {
            stream,
            text: text.as_str().to_owned(),
        },
        then: |py, length, reply| match reply {
            Reply::Unit => Ok(Flow::Value(length)),
            reply => Err(unexpected(py, reply)),
        },
        state: Value::int(text.len() as i64),
    })
}
