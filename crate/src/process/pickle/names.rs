//! Names of functions and classes: how they are found again, in this process and in the other.

use super::error::pickling_error;
use crate::object::{Dict, Function, Module, Native, Ref, Str, Type, Value, View};
use crate::vm::{Import, Py, PyResult};

/// Module and qualified name under which another process finds a function or class.
pub struct Name {
    pub module: Ref<Str>,
    pub qualname: Ref<Str>,
}

/// The name of a function.
///
/// # Errors
/// As CPython's `save_global` (`Modules/_pickle.c`): `PicklingError` when the name leads elsewhere or nowhere,
/// `AttributeError` for one that is local to a function.
pub fn of_function(py: &mut Py<'_>, function: &Ref<Function>) -> PyResult<Name> {
    let key = py.interp.intern_literal("__module__");
    let own = py.get(&function.attributes, &key);
    let key = py.interp.intern_literal("__name__");
    let module = own.or_else(|| py.get(&function.globals, &key));
    let module = match module.as_ref().and_then(Value::as_ref::<Str>) {
        Some(module) => module.clone(),
        None => py.interp.intern_literal("__main__"),
    };
    let qualname = function.qualname.get(py).clone();
    let address = function.address();
    let shown = format!("<function {} at {address:#x}>", qualname.as_str());
    let object = Value::from(function.clone());
    checked(py, Name { module, qualname }, &object, &shown)
}

/// The name of a class.
///
/// # Errors
/// As [`of_function`].
pub fn of_class(py: &mut Py<'_>, class: &Ref<Type>) -> PyResult<Name> {
    let (module, qualname) = (class.module.clone(), class.qualname.clone());
    let shown = format!("<class '{}.{}'>", module.as_str(), qualname.as_str());
    let object = Value::from(class.clone());
    checked(py, Name { module, qualname }, &object, &shown)
}

/// The name of a function written in Rust: that of a module which has it.
///
/// # Errors
/// `PicklingError` when no imported module has it.
pub fn of_native(py: &mut Py<'_>, native: &Ref<Native>) -> PyResult<Name> {
    let qualname = py.intern(native.name);
    let object = Value::from(native.clone());
    let modules = py.interp.modules.clone();
    let candidates: Vec<Ref<Module>> = (modules.table.get(py).iter())
        .filter_map(|entry| entry.value.as_ref::<Module>().cloned())
        .collect();
    for module in candidates {
        let found = py.get(&module.dict, &qualname);
        if found.is_some_and(|found| found.is(&object)) {
            let module = module.name.clone();
            return Ok(Name { module, qualname });
        }
    }
    let message = format!(
        "Can't pickle <built-in function {}>: no module has it",
        native.name
    );
    Err(pickling_error(py, message))
}

fn checked(py: &mut Py<'_>, name: Name, object: &Value, shown: &str) -> PyResult<Name> {
    let (module, qualname) = (name.module.as_str(), name.qualname.as_str());
    if qualname.contains("<locals>") {
        return Err(py.attribute_error(format!("Can't pickle local object '{qualname}'")));
    }
    let why = match module_namespace(py, module) {
        None => format!("import of module '{module}' failed"),
        Some(namespace) => match find(py, &namespace, qualname) {
            Some(found) if found.is(object) => return Ok(name),
            Some(_) => format!("it's not the same object as {module}.{qualname}"),
            None => format!("attribute lookup {qualname} on {module} failed"),
        },
    };
    Err(pickling_error(py, format!("Can't pickle {shown}: {why}")))
}

/// Imports the module of a name, unless it is imported; gives back what has to be called for it.
///
/// # Errors
/// `ModuleNotFoundError`.
pub fn import(py: &mut Py<'_>, module: &str) -> PyResult<Option<Value>> {
    if module_namespace(py, module).is_some() {
        return Ok(None);
    }
    let name = py.intern(module);
    match py.begin_import(&name)? {
        Import::Done(_) => Ok(None),
        Import::Run(_, function) => Ok(Some(function.into())),
    }
}

/// Finds what a name stands for in this process.
///
/// # Errors
/// `ModuleNotFoundError` when the module is not imported, `AttributeError` when it has no such name.
pub fn resolve(py: &mut Py<'_>, module: &str, qualname: &str) -> PyResult<Value> {
    let Some(namespace) = module_namespace(py, module) else {
        let message = format!("No module named '{module}'");
        return Err(py.exception("ModuleNotFoundError", message));
    };
    if let Some(found) = find(py, &namespace, qualname) {
        return Ok(found);
    }
    let file = py.interp.intern_literal("__file__");
    let file = py.get(&namespace, &file);
    let place = match file.as_ref().and_then(Value::as_ref::<Str>) {
        Some(file) => format!(" from '{}'", file.as_str()),
        None => " (built-in)".to_owned(),
    };
    let message = format!("Can't get attribute '{qualname}' on <module '{module}'{place}>");
    Err(py.attribute_error(message))
}

/// The namespace of an imported module. The script is `__main__` in its first process and `__mp_main__` in those
/// spawned, and both names lead to it everywhere, as in CPython's `multiprocessing`; `__builtin__` and `exceptions`
/// are what protocol 2 calls `builtins`.
fn module_namespace(py: &mut Py<'_>, module: &str) -> Option<Ref<Dict>> {
    let candidates: &[&str] = match module {
        "__main__" | "__mp_main__" => &["__main__", "__mp_main__"],
        "__builtin__" | "builtins" | "exceptions" => return Some(py.interp.builtins.clone()),
        module => &[module],
    };
    let modules = py.interp.modules.clone();
    candidates.iter().find_map(|name| {
        let name = py.intern(name);
        let found = py.get(&modules, &name)?;
        Some(found.as_ref::<Module>()?.dict.clone())
    })
}

/// Follows a dotted name from a namespace, through classes.
fn find(py: &mut Py<'_>, namespace: &Ref<Dict>, qualname: &str) -> Option<Value> {
    let mut parts = qualname.split('.');
    let first = py.intern(parts.next()?);
    let mut found = py.get(namespace, &first)?;
    for part in parts {
        let part = py.intern(part);
        let class = found.as_ref::<Type>()?.clone();
        let mro = class.mro.get(py);
        let attribute = mro.iter().find_map(|class| py.get(&class.dict, &part))?;
        found = match attribute.view() {
            View::Descriptor(descriptor) => descriptor.get.clone(),
            _ => attribute,
        };
    }
    Some(found)
}
