//! `eval`, `exec` and `compile` (`Python/bltinmodule.c`).

use super::arity::Signature;
use super::{Flow, Native, flow_function};
use crate::compile::{Code, CodeKind, Root, SyntaxError};
use crate::object::{Args, Dict, Ref, Tuple, Value, View};
use crate::vm::{Py, PyResult, Raised};

pub(super) const FUNCTIONS: &[Native] = &[
    flow_function("compile", compile),
    flow_function("eval", eval),
    flow_function("exec", exec),
];

const COMPILE: Signature = Signature {
    name: "compile",
    names: &[
        "source",
        "filename",
        "mode",
        "flags",
        "dont_inherit",
        "optimize",
    ],
    positional: 6,
    required: 3,
};

fn compile(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [source, filename, mode, ..]: [Option<&Value>; 6] = COMPILE.bind(py, args)?;
    let (Some(source), Some(filename), Some(mode)) = (source, filename, mode) else {
        unreachable!("the signature requires them");
    };
    let filename = super::args::text(py, filename, "compile() argument 'filename'")?;
    let mode = super::args::text(py, mode, "compile() argument 'mode'")?;
    let root = match mode.as_str() {
        "exec" => Root::Statements,
        "eval" => Root::Expression,
        "single" => {
            return Err(
                py.not_implemented_error("compile() with the mode 'single' is not supported")
            );
        }
        _ => {
            return Err(py.value_error("compile() mode must be 'exec', 'eval' or 'single'"));
        }
    };
    let Some(text) = source_text(py, source)? else {
        let message = "compile() arg 1 must be a string, bytes or AST object";
        return Err(py.type_error(message));
    };
    Ok(Flow::Value(
        code_of(py, &text, filename.as_str(), root)?.into(),
    ))
}

fn eval(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (callee, args) = prepare(py, args, "eval", Root::Expression)?;
    Ok(Flow::Call { callee, args })
}

fn exec(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (callee, args) = prepare(py, args, "exec", Root::Statements)?;
    Ok(Flow::CallThen {
        callee,
        args,
        then: |_, _, _| Ok(Flow::Value(Value::NONE)),
        state: Value::UNBOUND,
    })
}

/// The code as a function, and what it is called with: the namespace of its names.
fn prepare(
    py: &mut Py<'_>,
    args: Args<'_>,
    name: &'static str,
    root: Root,
) -> PyResult<(Value, Vec<Value>)> {
    super::args::no_keywords(py, args, name)?;
    let given = args.positional.len();
    let Some(source) = args.positional.first().filter(|_| given <= 3) else {
        let bound = if given == 0 {
            "least 1 argument"
        } else {
            "most 3 arguments"
        };
        return Err(py.type_error(format!("{name} expected at {bound}, got {given}")));
    };
    let (globals, locals) = namespaces(py, &args.positional[1..], name)?;
    let code = match source.as_ref::<Code>() {
        Some(code) => code.clone(),
        None => {
            let Some(text) = source_text(py, source)? else {
                let message = format!("{name}() arg 1 must be a string, bytes or code object");
                return Err(py.type_error(message));
            };
            let text = match root {
                Root::Expression => text.trim_start_matches([' ', '\t']),
                _ => &text,
            };
            code_of(py, text, "<string>", root)?
        }
    };
    let args = match code.kind {
        CodeKind::Class => vec![locals],
        _ => Vec::new(),
    };
    Ok((py.module_function(code, globals).into(), args))
}

/// The globals, with the built-ins, and the locals that the arguments name or that the caller has.
fn namespaces(py: &mut Py<'_>, args: &[Value], name: &'static str) -> PyResult<(Ref<Dict>, Value)> {
    let given = |index: usize| args.get(index).filter(|value| !value.is_none());
    let globals = match given(0) {
        Some(globals) => match globals.core().as_ref::<Dict>() {
            Some(globals) => Some(globals.clone()),
            None => {
                let kind = py.type_name(globals);
                let message = match name {
                    "eval" => "globals must be a dict".to_owned(),
                    _ => format!("exec() globals must be a dict, not {kind}"),
                };
                return Err(py.type_error(message));
            }
        },
        None => None,
    };
    let locals = match given(1) {
        Some(locals) if locals.core().as_ref::<Dict>().is_some() => Some(locals.clone()),
        Some(locals) => {
            let kind = py.type_name(locals);
            let message = match name {
                "eval" => "locals must be a mapping".to_owned(),
                _ => format!("locals must be a mapping or None, not {kind}"),
            };
            return Err(py.type_error(message));
        }
        None => None,
    };
    let (globals, locals) = match (globals, locals) {
        (Some(globals), Some(locals)) => (globals, locals),
        (Some(globals), None) => (globals.clone(), globals.into()),
        (None, locals) => {
            let globals = super::attributes::caller(py)?;
            let locals = locals.unwrap_or_else(|| py.locals().into());
            (globals, locals)
        }
    };
    let key = py.interp.intern_literal("__builtins__");
    if py.get(&globals, &key).is_none() {
        let modules = py.interp.modules.clone();
        let builtins = py.interp.intern_literal("builtins");
        if let Some(builtins) = py.get(&modules, &builtins) {
            py.set(&globals, "__builtins__", builtins);
        }
    }
    Ok((globals, locals))
}

/// The text of a `str`, or of bytes in UTF-8; none for anything else.
fn source_text(py: &mut Py<'_>, source: &Value) -> PyResult<Option<String>> {
    let text = match source.core().view() {
        View::Str(text) => text.as_str().to_owned(),
        View::Bytes(bytes) => String::from_utf8_lossy(&bytes.bytes).into_owned(),
        _ => return Ok(None),
    };
    if text.contains('\0') {
        let message = "source code string cannot contain null bytes";
        return Err(py.exception("SyntaxError", message));
    }
    Ok(Some(text))
}

fn code_of(py: &mut Py<'_>, text: &str, filename: &str, root: Root) -> PyResult<Ref<Code>> {
    py.compile_dynamic(text, filename, root)
        .map_err(|error| raise(py, error, filename))
}

/// A `SyntaxError` with its place (`Parser/pegen_errors.c`, `_PyPegen_raise_error_known_location`).
fn raise(py: &mut Py<'_>, error: SyntaxError, filename: &str) -> Raised {
    let text = py.str(error.text);
    let number = |number: u32| Value::int(i64::from(number));
    let place = Tuple::new([
        py.str(filename),
        number(error.line),
        number(error.column),
        text,
        number(error.end_line),
        number(error.end_column),
    ]);
    let args = vec![py.str(error.message), place.into()];
    py.exception_with(error.kind.class_name(), args)
}
