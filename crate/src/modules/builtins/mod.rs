//! The built-in functions and the methods of the built-in classes.
//!
//! Each file has a table of natives. A native that meets something written in Python (a generator, a key, a special
//! method) leaves to the prelude, which does the same in Python; see `prelude.py`.

mod args;
mod arity;
mod attributes;
mod bytearray;
mod bytes;
pub mod characters;
mod classes;
mod complex;
mod convert;
mod derive;
mod dict;
mod evaluate;
mod exception;
mod float;
mod generator;
mod int;
mod iterate;
mod list;
mod number;
mod object;
mod operators;
mod range;
mod reduce;
mod reference;
mod set;
mod sort;
mod special;
mod str;
mod str_case;
mod str_class;
mod str_format;
mod str_layout;
mod str_search;
mod str_split;
mod text;

pub use arity::{arity_error, keyword_error};
pub use exception::make_exception;

use crate::object::{
    Args, Descriptor, DescriptorKind, Flow, FlowFn, Native, NativeFn, PlainFn, Value, View, ops,
};
use crate::vm::{Py, PyResult};

/// The built-in functions.
const FUNCTIONS: &[&[Native]] = &[
    attributes::FUNCTIONS,
    classes::FUNCTIONS,
    evaluate::FUNCTIONS,
    generator::FUNCTIONS,
    iterate::FUNCTIONS,
    number::FUNCTIONS,
    reduce::FUNCTIONS,
    text::FUNCTIONS,
];

/// The methods of the built-in classes.
const METHODS: &[(&str, &[Native])] = &[
    ("ReferenceType", reference::METHODS),
    ("BaseException", exception::METHODS),
    ("KeyError", exception::KEY_ERROR_METHODS),
    ("OSError", exception::OS_ERROR_METHODS),
    ("NoneType", object::NONE_METHODS),
    ("bool", convert::BOOL_METHODS),
    ("bytes", bytes::METHODS),
    ("bytes", bytes::AS_TEXT),
    ("bytearray", bytearray::METHODS),
    ("bytearray", bytearray::AS_BYTES),
    ("classmethod", classes::CLASSMETHOD_METHODS),
    ("complex", complex::METHODS),
    ("dict", dict::METHODS),
    ("enumerate", iterate::ENUMERATE_METHODS),
    ("filter", iterate::FILTER_METHODS),
    ("float", float::METHODS),
    ("frozenset", set::FROZEN_METHODS),
    ("generator", generator::METHODS),
    ("coroutine", generator::COROUTINE_METHODS),
    ("coroutine_wrapper", generator::WRAPPER_METHODS),
    ("async_generator", generator::ASYNC_METHODS),
    ("async_generator_asend", generator::ASEND_METHODS),
    ("async_generator_athrow", generator::ATHROW_METHODS),
    ("anext_awaitable", generator::ANEXT_METHODS),
    ("int", int::METHODS),
    ("list", list::METHODS),
    ("map", iterate::MAP_METHODS),
    ("function", classes::FUNCTION_METHODS),
    ("method", classes::METHOD_METHODS),
    ("module", classes::MODULE_METHODS),
    ("object", object::METHODS),
    ("property", classes::PROPERTY_METHODS),
    ("range", range::METHODS),
    ("reversed", iterate::REVERSED_METHODS),
    ("set", set::METHODS),
    ("set", set::COMMON_METHODS),
    ("slice", range::SLICE_METHODS),
    ("staticmethod", classes::STATICMETHOD_METHODS),
    ("str", str::METHODS),
    ("str", str_case::METHODS),
    ("str", str_class::METHODS),
    ("str", str_format::METHODS),
    ("str", str_layout::METHODS),
    ("str", str_search::METHODS),
    ("str", str_split::METHODS),
    ("super", classes::SUPER_METHODS),
    ("tuple", list::TUPLE_METHODS),
    ("type", classes::TYPE_METHODS),
    ("zip", iterate::ZIP_METHODS),
];

/// What instances of the built-in classes show as attributes: class, getter, and whether it can be set.
const PROPERTIES: &[(&str, &[Property])] = &[
    ("ReferenceType", reference::PROPERTIES),
    ("BaseException", exception::PROPERTIES),
    ("ImportError", exception::IMPORT_ERROR_PROPERTIES),
    ("NameError", exception::NAME_ERROR_PROPERTIES),
    ("AttributeError", exception::ATTRIBUTE_ERROR_PROPERTIES),
    ("OSError", exception::OS_ERROR_PROPERTIES),
    ("StopIteration", exception::STOP_ITERATION_PROPERTIES),
    ("UnicodeDecodeError", exception::UNICODE_ERROR_PROPERTIES),
    ("UnicodeEncodeError", exception::UNICODE_ERROR_PROPERTIES),
    ("SyntaxError", exception::SYNTAX_ERROR_PROPERTIES),
    ("SystemExit", exception::SYSTEM_EXIT_PROPERTIES),
    ("complex", complex::PROPERTIES),
    ("float", float::PROPERTIES),
    ("int", int::PROPERTIES),
    ("property", classes::PROPERTY_PROPERTIES),
    ("range", range::PROPERTIES),
    ("slice", range::SLICE_PROPERTIES),
];

/// Natives that only the prelude sees.
const PRELUDE_NATIVES: &[&[Native]] = &[
    attributes::PRELUDE_NATIVES,
    bytearray::PRELUDE_NATIVES,
    classes::PRELUDE_NATIVES,
    derive::PRELUDE_NATIVES,
    dict::PRELUDE_NATIVES,
    exception::PRELUDE_NATIVES,
    generator::PRELUDE_NATIVES,
    reduce::PRELUDE_NATIVES,
    str_format::PRELUDE_NATIVES,
    text::PRELUDE_NATIVES,
];

/// An attribute of the instances of a built-in class.
struct Property {
    name: &'static str,
    get: NativeFn,
    set: Option<PlainFn>,
}

/// Fills the namespace of `builtins` and those of the built-in classes.
///
/// # Errors
/// None today; what fills a namespace may raise.
pub fn install(py: &mut Py<'_>) -> PyResult<()> {
    let builtins = py.interp.builtins.clone();
    for native in FUNCTIONS.iter().copied().flatten() {
        py.set(&builtins, native.name, native.clone());
    }
    for (name, value) in [
        ("Ellipsis", Value::ELLIPSIS),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("__debug__", Value::TRUE),
    ] {
        py.set(&builtins, name, value);
    }
    let name = py.str("builtins");
    py.set(&builtins, "__name__", name);
    for (class, methods) in METHODS {
        let dict = py.builtin_type(class).dict.clone();
        for native in *methods {
            py.set(&dict, native.name, native.clone());
        }
    }
    let frozenset = py.builtin_type("frozenset").dict.clone();
    for native in set::COMMON_METHODS {
        let owner = Some("frozenset");
        py.set(
            &frozenset,
            native.name,
            Native {
                owner,
                ..native.clone()
            },
        );
    }
    for (class, properties) in PROPERTIES {
        let dict = py.builtin_type(class).dict.clone();
        for property in *properties {
            py.set(&dict, property.name, property.descriptor());
        }
    }
    object::install(py);
    special::install(py);
    operators::install(py);
    let prelude = py.interp.prelude.clone();
    for native in PRELUDE_NATIVES.iter().copied().flatten() {
        py.set(&prelude, native.name, native.clone());
    }
    Ok(())
}

impl Property {
    const fn read_only(name: &'static str, get: PlainFn) -> Property {
        Property {
            name,
            get: accessor(get, 1),
            set: None,
        }
    }

    const fn settable(name: &'static str, get: PlainFn, set: PlainFn) -> Property {
        Property {
            name,
            get: accessor(get, 1),
            set: Some(set),
        }
    }

    fn descriptor(&self) -> Descriptor {
        let native = |function| Native {
            name: self.name,
            owner: None,
            function,
        };
        let set = self.set.map(|set| native(accessor(set, 2)).into());
        Descriptor {
            kind: DescriptorKind::Property,
            get: native(self.get).into(),
            set: set.unwrap_or(Value::NONE),
            delete: Value::NONE,
            doc: Value::NONE,
        }
    }
}

const fn accessor(run: PlainFn, arguments: u8) -> NativeFn {
    NativeFn::Plain {
        min: arguments,
        max: arguments,
        run,
    }
}

/// A function with a range of positional arguments.
const fn function(name: &'static str, min: u8, max: u8, run: PlainFn) -> Native {
    Native {
        name,
        owner: None,
        function: NativeFn::Plain { min, max, run },
    }
}

/// A function that checks its arguments itself.
const fn flow_function(name: &'static str, run: FlowFn) -> Native {
    Native {
        name,
        owner: None,
        function: NativeFn::Flow(run),
    }
}

/// A method with a range of positional arguments, `self` included.
const fn method(owner: &'static str, name: &'static str, min: u8, max: u8, run: PlainFn) -> Native {
    Native {
        name,
        owner: Some(owner),
        function: NativeFn::Plain { min, max, run },
    }
}

/// A method that checks its arguments itself.
const fn flow_method(owner: &'static str, name: &'static str, run: FlowFn) -> Native {
    Native {
        name,
        owner: Some(owner),
        function: NativeFn::Flow(run),
    }
}

/// What calling a built-in class calls, with the class as its first argument.
const fn new_native(run: FlowFn) -> Native {
    flow_function("__new__", run)
}

/// The call of a function of the prelude.
fn leave(py: &mut Py<'_>, name: &str, args: Vec<Value>) -> PyResult<Flow> {
    let callee = py.prelude(name);
    Ok(Flow::Call { callee, args })
}

/// The arguments of a native that takes exactly `N` of them and no keywords; `name` as in messages.
fn exactly<'a, const N: usize>(
    py: &mut Py<'_>,
    args: Args<'a>,
    name: &str,
) -> PyResult<[&'a Value; N]> {
    args::no_keywords(py, args, name)?;
    let given = args.positional.len();
    if given != N {
        let short = name.rsplit('.').next().unwrap_or(name);
        let message = match N {
            0 => format!("{name}() takes no arguments ({given} given)"),
            1 => format!("{name}() takes exactly one argument ({given} given)"),
            _ => format!("{short} expected {N} arguments, got {given}"),
        };
        return Err(py.type_error(message));
    }
    Ok(std::array::from_fn(|index| &args.positional[index]))
}

/// The arguments after the class of a `__new__` that takes at most `most`, none of them by keyword.
fn class_args<'a>(
    py: &mut Py<'_>,
    args: Args<'a>,
    name: &str,
    least: usize,
    most: usize,
) -> PyResult<&'a [Value]> {
    args::no_keywords(py, args, name)?;
    let given = args.positional.get(1..).unwrap_or_default();
    let (bound, limit) = match given.len() {
        count if count < least => ("least", least),
        count if count > most => ("most", most),
        _ => return Ok(given),
    };
    let plural = if limit == 1 { "" } else { "s" };
    let message = format!(
        "{name} expected at {bound} {limit} argument{plural}, got {}",
        given.len()
    );
    Err(py.type_error(message))
}

/// The argument of a `__new__` that takes one or none.
fn at_most_one<'a>(py: &mut Py<'_>, args: Args<'a>, name: &str) -> PyResult<Option<&'a Value>> {
    Ok(class_args(py, args, name, 0, 1)?.first())
}

/// The only positional argument or none, where keywords are welcome.
fn at_most_one_positional<'a>(
    py: &mut Py<'_>,
    given: &'a [Value],
    name: &str,
) -> PyResult<Option<&'a Value>> {
    match given {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        _ => {
            let message = format!("{name} expected at most 1 argument, got {}", given.len());
            Err(py.type_error(message))
        }
    }
}

/// Whether `iter(value)` would find something to call.
fn is_iterable(py: &mut Py<'_>, value: &Value) -> bool {
    match value.core().view() {
        View::Str(_)
        | View::Bytes(_)
        | View::ByteArray(_)
        | View::Tuple(_)
        | View::List(_)
        | View::Dict(_)
        | View::Set(_)
        | View::DictView(_)
        | View::Range(_)
        | View::Iterator(_) => true,
        View::Generator(generator) => generator.is_iterator(),
        _ => ops::has_method(py, value, "__iter__") || ops::has_method(py, value, "__getitem__"),
    }
}
