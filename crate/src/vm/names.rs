//! Locals, cells, globals and the namespaces of class bodies.

use super::run::Next;
use super::thread::{Deliver, Delivery};
use super::{Py, PyResult, Raised, deliver, metaclass};
use crate::compile::{Cache, CodeKind, Instr};
use crate::object::{Cell, Dict, Function, Guarded, Native, NativeFn, Ref, Str, Value};

/// Set in `Cache::index` when the name is a built-in and not a global.
const BUILTIN: u32 = 1 << 31;

/// The value of a global or built-in name, if the cache still holds.
#[inline(always)]
pub(super) fn cached_global<'a>(
    py: &'a Py<'_>,
    function: &'a Ref<Function>,
    name: &Ref<Str>,
    cache: Cache,
) -> Option<&'a Value> {
    let globals = function.globals.table.get(py);
    let table = if cache.index & BUILTIN == 0 {
        globals
    } else if cache.version == globals.version() {
        py.interp.builtins.table.get(py)
    } else {
        return None;
    };
    let entry = table.entry((cache.index & !BUILTIN) as usize)?;
    (entry.key.address() == name.address()).then_some(&entry.value)
}

pub(super) fn load_global(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let name = py.name(instr.c());
    let globals = py.thread.top().function.globals.clone();
    let table = globals.table.get(py);
    let found = match table.find_str(&name) {
        Some(index) => Some((index as u32, table.entry(index))),
        None => {
            let builtins = py.interp.builtins.table.get(py);
            builtins
                .find_str(&name)
                .map(|index| (index as u32 | BUILTIN, builtins.entry(index)))
        }
    };
    let Some((index, Some(entry))) = found else {
        return Err(undefined(py, &name));
    };
    let (value, cache) = (
        entry.value.clone(),
        Cache {
            version: table.version(),
            index,
        },
    );
    py.current_cache().set(cache);
    py.put(instr.a(), value);
    Ok(Next::Go)
}

fn undefined(py: &mut Py<'_>, name: &Ref<Str>) -> Raised {
    let raised = py.name_error(format!("name '{}' is not defined", name.as_str()));
    let dict = raised.0.dict.clone();
    py.set(&dict, "name", Value::from(name.clone()));
    raised
}

pub(super) fn store_global(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.a())?;
    let name = py.name(instr.c());
    let globals = py.thread.top().function.globals.clone();
    let cache = py.current_cache().get();
    let table = globals.table.get_mut(py);
    if let Some(entry) = table.entry(cache.index as usize)
        && entry.key.address() == name.address()
    {
        let old = table.set_value(cache.index as usize, value);
        drop(old);
        return Ok(Next::Go);
    }
    let old = table.set_str(&name, value);
    let index = table.find_str(&name).map_or(0, |index| index as u32);
    drop(old);
    py.current_cache().set(Cache { version: 0, index });
    Ok(Next::Go)
}

pub(super) fn delete_global(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let name = py.name(instr.c());
    let globals = py.thread.top().function.globals.clone();
    if delete_from(py, &globals, &name) {
        Ok(Next::Go)
    } else {
        Err(undefined(py, &name))
    }
}

fn delete_from(py: &mut Py<'_>, dict: &Ref<Dict>, name: &Ref<Str>) -> bool {
    let table = dict.table.get_mut(py);
    let removed = table.find_str(name).map(|index| table.remove(index));
    removed.is_some()
}

fn namespace(py: &mut Py<'_>, register: u16) -> Ref<Dict> {
    let namespace = py.register(register).core();
    let namespace = namespace.as_ref::<Dict>();
    namespace
        .expect("`type.__prepare__` is asked for a dict")
        .clone()
}

pub(super) fn load_name(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let name = py.name(instr.c());
    let dict = namespace(py, instr.b());
    if let Some(value) = py.get(&dict, &name) {
        py.put(instr.a(), value);
        return Ok(Next::Go);
    }
    let globals = py.thread.top().function.globals.clone();
    let builtins = py.interp.builtins.clone();
    match py.get(&globals, &name).or_else(|| py.get(&builtins, &name)) {
        Some(value) => {
            py.put(instr.a(), value);
            Ok(Next::Go)
        }
        None => Err(undefined(py, &name)),
    }
}

pub(super) fn store_name(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.a())?;
    let name = py.name(instr.c());
    let namespace_value = py.register(instr.b()).clone();
    if let Some(setter) = py.lookup_dunder(&namespace_value, "__setitem__") {
        // What a metaclass prepared may keep account of what is defined.
        let args = vec![namespace_value, name.into(), value];
        let delivery = Delivery::new(Deliver::Discard, 0, Value::UNBOUND);
        return deliver::call(py, setter, args, delivery);
    }
    let dict = namespace(py, instr.b());
    let old = dict.table.get_mut(py).set_str(&name, value);
    drop(old);
    Ok(Next::Go)
}

pub(super) fn delete_name(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let name = py.name(instr.c());
    let dict = namespace(py, instr.b());
    if delete_from(py, &dict, &name) {
        Ok(Next::Go)
    } else {
        Err(undefined(py, &name))
    }
}

/// `UnboundLocalError` for an operand, whose register is a local or holds its cell.
#[cold]
pub(super) fn unbound_local(py: &mut Py<'_>, number: u16) -> Raised {
    let name = match py.thread.top().function.code.locals.get(number as usize) {
        Some(name) => name.as_str().to_owned(),
        None => return py.exception("SystemError", "a temporary was read twice"),
    };
    py.exception(
        "UnboundLocalError",
        format!("cannot access local variable '{name}' where it is not associated with a value"),
    )
}

#[cold]
pub(super) fn check_operand(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    Err(unbound_local(py, instr.b()))
}

#[cold]
pub(super) fn check_bound(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    Err(unbound_local(py, instr.a()))
}

pub(super) fn delete_local(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let old = std::mem::take(py.register(instr.a()));
    if old.is_unbound() {
        return Err(unbound_local(py, instr.a()));
    }
    Ok(Next::Go)
}

pub(super) fn make_cell(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let content = std::mem::take(py.register(instr.a()));
    py.put(
        instr.a(),
        Cell {
            content: Guarded::new(content),
        }
        .into(),
    );
    Ok(Next::Go)
}

fn local_cell(py: &mut Py<'_>, register: u16) -> Ref<Cell> {
    py.register(register)
        .as_ref::<Cell>()
        .expect("the compiler made it a cell")
        .clone()
}

fn free_cell(py: &mut Py<'_>, index: u32) -> Ref<Cell> {
    py.thread.top().function.closure[index as usize].clone()
}

#[cold]
fn unbound_free(py: &mut Py<'_>, index: u32) -> Raised {
    let name = py.thread.top().function.code.free[index as usize]
        .as_str()
        .to_owned();
    py.name_error(format!("cannot access free variable '{name}' where it is not associated with a value in enclosing scope"))
}

pub(super) fn load_cell(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = local_cell(py, instr.b()).content.get(py).clone();
    if value.is_unbound() {
        return Err(unbound_local(py, instr.b()));
    }
    py.put(instr.a(), value);
    Ok(Next::Go)
}

pub(super) fn store_cell(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.b())?;
    let old = local_cell(py, instr.a()).content.replace(py, value);
    drop(old);
    Ok(Next::Go)
}

pub(super) fn delete_cell(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let old = local_cell(py, instr.a())
        .content
        .replace(py, Value::UNBOUND);
    if old.is_unbound() {
        Err(unbound_local(py, instr.a()))
    } else {
        Ok(Next::Go)
    }
}

pub(super) fn load_free(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = free_cell(py, instr.c()).content.get(py).clone();
    if value.is_unbound() {
        return Err(unbound_free(py, instr.c()));
    }
    py.put(instr.a(), value);
    Ok(Next::Go)
}

pub(super) fn store_free(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.a())?;
    let old = free_cell(py, instr.c()).content.replace(py, value);
    drop(old);
    Ok(Next::Go)
}

pub(super) fn delete_free(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let old = free_cell(py, instr.c()).content.replace(py, Value::UNBOUND);
    if old.is_unbound() {
        Err(unbound_free(py, instr.c()))
    } else {
        Ok(Next::Go)
    }
}

pub(super) fn load_class_free(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let name = py.thread.top().function.code.free[instr.c() as usize].clone();
    let dict = namespace(py, instr.b());
    match py.get(&dict, &name) {
        Some(value) => {
            py.put(instr.a(), value);
            Ok(Next::Go)
        }
        None => load_free(py, instr),
    }
}

impl Py<'_> {
    /// What `locals()` gives to the topmost frame: its namespace, or for a function a new dict of what is bound
    /// (`Objects/frameobject.c`, `PyFrame_FastToLocalsWithError`).
    pub fn locals(&mut self) -> Ref<Dict> {
        let function = self.thread.top().function.clone();
        match function.code.kind {
            CodeKind::Module => return function.globals.clone(),
            CodeKind::Class => return namespace(self, 0),
            _ => {}
        }
        let dict = Ref::new(Dict::default());
        for (number, name) in function.code.locals.iter().enumerate() {
            let value = self.register(number as u16).clone();
            let value = match value.as_ref::<Cell>() {
                Some(cell) => cell.content.get(self).clone(),
                None => value,
            };
            if !value.is_unbound() {
                self.set(&dict, name.as_str(), value);
            }
        }
        for (name, cell) in function.code.free.iter().zip(&function.closure) {
            let value = cell.content.get(self).clone();
            if !value.is_unbound() {
                self.set(&dict, name.as_str(), value);
            }
        }
        dict
    }
}

/// What the compiler leaves to a function of the prelude.
pub(super) fn load_prelude(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let name = py.name(instr.c());
    let function = py.prelude(name.as_str());
    py.put(instr.a(), function);
    Ok(Next::Go)
}

pub(super) fn load_build_class(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let native = Native {
        name: "__build_class__",
        owner: None,
        function: NativeFn::Flow(metaclass::build_class),
    };
    py.put(instr.a(), native.into());
    Ok(Next::Go)
}
