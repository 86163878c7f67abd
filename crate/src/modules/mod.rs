//! What a script can import: a table from module names to where they come from.

mod array;
mod binascii;
pub mod builtins;
mod collections;
mod dis;
mod files;
mod gc;
mod gil_lab;
mod hash;
mod json;
mod math;
mod prelude;
mod process;
mod random;
mod re;
pub(crate) mod support;
pub(crate) mod sys;
#[cfg(test)]
mod tests;
mod thread;
mod time;
mod weakref;

use crate::vm::{Library, ModuleSource, Py, PyResult};

/// A module of `python/`, as `build.rs` prepared it.
macro_rules! python {
    ($file:literal) => {
        ModuleSource::Python(include_str!(concat!(env!("OUT_DIR"), "/", $file, ".py")))
    };
}

/// Every module, in alphabetical order. A module in a package follows the package.
const MODULES: &[(&str, ModuleSource)] = &[
    ("_array", ModuleSource::Native(array::init)),
    ("_binascii", ModuleSource::Native(binascii::init)),
    ("_collections", ModuleSource::Native(collections::init)),
    ("_dis", ModuleSource::Native(dis::init)),
    ("_file_objects", python!("file_objects")),
    ("_files", ModuleSource::Native(files::init)),
    ("_gc", ModuleSource::Native(gc::init)),
    ("_hashlib", ModuleSource::Native(hash::init)),
    ("_json", ModuleSource::Native(json::init)),
    ("_lab", ModuleSource::Native(gil_lab::init)),
    ("_magics", python!("magics")),
    ("_os_files", python!("os_files")),
    ("_process", ModuleSource::Native(process::init)),
    ("_random", ModuleSource::Native(random::init)),
    ("_re", ModuleSource::Native(re::init)),
    ("_sys", ModuleSource::Native(sys::init)),
    ("_thread", ModuleSource::Native(thread::init)),
    ("_time_parts", python!("time_parts")),
    ("_weakref", ModuleSource::Native(weakref::init)),
    ("abc", python!("abc")),
    ("array", python!("array")),
    ("asyncio", python!("asyncio")),
    ("asyncio.events", python!("asyncio_events")),
    ("asyncio.exceptions", python!("asyncio_exceptions")),
    ("asyncio.futures", python!("asyncio_futures")),
    ("asyncio.locks", python!("asyncio_locks")),
    ("asyncio.queues", python!("asyncio_queues")),
    ("asyncio.runners", python!("asyncio_runners")),
    ("asyncio.taskgroups", python!("asyncio_taskgroups")),
    ("asyncio.tasks", python!("asyncio_tasks")),
    ("asyncio.threads", python!("asyncio_threads")),
    ("asyncio.timeouts", python!("asyncio_timeouts")),
    ("base64", python!("base64")),
    ("binascii", python!("binascii")),
    ("bisect", python!("bisect")),
    ("calendar", python!("calendar")),
    ("cmath", python!("cmath")),
    ("collections", python!("collections")),
    ("collections.abc", python!("collections_abc")),
    ("contextlib", python!("contextlib")),
    ("contextvars", python!("contextvars")),
    ("copy", python!("copy")),
    ("csv", python!("csv")),
    ("dataclasses", python!("dataclasses")),
    ("datetime", python!("datetime")),
    ("decimal", python!("decimal")),
    ("dis", python!("dis")),
    ("doctest", python!("doctest")),
    ("enum", python!("enum")),
    ("fnmatch", python!("fnmatch")),
    ("fractions", python!("fractions")),
    ("functools", python!("functools")),
    ("gc", python!("gc")),
    ("glob", python!("glob")),
    ("gzip", python!("gzip")),
    ("hashlib", python!("hashlib")),
    ("heapq", python!("heapq")),
    ("inspect", python!("inspect")),
    ("io", python!("io")),
    ("itertools", python!("itertools")),
    ("json", python!("json")),
    ("lab", python!("lab")),
    ("logging", python!("logging")),
    ("math", ModuleSource::Native(math::init)),
    ("operator", python!("operator")),
    ("os", python!("os")),
    ("os.path", python!("os_path")),
    ("pathlib", python!("pathlib")),
    ("posixpath", python!("posixpath")),
    ("pprint", python!("pprint")),
    ("random", python!("random")),
    ("re", python!("re")),
    ("secrets", python!("secrets")),
    ("shutil", python!("shutil")),
    ("statistics", python!("statistics")),
    ("string", python!("string")),
    ("struct", python!("struct")),
    ("sys", python!("sys")),
    ("tempfile", python!("tempfile")),
    ("textwrap", python!("textwrap")),
    ("time", ModuleSource::Native(time::init)),
    ("timeit", python!("timeit")),
    ("traceback", python!("traceback")),
    ("types", python!("types")),
    ("typing", python!("typing")),
    ("unittest", python!("unittest")),
    ("uuid", python!("uuid")),
    ("warnings", python!("warnings")),
    ("weakref", python!("weakref")),
    ("zlib", python!("zlib")),
];

/// Finds what `import name` names; none when there is no such module.
pub fn find(name: &str) -> Option<ModuleSource> {
    let found = MODULES.iter().find(|(module, _)| *module == name);
    found.map(|(_, source)| *source)
}

/// Whether there are modules named `name.…`.
fn is_package(name: &str) -> bool {
    let parts = MODULES.iter().map(|(module, _)| module.rsplit_once('.'));
    parts.flatten().any(|(package, _)| package == name)
}

/// The names of the modules that scripts are meant to import.
fn names() -> Vec<&'static str> {
    let names = MODULES.iter().map(|(name, _)| *name);
    names
        .filter(|name| !name.starts_with('_') && !name.contains('.'))
        .collect()
}

/// What every interpreter offers.
pub static LIBRARY: Library = Library {
    find_module: find,
    is_package,
    module_names: names,
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
