//! Subscripts and `in`: built-in containers, then `__getitem__` and its kin.

use super::run::Next;
use super::thread::{Deliver, Delivery};
use super::{Py, PyResult, deliver};
use crate::compile::{Instr, Op};
use crate::object::{List, Ref, Type, Value, View, ops};

/// `a = b[c]`
pub(super) fn get(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let container = py.operand(instr.b())?;
    let key = py.operand(instr.c_low())?;
    if let Some(value) = ops::get_item(py, &container, &key)? {
        py.put(instr.a(), value);
        return Ok(Next::Go);
    }
    if let View::Type(class) = container.view()
        && py.lookup_dunder(&container, "__getitem__").is_none()
    {
        let class = class.clone();
        return class_item(py, class, key, Delivery::register(instr.a()));
    }
    match py.lookup_dunder(&container, "__getitem__") {
        Some(method) => deliver::call(
            py,
            method,
            vec![container, key],
            Delivery::register(instr.a()),
        ),
        None => {
            let message = format!("'{}' object is not subscriptable", py.type_name(&container));
            Err(py.type_error(message))
        }
    }
}

/// Built-in classes that take parameters, as in `list[int]`.
const GENERIC: &[&str] = &[
    "dict",
    "enumerate",
    "frozenset",
    "list",
    "set",
    "tuple",
    "type",
];

/// Modules whose classes take none, those of the script among them.
const NOT_GENERIC: &[&str] = &[
    "__main__",
    "__mp_main__",
    "abc",
    "builtins",
    "enum",
    "threading",
    "typing",
    "unittest",
];

/// `class[key]`, by `__class_getitem__` (`Objects/abstract.c`, `PyObject_GetItem`).
fn class_item(py: &mut Py<'_>, class: Ref<Type>, key: Value, delivery: Delivery) -> PyResult<Next> {
    let name = py.interp.intern_literal("__class_getitem__");
    let callee = match py.lookup_type(&class, &name) {
        Some(method) => match method.view() {
            View::Descriptor(descriptor) => descriptor.get.clone(),
            _ => method,
        },
        None if is_generic(py, &class) => py.prelude("GenericAlias"),
        None => {
            let message = format!("type '{}' is not subscriptable", class.name.as_str());
            return Err(py.type_error(message));
        }
    };
    deliver::call(py, callee, vec![class.into(), key], delivery)
}

/// Whether a class takes parameters without saying so by a `__class_getitem__`: those above, most of those in modules,
/// and what derives from them.
fn is_generic(py: &Py<'_>, class: &Ref<Type>) -> bool {
    class.mro.get(py).iter().any(|class| {
        let module = class.module.as_str();
        if class.flags.heap {
            !NOT_GENERIC.contains(&module)
        } else {
            module == "builtins" && GENERIC.contains(&class.name.as_str())
        }
    })
}

/// `a[b] = c`
pub(super) fn set(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let container = py.operand(instr.a())?;
    let key = py.operand(instr.b())?;
    let value = py.operand(instr.c_low())?;
    if ops::set_item(py, &container, &key, value.clone())?.is_some() {
        return Ok(Next::Go);
    }
    match py.lookup_dunder(&container, "__setitem__") {
        Some(method) => deliver::call(
            py,
            method,
            vec![container, key, value],
            Delivery::new(Deliver::Discard, 0, Value::UNBOUND),
        ),
        None => {
            if let (Some(list), View::Slice(_)) = (container.as_ref::<List>(), key.view()) {
                // A slice is given an iterator written in Python: collect it first.
                let function = py.prelude("set_slice");
                let args = vec![list.clone().into(), key, value];
                return deliver::call(
                    py,
                    function,
                    args,
                    Delivery::new(Deliver::Discard, 0, Value::UNBOUND),
                );
            }
            let message = format!(
                "'{}' object does not support item assignment",
                py.type_name(&container)
            );
            Err(py.type_error(message))
        }
    }
}

/// `del a[b]`
pub(super) fn delete(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let container = py.operand(instr.a())?;
    let key = py.operand(instr.b())?;
    if ops::delete_item(py, &container, &key)?.is_some() {
        return Ok(Next::Go);
    }
    match py.lookup_dunder(&container, "__delitem__") {
        Some(method) => deliver::call(
            py,
            method,
            vec![container, key],
            Delivery::new(Deliver::Discard, 0, Value::UNBOUND),
        ),
        None => {
            let message = format!(
                "'{}' object doesn't support item deletion",
                py.type_name(&container)
            );
            Err(py.type_error(message))
        }
    }
}

/// `a = b in c`
pub(super) fn contains(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let item = py.operand(instr.b())?;
    let container = py.operand(instr.c_low())?;
    let negated = instr.op() == Op::NotIn;
    if let Some(found) = ops::contains(py, &container, &item)? {
        py.put(instr.a(), Value::bool(found != negated));
        return Ok(Next::Go);
    }
    let delivery = Delivery::new(Deliver::Truth(negated), instr.a(), Value::UNBOUND);
    if let Some(method) = py.lookup_dunder(&container, "__contains__") {
        return deliver::call(py, method, vec![container, item], delivery);
    }
    // By iteration, in Python: the container is one written in Python, or its items compare in Python.
    let function = py.prelude("contains");
    deliver::call(py, function, vec![container, item], delivery)
}
