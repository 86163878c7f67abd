//! Values as text: `repr`, `str`, `ascii`, `format`, `print`, and `chr`, `ord`, `bin`, `oct`, `hex`.

use num_traits::Signed;

use super::args::{integer, no_keywords};
use super::arity::Signature;
use super::{Flow, Native, exactly, flow_function, function, leave, special};
use crate::object::{Args, Instance, Str, Tuple, Value, View, ops};
use crate::vm::{Py, PyResult, Reply, Stream, Syscall};

pub(super) const FUNCTIONS: &[Native] = &[
    flow_function("ascii", ascii),
    function("bin", 1, 1, |py, args| in_base(py, &args[0], 2, "0b")),
    function("chr", 1, 1, chr),
    flow_function("format", format),
    function("hex", 1, 1, |py, args| in_base(py, &args[0], 16, "0x")),
    function("oct", 1, 1, |py, args| in_base(py, &args[0], 8, "0o")),
    function("ord", 1, 1, ord),
    flow_function("print", print),
    flow_function("repr", repr),
];

pub(super) const PRELUDE_NATIVES: &[Native] = &[
    function("ascii_text", 1, 1, ascii_text),
    flow_function("print_text", print_text),
    flow_function("repr_item", repr_item),
    function("repr_recursive", 1, 1, repr_recursive),
];

fn repr(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [value] = exactly(py, args, "repr")?;
    repr_of(py, value)
}

/// `repr(value)`
pub(super) fn repr_of(py: &mut Py<'_>, value: &Value) -> PyResult<Flow> {
    repr_within(py, value, Tuple::new([]).into())
}

/// `repr(value)` inside of the containers `outer`.
fn repr_within(py: &mut Py<'_>, value: &Value, outer: Value) -> PyResult<Flow> {
    if let Some(text) = ops::repr(py, value)? {
        return Ok(Flow::Value(py.str(text)));
    }
    match value.view() {
        View::Instance(_) | View::Type(_) => special::call(py, value, "__repr__", |py, _, text| {
            checked_text(py, text, "__repr__")
        }),
        View::BoundMethod(_) => leave(py, "repr_method", vec![value.clone()]),
        _ => leave(py, "repr_container", vec![value.clone(), outer]),
    }
}

/// For the prelude: `repr_item(item, outer)`, the text of an item of the innermost of the containers `outer`.
fn repr_item(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [item, outer] = exactly(py, args, "repr_item")?;
    repr_within(py, item, outer.clone())
}

/// For the prelude: what stands for a container inside of itself.
fn repr_recursive(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let text = match args[0].view() {
        View::List(_) => "[...]",
        View::Tuple(_) => "(...)",
        View::Dict(_) => "{...}",
        View::Set(set) if set.frozen => "frozenset(...)",
        View::Set(_) => "set(...)",
        _ => "...",
    };
    Ok(py.str(text))
}

fn checked_text(py: &mut Py<'_>, text: Value, name: &str) -> PyResult<Flow> {
    if text.core().as_ref::<Str>().is_some() {
        return Ok(Flow::Value(text));
    }
    let message = format!("{name} returned non-string (type {})", py.type_name(&text));
    Err(py.type_error(message))
}

/// `str(value)`
pub(super) fn str_of(py: &mut Py<'_>, value: &Value) -> PyResult<Flow> {
    if value.as_ref::<Str>().is_some() {
        return Ok(Flow::Value(value.clone()));
    }
    if let Some(text) = ops::str(py, value)? {
        return Ok(Flow::Value(py.str(text)));
    }
    if value.as_ref::<Instance>().is_none() {
        return repr_of(py, value);
    }
    special::call(py, value, "__str__", |py, _, text| {
        checked_text(py, text, "__str__")
    })
}

/// `str(value)` where that needs no Python.
pub(super) fn plain_str(py: &mut Py<'_>, value: &Value) -> PyResult<Option<String>> {
    ops::str(py, value)
}

fn ascii(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [value] = exactly(py, args, "ascii")?;
    match ops::ascii(py, value)? {
        Some(text) => Ok(Flow::Value(py.str(text))),
        None => leave(py, "ascii_of", vec![value.clone()]),
    }
}

/// For the prelude: a `repr` with everything escaped that is not ASCII.
fn ascii_text(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let text = super::args::text(py, &args[0], "ascii() argument")?
        .as_str()
        .to_owned();
    Ok(py.str(ops::escape_non_ascii(text)))
}

fn format(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    no_keywords(py, args, "format")?;
    let (value, spec) = match args.positional {
        [value] => (value, py.str("")),
        [value, spec] => (value, spec.clone()),
        given => {
            let bound = if given.is_empty() {
                "least 1 argument"
            } else {
                "most 2 arguments"
            };
            let message = format!("format expected at {bound}, got {}", given.len());
            return Err(py.type_error(message));
        }
    };
    let Some(text) = spec.core().as_ref::<Str>() else {
        let given = py.type_name(&spec);
        return Err(py.type_error(format!("format() argument 2 must be str, not {given}")));
    };
    if let Some(formatted) = ops::format(py, value, text.as_str())? {
        return Ok(Flow::Value(py.str(formatted)));
    }
    if value.as_ref::<Instance>().is_none() {
        return str_of(py, value);
    }
    match py.lookup_special(value, "__format__") {
        Some(callee) => Ok(Flow::CallThen {
            callee,
            args: vec![value.clone(), spec],
            then: |py, _, text| {
                if text.as_ref::<Str>().is_some() {
                    return Ok(Flow::Value(text));
                }
                let given = py.type_name(&text);
                Err(py.type_error(format!("__format__ must return a str, not {given}")))
            },
            state: Value::NONE,
        }),
        None => str_of(py, value),
    }
}

const PRINT: Signature = Signature {
    name: "print",
    names: &["sep", "end", "file", "flush"],
    positional: 0,
    required: 0,
};

fn print(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [separator, end, file, flush] = PRINT.bind(
        py,
        Args {
            positional: &[],
            ..args
        },
    )?;
    let separator = affix(py, separator, "sep", " ")?;
    let end = affix(py, end, "end", "\n")?;
    let file = match file {
        Some(file) if !file.is_none() => Some(file.clone()),
        _ => match crate::modules::sys::standard_output(py) {
            // A script without a standard output prints nothing.
            Some(file) if file.is_none() => return Ok(Flow::Value(Value::NONE)),
            file => file,
        },
    };
    let stream = match &file {
        Some(file) => crate::modules::sys::stream_of(py, file),
        None => Some(Stream::Stdout),
    };
    let Some(stream) = stream else {
        let file = file.unwrap_or(Value::NONE);
        let values = Tuple::new(args.positional).into();
        let flush = flush.cloned().unwrap_or(Value::FALSE);
        let args = vec![file, values, py.str(separator), py.str(end), flush];
        return leave(py, "print_to", args);
    };
    let mut text = String::new();
    for (index, value) in args.positional.iter().enumerate() {
        if index > 0 {
            text.push_str(&separator);
        }
        match value.as_ref::<Str>() {
            Some(value) => text.push_str(value.as_str()),
            None => match ops::str(py, value)? {
                Some(value) => text.push_str(&value),
                None => {
                    let values = Tuple::new(args.positional).into();
                    let file = file.unwrap_or(Value::NONE);
                    let args = vec![file, values, py.str(separator), py.str(end)];
                    return leave(py, "print_values", args);
                }
            },
        }
    }
    text.push_str(&end);
    Ok(print_on(stream, text))
}

fn print_on(stream: Stream, text: String) -> Flow {
    let then = |_: &mut Py<'_>, _, _: Reply| Ok(Flow::Value(Value::NONE));
    Flow::Syscall {
        call: Syscall::Print { stream, text },
        then,
        state: Value::NONE,
    }
}

/// For the prelude: prints a text as it is.
fn print_text(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [file, text] = exactly(py, args, "print_text")?;
    let text = super::args::text(py, text, "print_text() argument")?;
    let stream = crate::modules::sys::stream_of(py, file).unwrap_or(Stream::Stdout);
    Ok(print_on(stream, text.as_str().to_owned()))
}

fn affix(py: &mut Py<'_>, given: Option<&Value>, name: &str, default: &str) -> PyResult<String> {
    match given.map(Value::view) {
        None | Some(View::None) => Ok(default.to_owned()),
        Some(View::Str(text)) => Ok(text.as_str().to_owned()),
        Some(_) => {
            let given = given.map_or_else(String::new, |given| py.type_name(given));
            Err(py.type_error(format!("{name} must be None or a string, not {given}")))
        }
    }
}

fn chr(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let code = match args[0].view() {
        View::BigInt(_) => {
            return Err(py.overflow_error("Python int too large to convert to C int"));
        }
        _ => integer(py, &args[0])?,
    };
    match u32::try_from(code).ok().and_then(char::from_u32) {
        Some(char) => Ok(py.str(char.to_string())),
        None if (0xD800..0xE000).contains(&code) => {
            Err(py.not_implemented_error("a string with a lone surrogate"))
        }
        None => Err(py.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let length = match args[0].core().view() {
        View::Str(text) => {
            let mut chars = text.as_str().chars();
            match (chars.next(), chars.next()) {
                (Some(char), None) => return Ok(Value::int(i64::from(u32::from(char)))),
                _ => text.len(),
            }
        }
        View::Bytes(bytes) => match &*bytes.bytes {
            [byte] => return Ok(Value::int(i64::from(*byte))),
            bytes => bytes.len(),
        },
        _ => {
            let given = py.type_name(&args[0]);
            let message = format!("ord() expected string of length 1, but {given} found");
            return Err(py.type_error(message));
        }
    };
    let message = format!("ord() expected a character, but string of length {length} found");
    Err(py.type_error(message))
}

fn in_base(py: &mut Py<'_>, value: &Value, base: u32, prefix: &str) -> PyResult<Value> {
    let big = crate::modules::support::integer(py, value)?;
    let sign = if big.is_negative() { "-" } else { "" };
    Ok(py.str(format!("{sign}{prefix}{}", big.abs().to_str_radix(base))))
}
