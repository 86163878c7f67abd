//! `type`, `super`, `property` and its kin, and questions about classes.

use super::arity::Signature;
use super::{Flow, Native, Property, class_args, function, method, new_native};
use crate::object::{
    Args, BoundMethod, Descriptor, DescriptorKind, Dict, List, Module, Ref, Str, Tuple, Type,
    Value, View, ops,
};
use crate::vm::{Py, PyResult, is_callable, make_class};

pub(super) const FUNCTIONS: &[Native] = &[
    function("callable", 1, 1, callable),
    function("isinstance", 2, 2, isinstance),
    function("issubclass", 2, 2, issubclass),
];

pub(super) const TYPE_METHODS: &[Native] = &[
    new_native(type_new),
    method("type", "__subclasses__", 1, 1, subclasses),
    method("type", "mro", 1, 1, mro),
];

pub(super) const SUPER_METHODS: &[Native] = &[new_native(super_new)];
pub(super) const STATICMETHOD_METHODS: &[Native] = &[new_native(staticmethod_new)];
pub(super) const CLASSMETHOD_METHODS: &[Native] = &[new_native(classmethod_new)];

pub(super) const METHOD_METHODS: &[Native] = &[new_native(method_new)];
pub(super) const MODULE_METHODS: &[Native] = &[new_native(module_new)];

pub(super) const PROPERTY_METHODS: &[Native] = &[
    new_native(property_new),
    method("property", "deleter", 2, 2, deleter),
    method("property", "getter", 2, 2, getter),
    method("property", "setter", 2, 2, setter),
];

pub(super) const PROPERTY_PROPERTIES: &[Property] = &[
    Property::read_only("fdel", |py, args| {
        Ok(descriptor(py, &args[0])?.delete.clone())
    }),
    Property::read_only("fget", |py, args| Ok(descriptor(py, &args[0])?.get.clone())),
    Property::read_only("fset", |py, args| Ok(descriptor(py, &args[0])?.set.clone())),
];

fn callable(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::bool(is_callable(py, &args[0])))
}

fn isinstance(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let class = py.type_of(&args[0]);
    derives(
        py,
        &class,
        &args[1],
        "isinstance() arg 2 must be a type, a tuple of types, or a union",
    )
    .map(Value::bool)
}

fn issubclass(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let Some(class) = args[0].as_ref::<Type>() else {
        return Err(py.type_error("issubclass() arg 1 must be a class"));
    };
    derives(
        py,
        class,
        &args[1],
        "issubclass() arg 2 must be a class, a tuple of classes, or a union",
    )
    .map(Value::bool)
}

/// Whether `class` derives from a class, or from one of a tuple of them.
fn derives(py: &mut Py<'_>, class: &Ref<Type>, base: &Value, complaint: &str) -> PyResult<bool> {
    match base.view() {
        View::Type(base) => Ok(py.is_subclass(class, base)),
        View::Tuple(bases) => {
            for base in &bases.items {
                if derives(py, class, base, complaint)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        _ => Err(py.type_error(complaint)),
    }
}

fn type_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    match &args.positional[1..] {
        [value] if args.keywords.is_empty() => Ok(Flow::Value(py.type_of(value).into())),
        [name, bases, namespace] if args.keywords.is_empty() => {
            new_class(py, name, bases, namespace).map(Flow::Value)
        }
        _ => Err(py.type_error("type() takes 1 or 3 arguments")),
    }
}

/// `type(name, bases, namespace)`
fn new_class(py: &mut Py<'_>, name: &Value, bases: &Value, namespace: &Value) -> PyResult<Value> {
    let (Some(name), Some(given), Some(namespace)) = (
        name.as_ref::<Str>(),
        bases.as_ref::<Tuple>(),
        namespace.as_ref::<Dict>(),
    ) else {
        return Err(py.type_error("type() takes a string, a tuple of classes and a dict"));
    };
    let mut bases = Vec::with_capacity(given.items.len());
    for base in &given.items {
        match base.as_ref::<Type>() {
            Some(class) if class.flags.base => bases.push(class.clone()),
            _ => {
                let shown = ops::repr(py, base)?.unwrap_or_default();
                return Err(py.type_error(format!("{shown} is not an acceptable base type")));
            }
        }
    }
    if bases.is_empty() {
        bases.push(py.builtin_type("object"));
    }
    let namespace = ops::dict_copy(py, namespace);
    make_class(py, name.clone(), bases, namespace).map(Value::from)
}

fn mro(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let class = super::args::this::<Type>(py, &args[0], "type")?;
    let classes = class.mro.get(py).iter().cloned().map(Value::from).collect();
    Ok(List::new(classes).into())
}

fn subclasses(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let class = super::args::this::<Type>(py, &args[0], "type")?;
    let classes = class
        .subclasses
        .get(py)
        .iter()
        .cloned()
        .map(Value::from)
        .collect();
    Ok(List::new(classes).into())
}

/// `super(class, receiver)`. The compiler gives both to a `super()` without arguments.
fn super_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    match class_args(py, args, "super", 0, 2)? {
        [class, receiver] => crate::vm::make_super(py, class, receiver).map(Flow::Value),
        [] => Err(py.runtime_error("super(): no arguments")),
        [class] => {
            if class.as_ref::<Type>().is_none() {
                let given = py.type_name(class);
                return Err(
                    py.type_error(format!("super() argument 1 must be a type, not {given}"))
                );
            }
            Err(py.not_implemented_error("super() with one argument"))
        }
        _ => Err(py.type_error("super expected at most 2 arguments")),
    }
}

/// `types.MethodType(function, receiver)`
fn method_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [function, receiver] = class_args(py, args, "method", 2, 2)? else {
        return Err(py.type_error("method expected 2 arguments"));
    };
    if !is_callable(py, function) {
        return Err(py.type_error("first argument must be callable"));
    }
    if receiver.is_none() {
        return Err(py.type_error("instance must not be None"));
    }
    let method = BoundMethod {
        function: function.clone(),
        receiver: receiver.clone(),
    };
    Ok(Flow::Value(method.into()))
}

/// `types.ModuleType(name, doc=None)`
fn module_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let given = class_args(py, args, "module", 1, 2)?;
    let Some(name) = given[0].as_ref::<Str>() else {
        let given = py.type_name(&given[0]);
        let message = format!("module() argument 'name' must be str, not {given}");
        return Err(py.type_error(message));
    };
    let dict = Ref::new(Dict::default());
    py.set(&dict, "__name__", Value::from(name.clone()));
    py.set(
        &dict,
        "__doc__",
        given.get(1).cloned().unwrap_or(Value::NONE),
    );
    let module = Module {
        name: name.clone(),
        dict,
    };
    Ok(Flow::Value(module.into()))
}

fn wrap(py: &mut Py<'_>, args: Args<'_>, name: &str, kind: DescriptorKind) -> PyResult<Flow> {
    super::args::no_keywords(py, args, name)?;
    let [_, get] = args.positional else {
        let given = args.positional.len() - 1;
        return Err(py.type_error(format!("{name} expected 1 argument, got {given}")));
    };
    let descriptor = Descriptor {
        kind,
        get: get.clone(),
        set: Value::NONE,
        delete: Value::NONE,
    };
    Ok(Flow::Value(descriptor.into()))
}

fn staticmethod_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    wrap(py, args, "staticmethod", DescriptorKind::Static)
}

fn classmethod_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    wrap(py, args, "classmethod", DescriptorKind::Class)
}

const PROPERTY: Signature = Signature {
    name: "property",
    names: &["fget", "fset", "fdel", "doc"],
    positional: 4,
    required: 0,
};

fn property_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let rest = Args {
        positional: &args.positional[1..],
        ..args
    };
    let [get, set, delete, _doc] = PROPERTY.bind(py, rest)?;
    let or_none = |value: Option<&Value>| value.cloned().unwrap_or(Value::NONE);
    let descriptor = Descriptor {
        kind: DescriptorKind::Property,
        get: or_none(get),
        set: or_none(set),
        delete: or_none(delete),
    };
    Ok(Flow::Value(descriptor.into()))
}

fn descriptor<'a>(py: &mut Py<'_>, value: &'a Value) -> PyResult<&'a Ref<Descriptor>> {
    super::args::this::<Descriptor>(py, value, "property")
}

fn getter(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let old = descriptor(py, &args[0])?;
    let (set, delete) = (old.set.clone(), old.delete.clone());
    Ok(Descriptor {
        kind: old.kind,
        get: args[1].clone(),
        set,
        delete,
    }
    .into())
}

fn setter(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let old = descriptor(py, &args[0])?;
    let (get, delete) = (old.get.clone(), old.delete.clone());
    Ok(Descriptor {
        kind: old.kind,
        get,
        set: args[1].clone(),
        delete,
    }
    .into())
}

fn deleter(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let old = descriptor(py, &args[0])?;
    let (get, set) = (old.get.clone(), old.set.clone());
    Ok(Descriptor {
        kind: old.kind,
        get,
        set,
        delete: args[1].clone(),
    }
    .into())
}
