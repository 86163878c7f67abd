//! `weakref.ref`, and what `weakref` (`python/weakref.py`) asks of references.

use super::support::{Entry, add_functions, plain};
use crate::object::{List, Module, Ref, Value, weak_references};
use crate::vm::{Py, PyResult};

const FUNCTIONS: &[Entry] = &[
    ("getweakrefcount", plain(1, 1, getweakrefcount)),
    ("getweakrefs", plain(1, 1, getweakrefs)),
];

/// Fills `_weakref`.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, FUNCTIONS);
    let class = py.builtin_type("ReferenceType");
    py.set(&module.dict, "ref", class);
    Ok(())
}

fn getweakrefcount(_: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::int(weak_references(&args[0]).len() as i64))
}

fn getweakrefs(_: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let found = weak_references(&args[0]).into_iter().map(Value::from);
    Ok(List::new(found.collect()).into())
}
