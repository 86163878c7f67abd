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
pub(crate) mod library;
mod math;
mod network;
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
mod zlib;

use crate::object::{Module, Ref};
use crate::vm::{Library, ModuleSource, Py, PyResult};

/// Where a module is.
#[derive(Clone, Copy)]
enum Place {
    Native(fn(&mut Py<'_>, &Ref<Module>) -> PyResult<()>),
    /// In the file of this name in `python/`.
    Python(&'static str),
}

use Place::{Native, Python};

/// Every module, in alphabetical order. A module in a package follows the package.
const MODULES: &[(&str, Place)] = &[
    ("_array", Native(array::init)),
    ("_binascii", Native(binascii::init)),
    ("_collections", Native(collections::init)),
    ("_dis", Native(dis::init)),
    ("_file_objects", Python("file_objects")),
    ("_files", Native(files::init)),
    ("_gc", Native(gc::init)),
    ("_hashlib", Native(hash::init)),
    ("_json", Native(json::init)),
    ("_lab", Native(gil_lab::init)),
    ("_magics", Python("magics")),
    ("_network", Native(network::init)),
    ("_os_files", Python("os_files")),
    ("_process", Native(process::init)),
    ("_random", Native(random::init)),
    ("_re", Native(re::init)),
    ("_sys", Native(sys::init)),
    ("_thread", Native(thread::init)),
    ("_time_parts", Python("time_parts")),
    ("_weakref", Native(weakref::init)),
    ("_zlib", Native(zlib::init)),
    ("abc", Python("abc")),
    ("array", Python("array")),
    ("asyncio", Python("asyncio")),
    ("asyncio.events", Python("asyncio_events")),
    ("asyncio.exceptions", Python("asyncio_exceptions")),
    ("asyncio.futures", Python("asyncio_futures")),
    ("asyncio.locks", Python("asyncio_locks")),
    ("asyncio.queues", Python("asyncio_queues")),
    ("asyncio.runners", Python("asyncio_runners")),
    ("asyncio.taskgroups", Python("asyncio_taskgroups")),
    ("asyncio.tasks", Python("asyncio_tasks")),
    ("asyncio.threads", Python("asyncio_threads")),
    ("asyncio.timeouts", Python("asyncio_timeouts")),
    ("atexit", Python("atexit")),
    ("base64", Python("base64")),
    ("binascii", Python("binascii")),
    ("bisect", Python("bisect")),
    ("calendar", Python("calendar")),
    ("cmath", Python("cmath")),
    ("collections", Python("collections")),
    ("collections.abc", Python("collections_abc")),
    ("concurrent", Python("concurrent")),
    ("concurrent.futures", Python("futures")),
    ("concurrent.futures._base", Python("futures_base")),
    ("concurrent.futures.thread", Python("futures_thread")),
    ("contextlib", Python("contextlib")),
    ("contextvars", Python("contextvars")),
    ("copy", Python("copy")),
    ("csv", Python("csv")),
    ("ctypes", Python("ctypes")),
    ("dataclasses", Python("dataclasses")),
    ("datetime", Python("datetime")),
    ("decimal", Python("decimal")),
    ("dis", Python("dis")),
    ("doctest", Python("doctest")),
    ("enum", Python("enum")),
    ("fnmatch", Python("fnmatch")),
    ("fractions", Python("fractions")),
    ("functools", Python("functools")),
    ("gc", Python("gc")),
    ("glob", Python("glob")),
    ("gzip", Python("gzip")),
    ("hashlib", Python("hashlib")),
    ("heapq", Python("heapq")),
    ("http", Python("http")),
    ("http.client", Python("http_client")),
    ("inspect", Python("inspect")),
    ("io", Python("io")),
    ("itertools", Python("itertools")),
    ("json", Python("json")),
    ("lab", Python("lab")),
    ("logging", Python("logging")),
    ("math", Native(math::init)),
    ("operator", Python("operator")),
    ("os", Python("os")),
    ("os.path", Python("os_path")),
    ("pathlib", Python("pathlib")),
    ("posixpath", Python("posixpath")),
    ("pprint", Python("pprint")),
    ("queue", Python("queue")),
    ("random", Python("random")),
    ("re", Python("re")),
    ("requests", Python("requests")),
    ("requests.exceptions", Python("requests_exceptions")),
    ("sched", Python("sched")),
    ("secrets", Python("secrets")),
    ("shutil", Python("shutil")),
    ("signal", Python("signal")),
    ("socket", Python("socket")),
    ("statistics", Python("statistics")),
    ("string", Python("string")),
    ("struct", Python("struct")),
    ("sys", Python("sys")),
    ("tempfile", Python("tempfile")),
    ("textwrap", Python("textwrap")),
    ("threading", Python("threading")),
    ("time", Native(time::init)),
    ("timeit", Python("timeit")),
    ("traceback", Python("traceback")),
    ("types", Python("types")),
    ("typing", Python("typing")),
    ("unittest", Python("unittest")),
    ("urllib", Python("urllib")),
    ("urllib.error", Python("urllib_error")),
    ("urllib.parse", Python("urllib_parse")),
    ("urllib.request", Python("urllib_request")),
    ("uuid", Python("uuid")),
    ("warnings", Python("warnings")),
    ("weakref", Python("weakref")),
    ("zlib", Python("zlib")),
];

/// Finds what `import name` names; none when there is no such module.
pub fn find(name: &str) -> Option<ModuleSource> {
    let (_, place) = MODULES.iter().find(|(module, _)| *module == name)?;
    match *place {
        Native(fill) => Some(ModuleSource::Native(fill)),
        Python(file) => library::source(file).map(ModuleSource::Python),
    }
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
