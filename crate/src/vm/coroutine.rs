//! `await`, `async for`, and what coroutines show of themselves.

use super::run::Next;
use super::thread::{Deliver, Delivery};
use super::{Py, PyResult, Raised, deliver};
use crate::compile::{CodeKind, Instr};
use crate::object::{Activity, Flow, Generator, Instance, Ref, Resumption, Value, View};

/// The attribute by which `types.coroutine` marks a generator function.
const ITERABLE_COROUTINE: &str = "__iterable_coroutine__";

/// What an awaited object came from, which its error message tells. The first ones are numbered as in
/// [`crate::compile::Op::GetAwaitable`].
const FROM_ENTER: i64 = 1;
const FROM_EXIT: i64 = 2;
const FROM_ANEXT: i64 = 3;

/// `a =` the iterator behind `await b`
pub(super) fn get_awaitable(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.b())?;
    let flow = awaitable(py, value, i64::from(instr.c()))?;
    deliver::flow(py, flow, Delivery::register(instr.a()))
}

/// The iterator behind an awaitable (`Objects/genobject.c`, `_PyCoro_GetAwaitableIter`).
fn awaitable(py: &mut Py<'_>, value: Value, from: i64) -> PyResult<Flow> {
    if let View::Generator(generator) = value.view()
        && is_awaited_itself(py, generator)
    {
        let is_awaited = generator.type_name == "coroutine"
            && (generator.suspended(py))
                .is_some_and(|state| matches!(state.resumption, Resumption::Delegate(..)));
        if is_awaited {
            return Err(py.runtime_error("coroutine is being awaited already"));
        }
        return Ok(Flow::Value(value));
    }
    match py.lookup_special(&value, "__await__") {
        Some(callee) => Ok(Flow::CallThen {
            callee,
            args: vec![value],
            then: check_awaited,
            state: Value::NONE,
        }),
        None => Err(not_awaitable(py, &value, from)),
    }
}

/// Whether awaiting a generator is the same as `yield from` it.
fn is_awaited_itself(py: &mut Py<'_>, generator: &Ref<Generator>) -> bool {
    match generator.kind() {
        CodeKind::Coroutine => true,
        CodeKind::Generator => is_iterable_coroutine(py, generator),
        // The steps of asynchronous generators resume them so.
        _ => runs_prelude(py),
    }
}

fn is_iterable_coroutine(py: &mut Py<'_>, generator: &Ref<Generator>) -> bool {
    let attributes = generator.function.attributes.clone();
    let mark = py.intern(ITERABLE_COROUTINE);
    py.get(&attributes, &mark).is_some()
}

fn runs_prelude(py: &mut Py<'_>) -> bool {
    let prelude = py.interp.prelude.clone();
    py.thread.top().function.globals.is(&prelude)
}

#[cold]
fn not_awaitable(py: &mut Py<'_>, value: &Value, from: i64) -> Raised {
    let name = py.type_name(value);
    let message = match from {
        FROM_ENTER | FROM_EXIT => {
            let method = if from == FROM_ENTER {
                "__aenter__"
            } else {
                "__aexit__"
            };
            format!(
                "'async with' received an object from {method} that does not implement __await__: {name}"
            )
        }
        FROM_ANEXT => format!("'async for' received an invalid object from __anext__: {name}"),
        _ => format!("object {name} can't be used in 'await' expression"),
    };
    py.type_error(message)
}

fn check_awaited(py: &mut Py<'_>, _state: Value, iterator: Value) -> PyResult<Flow> {
    let is_iterator = match iterator.view() {
        View::Generator(generator) if generator.type_name == "coroutine" => {
            return Err(py.type_error("__await__() returned a coroutine"));
        }
        View::Generator(generator) => generator.is_iterator(),
        View::Iterator(_) => true,
        _ => py.lookup_special(&iterator, "__next__").is_some(),
    };
    if is_iterator {
        return Ok(Flow::Value(iterator));
    }
    let name = py.type_name(&iterator);
    Err(py.type_error(format!(
        "__await__() returned non-iterator of type '{name}'"
    )))
}

/// `a = aiter(b)`
pub(super) fn get_aiter(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let value = py.operand(instr.b())?;
    let Some(method) = py.lookup_special(&value, "__aiter__") else {
        let name = py.type_name(&value);
        return Err(py.type_error(format!(
            "'async for' requires an object with __aiter__ method, got {name}"
        )));
    };
    let delivery = Delivery::new(Deliver::Native(check_aiter), instr.a(), Value::UNBOUND);
    deliver::call(py, method, vec![value], delivery)
}

fn check_aiter(py: &mut Py<'_>, _state: Value, iterator: Value) -> PyResult<Flow> {
    if py.lookup_special(&iterator, "__anext__").is_some() {
        return Ok(Flow::Value(iterator));
    }
    let name = py.type_name(&iterator);
    Err(py.type_error(format!(
        "'async for' received an object from __aiter__ that does not implement __anext__: {name}"
    )))
}

/// `a =` the iterator behind `await b.__anext__()`
pub(super) fn get_anext(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let iterator = py.register(instr.b()).clone();
    let Some(method) = py.lookup_special(&iterator, "__anext__") else {
        let name = py.type_name(&iterator);
        return Err(py.type_error(format!(
            "'async for' requires an iterator with __anext__ method, got {name}"
        )));
    };
    let delivery = Delivery::new(Deliver::Native(check_anext), instr.a(), Value::UNBOUND);
    deliver::call(py, method, vec![iterator], delivery)
}

fn check_anext(py: &mut Py<'_>, _state: Value, value: Value) -> PyResult<Flow> {
    awaitable(py, value, FROM_ANEXT)
}

/// What `__anext__` raised ends the loop if it is `StopAsyncIteration`.
pub(super) fn end_async_for(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let exception = py.operand(instr.a())?;
    let raised = Raised(exception.into_ref().expect("handlers hold exceptions"));
    if py.is_exception(&raised, "StopAsyncIteration") {
        return Ok(Next::Go);
    }
    py.thread.raises_again = true;
    Err(raised)
}

/// `iter()` of a generator, or why there is none: only another coroutine may `yield from` a coroutine.
#[cold]
pub(super) fn iter_of(
    py: &mut Py<'_>,
    generator: &Ref<Generator>,
    delegates: bool,
) -> PyResult<Value> {
    if generator.is_iterator() {
        return Ok(generator.clone().into());
    }
    if delegates && generator.kind() == CodeKind::Coroutine {
        let attributes = py.thread.top().function.attributes.clone();
        let mark = py.intern(ITERABLE_COROUTINE);
        if py.get(&attributes, &mark).is_some() {
            return Ok(generator.clone().into());
        }
        let message = "cannot 'yield from' a coroutine object in a non-coroutine generator";
        return Err(py.type_error(message));
    }
    let message = format!("'{}' object is not iterable", generator.type_name);
    Err(py.type_error(message))
}

/// The attribute `name` of a generator or coroutine, without the `gi_`, `cr_` or `ag_` of its kind.
pub(super) fn generator_attribute(
    py: &mut Py<'_>,
    generator: &Ref<Generator>,
    name: &str,
) -> Option<Value> {
    let function = generator.function.clone();
    match name {
        "__name__" => return Some(function.name.get(py).clone().into()),
        "__qualname__" => return Some(function.qualname.get(py).clone().into()),
        _ => {}
    }
    let kind = generator.kind();
    let (prefix, awaited) = match kind {
        CodeKind::Coroutine => ("cr_", "await"),
        CodeKind::AsyncGenerator => ("ag_", "await"),
        _ => ("gi_", "yieldfrom"),
    };
    let name = name.strip_prefix(prefix)?;
    let (pc, resumption, inner) = match generator.activity.get() {
        Activity::Suspended => {
            let state = generator.state.get(py);
            let inner = match state.resumption {
                Resumption::Delegate(_, iterator) => state.registers[iterator as usize].clone(),
                _ => Value::NONE,
            };
            (Some(state.pc), Some(state.resumption), inner)
        }
        Activity::Running => {
            let mut frames = py.thread.frames.iter();
            let frame =
                frames.rfind(|frame| (frame.generator.as_ref()).is_some_and(|it| it.is(generator)));
            (Some(frame.map_or(1, |frame| frame.pc)), None, Value::NONE)
        }
        Activity::Finished => (None, None, Value::NONE),
    };
    let has_begun = resumption != Some(Resumption::Begin);
    Some(match name {
        "code" => function.code.clone().into(),
        "running" if kind == CodeKind::AsyncGenerator => Value::bool(generator.stepping.get()),
        "running" => Value::bool(pc.is_some() && resumption.is_none()),
        "suspended" => Value::bool(resumption.is_some() && has_begun),
        "origin" => Value::NONE,
        "frame" => match pc {
            None => Value::NONE,
            Some(_) if !has_begun => py.frame_object(&function.code, function.code.first_line, -1),
            Some(pc) => {
                let at = pc.saturating_sub(1);
                let line = function.code.positions[at as usize].line;
                py.frame_object(&function.code, line, i64::from(at))
            }
        },
        name if name == awaited => inner,
        _ => return None,
    })
}

/// For the prelude: `agen_begin(generator, name, value, raises)` begins a step of an asynchronous generator, which
/// resumes it with `value`; whether it has not ended (`Objects/genobject.c`, `async_gen_asend_send`).
pub fn begin_step(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let [generator, name, value, raises] = args else {
        unreachable!("it takes four arguments");
    };
    let generator = generator
        .as_ref::<Generator>()
        .expect("a generator")
        .clone();
    if generator.stepping.get() {
        let name = name
            .as_ref::<crate::object::Str>()
            .map_or("", |name| name.as_str());
        let message = format!("{name}(): asynchronous generator is already running");
        return Err(py.runtime_error(message));
    }
    let primed = if raises.is_none() {
        Ok(value.clone())
    } else {
        match value.clone().into_ref::<Instance>() {
            Some(instance) if instance.exception.is_some() => Err(Raised(instance)),
            _ => return Err(py.type_error("exceptions must derive from BaseException")),
        }
    };
    if generator.activity.get() != Activity::Suspended {
        return Ok(Value::FALSE);
    }
    generator.state.get_mut(py).primed = Some(primed);
    generator.stepping.set(true);
    Ok(Value::TRUE)
}

/// For the prelude: the step is over.
pub fn end_step(_py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let generator = args[0].as_ref::<Generator>().expect("a generator");
    generator.stepping.set(false);
    Ok(Value::NONE)
}
