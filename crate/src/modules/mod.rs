//! What a script can import: a table from module names to where they come from.

pub mod builtins;
mod float_math;
mod gil_lab;
mod json;
mod math;
mod prelude;
mod process;
mod random;
mod re;
pub(crate) mod support;
mod sys;
#[cfg(test)]
mod tests;
mod thread;
mod time;

use crate::vm::{Library, ModuleSource, Py, PyResult};

/// Every module, in alphabetical order.
const MODULES: &[(&str, ModuleSource)] = &[
    ("_json", ModuleSource::Native(json::init)),
    ("_lab", ModuleSource::Native(gil_lab::init)),
    ("_process", ModuleSource::Native(process::init)),
    ("_random", ModuleSource::Native(random::init)),
    ("_re", ModuleSource::Native(re::init)),
    ("_sys", ModuleSource::Native(sys::init)),
    ("_thread", ModuleSource::Native(thread::init)),
    ("json", ModuleSource::Python(include_str!("python/json.py"))),
    ("lab", ModuleSource::Python(include_str!("python/lab.py"))),
    ("math", ModuleSource::Native(math::init)),
    (
        "pprint",
        ModuleSource::Python(include_str!("python/pprint.py")),
    ),
    (
        "random",
        ModuleSource::Python(include_str!("python/random.py")),
    ),
    ("re", ModuleSource::Python(include_str!("python/re.py"))),
    (
        "string",
        ModuleSource::Python(include_str!("python/string.py")),
    ),
    ("sys", ModuleSource::Python(include_str!("python/sys.py"))),
    (
        "textwrap",
        ModuleSource::Python(include_str!("python/textwrap.py")),
    ),
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
