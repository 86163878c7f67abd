//! Arguments to parameters, with CPython's messages (`Python/ceval.c`, `initialize_locals`).

use super::call::Keywords;
use super::{Py, PyResult, Raised};
use crate::object::{Dict, Function, List, Ref, Str, Tuple, Value};

/// Binds a call's arguments to the parameters of `function`; gives its first locals.
pub(super) fn bind(
    py: &mut Py<'_>,
    function: &Ref<Function>,
    mut args: Vec<Value>,
    keywords: Keywords,
) -> PyResult<Vec<Value>> {
    let params = function.code.params;
    let positional = (params.positional_only + params.positional) as usize;
    if keywords.names.is_empty() && args.len() == function.exact as usize {
        return Ok(args);
    }
    let named = positional + params.keyword_only as usize;
    let given = args.len();
    let extra: Vec<Value> = if given > positional {
        args.split_off(positional)
    } else {
        Vec::new()
    };
    let mut locals = args;
    locals.resize_with(named, || Value::UNBOUND);

    let mut rest = params.var_keywords.then(Dict::default);
    for (name, value) in keywords.names.iter().zip(keywords.values) {
        let rest = rest.as_mut();
        bind_keyword(
            py,
            function,
            &mut locals,
            rest,
            &keywords.names,
            name,
            value,
        )?;
    }
    if !extra.is_empty() && !params.var_args {
        return Err(too_many(py, function, &locals, given));
    }
    fill_defaults(py, function, &mut locals, positional)?;
    if params.var_args {
        locals.push(Tuple::new(extra).into());
    }
    if let Some(rest) = rest {
        locals.push(rest.into());
    }
    Ok(locals)
}

fn bind_keyword(
    py: &mut Py<'_>,
    function: &Ref<Function>,
    locals: &mut [Value],
    rest: Option<&mut Dict>,
    names: &[Value],
    name: &Value,
    value: Value,
) -> PyResult<()> {
    let Some(text) = name.as_ref::<Str>() else {
        return Err(py.type_error("keywords must be strings"));
    };
    let code = &function.code;
    let first = code.params.positional_only as usize;
    let found = code.locals[first..locals.len()]
        .iter()
        .position(|local| local.as_str() == text.as_str());
    if let Some(index) = found {
        let local = &mut locals[first + index];
        if !local.is_unbound() {
            let message = format!(
                "{}() got multiple values for argument '{}'",
                qualname(py, function),
                text.as_str()
            );
            return Err(py.type_error(message));
        }
        *local = value;
        return Ok(());
    }
    match rest {
        Some(rest) => {
            rest.table.get_unshared().set_str(text, value);
            Ok(())
        }
        None => {
            let name = qualname(py, function);
            let given = |local: &&Ref<Str>| {
                let mut names = names.iter().filter_map(|name| name.as_ref::<Str>());
                names.any(|name| name.as_str() == local.as_str())
            };
            let misplaced: Vec<&str> = (code.locals[..first].iter().filter(given))
                .map(|local| local.as_str())
                .collect();
            let message = if misplaced.contains(&text.as_str()) {
                format!(
                    "{name}() got some positional-only arguments passed as keyword arguments: '{}'",
                    misplaced.join(", ")
                )
            } else {
                format!(
                    "{name}() got an unexpected keyword argument '{}'",
                    text.as_str()
                )
            };
            Err(py.type_error(message))
        }
    }
}

fn fill_defaults(
    py: &mut Py<'_>,
    function: &Ref<Function>,
    locals: &mut [Value],
    positional: usize,
) -> PyResult<()> {
    let defaults: &[Value] = function
        .defaults
        .as_ref()
        .map_or(&[], |defaults| &defaults.items);
    let first_default = positional - defaults.len();
    let mut missing = Vec::new();
    for (index, local) in locals[..positional].iter_mut().enumerate() {
        if local.is_unbound() {
            match index.checked_sub(first_default) {
                Some(default) => *local = defaults[default].clone(),
                None => missing.push(index),
            }
        }
    }
    if !missing.is_empty() {
        return Err(missing_arguments(py, function, "positional", &missing));
    }
    for (index, local) in locals.iter_mut().enumerate().skip(positional) {
        if local.is_unbound() {
            let name = function.code.locals[index].clone();
            let default = function
                .keyword_defaults
                .as_ref()
                .and_then(|defaults| defaults.table.get(py).get_str(&name).cloned());
            match default {
                Some(value) => *local = value,
                None => missing.push(index),
            }
        }
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(missing_arguments(py, function, "keyword-only", &missing))
    }
}

fn missing_arguments(
    py: &mut Py<'_>,
    function: &Ref<Function>,
    kind: &str,
    missing: &[usize],
) -> Raised {
    let names: Vec<String> = missing
        .iter()
        .map(|&index| format!("'{}'", function.code.locals[index].as_str()))
        .collect();
    let list = match &names[..] {
        [only] => only.clone(),
        [first, second] => format!("{first} and {second}"),
        [head @ .., last] => format!("{}, and {last}", head.join(", ")),
        [] => String::new(),
    };
    let plural = if names.len() == 1 { "" } else { "s" };
    let message = format!(
        "{}() missing {} required {kind} argument{plural}: {list}",
        qualname(py, function),
        names.len()
    );
    py.type_error(message)
}

fn too_many(py: &mut Py<'_>, function: &Ref<Function>, locals: &[Value], given: usize) -> Raised {
    let params = function.code.params;
    let positional = (params.positional_only + params.positional) as usize;
    let defaults = function
        .defaults
        .as_ref()
        .map_or(0, |defaults| defaults.items.len());
    let keyword_given = locals[positional..]
        .iter()
        .filter(|local| !local.is_unbound())
        .count();
    let takes = if defaults > 0 {
        format!("from {} to {positional}", positional - defaults)
    } else {
        positional.to_string()
    };
    let plural = if positional == 1 && defaults == 0 {
        ""
    } else {
        "s"
    };
    let were = if given == 1 && keyword_given == 0 {
        "was"
    } else {
        "were"
    };
    let also = if keyword_given > 0 {
        let plural = if given == 1 { "" } else { "s" };
        let keyword_plural = if keyword_given == 1 { "" } else { "s" };
        format!(
            " positional argument{plural} (and {keyword_given} keyword-only argument{keyword_plural})"
        )
    } else {
        String::new()
    };
    let message = format!(
        "{}() takes {takes} positional argument{plural} but {given}{also} {were} given",
        qualname(py, function)
    );
    py.type_error(message)
}

fn qualname(py: &Py<'_>, function: &Ref<Function>) -> String {
    function.qualname.get(py).as_str().to_owned()
}

/// The number of positional arguments with which a call of this code needs no binding, or `u16::MAX`.
pub(super) fn exact_arity(code: &crate::compile::Code) -> u16 {
    let params = code.params;
    if code.kind == crate::compile::CodeKind::Class {
        // Its namespace.
        return 1;
    }
    if params.keyword_only > 0 || params.var_args || params.var_keywords {
        u16::MAX
    } else {
        params.positional_only + params.positional
    }
}

impl Py<'_> {
    /// A new list value.
    pub fn list(&mut self, items: Vec<Value>) -> Value {
        Ref::new(List::new(items)).into()
    }

    /// A new tuple value.
    pub fn tuple(&mut self, items: Vec<Value>) -> Value {
        Ref::new(Tuple::new(items)).into()
    }
}
