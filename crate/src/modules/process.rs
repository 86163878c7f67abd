//! `_process`: processes, pipes, and the pickled bytes that cross them.

use super::support::{
    Entry, add_functions, ask, check_positional, flow, small_integer, string, unexpected, unit,
};
use super::time::duration;
use crate::object::{
    Args, Bytes, Flow, Foreign, Guarded, Instance, Module, Ref, Str, Tuple, Value,
};
use crate::process::pickle::{self, Reader, Step};
use crate::trace::State;
use crate::vm::{Pid, PipeEnd, PipeId, Py, PyResult, Raised, Reply, Syscall};

const FUNCTIONS: &[Entry] = &[
    (
        "close",
        flow(|py, args| on_end(py, args, "close", Syscall::CloseEnd)),
    ),
    ("dumps", flow(dumps)),
    ("loads", flow(loads)),
    ("pipe", flow(pipe)),
    ("read", flow(read)),
    ("receive", flow(receive)),
    ("send", flow(send)),
    (
        "share",
        flow(|py, args| on_end(py, args, "share", Syscall::ShareEnd)),
    ),
    ("spawn", flow(spawn)),
    ("wait", flow(wait)),
    ("write", flow(write)),
];

/// Class of what natives keep while they wait; no script sees one.
const WAITING_TYPE: &str = "_process.waiting";

/// What a script gets that starts processes without asking whether it is the main module
/// (`Lib/multiprocessing/spawn.py`, `_check_not_importing_main`).
const SPAWN_WHILE_IMPORTING: &str = "
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The \"freeze_support()\" line can be omitted if the program
        is not going to be frozen to produce an executable.";

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, FUNCTIONS);
    let (pid, name) = (py.interp.config.pid, py.interp.config.process_name.clone());
    let name = py.str(name);
    py.set(&module.dict, "pid", Value::int(pid.into()));
    py.set(&module.dict, "name", name);
    Ok(())
}

/// What a spawned process runs: first its argument, which is the script, then what its parent sent.
pub fn run_spawned(_: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    Ok(Flow::CallThen {
        callee: args.positional[0].clone(),
        args: Vec::new(),
        then: run_payload,
        state: Value::NONE,
    })
}

fn run_payload(py: &mut Py<'_>, _: Value, _: Value) -> PyResult<Flow> {
    let payload = py.interp.config.payload.take().unwrap_or_default();
    let bytes = Value::from(Bytes {
        bytes: payload.into(),
    });
    Ok(Flow::CallThen {
        callee: crate::object::Native {
            name: "loads",
            owner: None,
            function: flow(loads),
        }
        .into(),
        args: vec![bytes],
        then: call_loaded,
        state: Value::NONE,
    })
}

fn call_loaded(py: &mut Py<'_>, _: Value, loaded: Value) -> PyResult<Flow> {
    if let Some(pair) = loaded.as_ref::<Tuple>()
        && let [callee, args] = &*pair.items
        && let Some(args) = args.as_ref::<Tuple>()
    {
        return Ok(Flow::Call {
            callee: callee.clone(),
            args: args.items.to_vec(),
        });
    }
    Err(py.type_error("a process is given a function and a tuple of arguments"))
}

fn bytes_of<'a>(py: &mut Py<'_>, value: &'a Value) -> PyResult<&'a Ref<Bytes>> {
    match value.as_ref::<Bytes>() {
        Some(bytes) => Ok(bytes),
        None => {
            let given = py.type_name(value);
            Err(py.type_error(format!("a bytes-like object is required, not '{given}'")))
        }
    }
}

fn pipe_of(py: &mut Py<'_>, value: &Value) -> PyResult<PipeId> {
    Ok(PipeId(small_integer(py, value)? as u32))
}

/// `spawn(name, payload)` → pid
fn spawn(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "spawn", 2, 2)?;
    // A spawned process has its payload until its import of the script is done.
    if py.interp.config.payload.is_some() {
        return Err(py.runtime_error(SPAWN_WHILE_IMPORTING));
    }
    let name = string(py, &args.positional[0], "spawn")?
        .as_str()
        .to_owned();
    let payload = bytes_of(py, &args.positional[1])?.bytes.to_vec();
    ask(
        Syscall::StartProcess { name, payload },
        |py, _, reply| match reply {
            Reply::Pid(pid) => Ok(Flow::Value(Value::int(pid.0.into()))),
            reply => Err(unexpected(py, reply)),
        },
    )
}

/// `wait(pid, timeout=None)` → exit code, or `None` after the time-out
fn wait(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "wait", 1, 2)?;
    let pid = Pid(small_integer(py, &args.positional[0])? as u32);
    let timeout = match args.positional.get(1) {
        Some(seconds) if !seconds.is_none() => Some(duration(py, seconds)?.unwrap_or(0)),
        _ => None,
    };
    ask(
        Syscall::WaitProcess { pid, timeout },
        |py, _, reply| match reply {
            Reply::Status(status) => Ok(Flow::Value(Value::int(status.into()))),
            Reply::TimedOut => Ok(Flow::Value(Value::NONE)),
            reply => Err(unexpected(py, reply)),
        },
    )
}

/// `pipe()` → its number
fn pipe(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "pipe", 0, 0)?;
    ask(Syscall::Pipe, |py, _, reply| match reply {
        Reply::Pipe(pipe) => Ok(Flow::Value(Value::int(pipe.0.into()))),
        reply => Err(unexpected(py, reply)),
    })
}

/// `share(pipe, end)` and `close(pipe, end)`, where the end is `"read"` or `"write"`
fn on_end(
    py: &mut Py<'_>,
    args: Args<'_>,
    name: &str,
    call: fn(PipeId, PipeEnd) -> Syscall,
) -> PyResult<Flow> {
    check_positional(py, args, name, 2, 2)?;
    let pipe = pipe_of(py, &args.positional[0])?;
    let end = match args.positional[1].as_ref::<Str>().map(|end| end.as_str()) {
        Some("read") => PipeEnd::Read,
        Some("write") => PipeEnd::Write,
        _ => return Err(py.value_error("the end of a pipe is 'read' or 'write'")),
    };
    ask(call(pipe, end), unit)
}

/// `read(pipe, n)` → at most `n` bytes, none at the end
fn read(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "read", 2, 2)?;
    let pipe = pipe_of(py, &args.positional[0])?;
    let max = usize::try_from(small_integer(py, &args.positional[1])?).unwrap_or(0);
    ask(Syscall::Read { pipe, max }, |py, _, reply| match reply {
        Reply::Bytes(bytes) => Ok(Flow::Value(
            Bytes {
                bytes: bytes.into(),
            }
            .into(),
        )),
        reply => Err(unexpected(py, reply)),
    })
}

/// `write(pipe, bytes)`, waiting while the pipe is full
fn write(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "write", 2, 2)?;
    let pipe = pipe_of(py, &args.positional[0])?;
    let bytes = bytes_of(py, &args.positional[1])?.bytes.to_vec();
    ask(Syscall::Write { pipe, bytes }, unit)
}

/// `send(pipe, bytes)`: a message, which is its length in four bytes, lowest first, and then itself.
fn send(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "send", 2, 2)?;
    let pipe = pipe_of(py, &args.positional[0])?;
    let message = bytes_of(py, &args.positional[1])?.bytes.clone();
    let Ok(length) = u32::try_from(message.len()) else {
        return Err(py.value_error("a message of 4 GiB or more"));
    };
    let mut bytes = length.to_le_bytes().to_vec();
    bytes.extend(message);
    ask(Syscall::Write { pipe, bytes }, unit)
}

/// A message of which a part has come.
struct Incoming {
    pipe: PipeId,
    bytes: Vec<u8>,
}

/// `receive(pipe)` → the next message, or `None` at the end
fn receive(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "receive", 1, 1)?;
    let pipe = pipe_of(py, &args.positional[0])?;
    let bytes = Vec::new();
    receive_more(py, Box::new(Incoming { pipe, bytes }))
}

fn receive_more(_: &mut Py<'_>, incoming: Box<Incoming>) -> PyResult<Flow> {
    let missing = match incoming.bytes.first_chunk() {
        Some(length) => 4 + u32::from_le_bytes(*length) as usize - incoming.bytes.len(),
        None => 4 - incoming.bytes.len(),
    };
    if missing == 0 {
        let bytes = incoming.bytes[4..].into();
        return Ok(Flow::Value(Bytes { bytes }.into()));
    }
    let call = Syscall::Read {
        pipe: incoming.pipe,
        max: missing,
    };
    let incoming = Foreign {
        type_name: WAITING_TYPE,
        data: Guarded::new(incoming),
    };
    Ok(Flow::Syscall {
        call,
        then: received,
        state: incoming.into(),
    })
}

fn received(py: &mut Py<'_>, incoming: Value, reply: Reply) -> PyResult<Flow> {
    let Reply::Bytes(bytes) = reply else {
        return Err(unexpected(py, reply));
    };
    let Some(mut incoming) = take_foreign::<Incoming>(py, &incoming) else {
        return Err(py.exception("SystemError", "a message was lost"));
    };
    if !bytes.is_empty() {
        incoming.bytes.extend(bytes);
        return receive_more(py, incoming);
    }
    match incoming.bytes.is_empty() {
        true => Ok(Flow::Value(Value::NONE)),
        false => Err(py.exception("EOFError", "the pipe was closed in the middle of a message")),
    }
}

/// Takes the data back that a native kept while it waited.
fn take_foreign<T: 'static>(py: &mut Py<'_>, value: &Value) -> Option<Box<T>> {
    let foreign = value.as_ref::<Foreign>()?;
    foreign.data.replace(py, Box::new(())).downcast().ok()
}

fn enter(state: State, bytes: usize, then: crate::object::Then<Reply>, kept: Value) -> Flow {
    Flow::Syscall {
        call: Syscall::Enter {
            state,
            bytes: bytes as u64,
        },
        then,
        state: kept,
    }
}

/// `dumps(object)` → bytes
fn dumps(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "dumps", 1, 1)?;
    Ok(enter(State::Pickling, 0, dump, args.positional[0].clone()))
}

fn dump(py: &mut Py<'_>, object: Value, _: Reply) -> PyResult<Flow> {
    let dumped = pickle::dumps(py, &object).map(|bytes| {
        Value::from(Bytes {
            bytes: bytes.into(),
        })
    });
    let size = (dumped.as_ref().ok())
        .and_then(Value::as_ref::<Bytes>)
        .map_or(0, |bytes| bytes.bytes.len());
    Ok(leave_pickling(dumped, size))
}

/// `loads(bytes)` → object
fn loads(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "loads", 1, 1)?;
    let size = bytes_of(py, &args.positional[0])?.bytes.len();
    Ok(enter(
        State::Pickling,
        size,
        load,
        args.positional[0].clone(),
    ))
}

fn load(py: &mut Py<'_>, bytes: Value, _: Reply) -> PyResult<Flow> {
    let bytes = bytes_of(py, &bytes)?.clone();
    let size = bytes.bytes.len();
    read_on(py, Box::new(Reader::new(bytes)), size)
}

/// Reads to the end of the pickle, leaving for the calls that it asks for.
fn read_on(py: &mut Py<'_>, mut reader: Box<Reader>, size: usize) -> PyResult<Flow> {
    match reader.run(py) {
        Ok(Step::Done(value)) => Ok(leave_pickling(Ok(value), size)),
        Ok(Step::Call { callee, args }) => {
            let reader = Foreign {
                type_name: WAITING_TYPE,
                data: Guarded::new(reader),
            };
            Ok(Flow::CallThen {
                callee,
                args,
                then: called,
                state: Tuple::new([reader.into(), Value::int(size as i64)]).into(),
            })
        }
        Err(raised) => Ok(leave_pickling(Err(raised), size)),
    }
}

fn called(py: &mut Py<'_>, kept: Value, result: Value) -> PyResult<Flow> {
    let kept = kept.as_ref::<Tuple>().map_or(&[][..], |kept| &kept.items);
    if let [reader, size] = kept
        && let Some(mut reader) = take_foreign::<Reader>(py, reader)
    {
        let size = size.as_int().unwrap_or(0) as usize;
        return match reader.resume(py, result) {
            Ok(()) => read_on(py, reader, size),
            Err(raised) => Ok(leave_pickling(Err(raised), size)),
        };
    }
    Err(py.exception("SystemError", "a pickle was lost"))
}

/// Runs on, with the result of the pickling or what it raised.
fn leave_pickling(result: PyResult<Value>, size: usize) -> Flow {
    let (value, raised) = match result {
        Ok(value) => (value, false),
        Err(Raised(exception)) => (exception.into(), true),
    };
    let kept = Tuple::new([value, Value::bool(raised)]).into();
    enter(State::Running, size, end_pickling, kept)
}

fn end_pickling(_: &mut Py<'_>, kept: Value, _: Reply) -> PyResult<Flow> {
    let kept = kept.as_ref::<Tuple>().map_or(&[][..], |kept| &kept.items);
    match kept {
        [exception, raised] if raised.is(&Value::TRUE) => {
            let exception = exception.as_ref::<Instance>().cloned();
            match exception {
                Some(exception) => Err(Raised(exception)),
                None => Ok(Flow::Value(Value::NONE)),
            }
        }
        [value, _] => Ok(Flow::Value(value.clone())),
        _ => Ok(Flow::Value(Value::NONE)),
    }
}
