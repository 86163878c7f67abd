//! `_sys`: what `sys` (`python/sys.py`) asks the interpreter.

use std::sync::atomic::Ordering;

use super::support::{
    Entry, add_functions, add_methods, ask, check_positional, flow, plain, real, small_integer,
    string, unexpected, unit,
};
use crate::gil::Knobs;
use crate::object::{
    Args, Descriptor, DescriptorKind, Dict, Flow, Foreign, Guarded, Instance, List, Module,
    NativeFn, Ref, Str, Tag, Tuple, Value, View,
};
use crate::process::table::ProcessTable;
use crate::vm::{Py, PyResult, Reply, Stream, Syscall};

/// Class of `sys.stdout` and `sys.stderr`.
const STREAM_TYPE: &str = "TextIOWrapper";

/// What `sys.getrefcount` says about values without a count, as CPython 3.12 about immortal ones.
const IMMORTAL: i64 = u32::MAX as i64;

/// Shortest switch interval, in seconds: that of the lock.
const MIN_SWITCH_INTERVAL: f64 = 1e-6;

const FUNCTIONS: &[Entry] = &[
    ("cpu_count", plain(0, 0, cpu_count)),
    ("execute", flow(execute)),
    ("end_process", flow(end_process)),
    ("exit", flow(exit)),
    ("getpid", plain(0, 0, getpid)),
    ("getppid", plain(0, 0, getppid)),
    ("getrecursionlimit", plain(0, 0, getrecursionlimit)),
    ("getrefcount", plain(1, 1, getrefcount)),
    ("getsizeof", plain(1, 2, getsizeof)),
    ("getcheckinterval", plain(0, 0, getcheckinterval)),
    ("getswitchinterval", plain(0, 0, getswitchinterval)),
    ("handled", plain(0, 0, handled)),
    ("intern", plain(1, 1, intern)),
    (
        "get_int_max_str_digits",
        plain(0, 0, get_int_max_str_digits),
    ),
    (
        "set_int_max_str_digits",
        plain(1, 1, set_int_max_str_digits),
    ),
    ("setrecursionlimit", plain(1, 1, setrecursionlimit)),
    ("setcheckinterval", plain(1, 1, setcheckinterval)),
    ("setswitchinterval", plain(1, 1, setswitchinterval)),
    ("source_line", plain(2, 2, source_line)),
    ("stack", plain(0, 0, stack)),
];

const STREAM_METHODS: &[Entry] = &[
    ("__repr__", plain(1, 1, stream_repr)),
    ("fileno", plain(1, 1, fileno)),
    ("flush", plain(1, 1, flush)),
    ("isatty", plain(1, 1, isatty)),
    ("readable", plain(1, 1, isatty)),
    ("seekable", plain(1, 1, isatty)),
    ("reconfigure", flow(reconfigure)),
    ("writable", plain(1, 1, writable)),
    ("write", flow(write)),
    ("writelines", flow(writelines)),
];

/// The file that `print` writes to: `sys.stdout` as the script left it.
pub fn standard_output(py: &mut Py<'_>) -> Option<Value> {
    let (modules, name) = (py.interp.modules.clone(), py.interp.intern_literal("sys"));
    let module = py.get(&modules, &name)?.into_ref::<Module>()?;
    let name = py.interp.intern_literal("stdout");
    py.get(&module.dict, &name)
}

/// The stream that a file of ours writes to; none for other files.
pub fn stream_of(py: &Py<'_>, file: &Value) -> Option<Stream> {
    let foreign = file.as_ref::<Foreign>()?;
    foreign.data.get(py).downcast_ref::<Stream>().copied()
}

/// Adds the methods of `sys.stdout` and `sys.stderr` to their class.
pub fn install(py: &mut Py<'_>) {
    add_methods(py, STREAM_TYPE, STREAM_METHODS);
    let dict = py.builtin_type(STREAM_TYPE).dict.clone();
    for (name, text) in [("encoding", "utf-8"), ("errors", "strict"), ("mode", "w")] {
        let text = py.str(text);
        py.set(&dict, name, text);
    }
    py.set(&dict, "closed", Value::FALSE);
    let get = NativeFn::Plain {
        min: 1,
        max: 1,
        run: stream_name,
    };
    let name = Descriptor {
        kind: DescriptorKind::Property,
        get: py.native("name", get),
        set: Value::NONE,
        delete: Value::NONE,
        doc: Value::NONE,
    };
    py.set(&dict, "name", name);
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
    let knobs = gil_knobs(py);
    py.set(dict, "gil_knobs", knobs);
    for (name, stream) in [("stdout", Stream::Stdout), ("stderr", Stream::Stderr)] {
        let stream = Foreign {
            type_name: STREAM_TYPE,
            data: Guarded::new(Box::new(stream)),
        };
        py.set(dict, name, stream);
    }
    Ok(())
}

/// `end_process(status)`: at once, with nothing run or printed any more; below 0 as by a signal.
fn end_process(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "_exit", 1, 1)?;
    let status = small_integer(py, &args.positional[0])?;
    let status = i32::try_from(status).unwrap_or_default();
    ask(Syscall::Exit(status), unit)
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

// The process

fn getpid(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    Ok(Value::int(py.interp.config.pid.into()))
}

/// Processes are started by the main one, whose own parent is not one of ours.
fn getppid(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    let main = ProcessTable::MAIN.0;
    let is_main = py.interp.config.pid == main;
    let parent = if is_main { 0 } else { main };
    Ok(Value::int(parent.into()))
}

fn cpu_count(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    Ok(Value::int(py.interp.config.cores.into()))
}

// Code

/// `execute(source, names)`: runs source text of the library's own making, which no traceback shows.
fn execute(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "execute", 2, 2)?;
    let source = string(py, &args.positional[0], "execute")?.clone();
    let Some(names) = args.positional[1].as_ref::<Dict>() else {
        return Err(py.type_error("execute() needs a dict"));
    };
    match py.compile(source.as_str(), "<frozen exec>") {
        Ok(code) => Ok(Flow::Call {
            callee: py.module_function(code, names.clone()).into(),
            args: Vec::new(),
        }),
        Err(error) => Err(py.exception(error.kind.class_name(), error.message)),
    }
}

/// `source_line(filename, number)`: a line of the script, empty for other files.
fn source_line(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let filename = string(py, &args[0], "source_line")?;
    let number = small_integer(py, &args[1])?;
    let config = &py.interp.config;
    let is_script = filename.as_str() == config.filename;
    let index = usize::try_from(number - 1).ok().filter(|_| is_script);
    let line = index.and_then(|index| config.source.lines().nth(index));
    let line = line.unwrap_or_default().to_owned();
    Ok(py.str(line))
}

/// Where the thread's calls are, outermost first: tuples of file name, line and function name.
fn stack(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    let places = py.places().into_iter().map(|(code, line)| {
        let (file, name) = (code.filename.clone(), code.name.clone());
        Tuple::new([file.into(), Value::int(line.into()), name.into()]).into()
    });
    let places = places.collect();
    Ok(List::new(places).into())
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

fn get_int_max_str_digits(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    Ok(Value::int(py.interp.max_str_digits as i64))
}

fn set_int_max_str_digits(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    match usize::try_from(small_integer(py, &args[0])?) {
        Ok(limit) if limit == 0 || limit >= 640 => py.interp.max_str_digits = limit,
        _ => return Err(py.value_error("maxdigits must be 0 or larger than 640")),
    }
    Ok(Value::NONE)
}

/// What this variant of the GIL lets a script set.
fn gil_knobs(py: &mut Py<'_>) -> Value {
    let check = ["getcheckinterval", "setcheckinterval"];
    let switch = ["getswitchinterval", "setswitchinterval"];
    let names: Vec<&str> = match py.interp.config.gil.knobs {
        Knobs::CheckInterval => check.to_vec(),
        Knobs::SwitchInterval => switch.to_vec(),
        Knobs::Both => [check, switch].concat(),
    };
    let names: Vec<Value> = names.into_iter().map(|name| py.str(name)).collect();
    Tuple::new(names).into()
}

fn getcheckinterval(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    Ok(Value::int(py.interp.ticker.check_interval()))
}

fn setcheckinterval(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let ticks = small_integer(py, &args[0])?;
    py.interp.ticker.set_check_interval(ticks);
    Ok(Value::NONE)
}

fn getswitchinterval(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    let interval = py.interp.switch_interval.load(Ordering::Relaxed);
    // Whole microseconds, as CPython keeps them.
    Ok(Value::float((interval / 1000) as f64 * 1e-6))
}

fn setswitchinterval(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let seconds = real(py, &args[0])?;
    if seconds.is_nan() || seconds <= 0.0 {
        return Err(py.value_error("switch interval must be strictly positive"));
    }
    let nanos = (seconds.max(MIN_SWITCH_INTERVAL) * 1e6) as u64 * 1000;
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
        View::ByteArray(array) => HEADER + 24 + array.bytes.get(py).capacity(),
        View::BigInt(big) => HEADER + 32 + big.int.bits().div_ceil(64) as usize * 8,
        View::Tuple(tuple) => HEADER + 16 + tuple.items.len() * VALUE,
        View::List(list) => HEADER + 24 + list.items.get(py).capacity() * VALUE,
        View::Dict(dict) => HEADER + 64 + entries(dict.table.get(py)),
        View::Set(set) => HEADER + 72 + size_of_val(set.table.get(py).slots()),
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

fn number(py: &mut Py<'_>, value: Option<&Value>) -> PyResult<(i64, &'static str)> {
    Ok(match stream(py, value)? {
        Stream::Stdout => (1, "<stdout>"),
        Stream::Stderr => (2, "<stderr>"),
    })
}

fn fileno(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::int(number(py, args.first())?.0))
}

fn stream_name(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let (_, name) = number(py, args.first())?;
    Ok(py.str(name))
}

fn stream_repr(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let (_, name) = number(py, args.first())?;
    Ok(py.str(format!(
        "<_io.TextIOWrapper name='{name}' mode='w' encoding='utf-8'>"
    )))
}

fn writable(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    stream(py, args.first())?;
    Ok(Value::TRUE)
}

/// `reconfigure(…)`: what is printed arrives at once in any case.
fn reconfigure(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    stream(py, args.positional.first())?;
    Ok(Flow::Value(Value::NONE))
}

fn writelines(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "writelines", 2, 2)?;
    let callee = py.prelude("write_lines");
    Ok(Flow::Call {
        callee,
        args: args.positional.to_vec(),
    })
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
