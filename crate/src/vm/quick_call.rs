//! Calls whose arguments can be bound where they are: in the registers that become the called function's first.

use std::mem::MaybeUninit;

use super::Py;
use crate::compile::CodeKind;
use crate::object::{Function, Ref, Str, Tag, Tuple, Type, Value, View};

/// Keyword arguments that are put in order without anything on the heap.
const MOST_KEYWORDS: usize = 8;

/// Whether a call with these arguments could be bound in place at all: no `*args`, no `**kwargs`, and a window that fits
/// the segment of the stack.
fn fits(py: &Py<'_>, function: &Function, base: *mut Value) -> bool {
    let code = &function.code;
    !code.params.var_args
        && !code.params.var_keywords
        && code.kind == CodeKind::Function
        && py.thread.stack.fits(base, code.registers as usize)
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
    if !fits(py, function, base) || names.len() > MOST_KEYWORDS {
        return None;
    }
    let code = &function.code;
    let params = code.params;
    let positional = (params.positional_only + params.positional) as usize;
    let all = positional + params.keyword_only as usize;
    let given = count - names.len();
    if given > positional || all > 63 {
        return None;
    }
    // Where each keyword goes; nothing is moved before all is known to be right.
    let mut bound: u64 = (1 << given) - 1;
    let mut places = [0_u8; MOST_KEYWORDS];
    for (place, name) in places.iter_mut().zip(names) {
        let first = params.positional_only as usize;
        let index = first + find_name(&code.locals[first..all], name.as_ref::<Str>()?)?;
        if bound & 1 << index != 0 {
            return None;
        }
        bound |= 1 << index;
        *place = index as u8;
    }
    let defaults: &[Value] =
        (function.defaults.as_ref()).map_or(&[], |tuple: &Ref<Tuple>| &tuple.items);
    for index in given..all {
        if bound & 1 << index == 0 && default(py, function, defaults, positional, index).is_none() {
            return None;
        }
    }
    // SAFETY: the window fits; the values of keywords are moved out before anything is written over them, and each of
    // them is moved to its place.
    unsafe {
        let mut values = [const { MaybeUninit::<Value>::uninit() }; MOST_KEYWORDS];
        for (index, value) in values.iter_mut().enumerate().take(names.len()) {
            value.write(base.add(given + index).read());
        }
        for index in given..all {
            if bound & 1 << index == 0 {
                let default = default(py, function, defaults, positional, index);
                base.add(index).write(default.unwrap_or_default());
            }
        }
        for (value, place) in values.iter().zip(places).take(names.len()) {
            base.add(place as usize).write(value.assume_init_read());
        }
    }
    Some(all)
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

/// The `__init__` of a class that makes plain instances, and has no say in how.
pub(super) fn plain_init(py: &mut Py<'_>, class: &Ref<Type>) -> Option<Ref<Function>> {
    if class.metaclass.is_some()
        || class.instances != Tag::Instance
        || class.flags.exception
        || !class.flags.heap
    {
        return None;
    }
    let new = py.interp.intern_literal("__new__");
    let new = py.lookup_type(class, &new)?;
    match new.view() {
        View::Native(native) if native.owner == Some("object") => {}
        _ => return None,
    }
    let init = py.interp.intern_literal("__init__");
    py.lookup_type(class, &init)?.into_ref::<Function>()
}
