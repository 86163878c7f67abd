//! `weakref.ref`.

use super::args::{receiver, this};
use super::{Flow, Native, Property, class_args, derive, flow_method, new_native};
use crate::object::{Args, Type, Value, View, WeakRef, weak_references};
use crate::vm::{Py, PyResult};

const OWNER: &str = "ReferenceType";

pub(super) const METHODS: &[Native] = &[
    new_native(|py, args| derive::new(py, args, new)),
    flow_method(OWNER, "__call__", call),
];

pub(super) const PROPERTIES: &[Property] = &[Property::read_only("__callback__", |py, args| {
    let callback = this::<WeakRef>(py, &args[0], OWNER)?.callback();
    Ok(if callback.is_unbound() {
        Value::NONE
    } else {
        callback
    })
})];

fn new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (target, callback) = match class_args(py, args, "ref", 1, 2)? {
        [target] => (target, Value::NONE),
        [target, callback, ..] => (target, callback.clone()),
        [] => unreachable!("there is at least one"),
    };
    let referable = matches!(
        target.view(),
        View::Function(_)
            | View::Generator(_)
            | View::Type(_)
            | View::Module(_)
            | View::Instance(_)
            | View::BoundMethod(_)
            | View::Set(_)
            | View::Foreign(_)
            | View::Code(_)
            | View::Lock(_)
            | View::Native(_)
    );
    if !referable {
        let name = py.type_name(target);
        let message = format!("cannot create weak reference to '{name}' object");
        return Err(py.type_error(message));
    }
    // One without a callback serves everybody (`Objects/weakrefobject.c`, `weakref___new__`).
    let plain = args.positional[0]
        .as_ref::<Type>()
        .is_some_and(|class| !class.flags.heap);
    if plain && callback.is_none() {
        let mut existing = weak_references(target).into_iter();
        if let Some(weak) = existing.find(|weak| weak.callback().is_none()) {
            return Ok(Flow::Value(weak.into()));
        }
    }
    Ok(Flow::Value(WeakRef::new(target, callback).into()))
}

fn call(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (weak, _) = receiver(py, args, "ref.__call__")?;
    let target = this::<WeakRef>(py, weak, OWNER)?.get();
    Ok(Flow::Value(target.unwrap_or(Value::NONE)))
}
