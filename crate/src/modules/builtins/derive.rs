//! Classes that derive from built-in ones: how their instances are made and filled.

use super::args::receiver;
use super::{Flow, Native, function, leave};
use crate::object::{Args, Dict, FlowFn, Ref, Tag, Tuple, Type, Value, View, ops};
use crate::vm::{Py, PyResult, derive as wrap, native_base};

pub(super) const PRELUDE_NATIVES: &[Native] = &[
    function("derive", 2, 2, derive),
    function("refill", 2, 2, refill),
];

/// `__new__` of a built-in class: `make` makes the class's own instances, and what is inside those of a derived class.
///
/// # Errors
/// What `make` raises.
pub(super) fn new(py: &mut Py<'_>, args: Args<'_>, make: FlowFn) -> PyResult<Flow> {
    let class = (args.positional.first()).and_then(|class| class.as_ref::<Type>());
    let Some(class) = class else {
        return Err(py.type_error("__new__(): not enough arguments"));
    };
    let (true, Some(base)) = (class.flags.heap, native_base(py, class)) else {
        return make(py, args);
    };
    // What can change is made empty, and filled by its `__init__`.
    let args = if fills_itself(&base) {
        Args {
            positional: &args.positional[..1],
            names: &[],
            keywords: &[],
        }
    } else {
        args
    };
    match make(py, args)? {
        Flow::Value(made) => Ok(Flow::Value(wrap(class, made.core().clone()))),
        // Nothing has happened yet: the prelude begins anew.
        _ => {
            let class = class.clone().into();
            begin_anew(py, "derived_new", class, base, args)
        }
    }
}

/// `__init__` of `list`, `dict` and `set`: `make` makes an instance with what the receiver shall hold.
///
/// # Errors
/// What `make` raises.
pub(super) fn init(py: &mut Py<'_>, args: Args<'_>, make: FlowFn) -> PyResult<Flow> {
    let (this, _) = receiver(py, args, "__init__")?;
    match make(py, args)? {
        Flow::Value(made) => refill(py, &[this.clone(), made]).map(Flow::Value),
        _ => {
            let base = py.type_of(this.core());
            begin_anew(py, "derived_init", this.clone(), base, args)
        }
    }
}

fn fills_itself(base: &Ref<Type>) -> bool {
    matches!(base.instances, Tag::List | Tag::Dict | Tag::Set)
}

fn begin_anew(
    py: &mut Py<'_>,
    name: &str,
    what: Value,
    base: Ref<Type>,
    args: Args<'_>,
) -> PyResult<Flow> {
    let keywords = Ref::new(Dict::default());
    for (name, value) in args.names.iter().zip(args.keywords) {
        ops::dict_set(py, &keywords, name.clone(), value.clone())?;
    }
    let positional = Tuple::new(&args.positional[1..]).into();
    leave(
        py,
        name,
        vec![what, base.into(), positional, keywords.into()],
    )
}

/// For the prelude: `derive(cls, value)`, an instance of a derived class around a value of the built-in one.
fn derive(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    match args[0].as_ref::<Type>() {
        Some(class) => Ok(wrap(class, args[1].core().clone())),
        None => Err(py.type_error("derive() takes a class")),
    }
}

/// For the prelude: `refill(this, made)` moves the content of a new list, dict or set into an old one.
fn refill(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    match (args[0].core().view(), args[1].core().view()) {
        (View::List(this), View::List(made)) => {
            let items = made.items.get(py).clone();
            let old = this.items.replace(py, items);
            drop(old);
        }
        // A dict keeps what it has.
        (View::Dict(this), View::Dict(made)) => ops::dict_update(py, this, made)?,
        (View::Set(this), View::Set(made)) => {
            let old = this.table.get_mut(py).clear();
            drop(old);
            ops::set_update(py, this, &ops::Operand::Set(made.clone()))?;
        }
        _ => {
            let message = format!(
                "descriptor '__init__' requires a '{}' object but received a '{}'",
                py.type_name(&args[1]),
                py.type_name(&args[0])
            );
            return Err(py.type_error(message));
        }
    }
    Ok(Value::NONE)
}
