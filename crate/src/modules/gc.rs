//! `_gc`: what `gc` (`python/gc.py`) asks of the cycle collector.

use super::support::{Entry, add_functions, plain, small_integer};
use crate::object::{List, Module, Pass, Ref, Tuple, Value, containers, is_tracked, referents};
use crate::vm::{Py, PyResult};

const FUNCTIONS: &[Entry] = &[
    ("collect", plain(1, 1, collect)),
    ("enable", plain(1, 1, enable)),
    ("get_count", plain(0, 0, get_count)),
    ("get_objects", plain(0, 0, get_objects)),
    ("get_referents", plain(0, 255, get_referents)),
    ("get_referrers", plain(0, 255, get_referrers)),
    ("get_threshold", plain(0, 0, get_threshold)),
    ("is_tracked", plain(1, 1, tracked)),
    ("isenabled", plain(0, 0, isenabled)),
    ("set_threshold", plain(1, 3, set_threshold)),
];

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    add_functions(py, &module.dict, FUNCTIONS);
    Ok(())
}

/// `collect(again)` does one pass, the second one if `again`: the unreachable objects, and whether that one is due
/// when the finalizers have run, which they do before the caller goes on.
fn collect(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let pass = match args[0].quick_truth() {
        Some(true) => Pass::Free,
        _ => Pass::Finalize,
    };
    let found = py.collect(pass);
    py.interp.pages.again = false;
    Ok(Tuple::new([
        Value::int(found.count as i64),
        Value::bool(found.finalizers),
    ])
    .into())
}

fn enable(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    py.interp.pages.enabled = args[0].quick_truth() == Some(true);
    py.interp.pages.set_limit();
    Ok(Value::NONE)
}

fn isenabled(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    Ok(Value::bool(py.interp.pages.enabled))
}

fn get_count(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    let count = Value::int(py.interp.pages.count() as i64);
    Ok(Tuple::new([count, Value::int(0), Value::int(0)]).into())
}

fn get_threshold(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    Ok(Tuple::new(py.interp.pages.thresholds.map(Value::int)).into())
}

fn set_threshold(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    for (index, value) in args.iter().enumerate() {
        py.interp.pages.thresholds[index] = small_integer(py, value)?;
    }
    py.interp.pages.set_limit();
    Ok(Value::NONE)
}

fn get_objects(py: &mut Py<'_>, _: &[Value]) -> PyResult<Value> {
    let mut found = containers(py);
    found.retain(|value| is_tracked(py, value));
    Ok(List::new(found).into())
}

fn get_referents(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let found = args.iter().flat_map(|value| referents(py, value));
    Ok(List::new(found.collect()).into())
}

/// Of all containers in the pages and the modules' namespaces, those that refer to one of the arguments.
fn get_referrers(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let mut found = containers(py);
    for entry in py.interp.modules.table.get(py).iter() {
        if let Some(module) = entry.value.as_ref::<Module>() {
            found.push(module.dict.clone().into());
        }
    }
    found.retain(|value| {
        let inner = referents(py, value);
        inner
            .iter()
            .any(|inner| args.iter().any(|arg| arg.is(inner)))
    });
    Ok(List::new(found).into())
}

fn tracked(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::bool(is_tracked(py, &args[0])))
}
