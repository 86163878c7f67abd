//! Generators: `send`, `throw` and `close`.

use super::args::{no_keywords, receiver, this};
use super::{Flow, Native, exactly, flow_method, leave};
use crate::object::{Args, Generator, Instance, Ref, Type, Value, View};
use crate::vm::{Py, PyResult, Raised};

const OWNER: &str = "generator";

pub(super) const METHODS: &[Native] = &[
    flow_method(OWNER, "__next__", next),
    flow_method(OWNER, "close", close),
    flow_method(OWNER, "send", send),
    flow_method(OWNER, "throw", throw),
];

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
    generator_of(py, this)?;
    leave(py, "generator_close", vec![this.clone()])
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
