//! `object`: what every class inherits, and scripts reach through `super()`.

use super::args::receiver;
use super::{Flow, Native, exactly, flow_method, method, new_native};
use crate::object::{Args, Descriptor, DescriptorKind, Ref, Str, Tag, Type, Value, View};
use crate::vm::{Attribute, Py, PyResult};

const OWNER: &str = "object";

pub(super) const METHODS: &[Native] = &[
    flow_method(OWNER, "__delattr__", delattr),
    method(OWNER, "__eq__", 2, 2, eq),
    flow_method(OWNER, "__format__", format),
    flow_method(OWNER, "__getattribute__", getattribute),
    method(OWNER, "__hash__", 1, 1, hash),
    flow_method(OWNER, "__init__", init),
    method(OWNER, "__ne__", 2, 2, ne),
    flow_method(OWNER, "__new__", new),
    method(OWNER, "__repr__", 1, 1, repr),
    flow_method(OWNER, "__setattr__", setattr),
    flow_method(OWNER, "__str__", str),
];

/// `type(None)()` is `None`.
pub(super) const NONE_METHODS: &[Native] = &[new_native(|py, args| {
    if args.positional.len() > 1 || !args.names.is_empty() {
        return Err(py.type_error("NoneType takes no arguments"));
    }
    Ok(Flow::Value(Value::NONE))
})];

/// Adds the class method that every new subclass is announced to.
pub(super) fn install(py: &mut Py<'_>) {
    let dict = py.builtin_type(OWNER).dict.clone();
    let hook = Descriptor {
        kind: DescriptorKind::Class,
        get: flow_method(OWNER, "__init_subclass__", init_subclass).into(),
        set: Value::NONE,
        delete: Value::NONE,
        doc: Value::NONE,
    };
    py.set(&dict, "__init_subclass__", hook);
}

fn init_subclass(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (class, rest) = receiver(py, args, "object.__init_subclass__")?;
    if rest.positional.is_empty() && rest.keywords.is_empty() {
        return Ok(Flow::Value(Value::NONE));
    }
    let name = class
        .as_ref::<Type>()
        .map_or(OWNER, |class| class.name.as_str());
    Err(py.type_error(format!(
        "{name}.__init_subclass__() takes no keyword arguments"
    )))
}

/// Whether a class has its own version of a method of `object`.
fn overrides(py: &mut Py<'_>, class: &Ref<Type>, name: &str) -> bool {
    let name = py.intern(name);
    match py.lookup_type(class, &name) {
        Some(found) => match found.view() {
            View::Native(native) => native.owner != Some(OWNER),
            _ => true,
        },
        None => false,
    }
}

/// `object.__new__(cls)`; like `object_new` it minds arguments only when nobody else takes them.
fn new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (class, rest) = receiver(py, args, "object.__new__")?;
    let Some(class) = class.as_ref::<Type>() else {
        let given = py.type_name(class);
        let message = format!("object.__new__(X): X is not a type object ({given})");
        return Err(py.type_error(message));
    };
    let native = crate::vm::native_base(py, class);
    if class.instances != Tag::Instance || native.is_some() {
        let name = class.name.as_str();
        let native = native.as_ref().map_or(name, |native| native.name.as_str());
        let message = format!("object.__new__({name}) is not safe, use {native}.__new__()");
        return Err(py.type_error(message));
    }
    if !rest.positional.is_empty() || !rest.keywords.is_empty() {
        if overrides(py, class, "__new__") {
            let message = "object.__new__() takes exactly one argument (the type to instantiate)";
            return Err(py.type_error(message));
        }
        if !overrides(py, class, "__init__") {
            return Err(py.type_error(format!("{}() takes no arguments", class.name.as_str())));
        }
    }
    if class.flags.exception {
        let instance = py.new_exception(class, rest.positional.to_vec());
        return Ok(Flow::Value(instance.into()));
    }
    Ok(Flow::Value(crate::vm::derive(class, Value::UNBOUND)))
}

/// `object.__init__(self)`, as `object_init`.
fn init(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = receiver(py, args, "object.__init__")?;
    if rest.positional.is_empty() && rest.keywords.is_empty() {
        return Ok(Flow::Value(Value::NONE));
    }
    let class = py.type_of(this);
    if overrides(py, &class, "__init__") {
        let message = "object.__init__() takes exactly one argument (the instance to initialize)";
        return Err(py.type_error(message));
    }
    if !overrides(py, &class, "__new__") {
        let message = format!(
            "{}.__init__() takes exactly one argument (the instance to initialize)",
            class.name.as_str()
        );
        return Err(py.type_error(message));
    }
    Ok(Flow::Value(Value::NONE))
}

fn eq(_py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(if args[0].is(&args[1]) {
        Value::TRUE
    } else {
        Value::NOT_IMPLEMENTED
    })
}

fn ne(_py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(if args[0].is(&args[1]) {
        Value::FALSE
    } else {
        Value::NOT_IMPLEMENTED
    })
}

fn hash(_py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::int(args[0].address().rotate_right(4) as i64))
}

/// `<module.Class object at 0x…>`
fn repr(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let class = py.type_of(&args[0]);
    let module = match class.module.as_str() {
        "builtins" => String::new(),
        module => format!("{module}."),
    };
    let (name, address) = (class.qualname.as_str(), args[0].address());
    Ok(py.str(format!("<{module}{name} object at {address:#x}>")))
}

fn str(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [this] = exactly(py, args, "object.__str__")?;
    super::text::repr_of(py, this)
}

fn format(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = receiver(py, args, "object.__format__")?;
    let [spec] = exactly(py, rest, "object.__format__")?;
    if spec.as_ref::<Str>().is_some_and(|spec| spec.len() == 0) {
        return super::text::str_of(py, this);
    }
    let given = py.type_name(this);
    Err(py.type_error(format!(
        "unsupported format string passed to {given}.__format__"
    )))
}

fn attribute_name(py: &mut Py<'_>, name: &Value) -> PyResult<Ref<Str>> {
    super::attributes::name(py, name)
}

fn getattribute(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = receiver(py, args, "object.__getattribute__")?;
    let [name] = exactly(py, rest, "__getattribute__")?;
    let name = attribute_name(py, name)?;
    Ok(match py.generic_get_attribute(this, &name)? {
        Attribute::Value(value) => Flow::Value(value),
        Attribute::Call { callee, args } => Flow::Call { callee, args },
    })
}

/// Sets an attribute past any `__setattr__` of the object's class.
fn setattr(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = receiver(py, args, "object.__setattr__")?;
    let [name, value] = exactly(py, rest, "__setattr__")?;
    let name = attribute_name(py, name)?;
    let call = py.generic_set_attribute(this, &name, value.clone())?;
    Ok(super::attributes::call_for_effect(call))
}

/// Deletes an attribute past any `__delattr__` of the object's class.
fn delattr(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = receiver(py, args, "object.__delattr__")?;
    let [name] = exactly(py, rest, "__delattr__")?;
    let name = attribute_name(py, name)?;
    let call = py.generic_delete_attribute(this, &name)?;
    Ok(super::attributes::call_for_effect(call))
}
