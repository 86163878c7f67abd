//! Calls whose arguments can be bound where they are: in the registers that become the called function's first.

use std::mem::MaybeUninit;

use super::Py;
use crate::compile::CodeKind;
use crate::object::{Dict, Function, Guarded, Ref, Str, Table, Tag, Tuple, Type, Value, View};

/// Keyword arguments that are put in order without anything on the heap.
pub(super) const MOST_KEYWORDS: usize = 8;

/// A keyword that goes to `**kwargs`.
const REST: u8 = u8::MAX;

/// Whether a call with these arguments could be bound in place at all: one that runs at once, and a window that fits the
/// segment of the stack.
fn fits(py: &Py<'_>, function: &Function, base: *mut Value, count: usize) -> bool {
    let code = &function.code;
    code.kind == CodeKind::Function
        && py.thread.frames.len() < py.interp.recursion_limit
        && py
            .thread
            .stack
            .fits(base, count.max(code.registers as usize))
}

/// Completes `count` arguments in the registers from `base` on, the last of them by the keywords `names`, with defaults.
/// Gives the number of parameters, all of which are bound then; none if nothing has changed, because something is wrong
/// or unusual about the call.
///
/// # Safety
/// The arguments are initialised registers, and above them nothing points to the heap.
pub(super) unsafe fn bind_in_place(
    py: &mut Py<'_>,
    function: &Ref<Function>,
    base: *mut Value,
    count: usize,
    names: &[Value],
) -> Option<usize> {
    if !fits(py, function, base, count) || names.len() > MOST_KEYWORDS {
        return None;
    }
    let code = &function.code;
    let params = code.params;
    let positional = (params.positional_only + params.positional) as usize;
    let all = positional + params.keyword_only as usize;
    let given = count - names.len();
    let direct = given.min(positional);
    if (given > positional && !params.var_args) || all > 63 {
        return None;
    }
    // Where each keyword goes; nothing is moved before all is known to be right.
    let mut bound: u64 = (1 << direct) - 1;
    let mut places = [0_u8; MOST_KEYWORDS];
    for (place, name) in places.iter_mut().zip(names) {
        let first = params.positional_only as usize;
        match find_name(&code.locals[first..all], name.as_ref::<Str>()?) {
            Some(index) if bound & 1 << (first + index) == 0 => {
                bound |= 1 << (first + index);
                *place = (first + index) as u8;
            }
            None if params.var_keywords => *place = REST,
            _ => return None,
        }
    }
    let defaults: &[Value] =
        (function.defaults.as_ref()).map_or(&[], |tuple: &Ref<Tuple>| &tuple.items);
    for index in direct..all {
        if bound & 1 << index == 0 && default(py, function, defaults, positional, index).is_none() {
            return None;
        }
    }
    // SAFETY: the window fits; the values of keywords and those that are too many are moved out before anything is
    // written over them, and each of the former is moved to its place.
    unsafe {
        let mut values = [const { MaybeUninit::<Value>::uninit() }; MOST_KEYWORDS];
        for (index, value) in values.iter_mut().enumerate().take(names.len()) {
            value.write(std::mem::take(&mut *base.add(given + index)));
        }
        if params.var_args {
            let extra = (direct..given).map(|index| std::mem::take(&mut *base.add(index)));
            let extra: Box<[Value]> = extra.collect();
            base.add(all).write(Tuple::new(extra).into());
        }
        for index in direct..all {
            if bound & 1 << index == 0 {
                let default = default(py, function, defaults, positional, index);
                base.add(index).write(default.unwrap_or_default());
            }
        }
        let mut rest = Table::default();
        for ((value, place), name) in values.iter().zip(places).zip(names) {
            let value = value.assume_init_read();
            match (place, name.as_ref::<Str>()) {
                (REST, Some(name)) => drop(rest.set_str(name, value)),
                _ => base.add(place as usize).write(value),
            }
        }
        if params.var_keywords {
            let table = Guarded::new(rest);
            let place = all + usize::from(params.var_args);
            base.add(place).write(Dict { table }.into());
        }
    }
    Some(all + usize::from(params.var_args) + usize::from(params.var_keywords))
}

/// Names are interned, as a rule.
fn find_name(locals: &[Ref<Str>], name: &Ref<Str>) -> Option<usize> {
    (locals.iter().position(|local| local.is(name)))
        .or_else(|| (locals.iter()).position(|local| local.as_str() == name.as_str()))
}

/// The default of parameter `index`.
fn default(
    py: &Py<'_>,
    function: &Function,
    defaults: &[Value],
    positional: usize,
    index: usize,
) -> Option<Value> {
    if index < positional {
        let first = positional - defaults.len();
        return defaults.get(index.checked_sub(first)?).cloned();
    }
    let named = function.keyword_defaults.as_ref()?;
    named
        .table
        .get(py)
        .get_str(&function.code.locals[index])
        .cloned()
}

/// The `__init__` of a class that makes plain instances or exceptions, and has no say in how.
pub(super) fn plain_init(py: &mut Py<'_>, class: &Ref<Type>) -> Option<Ref<Function>> {
    if class.metaclass.is_some() || class.instances != Tag::Instance || !class.flags.heap {
        return None;
    }
    let new = py.interp.intern_literal("__new__");
    let new = py.lookup_type(class, &new)?;
    match new.view() {
        View::Native(native) if matches!(native.owner, Some("object" | "BaseException")) => {}
        _ => return None,
    }
    let init = py.interp.intern_literal("__init__");
    py.lookup_type(class, &init)?.into_ref::<Function>()
}
