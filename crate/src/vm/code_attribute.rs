//! What code objects show of themselves (`Objects/codeobject.c`, `code_memberlist`).

use crate::compile::{Code, CodeKind};
use crate::object::{Ref, Str, Tuple, Value};

/// Bits of `co_flags` (`Include/cpython/code.h`).
const OPTIMIZED_WITH_NEW_LOCALS: i64 = 0x3;
const VAR_ARGS: i64 = 0x4;
const VAR_KEYWORDS: i64 = 0x8;
const NESTED: i64 = 0x10;
const GENERATOR: i64 = 0x20;
const COROUTINE: i64 = 0x80;
const ASYNC_GENERATOR: i64 = 0x200;

/// The attribute `name` of a code object.
pub(super) fn code_attribute(code: &Ref<Code>, name: &str) -> Option<Value> {
    let params = code.params;
    Some(match name {
        "co_argcount" => Value::int((params.positional_only + params.positional).into()),
        "co_cellvars" => {
            let cells = code.cells.iter();
            tuple(cells.map(|&cell| code.locals[usize::from(cell)].clone()))
        }
        "co_consts" => Tuple::new(code.constants.to_vec()).into(),
        "co_filename" => code.filename.clone().into(),
        "co_firstlineno" => Value::int(code.first_line.into()),
        "co_flags" => Value::int(flags(code)),
        "co_freevars" => texts(&code.free),
        "co_kwonlyargcount" => Value::int(params.keyword_only.into()),
        "co_name" => code.name.clone().into(),
        "co_names" => texts(&code.names),
        "co_nlocals" => Value::int(code.locals.len() as i64),
        "co_posonlyargcount" => Value::int(params.positional_only.into()),
        "co_qualname" => code.qualname.clone().into(),
        "co_stacksize" => Value::int((code.registers - code.first_temporary()).into()),
        "co_varnames" => texts(&code.locals),
        _ => return None,
    })
}

fn texts(names: &[Ref<Str>]) -> Value {
    tuple(names.iter().cloned())
}

fn tuple(items: impl Iterator<Item = Ref<Str>>) -> Value {
    Tuple::new(items.map(Value::from).collect::<Vec<_>>()).into()
}

fn flags(code: &Code) -> i64 {
    let mut flags = match code.kind {
        CodeKind::Module | CodeKind::Class => 0,
        CodeKind::Function => OPTIMIZED_WITH_NEW_LOCALS,
        CodeKind::Generator => OPTIMIZED_WITH_NEW_LOCALS | GENERATOR,
        CodeKind::Coroutine => OPTIMIZED_WITH_NEW_LOCALS | COROUTINE,
        CodeKind::AsyncGenerator => OPTIMIZED_WITH_NEW_LOCALS | ASYNC_GENERATOR,
    };
    for (is_set, flag) in [
        (code.params.var_args, VAR_ARGS),
        (code.params.var_keywords, VAR_KEYWORDS),
        (code.qualname.as_str().contains("<locals>"), NESTED),
    ] {
        if is_set {
            flags |= flag;
        }
    }
    flags
}
