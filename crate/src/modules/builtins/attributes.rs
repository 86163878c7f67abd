//! `getattr` and its kin, `vars`, `dir`, `globals`, `id`, `hash`; and what this version has no counterpart of.

use super::{Flow, Native, exactly, flow_function, function, leave, special};
use crate::object::{Args, Dict, Instance, List, Ref, Str, Tuple, Value, View, ops};
use crate::vm::{Attribute, Import, Py, PyResult, Stream, Syscall};

pub(super) const FUNCTIONS: &[Native] = &[
    flow_function("__import__", import),
    flow_function("breakpoint", |py, _| missing(py, "breakpoint()")),
    flow_function("delattr", delattr),
    function("dir", 0, 1, dir),
    flow_function("getattr", getattr),
    function("globals", 0, 0, globals),
    flow_function("hasattr", hasattr),
    flow_function("hash", hash),
    function("id", 1, 1, id),
    flow_function("input", input),
    function("locals", 0, 0, locals),
    flow_function("open", open),
    flow_function("setattr", setattr),
    flow_function("vars", vars),
];

pub(super) const PRELUDE_NATIVES: &[Native] = &[flow_function("import_one", import_one)];

/// `open(…)`, whose arguments are those of the function in Python.
fn open(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let keywords = py.dict();
    for (name, value) in args.names.iter().zip(args.keywords) {
        ops::dict_set(py, &keywords, name.clone(), value.clone())?;
    }
    let positional = Tuple::new(args.positional).into();
    leave(py, "open_file", vec![positional, keywords.into()])
}

fn missing(py: &mut Py<'_>, name: &str) -> PyResult<Flow> {
    Err(py.not_implemented_error(format!("{name} is not supported")))
}

/// The name of an attribute, as names in code are kept.
pub(super) fn name(py: &mut Py<'_>, name: &Value) -> PyResult<Ref<Str>> {
    match name.as_ref::<Str>() {
        Some(text) => Ok(py.intern(text.as_str())),
        None => {
            let given = py.type_name(name);
            Err(py.type_error(format!("attribute name must be string, not '{given}'")))
        }
    }
}

fn getattr(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    super::args::no_keywords(py, args, "getattr")?;
    let (object, key, default) = match args.positional {
        [object, key] => (object, key, None),
        [object, key, default] => (object, key, Some(default)),
        given => {
            let bound = if given.len() < 2 { "least 2" } else { "most 3" };
            let message = format!("getattr expected at {bound} arguments, got {}", given.len());
            return Err(py.type_error(message));
        }
    };
    let key = name(py, key)?;
    match (py.get_attribute(object, &key), default) {
        (Ok(Attribute::Value(value)), _) => Ok(Flow::Value(value)),
        (Ok(Attribute::Call { callee, args }), None) => Ok(Flow::Call { callee, args }),
        (Ok(Attribute::Call { .. }), Some(default)) => leave(
            py,
            "getattr_or",
            vec![object.clone(), key.into(), default.clone()],
        ),
        (Err(raised), Some(default)) if py.is_exception(&raised, "AttributeError") => {
            Ok(Flow::Value(default.clone()))
        }
        (Err(raised), _) => Err(raised),
    }
}

fn hasattr(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [object, key] = exactly(py, args, "hasattr")?;
    let key = name(py, key)?;
    match py.get_attribute(object, &key) {
        Ok(Attribute::Value(_)) => Ok(Flow::Value(Value::TRUE)),
        Ok(Attribute::Call { .. }) => leave(py, "has_attribute", vec![object.clone(), key.into()]),
        Err(raised) if py.is_exception(&raised, "AttributeError") => Ok(Flow::Value(Value::FALSE)),
        Err(raised) => Err(raised),
    }
}

fn setattr(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [object, key, value] = exactly(py, args, "setattr")?;
    let key = name(py, key)?;
    let call = py.set_attribute(object, &key, value.clone())?;
    Ok(call_for_effect(call))
}

fn delattr(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [object, key] = exactly(py, args, "delattr")?;
    let key = name(py, key)?;
    let call = py.delete_attribute(object, &key)?;
    Ok(call_for_effect(call))
}

/// A call whose result does not matter, if there is one.
pub(super) fn call_for_effect(call: Option<(Value, Vec<Value>)>) -> Flow {
    match call {
        Some((callee, args)) => {
            let then = |_: &mut Py<'_>, _, _| Ok(Flow::Value(Value::NONE));
            Flow::CallThen {
                callee,
                args,
                then,
                state: Value::NONE,
            }
        }
        None => Flow::Value(Value::NONE),
    }
}

/// `__import__(name, globals, locals, fromlist, level)`
fn import(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let Some(name) = args.positional.first() else {
        return Err(py.type_error("__import__() missing required argument 'name' (pos 1)"));
    };
    let name = super::args::text(py, name, "__import__() argument 1")?.clone();
    if name.as_str().contains('.') {
        let from = args.positional.get(3).or_else(|| args.keyword("fromlist"));
        let wants_package = from.is_none_or(|from| ops::truth(py, from) == Some(false));
        let args = vec![name.into(), Value::bool(wants_package)];
        return leave(py, "import_dotted", args);
    }
    import_module(py, &name)
}

/// `import_one(name)`, whose package is imported already.
fn import_one(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [name] = exactly(py, args, "import_one")?;
    let name = super::args::text(py, name, "import_one() argument 1")?.clone();
    import_module(py, &name)
}

fn import_module(py: &mut Py<'_>, name: &Ref<Str>) -> PyResult<Flow> {
    match py.begin_import(name)? {
        Import::Done(module) => Ok(Flow::Value(module)),
        Import::Run(module, function) => Ok(Flow::CallThen {
            callee: function.into(),
            args: Vec::new(),
            then: |_, module, _| Ok(Flow::Value(module)),
            state: module.into(),
        }),
    }
}

fn vars(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    super::args::no_keywords(py, args, "vars")?;
    let [object] = args.positional else {
        return match args.positional.len() {
            0 => locals(py, &[]).map(Flow::Value),
            given => {
                let message = format!("vars expected at most 1 argument, got {given}");
                Err(py.type_error(message))
            }
        };
    };
    let key = py.interp.intern_literal("__dict__");
    match py.get_attribute(object, &key) {
        Ok(Attribute::Value(value)) => Ok(Flow::Value(value)),
        Ok(Attribute::Call { callee, args }) => Ok(Flow::Call { callee, args }),
        Err(_) => Err(py.type_error("vars() argument must have __dict__ attribute")),
    }
}

/// The global namespace of the code that calls.
pub(super) fn caller(py: &mut Py<'_>) -> PyResult<Ref<Dict>> {
    match py.thread.frames.last() {
        Some(frame) => Ok(frame.function.globals.clone()),
        None => Err(py.exception("SystemError", "frame does not exist")),
    }
}

fn globals(py: &mut Py<'_>, _args: &[Value]) -> PyResult<Value> {
    Ok(caller(py)?.into())
}

fn locals(py: &mut Py<'_>, _args: &[Value]) -> PyResult<Value> {
    caller(py)?;
    Ok(py.locals().into())
}

/// Sorted names of an object's attributes, of its class and their bases.
fn dir(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let names = match args.first() {
        Some(object) => py.attribute_names(object),
        None => {
            caller(py)?;
            let namespace = py.locals();
            py.sorted_names(&[namespace])
        }
    };
    Ok(List::new(names.into_iter().map(Value::from).collect()).into())
}

fn id(_py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    // Inline values have no address: small odd numbers that tell them apart do as well.
    Ok(Value::int(match args[0].view() {
        View::Int(int) => int.wrapping_mul(64).wrapping_add(1),
        View::Float(float) => (float.to_bits().rotate_left(7) >> 1) as i64 | 1,
        View::Bool(bool) => i64::from(bool) * 2 + 3,
        View::None => 7,
        View::NotImplemented => 9,
        View::Ellipsis => 11,
        _ => args[0].address() as i64,
    }))
}

fn hash(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [value] = exactly(py, args, "hash")?;
    match ops::hash(py, value)? {
        Some(hash) => Ok(Flow::Value(Value::int(hash))),
        // A container that holds such an instance is hashed in place.
        None if value.as_ref::<Instance>().is_none() => {
            Ok(Flow::Value(Value::int(ops::hash_in_place(py, value)?)))
        }
        None => special::call(py, value, "__hash__", |py, _, answer| {
            Ok(Flow::Value(Value::int(ops::hash_of_answer(py, &answer)?)))
        }),
    }
}

/// A script here has no standard input: the prompt is printed, and there is no line.
fn input(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    super::args::no_keywords(py, args, "input")?;
    match args.positional {
        [] => end_of_input(py, Value::NONE, crate::vm::Reply::Unit),
        [prompt] => {
            let text = match super::text::plain_str(py, prompt)? {
                Some(text) => text,
                None => return leave(py, "input_with", vec![prompt.clone()]),
            };
            let call = Syscall::Print {
                stream: Stream::Stdout,
                text,
            };
            Ok(Flow::Syscall {
                call,
                then: end_of_input,
                state: Value::NONE,
            })
        }
        given => {
            let message = format!("input expected at most 1 argument, got {}", given.len());
            Err(py.type_error(message))
        }
    }
}

fn end_of_input(py: &mut Py<'_>, _: Value, _: crate::vm::Reply) -> PyResult<Flow> {
    Err(py.exception("EOFError", "EOF when reading a line"))
}
