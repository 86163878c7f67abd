//! `math`, with CPython 3.11's functions and errors.

mod floats;
mod integers;
mod sums;

use super::support::add_functions;
use crate::object::{Module, Ref, Value};
use crate::vm::{Py, PyResult};

/// Fills the module.
pub fn init(py: &mut Py<'_>, module: &Ref<Module>) -> PyResult<()> {
    let dict = &module.dict;
    add_functions(py, dict, floats::FUNCTIONS);
    add_functions(py, dict, integers::FUNCTIONS);
    add_functions(py, dict, sums::FUNCTIONS);
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, value) in constants {
        py.set(dict, name, Value::float(value));
    }
    Ok(())
}
