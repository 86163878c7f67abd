//! `BaseException` and what single exceptions add: their texts and their attributes.

use super::args::{no_keywords, receiver};
use super::{Flow, Native, Property, exactly, flow_method, leave, method};
use crate::object::{
    Args, ExceptionState, Guarded, Instance, List, NativeFn, Ref, Str, Tuple, Type, Value, View,
    ops,
};
use crate::vm::{Py, PyResult, Raised, Stream, Syscall};

const OWNER: &str = "BaseException";

pub(super) const METHODS: &[Native] = &[
    flow_method(OWNER, "__init__", init),
    flow_method(OWNER, "__new__", new),
    flow_method(OWNER, "__repr__", repr),
    flow_method(OWNER, "__str__", str),
    method(OWNER, "add_note", 2, 2, add_note),
    method(OWNER, "with_traceback", 2, 2, with_traceback),
];

pub(super) const KEY_ERROR_METHODS: &[Native] =
    &[flow_method("KeyError", "__str__", key_error_str)];
pub(super) const OS_ERROR_METHODS: &[Native] = &[flow_method("OSError", "__str__", os_error_str)];

pub(super) const SYNTAX_ERROR_PROPERTIES: &[Property] = &[
    Property::read_only("msg", |py, args| argument(py, &args[0], 0)),
    Property::read_only("filename", |py, args| syntax_error_part(py, &args[0], 0)),
    Property::read_only("lineno", |py, args| syntax_error_part(py, &args[0], 1)),
    Property::read_only("offset", |py, args| syntax_error_part(py, &args[0], 2)),
    Property::read_only("text", |py, args| syntax_error_part(py, &args[0], 3)),
    Property::read_only("end_lineno", |py, args| syntax_error_part(py, &args[0], 4)),
    Property::read_only("end_offset", |py, args| syntax_error_part(py, &args[0], 5)),
];

pub(super) const PROPERTIES: &[Property] = &[
    Property::settable("args", args_of, set_args),
    Property::settable("__cause__", cause, set_cause),
    Property::settable("__context__", context, set_context),
    Property::settable(
        "__suppress_context__",
        suppress_context,
        set_suppress_context,
    ),
    Property::settable("__traceback__", traceback, set_traceback),
];

pub(super) const STOP_ITERATION_PROPERTIES: &[Property] =
    &[Property::read_only("value", |py, args| {
        argument(py, &args[0], 0)
    })];

pub(super) const SYSTEM_EXIT_PROPERTIES: &[Property] = &[Property::read_only("code", exit_code)];

pub(super) const UNICODE_ERROR_PROPERTIES: &[Property] = &[
    Property::read_only("encoding", |py, args| argument(py, &args[0], 0)),
    Property::read_only("object", |py, args| argument(py, &args[0], 1)),
    Property::read_only("start", |py, args| argument(py, &args[0], 2)),
    Property::read_only("end", |py, args| argument(py, &args[0], 3)),
    Property::read_only("reason", |py, args| argument(py, &args[0], 4)),
];

/// A `UnicodeEncodeError` or `UnicodeDecodeError`.
pub(super) fn unicode_error(
    py: &mut Py<'_>,
    class: &str,
    codec: &str,
    object: Value,
    (start, end): (usize, usize),
    reason: &str,
) -> Raised {
    let args = vec![
        py.str(codec),
        object,
        Value::int(start as i64),
        Value::int(end as i64),
        py.str(reason),
    ];
    py.exception_with(class, args)
}

pub(super) const OS_ERROR_PROPERTIES: &[Property] = &[
    Property::read_only("errno", |py, args| os_error_part(py, &args[0], 0)),
    Property::read_only("strerror", |py, args| os_error_part(py, &args[0], 1)),
    Property::read_only("filename", |py, args| stored(py, &args[0], "filename")),
    Property::read_only("filename2", |py, args| stored(py, &args[0], "filename2")),
];

pub(super) const IMPORT_ERROR_PROPERTIES: &[Property] = &[
    Property::settable("name", |py, args| stored(py, &args[0], "name"), set_name),
    Property::read_only("msg", |py, args| argument(py, &args[0], 0)),
    Property::read_only("path", |py, args| stored(py, &args[0], "path")),
];

pub(super) const NAME_ERROR_PROPERTIES: &[Property] = &[Property::settable(
    "name",
    |py, args| stored(py, &args[0], "name"),
    set_name,
)];

pub(super) const ATTRIBUTE_ERROR_PROPERTIES: &[Property] = &[
    Property::settable("name", |py, args| stored(py, &args[0], "name"), set_name),
    Property::read_only("obj", |py, args| stored(py, &args[0], "obj")),
];

/// Keyword arguments that constructors of built-in exceptions take; they are kept in the instance.
const KEYWORDS: &[(&str, &[&str])] = &[
    ("AttributeError", &["name", "obj"]),
    ("ImportError", &["name", "path"]),
    ("NameError", &["name"]),
];

/// The class that `OSError(errno, …)` makes (`Objects/exceptions.c`, `errnomap`), by Linux's numbers.
const ERRNO_CLASSES: &[(i64, &str)] = &[
    (1, "PermissionError"),
    (2, "FileNotFoundError"),
    (3, "ProcessLookupError"),
    (4, "InterruptedError"),
    (10, "ChildProcessError"),
    (11, "BlockingIOError"),
    (13, "PermissionError"),
    (17, "FileExistsError"),
    (20, "NotADirectoryError"),
    (21, "IsADirectoryError"),
    (32, "BrokenPipeError"),
    (103, "ConnectionAbortedError"),
    (104, "ConnectionResetError"),
    (110, "TimeoutError"),
    (111, "ConnectionRefusedError"),
];

/// Makes an exception as a call of its class does, `__init__` written in Python apart.
///
/// # Errors
/// `TypeError` for keyword arguments that the class does not take.
pub fn make_exception(
    py: &mut Py<'_>,
    class: &Ref<Type>,
    args: Args<'_>,
) -> PyResult<Ref<Instance>> {
    let mut class = class.clone();
    let mut positional = args.positional.to_vec();
    let (mut filename, mut filename2) = (None, None);
    if (2..=5).contains(&positional.len()) && py.is_subclass(&class, &py.builtin_type("OSError")) {
        if class.is(&py.builtin_type("OSError"))
            && let Some(errno) = positional[0].as_int()
            && let Some((_, name)) = ERRNO_CLASSES.iter().find(|(number, _)| *number == errno)
        {
            class = py.builtin_type(name);
        }
        filename = positional.get(2).cloned();
        filename2 = positional.get(4).cloned();
        positional.truncate(2);
    }
    let exception = py.new_exception(&class, positional);
    let dict = exception.dict.clone();
    if let Some(filename) = filename {
        py.set(&dict, "filename", filename);
    }
    if let Some(filename2) = filename2 {
        py.set(&dict, "filename2", filename2);
    }
    for (name, value) in args.names.iter().zip(args.keywords) {
        let text = name
            .as_ref::<Str>()
            .map_or("", |name| name.as_str())
            .to_owned();
        keep_keyword(py, &class, &exception, &text, value)?;
    }
    Ok(exception)
}

fn keep_keyword(
    py: &mut Py<'_>,
    class: &Ref<Type>,
    exception: &Ref<Instance>,
    name: &str,
    value: &Value,
) -> PyResult<()> {
    let owner = KEYWORDS.iter().find(|(owner, _)| {
        let owner = py.builtin_type(owner);
        py.is_subclass(class, &owner)
    });
    let class = class.name.as_str();
    match owner {
        Some((_, names)) if names.contains(&name) => {
            let dict = exception.dict.clone();
            py.set(&dict, name, value.clone());
            Ok(())
        }
        Some(_) => {
            let message = format!("'{name}' is an invalid keyword argument for {class}()");
            Err(py.type_error(message))
        }
        None => Err(py.type_error(format!("{class}() takes no keyword arguments"))),
    }
}

fn state<'a>(py: &mut Py<'_>, value: &'a Value) -> PyResult<&'a Guarded<ExceptionState>> {
    match value
        .as_ref::<Instance>()
        .and_then(|instance| instance.exception.as_ref())
    {
        Some(state) => Ok(state),
        None => Err(super::args::wrong_receiver(py, value, OWNER)),
    }
}

/// `BaseException.__new__(cls, *args)`
fn new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (class, rest) = receiver(py, args, "BaseException.__new__")?;
    let Some(class) = class.as_ref::<Type>().filter(|class| class.flags.exception) else {
        return Err(py.type_error("BaseException.__new__(X): X is not an exception class"));
    };
    // Keywords are the business of `__init__`.
    let rest = Args {
        names: &[],
        keywords: &[],
        ..rest
    };
    Ok(Flow::Value(make_exception(py, class, rest)?.into()))
}

/// `BaseException.__init__(self, *args)`
fn init(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = receiver(py, args, "BaseException.__init__")?;
    let state = state(py, this)?;
    if let Some(instance) = this.as_ref::<Instance>() {
        let class = instance.class.get(py).clone();
        for (name, value) in rest.names.iter().zip(rest.keywords) {
            let text = name
                .as_ref::<Str>()
                .map_or("", |name| name.as_str())
                .to_owned();
            keep_keyword(py, &class, instance, &text, value)?;
        }
    }
    let new = Tuple::new(rest.positional).into();
    let old = std::mem::replace(&mut state.get_mut(py).args, new);
    drop(old);
    Ok(Flow::Value(Value::NONE))
}

fn args_of(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(state(py, &args[0])?.get(py).args.clone())
}

fn set_args(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let state = state(py, &args[0])?;
    let Some(items) = ops::collect(py, &args[1])? else {
        return Err(
            py.not_implemented_error("an iterator written in Python as the args of an exception")
        );
    };
    let old = std::mem::replace(&mut state.get_mut(py).args, Tuple::new(items).into());
    drop(old);
    Ok(Value::NONE)
}

fn items(py: &mut Py<'_>, value: &Value) -> PyResult<Ref<Tuple>> {
    let args = args_of(py, std::slice::from_ref(value))?;
    Ok(match args.as_ref::<Tuple>() {
        Some(tuple) => tuple.clone(),
        None => Ref::new(Tuple::new([])),
    })
}

fn argument(py: &mut Py<'_>, value: &Value, index: usize) -> PyResult<Value> {
    Ok(items(py, value)?
        .items
        .get(index)
        .cloned()
        .unwrap_or(Value::NONE))
}

/// `errno` and `strerror`, which exist from two arguments on.
fn os_error_part(py: &mut Py<'_>, value: &Value, index: usize) -> PyResult<Value> {
    let items = items(py, value)?;
    Ok(if items.items.len() < 2 {
        Value::NONE
    } else {
        items.items[index].clone()
    })
}

fn exit_code(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let items = items(py, &args[0])?;
    Ok(match &*items.items {
        [] => Value::NONE,
        [code] => code.clone(),
        _ => items.into(),
    })
}

/// An attribute that the constructor kept in the instance.
fn stored(py: &mut Py<'_>, value: &Value, name: &str) -> PyResult<Value> {
    let key = py.intern(name);
    match value.as_ref::<Instance>() {
        Some(instance) => Ok(py.get(&instance.dict, &key).unwrap_or(Value::NONE)),
        None => Err(super::args::wrong_receiver(py, value, OWNER)),
    }
}

fn set_name(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    if let Some(instance) = args[0].as_ref::<Instance>() {
        let dict = instance.dict.clone();
        py.set(&dict, "name", args[1].clone());
    }
    Ok(Value::NONE)
}

fn cause(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(state(py, &args[0])?.get(py).cause.clone())
}

fn set_cause(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let state = state(py, &args[0])?;
    check_exception(
        py,
        &args[1],
        "exception cause must be None or derive from BaseException",
    )?;
    let content = state.get_mut(py);
    content.suppress_context = true;
    let old = std::mem::replace(&mut content.cause, args[1].clone());
    drop(old);
    Ok(Value::NONE)
}

fn context(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(state(py, &args[0])?.get(py).context.clone())
}

fn set_context(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let state = state(py, &args[0])?;
    check_exception(
        py,
        &args[1],
        "exception context must be None or derive from BaseException",
    )?;
    let old = std::mem::replace(&mut state.get_mut(py).context, args[1].clone());
    drop(old);
    Ok(Value::NONE)
}

fn check_exception(py: &mut Py<'_>, value: &Value, complaint: &str) -> PyResult<()> {
    let is_exception = value
        .as_ref::<Instance>()
        .is_some_and(|value| value.exception.is_some());
    if is_exception || value.is_none() {
        Ok(())
    } else {
        Err(py.type_error(complaint))
    }
}

fn suppress_context(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::bool(state(py, &args[0])?.get(py).suppress_context))
}

fn set_suppress_context(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let View::Bool(suppress) = args[1].view() else {
        return Err(py.type_error("attribute value type must be bool"));
    };
    state(py, &args[0])?.get_mut(py).suppress_context = suppress;
    Ok(Value::NONE)
}

fn traceback(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    state(py, &args[0])?;
    let exception = args[0].clone().into_ref::<Instance>();
    Ok(exception.map_or(Value::NONE, |exception| {
        py.traceback_objects(&Raised(exception))
    }))
}

/// A script can take an exception's traceback away, or set the one it has; it cannot make one.
fn set_traceback(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let places = if args[1].is_none() {
        Vec::new()
    } else {
        match py.traceback_places(&args[1]) {
            Some(places) => places,
            None => return Err(py.type_error("__traceback__ must be a traceback or None")),
        }
    };
    let state = state(py, &args[0])?;
    let old = std::mem::replace(&mut state.get_mut(py).traceback, places);
    drop(old);
    Ok(Value::NONE)
}

fn with_traceback(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    set_traceback(py, args)?;
    Ok(args[0].clone())
}

fn add_note(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    state(py, &args[0])?;
    if args[1].as_ref::<Str>().is_none() {
        let given = py.type_name(&args[1]);
        return Err(py.type_error(format!("note must be a str, not '{given}'")));
    }
    let notes = stored(py, &args[0], "__notes__")?;
    match (notes.as_ref::<List>(), args[0].as_ref::<Instance>()) {
        (Some(list), _) => list.items.get_mut(py).push(args[1].clone()),
        (None, Some(instance)) => {
            let dict = instance.dict.clone();
            py.set(&dict, "__notes__", List::new(vec![args[1].clone()]));
        }
        (None, None) => {}
    }
    Ok(Value::NONE)
}

fn repr(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [this] = exactly(py, args, "BaseException.__repr__")?;
    let items = items(py, this)?;
    let name = py.type_of(this).name.clone();
    let shown: Value = match &*items.items {
        [only] => only.clone(),
        _ => items.clone().into(),
    };
    match ops::repr(py, &shown)? {
        Some(text) if items.items.len() == 1 => {
            Ok(Flow::Value(py.str(format!("{}({text})", name.as_str()))))
        }
        Some(text) => Ok(Flow::Value(py.str(format!("{}{text}", name.as_str())))),
        None => leave(py, "repr_exception", vec![name.into(), items.into()]),
    }
}

fn str(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = receiver(py, args, "BaseException.__str__")?;
    no_keywords(py, rest, "BaseException.__str__")?;
    let items = items(py, this)?;
    match &*items.items {
        [] => Ok(Flow::Value(py.str(""))),
        [only] => super::text::str_of(py, only),
        _ => super::text::repr_of(py, &items.clone().into()),
    }
}

/// The text of a `KeyError` is the `repr` of its key, so that an empty string can be seen.
fn key_error_str(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, _) = receiver(py, args, "KeyError.__str__")?;
    match &*items(py, this)?.items {
        [key] => super::text::repr_of(py, key),
        _ => str(py, args),
    }
}

/// A part of the place, which is a tuple after the message.
fn syntax_error_part(py: &mut Py<'_>, value: &Value, index: usize) -> PyResult<Value> {
    let place = argument(py, value, 1)?;
    let part = place
        .as_ref::<Tuple>()
        .and_then(|place| place.items.get(index));
    Ok(part.cloned().unwrap_or(Value::NONE))
}

fn os_error_str(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, _) = receiver(py, args, "OSError.__str__")?;
    let items = items(py, this)?;
    let [errno, strerror] = &*items.items else {
        return str(py, args);
    };
    let filename = stored(py, this, "filename")?;
    let filename2 = stored(py, this, "filename2")?;
    let parts = vec![errno.clone(), strerror.clone(), filename, filename2];
    leave(py, "os_error_text", parts)
}

pub(super) const PRELUDE_NATIVES: &[Native] = &[
    Native {
        name: "next_doomed",
        owner: None,
        function: crate::vm::NEXT_DOOMED,
    },
    Native {
        name: "__build_class__",
        owner: None,
        function: NativeFn::Flow(crate::vm::build_class),
    },
    super::flow_function("print_unraisable", print_unraisable),
    super::function("copy_origin", 2, 2, copy_origin),
    super::function("is_of_origin", 2, 2, is_of_origin),
];

/// For the prelude: gives a part of a group the group's traceback, cause and context (`Objects/exceptions.c`,
/// `exceptiongroup_subset`).
fn copy_origin(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let origin = state(py, &args[0])?.get(py);
    let (traceback, cause, context) = (
        origin.traceback.clone(),
        origin.cause.clone(),
        origin.context.clone(),
    );
    let part = state(py, &args[1])?.get_mut(py);
    part.suppress_context = true;
    let old = (
        std::mem::replace(&mut part.traceback, traceback),
        std::mem::replace(&mut part.cause, cause),
        std::mem::replace(&mut part.context, context),
    );
    drop(old);
    Ok(Value::NONE)
}

/// For the prelude: whether an exception is a part of a group that was raised again as it was (`Objects/exceptions.c`,
/// `is_same_exception_metadata`): a traceback only ever grows.
fn is_of_origin(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let (part, origin) = (state(py, &args[0])?, state(py, &args[1])?);
    let (part, origin) = (part.get(py), origin.get(py));
    let is_same = part.traceback.len() == origin.traceback.len()
        && part.cause.is(&origin.cause)
        && part.context.is(&origin.context);
    Ok(Value::bool(is_same))
}

/// For the prelude: an exception that a finalizer raised and nobody can handle (`Python/errors.c`,
/// `_PyErr_WriteUnraisableMsg`).
fn print_unraisable(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [value, hook, error] = super::exactly(py, args, "print_unraisable")?;
    let place = match value.view() {
        View::Generator(_) => value,
        _ => hook,
    };
    let shown = ops::repr(py, place)?.unwrap_or_default();
    let Some(error) = error.as_ref::<Instance>().cloned() else {
        return Ok(Flow::Value(Value::NONE));
    };
    if let Some(state) = &error.exception {
        // What it was raised in is not shown.
        let state = state.get_mut(py);
        let chain = [
            std::mem::replace(&mut state.context, Value::NONE),
            std::mem::replace(&mut state.cause, Value::NONE),
        ];
        drop(chain);
    }
    let traceback = py.format_exception(&Raised(error));
    let text = format!("Exception ignored in: {shown}\n{traceback}");
    Ok(Flow::Syscall {
        call: Syscall::Print {
            stream: Stream::Stderr,
            text,
        },
        then: |_, _, _| Ok(Flow::Value(Value::NONE)),
        state: Value::NONE,
    })
}
