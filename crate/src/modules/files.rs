//! `_files`: what `open` and `os` (`python/_io_files.py`, …) ask the machine about files.

use super::support::{Entry, add_functions, check_positional, flow, string, unexpected};
use crate::object::{Args, Bytes, Flow, List, Module, Ref, Tuple, Value, ops};
use crate::vm::{FileCall, FileId, FileReply, OpenMode, Py, PyResult, Raised, Reply, Syscall};

const FUNCTIONS: &[Entry] = &[
    (
        "close",
        flow(|py, args| on_file(py, args, "close", FileCall::Close)),
    ),
    (
        "listdir",
        flow(|py, args| on_path(py, args, "listdir", FileCall::List)),
    ),
    (
        "mkdir",
        flow(|py, args| on_path(py, args, "mkdir", FileCall::MakeDirectory)),
    ),
    ("open", flow(open)),
    ("read", flow(read)),
    (
        "remove",
        flow(|py, args| on_path(py, args, "remove", FileCall::Remove)),
    ),
    ("rename", flow(rename)),
    (
        "rmdir",
        flow(|py, args| on_path(py, args, "rmdir", FileCall::RemoveDirectory)),
    ),
    (
        "size",
        flow(|py, args| on_file(py, args, "size", FileCall::Size)),
    ),
    (
        "stat",
        flow(|py, args| on_path(py, args, "stat", FileCall::Stat)),
    ),
    ("truncate", flow(truncate)),
    ("write", flow(write)),
];

/// The texts of Linux (`strerror`).
const REASONS: &[(i32, &str)] = &[
    (2, "No such file or directory"),
    (9, "Bad file descriptor"),
    (16, "Device or resource busy"),
    (17, "File exists"),
    (20, "Not a directory"),
    (21, "Is a directory"),
    (22, "Invalid argument"),
    (28, "No space left on device"),
    (39, "Directory not empty"),
];

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, FUNCTIONS);
    Ok(())
}

/// Asks; `names` are what an error shows.
fn ask(call: FileCall, names: Value) -> PyResult<Flow> {
    Ok(Flow::Syscall {
        call: Syscall::File(call),
        then: answered,
        state: names,
    })
}

fn answered(py: &mut Py<'_>, names: Value, reply: Reply) -> PyResult<Flow> {
    let reply = match reply {
        Reply::File(reply) => reply,
        reply => return Err(unexpected(py, reply)),
    };
    Ok(Flow::Value(match reply {
        FileReply::Done => Value::NONE,
        FileReply::File(FileId(id)) => Value::int(id.into()),
        FileReply::Bytes(bytes) => Bytes {
            bytes: bytes.into(),
        }
        .into(),
        FileReply::Size(size) => Value::int(size as i64),
        FileReply::Stat(stat) => Tuple::new([
            Value::bool(stat.is_directory),
            Value::int(stat.size as i64),
            Value::int(stat.modified as i64),
            Value::int(stat.inode as i64),
        ])
        .into(),
        FileReply::Names(names) => {
            List::new(names.into_iter().map(|name| py.str(name)).collect()).into()
        }
        FileReply::Error(number) => return Err(error(py, number, &names)),
    }))
}

/// The `OSError` of a number: `[Errno 2] No such file or directory: 'name'`.
fn error(py: &mut Py<'_>, number: i32, names: &Value) -> Raised {
    let reason = REASONS.iter().find(|(known, _)| *known == number);
    let reason = py.str(reason.map_or("Unknown error", |(_, reason)| reason));
    let mut args = vec![Value::int(number.into()), reason];
    match names.as_ref::<Tuple>() {
        Some(pair) => args.extend([pair.items[0].clone(), Value::NONE, pair.items[1].clone()]),
        None if names.is_none() => {}
        None => args.push(names.clone()),
    }
    let class = py.builtin_type("OSError");
    let args = Args {
        positional: &args,
        names: &[],
        keywords: &[],
    };
    let make = py.interp.config.library.make_exception;
    match make(py, &class, args) {
        Ok(exception) => Raised(exception),
        Err(raised) => raised,
    }
}

fn on_path(
    py: &mut Py<'_>,
    args: Args<'_>,
    name: &str,
    call: fn(String) -> FileCall,
) -> PyResult<Flow> {
    check_positional(py, args, name, 2, 2)?;
    let path = string(py, &args.positional[0], name)?.as_str().to_owned();
    ask(call(path), args.positional[1].clone())
}

fn file(py: &mut Py<'_>, value: &Value) -> PyResult<FileId> {
    match value.as_int().and_then(|id| u32::try_from(id).ok()) {
        Some(id) => Ok(FileId(id)),
        None => Err(py.type_error("an integer is required")),
    }
}

fn on_file(
    py: &mut Py<'_>,
    args: Args<'_>,
    name: &str,
    call: fn(FileId) -> FileCall,
) -> PyResult<Flow> {
    check_positional(py, args, name, 1, 1)?;
    let file = file(py, &args.positional[0])?;
    ask(call(file), Value::NONE)
}

/// `open(path, shown, create, exclusive, truncate)` → number
fn open(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "open", 5, 5)?;
    let path = string(py, &args.positional[0], "open")?.as_str().to_owned();
    let is = |index: usize| args.positional[index].is(&Value::TRUE);
    let mode = OpenMode {
        create: is(2),
        exclusive: is(3),
        truncate: is(4),
    };
    ask(FileCall::Open(path, mode), args.positional[1].clone())
}

fn offset(value: &Value) -> u64 {
    value
        .as_int()
        .map_or(u64::MAX, |offset| offset.max(0) as u64)
}

/// `read(file, offset, max)` → bytes; all that there are when `max` is none.
fn read(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "read", 3, 3)?;
    let call = FileCall::Read {
        file: file(py, &args.positional[0])?,
        offset: offset(&args.positional[1]),
        max: offset(&args.positional[2]),
    };
    ask(call, Value::NONE)
}

/// `write(file, offset, bytes)` → where it ended; at the end when the offset is none.
fn write(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "write", 3, 3)?;
    let Some(bytes) = ops::bytes_of(py, &args.positional[2]) else {
        let given = py.type_name(&args.positional[2]);
        return Err(py.type_error(format!("a bytes-like object is required, not '{given}'")));
    };
    let at = &args.positional[1];
    let call = FileCall::Write {
        file: file(py, &args.positional[0])?,
        offset: at.as_int().map(|_| offset(at)),
        bytes,
    };
    ask(call, Value::NONE)
}

/// `truncate(file, size)`
fn truncate(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "truncate", 2, 2)?;
    let call = FileCall::Truncate(file(py, &args.positional[0])?, offset(&args.positional[1]));
    ask(call, Value::NONE)
}

/// `rename(from, to, shown)`
fn rename(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    check_positional(py, args, "rename", 3, 3)?;
    let from = string(py, &args.positional[0], "rename")?
        .as_str()
        .to_owned();
    let to = string(py, &args.positional[1], "rename")?
        .as_str()
        .to_owned();
    ask(FileCall::Rename(from, to), args.positional[2].clone())
}
