//! Where classes written in Python take part: finding their special methods, and the few calls made in place.

use std::cell::Cell;

use crate::object::{Instance, Ref, Value, View};
use crate::vm::{Py, PyResult};

/// What to do when a method written in Python would decide.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Python {
    /// Answer `None`: the caller does it in another way.
    Decline,
    /// Call it in place, as a dict probe must.
    Call,
}

/// The attribute `name` of an instance's class, unless it is what a built-in class gives it.
pub fn class_method(
    py: &mut Py<'_>,
    instance: &Ref<Instance>,
    name: &'static str,
) -> Option<Value> {
    let name = py.interp.intern_literal(name);
    let class = instance.class.get(py).clone();
    let found = py.lookup_type(&class, &name)?;
    match found.view() {
        View::Native(native) if native.owner.is_some() => None,
        _ => Some(found),
    }
}

/// The method `name` of a value whose class is written in Python, or comes with a native module, and defines it.
pub fn special_method(py: &mut Py<'_>, value: &Value, name: &'static str) -> Option<Value> {
    match value.view() {
        View::Instance(instance) => class_method(py, instance, name),
        View::Type(class) => {
            let name = py.interp.intern_literal(name);
            py.metaclass_attribute(class, &name)
        }
        View::Foreign(foreign) => {
            let class = py.builtin_type(foreign.type_name);
            let name = py.interp.intern_literal(name);
            py.get(&class.dict, &name)
        }
        _ => None,
    }
}

/// The built-in value inside an instance of a class that derives from a built-in one, if the class leaves the special
/// method `name` to it.
pub fn inherited<'a>(py: &mut Py<'_>, value: &'a Value, name: &'static str) -> Option<&'a Value> {
    let instance = value.as_ref::<Instance>()?;
    let decides = instance.native.is_unbound() || class_method(py, instance, name).is_some();
    (!decides).then_some(&instance.native)
}

/// Whether there is such a method.
pub fn has_method(py: &mut Py<'_>, value: &Value, name: &'static str) -> bool {
    special_method(py, value, name).is_some()
}

/// Calls the special method `name` of `receiver` in place, if its class is written in Python and has it.
pub fn call_special(
    py: &mut Py<'_>,
    receiver: &Value,
    name: &'static str,
    args: &[Value],
) -> PyResult<Option<Value>> {
    let Some(callee) = special_method(py, receiver, name) else {
        return Ok(None);
    };
    let mut all = Vec::with_capacity(args.len() + 1);
    all.push(receiver.clone());
    all.extend_from_slice(args);
    py.call_in_place(&callee, all).map(Some)
}

/// Natives recurse at most this deep into nested containers, frames of the thread included, as under CPython's
/// default recursion limit (`Python/ceval.c`, `_Py_EnterRecursiveCall`).
const MAX_DEPTH: usize = 1000;

thread_local! {
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// Counts one level of native recursion while it lives.
pub struct Level(());

impl Level {
    /// Goes one level deeper; `doing` ends the error's message, for example `" in comparison"`.
    ///
    /// # Errors
    /// `RecursionError`
    pub fn enter(py: &mut Py<'_>, doing: &str) -> PyResult<Level> {
        let depth = DEPTH.get();
        if depth + py.thread.frames.len() >= MAX_DEPTH {
            return Err(py.exception(
                "RecursionError",
                format!("maximum recursion depth exceeded{doing}"),
            ));
        }
        DEPTH.set(depth + 1);
        Ok(Level(()))
    }
}

impl Drop for Level {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get() - 1);
    }
}
