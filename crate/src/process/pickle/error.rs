//! The exceptions of pickling, whose classes are made when the first one is raised.

use std::cell::Cell;

use crate::object::{Dict, Guarded, Ref, Type, Value};
use crate::vm::{Py, Raised};

/// A `_pickle.PicklingError`.
#[cold]
pub fn pickling_error(py: &mut Py<'_>, message: String) -> Raised {
    raise(py, "PicklingError", message)
}

/// A `_pickle.UnpicklingError`.
#[cold]
pub fn unpickling_error(py: &mut Py<'_>, message: &str) -> Raised {
    raise(py, "UnpicklingError", message.to_owned())
}

/// The `TypeError` for what cannot be pickled.
#[cold]
pub fn cannot_pickle(py: &mut Py<'_>, value: &Value, class: Option<&str>) -> Raised {
    let class = match class {
        Some(class) => class.to_owned(),
        None => py.type_name(value),
    };
    py.type_error(format!("cannot pickle '{class}' object"))
}

fn raise(py: &mut Py<'_>, name: &'static str, message: String) -> Raised {
    let exception = py.builtin_type("Exception");
    let base = class(py, "PickleError", exception);
    let class = class(py, name, base);
    let message = py.str(message);
    Raised(py.new_exception(&class, vec![message]))
}

fn class(py: &mut Py<'_>, name: &'static str, base: Ref<Type>) -> Ref<Type> {
    if let Some(class) = py.interp.state.get(name).and_then(Value::as_ref::<Type>) {
        return class.clone();
    }
    let interned = py.intern(name);
    let class = Ref::new(Type {
        name: interned.clone(),
        qualname: interned,
        module: py.interp.intern_literal("_pickle"),
        metaclass: None,
        bases: Box::new([base.clone()]),
        mro: Guarded::new(Vec::new()),
        dict: Ref::new(Dict::default()),
        instances: base.instances,
        flags: base.flags,
        version: Cell::new(0),
        subclasses: Guarded::new(Vec::new()),
    });
    let mut mro = vec![class.clone()];
    mro.extend(base.mro.get(py).iter().cloned());
    let empty = class.mro.replace(py, mro);
    drop(empty);
    base.subclasses.get_mut(py).push(class.clone());
    py.interp.state.insert(name, class.clone().into());
    class
}
