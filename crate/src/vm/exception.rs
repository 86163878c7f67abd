//! `raise`, `except`, `with`.

use super::run::Next;
use super::thread::{Deliver, Delivery};
use super::{Py, PyResult, Raised, deliver, unwind};
use crate::compile::Instr;
use crate::object::{BoundMethod, Flow, Instance, Str, Tuple, Type, Value, View};

/// `raise a`
pub(super) fn raise(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.a())?;
    raise_value(py, value, None)
}

/// `raise a from b`
pub(super) fn raise_from(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.a())?;
    let cause = py.operand(instr.b())?;
    match cause.view() {
        View::Type(class) if class.flags.exception => {
            let state = py.tuple(vec![value]);
            deliver::call(
                py,
                cause.clone(),
                Vec::new(),
                Delivery::new(Deliver::Native(raise_from_made), 0, state),
            )
        }
        View::Instance(instance) if instance.exception.is_some() => {
            raise_value(py, value, Some(cause))
        }
        View::None => raise_value(py, value, Some(cause)),
        _ => Err(py.type_error("exception causes must derive from BaseException")),
    }
}

fn raise_from_made(py: &mut Py<'_>, state: Value, cause: Value) -> PyResult<Flow> {
    let value = state.as_ref::<Tuple>().expect("one value was kept").items[0].clone();
    match value.view() {
        View::Type(class) if class.flags.exception => Ok(Flow::CallThen {
            callee: value.clone(),
            args: Vec::new(),
            then: raise_made,
            state: py.tuple(vec![cause]),
        }),
        _ => Err(to_raised(py, value, Some(cause))),
    }
}

fn raise_made(py: &mut Py<'_>, state: Value, value: Value) -> PyResult<Flow> {
    let cause = state
        .as_ref::<Tuple>()
        .and_then(|kept| kept.items.first().cloned());
    Err(to_raised(py, value, cause))
}

pub(super) fn raise_value(py: &mut Py<'_>, value: Value, cause: Option<Value>) -> PyResult<Next> {
    if let View::Type(class) = value.view()
        && class.flags.exception
    {
        let state = py.tuple(cause.into_iter().collect());
        return deliver::call(
            py,
            value.clone(),
            Vec::new(),
            Delivery::new(Deliver::Native(raise_made), 0, state),
        );
    }
    Err(to_raised(py, value, cause))
}

fn to_raised(py: &mut Py<'_>, value: Value, cause: Option<Value>) -> Raised {
    let exception = match value.as_ref::<Instance>() {
        Some(instance) if instance.exception.is_some() => instance.clone(),
        _ => return py.type_error("exceptions must derive from BaseException"),
    };
    // A raised exception's context is what is being handled now, whatever it was before.
    if !py.thread.handled.is(&value) && !py.thread.handled.is_none() {
        unwind::state(py, &exception).context = Value::NONE;
    }
    if let Some(cause) = cause {
        let state = unwind::state(py, &exception);
        state.cause = cause;
        state.suppress_context = true;
    }
    Raised(exception)
}

/// `raise` alone.
pub(super) fn raise_again(py: &mut Py<'_>, _instr: Instr) -> PyResult<Next> {
    match py.thread.handled.clone().into_ref::<Instance>() {
        Some(exception) => {
            py.thread.raises_again = true;
            Err(Raised(exception))
        }
        None => Err(py.runtime_error("No active exception to reraise")),
    }
}

/// The end of handlers that did not match.
pub(super) fn reraise(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.a())?;
    py.thread.raises_again = true;
    Err(Raised(
        value
            .into_ref::<Instance>()
            .expect("handlers hold exceptions"),
    ))
}

pub(super) fn push_handled(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let exception = py.register(instr.a()).clone();
    let before = std::mem::replace(&mut py.thread.handled, exception);
    py.put(instr.b(), before);
    Ok(Next::Go)
}

pub(super) fn pop_handled(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let before = std::mem::replace(py.register(instr.a()), Value::UNBOUND);
    let handled = std::mem::replace(&mut py.thread.handled, before);
    drop(handled);
    Ok(Next::Go)
}

pub(super) fn jump_unless_match(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let wanted = py.operand(instr.b())?;
    let exception = py.register(instr.a()).clone();
    let class = py.type_of(&exception);
    let matches = match wanted.view() {
        View::Tuple(classes) => {
            let mut found = false;
            for wanted in &classes.items {
                found |= matches_class(py, &class, wanted)?;
            }
            found
        }
        _ => matches_class(py, &class, &wanted)?,
    };
    if matches {
        return Ok(Next::Go);
    }
    py.take_jump(instr);
    Ok(Next::Frame)
}

fn matches_class(
    py: &mut Py<'_>,
    class: &crate::object::Ref<Type>,
    wanted: &Value,
) -> PyResult<bool> {
    match wanted.as_ref::<Type>() {
        Some(wanted) if wanted.flags.exception => Ok(py.is_subclass(class, wanted)),
        _ => Err(
            py.type_error("catching classes that do not inherit from BaseException is not allowed")
        ),
    }
}

pub(super) fn load_assertion_error(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let class = py.builtin_type("AssertionError");
    py.put(instr.a(), class.into());
    Ok(Next::Go)
}

/// `__enter__` and `__exit__` as `with` looks them up.
pub(super) fn load_special(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let manager = py.register(instr.b()).clone();
    let name = ["__enter__", "__exit__", "__aenter__", "__aexit__"][instr.c() as usize];
    let Some(function) = py.lookup_special(&manager, name) else {
        let kind = if instr.c() < 2 { "" } else { "asynchronous " };
        let mut message = format!(
            "'{}' object does not support the {kind}context manager protocol",
            py.type_name(&manager)
        );
        if instr.c() % 2 == 1 {
            message.push_str(&format!(" (missed {name} method)"));
        }
        return Err(py.type_error(message));
    };
    py.put(
        instr.a(),
        BoundMethod {
            function,
            receiver: manager,
        }
        .into(),
    );
    Ok(Next::Go)
}

/// What `__exit__` is called with.
pub(super) fn info(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let exception = py.register(instr.b()).clone();
    let class = py.type_of(&exception);
    py.put(instr.a(), class.into());
    let trace = match exception.clone().into_ref::<Instance>() {
        Some(exception) => py.traceback_objects(&Raised(exception)),
        None => Value::NONE,
    };
    py.put(instr.a() + 1, exception);
    py.put(instr.a() + 2, trace);
    Ok(Next::Go)
}

pub(super) fn not_supported(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let message = py.thread.top().function.code.constants[instr.c() as usize].clone();
    let message = message
        .as_ref::<Str>()
        .map_or(String::new(), |message| message.as_str().to_owned());
    Err(py.not_implemented_error(message))
}
