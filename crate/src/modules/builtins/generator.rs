//! Generators, coroutines and asynchronous generators: `send`, `throw`, `close` and their like.

use super::args::{no_keywords, receiver, this};
use super::{Flow, Native, exactly, flow_function, flow_method, function, leave};
use crate::object::{Activity, Args, Generator, Instance, Ref, Type, Value, View};
use crate::vm::{Py, PyResult, Raised, begin_step, end_step};

const OWNER: &str = "generator";

pub(super) const FUNCTIONS: &[Native] =
    &[flow_function("aiter", aiter), flow_function("anext", anext)];

pub(super) const PRELUDE_NATIVES: &[Native] = &[
    function("agen_begin", 4, 4, begin_step),
    function("agen_end", 1, 1, end_step),
];

pub(super) const METHODS: &[Native] = &[
    flow_method(OWNER, "__next__", next),
    flow_method(OWNER, "close", close),
    flow_method(OWNER, "send", send),
    flow_method(OWNER, "throw", throw),
];

// What `await` drives and scripts see seldom.
pub(super) const WRAPPER_METHODS: &[Native] = &iterator_methods("coroutine_wrapper");
pub(super) const ASEND_METHODS: &[Native] = &iterator_methods("async_generator_asend");
pub(super) const ATHROW_METHODS: &[Native] = &iterator_methods("async_generator_athrow");
pub(super) const ANEXT_METHODS: &[Native] = &iterator_methods("anext_awaitable");

pub(super) const COROUTINE_METHODS: &[Native] = &[
    flow_method("coroutine", "__await__", wrap),
    flow_method("coroutine", "close", close),
    flow_method("coroutine", "send", send),
    flow_method("coroutine", "throw", throw),
];

pub(super) const ASYNC_METHODS: &[Native] = &[
    flow_method(ASYNC, "__aiter__", itself),
    flow_method(ASYNC, "__anext__", step_next),
    flow_method(ASYNC, "aclose", step_close),
    flow_method(ASYNC, "asend", step_send),
    flow_method(ASYNC, "athrow", step_throw),
];

const ASYNC: &str = "async_generator";

const fn iterator_methods(owner: &'static str) -> [Native; 6] {
    [
        flow_method(owner, "__await__", itself),
        flow_method(owner, "__iter__", itself),
        flow_method(owner, "__next__", next),
        flow_method(owner, "close", close),
        flow_method(owner, "send", send),
        flow_method(owner, "throw", throw),
    ]
}

fn generator_of(py: &mut Py<'_>, value: &Value) -> PyResult<Ref<Generator>> {
    this::<Generator>(py, value, OWNER).cloned()
}

fn next(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [this] = exactly(py, args, "generator.__next__")?;
    let generator = generator_of(py, this)?;
    Ok(Flow::Resume {
        generator,
        sent: Value::NONE,
    })
}

fn send(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = receiver(py, args, "generator.send")?;
    let [sent] = exactly(py, rest, "generator.send")?;
    let (generator, sent) = (generator_of(py, this)?, sent.clone());
    Ok(Flow::Resume { generator, sent })
}

fn close(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = receiver(py, args, "generator.close")?;
    let [] = exactly(py, rest, "generator.close")?;
    let generator = generator_of(py, this)?;
    let is_over = match generator.activity.get() {
        Activity::Suspended => {
            // Closing a step of an asynchronous generator leaves the generator alone.
            generator.has_not_begun(py) || generator.type_name.starts_with("async_")
        }
        Activity::Running => false,
        Activity::Finished => true,
    };
    if is_over {
        generator.set_finalizer(false);
        drop(generator.finish(py));
        return Ok(Flow::Value(Value::NONE));
    }
    leave(py, "generator_close", vec![this.clone()])
}

fn itself(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [this] = exactly(py, args, "__iter__")?;
    generator_of(py, this)?;
    Ok(Flow::Value(this.clone()))
}

/// `coroutine.__await__()`
fn wrap(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [this] = exactly(py, args, "coroutine.__await__")?;
    generator_of(py, this)?;
    leave(py, "coroutine_wrapper", vec![this.clone()])
}

fn step_next(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [this] = exactly(py, args, "async_generator.__anext__")?;
    step(py, this, "agen_asend", Value::NONE)
}

fn step_send(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = receiver(py, args, "async_generator.asend")?;
    let [sent] = exactly(py, rest, "async_generator.asend")?;
    step(py, this, "agen_asend", sent.clone())
}

fn step_throw(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = receiver(py, args, "async_generator.athrow")?;
    no_keywords(py, rest, "async_generator.athrow")?;
    let given = py.tuple(rest.positional.to_vec());
    step(py, this, "agen_athrow", given)
}

fn step_close(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [this] = exactly(py, args, "async_generator.aclose")?;
    step(py, this, "agen_aclose", Value::NONE)
}

/// Makes the awaitable that resumes an asynchronous generator once; before the first one, the event loop is told.
fn step(py: &mut Py<'_>, this: &Value, name: &str, argument: Value) -> PyResult<Flow> {
    let generator = generator_of(py, this)?;
    let callee = py.prelude(name);
    let args = vec![this.clone(), argument];
    if generator.hooked.replace(true) {
        return Ok(Flow::Call { callee, args });
    }
    let state = py.tuple(vec![callee, args[0].clone(), args[1].clone()]);
    leave(py, "agen_first", vec![state])
}

fn aiter(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [value] = exactly(py, args, "aiter")?;
    match py.lookup_special(value, "__aiter__") {
        Some(callee) => Ok(Flow::CallThen {
            callee,
            args: vec![value.clone()],
            then: check_aiter,
            state: Value::NONE,
        }),
        None => {
            let name = py.type_name(value);
            Err(py.type_error(format!("'{name}' object is not an async iterable")))
        }
    }
}

fn check_aiter(py: &mut Py<'_>, _state: Value, iterator: Value) -> PyResult<Flow> {
    if py.lookup_special(&iterator, "__anext__").is_some() {
        return Ok(Flow::Value(iterator));
    }
    let name = py.type_name(&iterator);
    Err(py.type_error(format!(
        "aiter() returned not an async iterator of type '{name}'"
    )))
}

/// `anext(iterator[, default])`
fn anext(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    no_keywords(py, args, "anext")?;
    let (iterator, default) = match args.positional {
        [iterator] => (iterator, None),
        [iterator, default] => (iterator, Some(default.clone())),
        given => {
            let bound = if given.is_empty() {
                "least 1 argument"
            } else {
                "most 2 arguments"
            };
            let message = format!("anext expected at {bound}, got {}", given.len());
            return Err(py.type_error(message));
        }
    };
    let Some(callee) = py.lookup_special(iterator, "__anext__") else {
        let name = py.type_name(iterator);
        return Err(py.type_error(format!("'{name}' object is not an async iterator")));
    };
    let args = vec![iterator.clone()];
    match default {
        None => Ok(Flow::Call { callee, args }),
        Some(state) => Ok(Flow::CallThen {
            callee,
            args,
            then: |py, default, awaitable| leave(py, "anext_or", vec![awaitable, default]),
            state,
        }),
    }
}

/// `throw(exception)`, and the older `throw(class[, value[, traceback]])`.
fn throw(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = receiver(py, args, "generator.throw")?;
    no_keywords(py, rest, "generator.throw")?;
    let given = rest.positional;
    if given.is_empty() || given.len() > 3 {
        let bound = if given.is_empty() {
            "least 1 argument"
        } else {
            "most 3 arguments"
        };
        let message = format!("throw expected at {bound}, got {}", given.len());
        return Err(py.type_error(message));
    }
    let generator = generator_of(py, this)?;
    let value = given.get(1).filter(|value| !value.is_none());
    match (given[0].view(), value) {
        (View::Type(class), Some(value)) if class.flags.exception => {
            if value
                .as_ref::<Instance>()
                .is_some_and(|value| value.exception.is_some())
            {
                return throw_into(py, generator, value);
            }
            make(class, vec![value.clone()], generator)
        }
        (View::Type(class), None) if class.flags.exception => make(class, Vec::new(), generator),
        (_, Some(_)) => Err(py.type_error("instance exception may not have a separate value")),
        (_, None) => throw_into(py, generator, &given[0]),
    }
}

fn make(class: &Ref<Type>, args: Vec<Value>, generator: Ref<Generator>) -> PyResult<Flow> {
    Ok(Flow::CallThen {
        callee: class.clone().into(),
        args,
        then: |py, state, made| {
            let target = this::<Generator>(py, &state, OWNER)?.clone();
            throw_into(py, target, &made)
        },
        state: generator.into(),
    })
}

fn throw_into(py: &mut Py<'_>, generator: Ref<Generator>, exception: &Value) -> PyResult<Flow> {
    match exception.as_ref::<Instance>() {
        Some(instance) if instance.exception.is_some() => Ok(Flow::Throw {
            generator,
            raised: Raised(instance.clone()),
        }),
        _ => {
            let given = py.type_name(exception);
            let message = format!(
                "exceptions must be classes or instances deriving from BaseException, not {given}"
            );
            Err(py.type_error(message))
        }
    }
}
