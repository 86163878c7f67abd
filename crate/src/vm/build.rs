//! Instructions that make containers, strings and functions.

use super::bind::exact_arity;
use super::names::unbound_local;
use super::run::Next;
use super::thread::{Deliver, Delivery};
use super::{Py, PyResult, deliver};
use crate::compile::{Capture, Code, Instr, NO_SPEC, Op};
use crate::object::ops::{self, Operand};
use crate::object::{
    Cell, Dict, Function, Guarded, List, Ref, Set, Slice, Str, Tag, Tuple, Value, View,
};

fn take_run(py: &mut Py<'_>, instr: Instr, count: usize) -> PyResult<Vec<Value>> {
    let frame = py.thread.top();
    let first_temporary = frame.function.code.first_temporary() as usize;
    let first = instr.b() as usize;
    // SAFETY: the compiler's register numbers are within the frame's window, whose values are initialised.
    let run = unsafe { std::slice::from_raw_parts_mut(frame.registers.add(first), count) };
    if let Some(index) = run.iter().position(Value::is_unbound) {
        return Err(unbound_local(py, (first + index) as u16));
    }
    let numbered = run.iter_mut().zip(first..);
    let items = numbered.map(|(register, number)| match number >= first_temporary {
        true => std::mem::take(register),
        false => register.clone(),
    });
    Ok(items.collect())
}

pub(super) fn tuple(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let items = take_run(py, instr, instr.c() as usize)?;
    py.put(instr.a(), Tuple::new(items).into());
    Ok(Next::Go)
}

pub(super) fn list(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let items = take_run(py, instr, instr.c() as usize)?;
    py.put(instr.a(), List::new(items).into());
    Ok(Next::Go)
}

pub(super) fn set(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let items = take_run(py, instr, instr.c() as usize)?;
    let set = Ref::new(Set {
        table: Guarded::default(),
        frozen: false,
    });
    for item in items {
        ops::set_add(py, &set, item)?;
    }
    py.put(instr.a(), set.into());
    Ok(Next::Go)
}

pub(super) fn dict(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let dict = Ref::new(Dict::default());
    let mut items = take_run(py, instr, instr.c() as usize * 2)?.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        ops::dict_set(py, &dict, key, value)?;
    }
    py.put(instr.a(), dict.into());
    Ok(Next::Go)
}

pub(super) fn slice(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let follower = py.next_instr();
    let done = match follower.op() {
        Op::GetItem if follower.c_low() == instr.a() && follower.b() != instr.a() => {
            get_part(py, instr, follower)?
        }
        Op::SetItem
            if follower.b() == instr.a()
                && follower.a() != instr.a()
                && follower.c_low() != instr.a() =>
        {
            set_part(py, instr, follower)?
        }
        _ => false,
    };
    if done {
        py.thread.top().pc += 1;
        return Ok(Next::Frame);
    }
    let start = py.operand(instr.b())?;
    let stop = py.operand(instr.b() + 1)?;
    let step = py.operand(instr.b() + 2)?;
    py.put(instr.a(), Slice { start, stop, step }.into());
    Ok(Next::Go)
}

/// The parts of a slice, in the registers from `first` on, and what is in another register.
fn parts_and<'a>(py: &mut Py<'_>, first: u16, number: u16) -> (&'a [Value; 3], &'a Value) {
    let registers = py.thread.top().registers;
    // SAFETY: the compiler's register numbers are within the frame's window, whose values are initialised; segments of
    // the stack never move. The callers change no register while they use these.
    unsafe {
        (
            &*registers.add(first as usize).cast::<[Value; 3]>(),
            &*registers.add(number as usize),
        )
    }
}

/// Gets a part of a built-in sequence, if that is what the slice is made for: then nobody sees the slice, and there
/// need not be one. Its parts are numbers or `None`, which may be left behind.
fn get_part(py: &mut Py<'_>, instr: Instr, get: Instr) -> PyResult<bool> {
    let (parts, container) = parts_and(py, instr.b(), get.b());
    let Some(part) = ops::get_plain_slice(py, container, parts)? else {
        return Ok(false);
    };
    py.consume(get.b());
    py.put(get.a(), part);
    Ok(true)
}

/// As [`get_part`], where a part of a list is replaced by the items of another list.
fn set_part(py: &mut Py<'_>, instr: Instr, set: Instr) -> PyResult<bool> {
    let first_temporary = py.thread.top().function.code.first_temporary();
    let (parts, container) = parts_and(py, instr.b(), set.a());
    let Some(place) = ops::plain_place(py, container, parts) else {
        return Ok(false);
    };
    let items = py.register(set.c_low());
    if items.tag() != Tag::List || items.is(container) {
        return Ok(false);
    }
    let items = match set.c_low() >= first_temporary {
        true => std::mem::take(items),
        false => items.clone(),
    };
    let list = container.clone();
    py.consume(set.a());
    py.thread.cost += u64::from(py.interp.prices[Op::SetItem as usize]);
    ops::set_plain_slice(py, &list, place, items)?;
    Ok(true)
}

pub(super) fn string(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let parts = take_run(py, instr, instr.c() as usize)?;
    let texts = parts.iter().map(|part| {
        let part = part.as_ref::<Str>();
        part.expect("parts of an f-string are strings").as_str()
    });
    let mut text = String::with_capacity(texts.clone().map(str::len).sum());
    texts.for_each(|part| text.push_str(part));
    let text = py.str(text);
    py.put(instr.a(), text);
    Ok(Next::Go)
}

/// A replacement field of an f-string.
pub(super) fn format(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.b())?;
    let spec = if instr.c_low() == NO_SPEC {
        None
    } else {
        Some(py.operand(instr.c_low())?)
    };
    let empty = spec
        .as_ref()
        .and_then(|spec| spec.as_ref::<Str>())
        .is_none_or(|spec| spec.as_str().is_empty());
    let converted = match instr.flags() {
        b's' => ops::str(py, &value)?,
        b'r' => ops::repr(py, &value)?,
        b'a' => ops::ascii(py, &value)?,
        _ => {
            let text = match &spec {
                Some(text) => text
                    .as_ref::<Str>()
                    .expect("a format spec is a string")
                    .as_str(),
                None => "",
            };
            match ops::format(py, &value, text)? {
                Some(text) => {
                    let text = py.str(text);
                    py.put(instr.a(), text);
                    return Ok(Next::Go);
                }
                None => None,
            }
        }
    };
    match converted {
        Some(text) if empty => {
            let text = py.str(text);
            py.put(instr.a(), text);
            Ok(Next::Go)
        }
        Some(text) => {
            let converted = py.str(text);
            let text = spec
                .as_ref()
                .and_then(|spec| spec.as_ref::<Str>())
                .map_or("", |spec| spec.as_str());
            let formatted = ops::format(py, &converted, text)?.unwrap_or_default();
            let formatted = py.str(formatted);
            py.put(instr.a(), formatted);
            Ok(Next::Go)
        }
        None => {
            // An instance decides, in Python.
            let conversion = match instr.flags() {
                0 => Value::NONE,
                letter => py.str((letter as char).to_string()),
            };
            let spec = match spec {
                Some(spec) => spec,
                None => py.str(""),
            };
            let function = py.prelude("format_field");
            deliver::call(
                py,
                function,
                vec![value, conversion, spec],
                Delivery::register(instr.a()),
            )
        }
    }
}

/// Appends to the list of a comprehension, or to one that collects arguments.
pub(super) fn list_append(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.b())?;
    let list = py
        .register(instr.a())
        .as_ref::<List>()
        .expect("the compiler made a list")
        .clone();
    list.items.get_mut(py).push(value);
    Ok(Next::Go)
}

pub(super) fn set_add(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.b())?;
    let set = py
        .register(instr.a())
        .as_ref::<Set>()
        .expect("the compiler made a set")
        .clone();
    ops::set_add(py, &set, value)?;
    Ok(Next::Go)
}

pub(super) fn dict_insert(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let key = py.operand(instr.b())?;
    let value = py.operand(instr.c_low())?;
    let dict = py
        .register(instr.a())
        .as_ref::<Dict>()
        .expect("the compiler made a dict")
        .clone();
    ops::dict_set(py, &dict, key, value)?;
    Ok(Next::Go)
}

/// `[*b]`
pub(super) fn list_extend(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let source = py.operand(instr.b())?;
    let list = py.register(instr.a()).clone();
    match ops::collect(py, &source) {
        Ok(Some(items)) => {
            list.as_ref::<List>()
                .expect("the compiler made a list")
                .items
                .get_mut(py)
                .extend(items);
            Ok(Next::Go)
        }
        Ok(None) => {
            let function = py.prelude("list_extend");
            deliver::call(
                py,
                function,
                vec![list, source],
                Delivery::new(Deliver::Discard, 0, Value::UNBOUND),
            )
        }
        Err(raised) if instr.c() & 1 != 0 && py.is_exception(&raised, "TypeError") => {
            let what = if instr.c() & 2 != 0 {
                format!("{} argument", callee_text(py, instr.a() - 1))
            } else {
                "Value".to_owned()
            };
            let given = py.type_name(&source);
            Err(py.type_error(format!("{what} after * must be an iterable, not {given}")))
        }
        Err(raised) => Err(raised),
    }
}

/// How messages name what a call with unpacked arguments calls (`Objects/object.c`, `_PyObject_FunctionStr`).
fn callee_text(py: &mut Py<'_>, register: u16) -> String {
    let callee = py.register(register).clone();
    let (module, name) = match callee.view() {
        View::BoundMethod(method) => called_name(py, &method.function),
        _ => called_name(py, &callee),
    };
    match module.as_deref() {
        None | Some("builtins") => format!("{name}()"),
        Some(module) => format!("{module}.{name}()"),
    }
}

fn called_name(py: &mut Py<'_>, callee: &Value) -> (Option<String>, String) {
    match callee.view() {
        View::Function(function) => {
            let key = py.interp.intern_literal("__name__");
            let module = py.get(&function.globals, &key);
            let module = module.as_ref().and_then(Value::as_ref::<Str>);
            let name = function.qualname.get(py).as_str().to_owned();
            (module.map(|module| module.as_str().to_owned()), name)
        }
        View::Type(class) => (
            Some(class.module.as_str().to_owned()),
            class.qualname.as_str().to_owned(),
        ),
        View::Native(native) => match native.owner {
            Some(owner) => (None, format!("{owner}.{}", native.name)),
            None => (None, native.name.to_owned()),
        },
        _ => (None, py.type_name(callee)),
    }
}

pub(super) fn set_update(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let source = py.operand(instr.b())?;
    let set = py.register(instr.a()).clone();
    let operand = match source.view() {
        View::Set(source) => Some(Operand::Set(source.clone())),
        _ => ops::collect(py, &source)?.map(Operand::Items),
    };
    match operand {
        Some(mut operand) => {
            let set = set.as_ref::<Set>().expect("the compiler made a set");
            if instr.c() == 1 {
                // The compiler of CPython makes a `frozenset` of them and another one of that
                // (`merge_consts_recursive`).
                let first = ops::empty_set(true);
                ops::set_update(py, &first, &operand)?;
                let items = ops::collect(py, &first.into())?;
                let second = ops::set_from(py, items.unwrap_or_default(), true)?;
                operand = Operand::Set(second);
            }
            ops::set_update(py, set, &operand)?;
            Ok(Next::Go)
        }
        None => {
            let function = py.prelude("set_update");
            deliver::call(
                py,
                function,
                vec![set, source],
                Delivery::new(Deliver::Discard, 0, Value::UNBOUND),
            )
        }
    }
}

/// `{**b}`, or the keywords of a call.
pub(super) fn dict_update(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let source = py.operand(instr.b())?;
    let dict = py
        .register(instr.a())
        .as_ref::<Dict>()
        .expect("the compiler made a dict")
        .clone();
    let of_call = instr.c() & 1 != 0;
    let Some(mapping) = source.core().as_ref::<Dict>() else {
        if ops::has_method(py, &source, "keys") {
            let callee = if of_call {
                let callee = callee_text(py, instr.a() - 2);
                py.str(callee)
            } else {
                Value::NONE
            };
            let function = py.prelude("mapping_update");
            let delivery = Delivery::new(Deliver::Discard, 0, Value::UNBOUND);
            return deliver::call(py, function, vec![dict.into(), source, callee], delivery);
        }
        let message = if of_call {
            let callee = callee_text(py, instr.a() - 2);
            let given = py.type_name(&source);
            format!("{callee} argument after ** must be a mapping, not {given}")
        } else {
            format!("'{}' object is not a mapping", py.type_name(&source))
        };
        return Err(py.type_error(message));
    };
    let entries: Vec<(Value, Value)> = mapping
        .table
        .get(py)
        .iter()
        .map(|entry| (entry.key.clone(), entry.value.clone()))
        .collect();
    for (key, value) in entries {
        if of_call {
            let Some(name) = key.core().as_ref::<Str>() else {
                return Err(py.type_error("keywords must be strings"));
            };
            if dict.table.get(py).find_str(name).is_some() {
                let message = format!(
                    "{} got multiple values for keyword argument '{}'",
                    callee_text(py, instr.a() - 2),
                    name.as_str()
                );
                return Err(py.type_error(message));
            }
        }
        ops::dict_set(py, &dict, key, value)?;
    }
    Ok(Next::Go)
}

pub(super) fn list_to_tuple(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let list = py.operand(instr.b())?;
    let items = list
        .as_ref::<List>()
        .expect("the compiler made a list")
        .items
        .get(py)
        .clone();
    py.put(instr.a(), Tuple::new(items).into());
    Ok(Next::Go)
}

/// `def` and `lambda`
pub(super) fn function(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let defaults = std::mem::take(py.register(instr.b()));
    let keyword_defaults = std::mem::take(py.register(instr.b() + 1));
    let frame = py.thread.top();
    let enclosing = frame.function.clone();
    let code = enclosing.code.constants[instr.c() as usize]
        .as_ref::<Code>()
        .expect("functions are made of code")
        .clone();
    let closure = code
        .captures
        .iter()
        .map(|capture| match capture {
            Capture::Local(register) => py
                .register(*register)
                .as_ref::<Cell>()
                .expect("the compiler made it a cell")
                .clone(),
            Capture::Free(index) => enclosing.closure[*index as usize].clone(),
        })
        .collect();
    let function = Function {
        exact: exact_arity(&code),
        name: Guarded::new(code.name.clone()),
        qualname: Guarded::new(code.qualname.clone()),
        globals: enclosing.globals.clone(),
        closure,
        defaults: defaults.into_ref::<Tuple>(),
        keyword_defaults: keyword_defaults.into_ref::<Dict>(),
        attributes: Ref::new(Dict::default()),
        code,
    };
    py.put(instr.a(), function.into());
    Ok(Next::Go)
}
