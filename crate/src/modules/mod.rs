//! What a script can import: a table from module names to where they come from.

pub mod builtins;
mod float_math;
mod gil_lab;
mod math;
mod prelude;
mod process;
mod random;
pub(crate) mod support;
mod sys;
#[cfg(test)]
mod tests;
mod thread;
mod time;

use crate::vm::{Library, ModuleSource, Py, PyResult};

/// Every module, in alphabetical order.
const MODULES: &[(&str, ModuleSource)] = &[
    ("_lab", ModuleSource::Native(gil_lab::init)),
    ("_process", ModuleSource::Native(process::init)),
    ("_random", ModuleSource::Native(random::init)),
    ("_sys", ModuleSource::Native(sys::init)),
    ("_thread", ModuleSource::Native(thread::init)),
    ("lab", ModuleSource::Python(include_str!("python/lab.py"))),
    ("math", ModuleSource::Native(math::init)),
    (
        "random",
        ModuleSource::Python(include_str!("python/random.py")),
    ),
    ("sys", ModuleSource::Python(include_str!("python/sys.py"))),
    ("time", ModuleSource::Native(time::init)),
];

/// Finds what `import name` names; none when there is no such module.
pub fn find(name: &str) -> Option<ModuleSource> {
    let found = MODULES.iter().find(|(module, _)| *module == name);
    found.map(|(_, source)| *source)
}

/// What every interpreter offers.
pub static LIBRARY: Library = Library {
    find_module: find,
    install,
    prelude: prelude::PRELUDE,
    arity_error: builtins::arity_error,
    keyword_error: builtins::keyword_error,
    run_spawned: process::run_spawned,
    make_exception: builtins::make_exception,
    generator_type: prelude::generator_type,
};

fn install(py: &mut Py<'_>) -> PyResult<()> {
    builtins::install(py)?;
    thread::install(py);
    sys::install(py);
    Ok(())
}
