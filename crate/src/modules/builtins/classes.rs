//! `type`, `super`, `property` and its kin, and questions about classes.

use super::args;
use super::arity::Signature;
use super::{
    Flow, Native, Property, class_args, exactly, flow_function, flow_method, function, leave,
    method, new_native,
};
use crate::object::{
    Args, BoundMethod, Cell, Descriptor, DescriptorKind, Dict, List, Module, Ref, Str, Tuple, Type,
    Value, View, ops,
};
use crate::vm::{Attribute, Py, PyResult, bind, is_callable, make_class, tell_of_class};

pub(super) const FUNCTIONS: &[Native] = &[
    function("callable", 1, 1, callable),
    flow_function("isinstance", isinstance),
    flow_function("issubclass", issubclass),
];

pub(super) const PRELUDE_NATIVES: &[Native] = &[function("fill_class_cell", 2, 2, fill_class_cell)];

pub(super) const TYPE_METHODS: &[Native] = &[
    new_native(type_new),
    flow_method("type", "__call__", type_call),
    flow_method("type", "__init__", type_init),
    method("type", "__instancecheck__", 2, 2, instance_check),
    flow_function("__prepare__", type_prepare),
    method("type", "__subclasscheck__", 2, 2, subclass_check),
    method("type", "__subclasses__", 1, 1, subclasses),
    method("type", "mro", 1, 1, mro),
];

pub(super) const SUPER_METHODS: &[Native] = &[new_native(super_new)];
pub(super) const FUNCTION_METHODS: &[Native] =
    &[flow_method("function", "__get__", descriptor_get)];

pub(super) const STATICMETHOD_METHODS: &[Native] = &[
    new_native(staticmethod_new),
    flow_method("staticmethod", "__get__", descriptor_get),
];

pub(super) const CLASSMETHOD_METHODS: &[Native] = &[
    new_native(classmethod_new),
    flow_method("classmethod", "__get__", descriptor_get),
];

pub(super) const METHOD_METHODS: &[Native] = &[new_native(method_new)];
pub(super) const MODULE_METHODS: &[Native] = &[new_native(module_new)];

pub(super) const PROPERTY_METHODS: &[Native] = &[
    new_native(property_new),
    flow_method("property", "__get__", descriptor_get),
    flow_method("property", "__set__", property_set),
    method("property", "deleter", 2, 2, deleter),
    method("property", "getter", 2, 2, getter),
    method("property", "setter", 2, 2, setter),
];

pub(super) const PROPERTY_PROPERTIES: &[Property] = &[
    Property::read_only("__doc__", |py, args| {
        let property = descriptor(py, &args[0])?;
        if !property.doc.is_none() {
            return Ok(property.doc.clone());
        }
        let getter = property.get.clone();
        let name = py.interp.intern_literal("__doc__");
        Ok(match py.get_attribute(&getter, &name)? {
            Attribute::Value(doc) => doc,
            Attribute::Call { .. } => Value::NONE,
        })
    }),
    Property::read_only("fdel", |py, args| {
        Ok(descriptor(py, &args[0])?.delete.clone())
    }),
    Property::read_only("fget", |py, args| Ok(descriptor(py, &args[0])?.get.clone())),
    Property::read_only("fset", |py, args| Ok(descriptor(py, &args[0])?.set.clone())),
];

fn callable(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    Ok(Value::bool(is_callable(py, &args[0])))
}

fn isinstance(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [value, classes] = exactly(py, args, "isinstance")?;
    let class = py.type_of(value);
    if classes.is(&class.clone().into()) {
        return Ok(Flow::Value(Value::TRUE));
    }
    if asks_python(py, classes, "__instancecheck__") {
        return leave(py, "instance_check", vec![value.clone(), classes.clone()]);
    }
    let complaint = "isinstance() arg 2 must be a type, a tuple of types, or a union";
    derives(py, &class, classes, complaint).map(|answer| Flow::Value(Value::bool(answer)))
}

fn issubclass(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [class, classes] = exactly(py, args, "issubclass")?;
    if asks_python(py, classes, "__subclasscheck__") {
        return leave(py, "subclass_check", vec![class.clone(), classes.clone()]);
    }
    let Some(class) = class.as_ref::<Type>() else {
        return Err(py.type_error("issubclass() arg 1 must be a class"));
    };
    let complaint = "issubclass() arg 2 must be a class, a tuple of classes, or a union";
    derives(py, class, classes, complaint).map(|answer| Flow::Value(Value::bool(answer)))
}

/// Whether the class of a class, or of one in a tuple, has its own version of such a check.
fn asks_python(py: &mut Py<'_>, classes: &Value, check: &'static str) -> bool {
    match classes.view() {
        View::Tuple(classes) => (classes.items.iter()).any(|class| asks_python(py, class, check)),
        _ => py.lookup_dunder(classes, check).is_some(),
    }
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

/// `fill_class_cell(cell, class)`: what `__class__` is in the methods of a class; its body may have no such cell.
fn fill_class_cell(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    if let (Some(cell), View::Type(class)) = (args[0].as_ref::<Cell>(), args[1].view()) {
        let old = cell.content.replace(py, class.clone().into());
        drop(old);
    }
    Ok(Value::NONE)
}

/// `type.__call__(class, …)`: makes an instance past the `__call__` of a metaclass.
fn type_call(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let class = args.positional.first().and_then(Value::as_ref::<Type>);
    let Some(class) = class.cloned() else {
        return Err(py.type_error("descriptor '__call__' requires a 'type' object"));
    };
    Ok(Flow::Instantiate {
        class,
        args: args.positional[1..].to_vec(),
        names: args.names.to_vec(),
        keywords: args.keywords.to_vec(),
    })
}

/// `type.__instancecheck__(class, value)` and `type.__subclasscheck__(class, other)`, for a metaclass to call.
fn instance_check(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    let class = py.type_of(&args[1]);
    subclass_check(py, &[args[0].clone(), class.into()])
}

fn subclass_check(py: &mut Py<'_>, args: &[Value]) -> PyResult<Value> {
    match (args[0].view(), args[1].view()) {
        (View::Type(base), View::Type(class)) => Ok(Value::bool(py.is_subclass(class, base))),
        _ => Err(py.type_error("issubclass() arg 1 must be a class")),
    }
}

/// `type.__init__`: `type.__new__` has done everything.
fn type_init(_py: &mut Py<'_>, _args: Args<'_>) -> PyResult<Flow> {
    Ok(Flow::Value(Value::NONE))
}

/// `type.__prepare__(name, bases, **keywords)`
fn type_prepare(_py: &mut Py<'_>, _args: Args<'_>) -> PyResult<Flow> {
    Ok(Flow::Value(Ref::new(Dict::default()).into()))
}

/// `type(value)`, or `type(name, bases, namespace, **keywords)`, which a metaclass calls as `type.__new__`.
fn type_new(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let Some(metaclass) = args.positional.first().and_then(Value::as_ref::<Type>) else {
        return Err(py.type_error("type.__new__(X): X is not a type object"));
    };
    let plain = metaclass.is(&py.builtin_type("type"));
    match &args.positional[1..] {
        [value] if args.keywords.is_empty() && plain => Ok(Flow::Value(py.type_of(value).into())),
        [name, bases, namespace] => {
            let keywords = Ref::new(Dict::default());
            for (key, value) in args.names.iter().zip(args.keywords) {
                if let Some(key) = key.as_ref::<Str>() {
                    py.set(&keywords, key.as_str(), value.clone());
                }
            }
            let class = new_class(py, metaclass, name, bases, namespace)?;
            tell_of_class(py, class, keywords.into())
        }
        _ if plain => Err(py.type_error("type() takes 1 or 3 arguments")),
        given => {
            let message = format!(
                "type.__new__() takes exactly 3 arguments ({} given)",
                given.len()
            );
            Err(py.type_error(message))
        }
    }
}

/// The class that `type.__new__` makes.
fn new_class(
    py: &mut Py<'_>,
    metaclass: &Ref<Type>,
    name: &Value,
    bases: &Value,
    namespace: &Value,
) -> PyResult<Ref<Type>> {
    let arguments = [(name, "str"), (bases, "tuple"), (namespace, "dict")];
    for (index, (value, expected)) in arguments.into_iter().enumerate() {
        if !py.is_instance_of(value, expected) {
            let given = py.type_name(value);
            let number = index + 1;
            let message =
                format!("type.__new__() argument {number} must be {expected}, not {given}");
            return Err(py.type_error(message));
        }
    }
    let (Some(name), Some(given), Some(namespace)) = (
        name.core().as_ref::<Str>(),
        bases.core().as_ref::<Tuple>(),
        namespace.core().as_ref::<Dict>(),
    ) else {
        return Err(py.type_error("type() takes a string, a tuple of classes and a dict"));
    };
    let mut bases = Vec::with_capacity(given.items.len());
    for base in &given.items {
        match base.as_ref::<Type>() {
            Some(class) if class.flags.base => bases.push(class.clone()),
            Some(class) => {
                let name = class.name.as_str();
                let message = format!("type '{name}' is not an acceptable base type");
                return Err(py.type_error(message));
            }
            None => return Err(py.type_error("bases must be types")),
        }
    }
    let metaclass = py.calculate_metaclass(metaclass.clone(), &given.items)?;
    let own = (!metaclass.is(&py.builtin_type("type"))).then_some(metaclass);
    if bases.is_empty() {
        bases.push(py.builtin_type("object"));
    }
    let namespace = ops::dict_copy(py, namespace);
    make_class(py, own, name.clone(), bases, namespace)
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
        doc: Value::NONE,
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
    let [get, set, delete, doc] = PROPERTY.bind(py, rest)?;
    let or_none = |value: Option<&Value>| value.cloned().unwrap_or(Value::NONE);
    let descriptor = Descriptor {
        kind: DescriptorKind::Property,
        get: or_none(get),
        set: or_none(set),
        delete: or_none(delete),
        doc: or_none(doc),
    };
    Ok(Flow::Value(descriptor.into()))
}

/// `descriptor.__get__(instance, owner=None)` of functions and the built-in descriptors.
fn descriptor_get(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = args::receiver(py, args, "__get__")?;
    let (instance, owner) = match rest.positional {
        [instance] => (instance, None),
        [instance, owner] => (instance, (!owner.is_none()).then_some(owner)),
        _ => return Err(py.type_error("__get__ expected 1 or 2 arguments")),
    };
    if instance.is_none() && owner.is_none() {
        return Err(py.type_error("__get__(None, None) is invalid"));
    }
    let of_class = matches!(this.view(), View::Descriptor(descriptor) if descriptor.kind != DescriptorKind::Property);
    if instance.is_none() && !of_class {
        return Ok(Flow::Value(this.clone()));
    }
    let owner = match owner.and_then(Value::as_ref::<Type>) {
        Some(owner) => owner.clone(),
        None => py.type_of(instance),
    };
    Ok(match bind(this, instance, &owner) {
        Attribute::Value(value) => Flow::Value(value),
        Attribute::Call { callee, args } => Flow::Call { callee, args },
    })
}

/// `property.__set__(instance, value)`
fn property_set(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let (this, rest) = args::receiver(py, args, "__set__")?;
    let [instance, value] = exactly(py, rest, "__set__")?;
    let setter = descriptor(py, this)?.set.clone();
    if setter.is_none() {
        return Err(py.attribute_error("property has no setter"));
    }
    let args = vec![instance.clone(), value.clone()];
    Ok(Flow::Call {
        callee: setter,
        args,
    })
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
        doc: old.doc.clone(),
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
        doc: old.doc.clone(),
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
        doc: old.doc.clone(),
    }
    .into())
}
