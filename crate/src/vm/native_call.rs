//! Calls of natives: with arguments in registers, or from anywhere.

use super::call::Keywords;
use super::frame::{empty, empty_few};
use super::run::Next;
use super::thread::Delivery;
use super::{Py, PyResult, Raised, deliver};
use crate::object::{Args, Flow, Native, NativeFn, Ref, Tag, Type, Value, View};

/// Calls what is in register `target` if it is a native, with the arguments in the registers from `first` on, which are
/// emptied; none if it is something else.
#[inline(never)]
pub(super) fn quick_native(
    py: &mut Py<'_>,
    registers: *mut Value,
    target: u16,
    first: u16,
    count: u16,
) -> PyResult<Option<Next>> {
    // SAFETY: the compiler's register numbers are within the window of the calling frame. Segments of the stack never
    // move, nothing but this call changes these registers while it runs, and calls made in place use registers above
    // the window.
    let (callee, args) = unsafe {
        let args = std::slice::from_raw_parts_mut(registers.add(first as usize), count as usize);
        (&mut *registers.add(target as usize), args)
    };
    let Some(native) = callee.as_ref::<Native>() else {
        return Ok(None);
    };
    py.thread.cost += NATIVE_CALL;
    let mut value = match native.function {
        NativeFn::Plain { min, max, run } => {
            if count < u16::from(min) || (count > u16::from(max) && max != u8::MAX) {
                return Err(wrong_arity(py, target, count as usize));
            }
            match run(py, args) {
                Ok(value) => value,
                Err(raised) => {
                    let native = native.clone();
                    let raised = about_receiver(py, &native, args, raised);
                    empty_few(args);
                    return Err(raised);
                }
            }
        }
        NativeFn::Flow(run) => {
            let args_of_call = Args {
                positional: args,
                names: &[],
                keywords: &[],
            };
            match run(py, args_of_call) {
                Ok(Flow::Value(value)) => value,
                Ok(flow) => {
                    empty_few(args);
                    drop(std::mem::take(callee));
                    return deliver::flow(py, flow, Delivery::register(target)).map(Some);
                }
                Err(raised) => {
                    empty_few(args);
                    return Err(raised);
                }
            }
        }
    };
    empty_few(args);
    callee.take_from(&mut value);
    Ok(Some(Next::Go))
}

/// Calls a native whose arguments are in registers, and empties them afterwards.
#[inline]
pub(super) fn call_native_registers(
    py: &mut Py<'_>,
    function: NativeFn,
    target: u16,
    first: u16,
    count: usize,
) -> PyResult<Next> {
    py.thread.cost += NATIVE_CALL;
    let registers = py.thread.top().registers;
    // SAFETY: the arguments are in the window of the calling frame. Segments of the stack never move, nothing but
    // this call changes these registers while it runs, and calls made in place use registers above the window.
    let (args, target_register) = unsafe {
        let args = std::slice::from_raw_parts_mut(registers.add(first as usize), count);
        (args, registers.add(target as usize))
    };
    let result = match function {
        NativeFn::Plain { min, max, run } => {
            if count < min as usize || (count > max as usize && max != u8::MAX) {
                return Err(wrong_arity(py, target, count));
            }
            match run(py, args) {
                Ok(value) => {
                    empty(args);
                    // SAFETY: the target is a register of the same window, and no argument.
                    let old = unsafe { std::mem::replace(&mut *target_register, value) };
                    drop(old);
                    return Ok(Next::Go);
                }
                Err(raised) => {
                    let native = native_in(py, target);
                    Err(about_receiver(py, &native, args, raised))
                }
            }
        }
        NativeFn::Flow(run) => run(
            py,
            Args {
                positional: args,
                names: &[],
                keywords: &[],
            },
        ),
    };
    empty(args);
    match result? {
        Flow::Value(value) => {
            // SAFETY: the target is a register of the same window, and no argument.
            let old = unsafe { std::mem::replace(&mut *target_register, value) };
            drop(old);
            Ok(Next::Go)
        }
        flow => {
            let function = std::mem::take(py.register(target));
            drop(function);
            deliver::flow(py, flow, Delivery::register(target))
        }
    }
}

/// Calls a native with arguments that are somewhere else.
pub(super) fn call_native(
    py: &mut Py<'_>,
    native: &Ref<Native>,
    args: &[Value],
    keywords: &Keywords,
    delivery: Delivery,
) -> PyResult<Next> {
    py.thread.cost += NATIVE_CALL;
    let flow = match native.function {
        NativeFn::Plain { min, max, run } => {
            if !keywords.names.is_empty() {
                return Err((py.interp.config.library.keyword_error)(py, native));
            }
            if args.len() < min as usize || (args.len() > max as usize && max != u8::MAX) {
                return Err((py.interp.config.library.arity_error)(
                    py,
                    native,
                    args.len(),
                ));
            }
            match run(py, args) {
                Ok(value) => Flow::Value(value),
                Err(raised) => return Err(about_receiver(py, native, args, raised)),
            }
        }
        NativeFn::Flow(run) => run(
            py,
            Args {
                positional: args,
                names: &keywords.names,
                keywords: &keywords.values,
            },
        )?,
    };
    deliver::flow(py, flow, delivery)
}

/// Calls a built-in class that makes its instances itself: its native `__new__` gets the class, in register `first`, and
/// the arguments after it, `count` in all.
pub(super) fn call_builtin_class(
    py: &mut Py<'_>,
    class: &Ref<Type>,
    first: u16,
    count: usize,
) -> Option<PyResult<Next>> {
    if class.flags.exception || class.instances == Tag::Instance {
        return None;
    }
    let new = py.interp.intern_literal("__new__");
    let new = py.lookup_type(class, &new)?;
    let native = new.as_ref::<Native>()?;
    if native.owner == Some("object") {
        return None;
    }
    if let NativeFn::Plain { min, max, .. } = native.function
        && (count < min as usize || (count > max as usize && max != u8::MAX))
    {
        return None;
    }
    Some(call_native_registers(
        py,
        native.function,
        first,
        first,
        count,
    ))
}

/// Price of calling a native, in picoseconds.
const NATIVE_CALL: u64 = 30_000;

/// The native in register `target` got the wrong number of arguments.
#[cold]
fn wrong_arity(py: &mut Py<'_>, target: u16, count: usize) -> Raised {
    let native = native_in(py, target);
    (py.interp.config.library.arity_error)(py, &native, count)
}

/// The native that the call into register `target` calls: what is there, or the `__new__` of the class that is there.
fn native_in(py: &mut Py<'_>, target: u16) -> Ref<Native> {
    let callee = py.register(target).clone();
    let callee = match callee.view() {
        View::Type(class) => {
            let new = py.interp.intern_literal("__new__");
            py.lookup_type(class, &new).unwrap_or_default()
        }
        _ => callee,
    };
    callee.into_ref::<Native>().expect("a native is called")
}

/// What a native raised, or that it is a method and was given a receiver of another class
/// (`Objects/descrobject.c`, `descr_check`).
#[cold]
fn about_receiver(py: &mut Py<'_>, native: &Native, args: &[Value], raised: Raised) -> Raised {
    let (Some(owner), Some(receiver)) = (native.owner, args.first()) else {
        return raised;
    };
    let class = py.type_of(receiver);
    match py.interp.types.get(owner) {
        Some(owner) if !py.is_subclass(&class, owner) && !class.flags.exception => {}
        _ => return raised,
    }
    let message = format!(
        "descriptor '{}' for '{owner}' objects doesn't apply to a '{}' object",
        native.name,
        py.type_name(receiver)
    );
    py.type_error(message)
}
