//! `__slots__`: a class that says which attributes its instances have.

use super::{Py, PyResult};
use crate::object::{Descriptor, DescriptorKind, Dict, Ref, Str, Value, View, ops};

/// Puts a descriptor into the namespace of a new class for each name in its `__slots__`; says whether its instances
/// have these attributes only (`Objects/typeobject.c`, `type_new_slots`).
///
/// # Errors
/// `TypeError` for what is no name, `ValueError` for a name that the class gives a value.
pub(super) fn define(py: &mut Py<'_>, class: &Ref<Str>, namespace: &Ref<Dict>) -> PyResult<bool> {
    let key = py.interp.intern_literal("__slots__");
    let Some(slots) = py.get(namespace, &key) else {
        return Ok(false);
    };
    let mut has_dict = false;
    for name in names(py, &slots)? {
        let Some(name) = name.core().as_ref::<Str>().cloned() else {
            let given = py.type_name(&name);
            return Err(py.type_error(format!("__slots__ items must be strings, not '{given}'")));
        };
        match name.as_str() {
            "__dict__" => has_dict = true,
            "__weakref__" => {}
            text if !is_identifier(text) => {
                return Err(py.type_error("__slots__ must be identifiers"));
            }
            text => {
                let name = mangle(text, class.as_str());
                let interned = py.intern(&name);
                if py.get(namespace, &interned).is_some() {
                    let message = format!("'{name}' in __slots__ conflicts with class variable");
                    return Err(py.value_error(message));
                }
                let member = Descriptor {
                    kind: DescriptorKind::Member,
                    get: interned.into(),
                    set: class.clone().into(),
                    delete: Value::NONE,
                    doc: Value::NONE,
                };
                py.set(namespace, &name, member);
            }
        }
    }
    Ok(!has_dict)
}

/// The names in `__slots__`, which may be one string or an iterable.
fn names(py: &mut Py<'_>, slots: &Value) -> PyResult<Vec<Value>> {
    Ok(match slots.core().view() {
        View::Str(_) => vec![slots.clone()],
        _ => ops::collect(py, slots)?.unwrap_or_else(|| vec![slots.clone()]),
    })
}

fn is_identifier(text: &str) -> bool {
    let mut letters = text.chars();
    letters
        .next()
        .is_some_and(|first| first == '_' || first.is_alphabetic())
        && letters.all(|letter| letter == '_' || letter.is_alphanumeric())
}

/// A private name as methods of the class spell it (`Objects/typeobject.c`, `_Py_Mangle`).
fn mangle(name: &str, class: &str) -> String {
    let class = class.trim_start_matches('_');
    if !name.starts_with("__") || name.ends_with("__") || class.is_empty() {
        return name.to_owned();
    }
    format!("_{class}{name}")
}
