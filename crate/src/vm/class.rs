//! Classes: the `class` statement, instances, and the attributes that every class, function and object has.

use std::cell::Cell as StdCell;

use super::call::{Keywords, call_value};
use super::run::Next;
use super::thread::{Deliver, Delivery};
use super::{Py, PyResult, deliver, metaclass, slots};
use crate::object::{
    Args, Cell, Descriptor, DescriptorKind, Dict, Flow, Function, Guarded, Instance, Native, Ref,
    Str, Super, Tag, Tuple, Type, TypeFlags, Value, View,
};

/// Whether a class can derive from `base`.
///
/// # Errors
/// `TypeError` or `NotImplementedError` when it cannot.
pub(super) fn check_base(py: &mut Py<'_>, base: &Value) -> PyResult<()> {
    let Some(class) = base.as_ref::<Type>() else {
        return Ok(());
    };
    if class.flags.base || class.flags.heap {
        return Ok(());
    }
    let name = class.name.as_str().to_owned();
    if matches!(
        name.as_str(),
        "bool"
            | "NoneType"
            | "range"
            | "slice"
            | "function"
            | "generator"
            | "coroutine"
            | "async_generator"
    ) {
        return Err(py.type_error(format!("type '{name}' is not an acceptable base type")));
    }
    Err(py.not_implemented_error(format!(
        "a class that derives from the built-in class '{name}' is not supported yet"
    )))
}

/// Makes the class whose body was run.
pub(super) fn finish_class(py: &mut Py<'_>, state: Value, result: Value) -> PyResult<Flow> {
    let state = state.as_ref::<Tuple>().expect("four values were kept");
    let [name, bases, namespace, keywords] = &*state.items else {
        unreachable!("four values were kept")
    };
    let odd = bases.as_ref::<Tuple>().and_then(|bases| {
        let mut bases = bases.items.iter();
        bases.find(|base| base.as_ref::<Type>().is_none()).cloned()
    });
    if let Some(odd) = odd {
        // What is no class decides by its own class, which as a metaclass makes of the statement what it wants.
        let callee = py.type_of(&odd).into();
        let args = vec![name.clone(), bases.clone(), namespace.clone()];
        return Ok(Flow::Call { callee, args });
    }
    let namespace = namespace
        .as_ref::<Dict>()
        .expect("the namespace is a dict")
        .clone();
    let name = name
        .as_ref::<Str>()
        .expect("a class's name is a string")
        .clone();
    let mut bases = metaclass::classes_of(bases);
    if bases.is_empty() {
        bases.push(py.builtin_type("object"));
    }
    let class = make_class(py, None, name, bases, namespace)?;
    if let Some(cell) = result.as_ref::<Cell>() {
        let old = cell.content.replace(py, class.clone().into());
        drop(old);
    }
    tell_of_class(py, class, keywords.clone())
}

/// Calls `__set_name__` of what is in a new class's namespace, and its bases' `__init_subclass__`
/// (`Objects/typeobject.c`, `type_new_impl`).
pub fn tell_of_class(py: &mut Py<'_>, class: Ref<Type>, keywords: Value) -> PyResult<Flow> {
    let entries: Vec<(Value, Value)> = (class.dict.table.get(py).iter())
        .map(|entry| (entry.key.clone(), entry.value.clone()))
        .collect();
    let mut named = Vec::new();
    for (name, value) in entries {
        if let Some(hook) = py.lookup_dunder(&value, "__set_name__") {
            named.push(Tuple::new([hook, value, name]).into());
        }
    }
    let hook = py.interp.intern_literal("__init_subclass__");
    let bases = class.mro.get(py)[1..].to_vec();
    let has_keywords =
        (keywords.as_ref::<Dict>()).is_some_and(|dict| !dict.table.get(py).is_empty());
    // That of `object` only complains about keywords.
    let wants_to_know = has_keywords
        || (bases.iter()).any(|base| base.flags.heap && py.get(&base.dict, &hook).is_some());
    if named.is_empty() && !wants_to_know {
        return Ok(Flow::Value(class.into()));
    }
    let named = py.list(named);
    let callee = py.prelude("tell_of_class");
    let args = vec![class.into(), named, Value::bool(wants_to_know), keywords];
    Ok(Flow::Call { callee, args })
}

/// Makes a class that is an instance of `metaclass`, or of plain `type`.
///
/// # Errors
/// `TypeError` when the bases have no consistent order.
pub fn make_class(
    py: &mut Py<'_>,
    metaclass: Option<Ref<Type>>,
    name: Ref<Str>,
    bases: Vec<Ref<Type>>,
    namespace: Ref<Dict>,
) -> PyResult<Ref<Type>> {
    let text = |py: &mut Py<'_>, key: &str| {
        let key = py.intern(key);
        py.get(&namespace, &key)
            .and_then(|value| value.as_ref::<Str>().cloned())
    };
    let hook = py.interp.intern_literal("__init_subclass__");
    if let Some(get) = py.get(&namespace, &hook)
        && matches!(get.view(), View::Function(_))
    {
        // It is a class method without being told.
        let descriptor = Descriptor {
            kind: DescriptorKind::Class,
            get,
            set: Value::NONE,
            delete: Value::NONE,
            doc: Value::NONE,
        };
        py.set(&namespace, "__init_subclass__", descriptor);
    }
    let module = text(py, "__module__").unwrap_or_else(|| py.interp.intern_literal("__main__"));
    let qualname = text(py, "__qualname__").unwrap_or_else(|| name.clone());
    check_layout(py, &bases)?;
    let del = py.interp.intern_literal("__del__");
    let finalizer =
        bases.iter().any(|base| base.flags.finalizer) || py.get(&namespace, &del).is_some();
    let exception = bases.iter().any(|base| base.flags.exception);
    let slots = slots::define(py, &name, &namespace)?;
    let getattribute = py.interp.intern_literal("__getattribute__");
    let getattribute = py.get(&namespace, &getattribute).is_some()
        || bases.iter().any(|base| base.flags.getattribute);
    let class = Ref::new(Type {
        name,
        qualname,
        module,
        metaclass,
        bases: bases.clone().into(),
        mro: Guarded::default(),
        dict: namespace.clone(),
        instances: if bases.iter().any(|base| base.instances == Tag::Type) {
            Tag::Type
        } else {
            Tag::Instance
        },
        flags: TypeFlags {
            exception,
            heap: true,
            base: true,
            finalizer,
            getattribute,
            slots: slots
                && bases
                    .iter()
                    .all(|base| !base.flags.exception && (base.flags.slots || !base.flags.heap)),
        },
        version: StdCell::new(0),
        subclasses: Guarded::default(),
    });
    let mro = linearize(py, &class, &bases)?;
    *class.mro.get_mut(py) = mro;
    for base in &bases {
        base.subclasses.get_mut(py).push(class.clone());
    }
    // `__eq__` without `__hash__` makes instances unhashable (`type_ready_set_hash`).
    let (eq, hash) = (
        py.interp.intern_literal("__eq__"),
        py.interp.intern_literal("__hash__"),
    );
    if py.get(&namespace, &eq).is_some() && py.get(&namespace, &hash).is_none() {
        py.set(&namespace, "__hash__", Value::NONE);
    }
    Ok(class)
}

/// The built-in class, other than `object` and exceptions, whose instances those of `class` hold.
pub fn native_base(py: &Py<'_>, class: &Ref<Type>) -> Option<Ref<Type>> {
    (class.mro.get(py).iter())
        .find(|class| !class.flags.heap && class.instances != Tag::Instance)
        .cloned()
}

/// An instance of `class`, no exception, around the value `native` of the built-in class that it derives from, if it
/// derives from one.
pub fn derive(class: &Ref<Type>, native: Value) -> Value {
    let instance = Ref::new(Instance {
        class: Guarded::new(class.clone()),
        dict: Ref::new(Dict::default()),
        exception: None,
        native,
    });
    instance.set_finalizer(class.flags.finalizer);
    instance.into()
}

/// Bases must not derive from different built-in classes (`Objects/typeobject.c`, `best_base`).
fn check_layout(py: &mut Py<'_>, bases: &[Ref<Type>]) -> PyResult<()> {
    let natives: Vec<Ref<Type>> = (bases.iter())
        .filter_map(|base| native_base(py, base))
        .collect();
    let exceptions = bases.iter().any(|base| base.flags.exception);
    let conflict =
        natives.iter().any(|native| !native.is(&natives[0])) || exceptions && !natives.is_empty();
    if conflict {
        return Err(py.type_error("multiple bases have instance lay-out conflict"));
    }
    Ok(())
}

/// C3 linearization (`Objects/typeobject.c`, `mro_implementation`).
fn linearize(py: &mut Py<'_>, class: &Ref<Type>, bases: &[Ref<Type>]) -> PyResult<Vec<Ref<Type>>> {
    let mut sequences: Vec<Vec<Ref<Type>>> =
        bases.iter().map(|base| base.mro.get(py).clone()).collect();
    sequences.push(bases.to_vec());
    let mut order = vec![class.clone()];
    loop {
        sequences.retain(|sequence| !sequence.is_empty());
        if sequences.is_empty() {
            return Ok(order);
        }
        let head = sequences.iter().map(|sequence| &sequence[0]).find(|head| {
            sequences
                .iter()
                .all(|sequence| !sequence[1..].iter().any(|later| later.is(head)))
        });
        let Some(head) = head.cloned() else {
            let names: Vec<&str> = bases.iter().map(|base| base.name.as_str()).collect();
            let message = format!(
                "Cannot create a consistent method resolution\norder (MRO) for bases {}",
                names.join(", ")
            );
            return Err(py.type_error(message));
        };
        for sequence in &mut sequences {
            if sequence[0].is(&head) {
                sequence.remove(0);
            }
        }
        order.push(head);
    }
}

/// Calls a class.
pub(super) fn instantiate(
    py: &mut Py<'_>,
    class: &Ref<Type>,
    args: Vec<Value>,
    keywords: Keywords,
    delivery: Delivery,
) -> PyResult<Next> {
    if class.metaclass.is_some() {
        super::metaclass::check_concrete(py, class)?;
    }
    let new = py.interp.intern_literal("__new__");
    let own = match py.lookup_type(class, &new) {
        Some(new) => match new.view() {
            View::Native(native) if is_inherited(native) => None,
            _ => Some(new),
        },
        None => None,
    };
    match own {
        Some(new) => return call_new(py, new, class, args, keywords, delivery),
        None if class.instances != Tag::Instance => {
            let message = format!("cannot create '{}' instances", class.name.as_str());
            return Err(py.type_error(message));
        }
        None => {}
    }
    let instance = if class.flags.exception {
        let positional = Args {
            positional: &args,
            names: &[],
            keywords: &[],
        };
        (py.interp.config.library.make_exception)(py, class, positional)?
    } else {
        plain_instance(class)
    };
    initialize(py, class, instance.into(), args, keywords, delivery)
}

/// An instance with nothing in it yet.
pub(super) fn plain_instance(class: &Ref<Type>) -> Ref<Instance> {
    let instance = Ref::new(Instance {
        class: Guarded::new(class.clone()),
        dict: Ref::new(Dict::default()),
        exception: None,
        native: Value::UNBOUND,
    });
    instance.set_finalizer(class.flags.finalizer);
    instance
}

/// Whether a `__new__` is that of `object` or `BaseException`, which make what [`instantiate`] makes itself.
fn is_inherited(new: &Native) -> bool {
    matches!(new.owner, Some("object" | "BaseException"))
}

/// Calls `__new__`, then `__init__` if that made an instance of the class.
fn call_new(
    py: &mut Py<'_>,
    new: Value,
    class: &Ref<Type>,
    args: Vec<Value>,
    keywords: Keywords,
    delivery: Delivery,
) -> PyResult<Next> {
    let mut new_args = vec![Value::from(class.clone())];
    new_args.extend(args.iter().cloned());
    let new = match new.view() {
        View::Descriptor(descriptor) => descriptor.get.clone(),
        _ => new,
    };
    if matches!(new.view(), View::Native(_)) && !class.flags.heap {
        return call_value(py, new, new_args, keywords, delivery);
    }
    let args = py.tuple(args);
    let names = py.tuple(keywords.names.clone());
    let values = py.tuple(keywords.values.clone());
    let state = py.tuple(vec![class.clone().into(), args, names, values]);
    let outer = Some(Box::new(delivery));
    call_value(
        py,
        new,
        new_args,
        keywords,
        Delivery {
            deliver: Deliver::Native(after_new),
            target: 0,
            state,
            outer,
        },
    )
}

fn after_new(py: &mut Py<'_>, state: Value, made: Value) -> PyResult<Flow> {
    let state = state.as_ref::<Tuple>().expect("four values were kept");
    let class = state.items[0].as_ref::<Type>().expect("the class was kept");
    let made_class = py.type_of(&made);
    if !py.is_subclass(&made_class, class) {
        return Ok(Flow::Value(made));
    }
    let items = |index: usize| {
        state.items[index]
            .as_ref::<Tuple>()
            .map_or(Vec::new(), |tuple| tuple.items.to_vec())
    };
    let (args, names) = (items(1), items(2));
    let init = py.interp.intern_literal("__init__");
    let takes_arguments = |init: &Value| match init.view() {
        View::Function(_) => true,
        View::Native(native) => !is_inherited(native),
        _ => false,
    };
    match py.lookup_type(&made_class, &init) {
        Some(init) if takes_arguments(&init) && !names.is_empty() => Ok(Flow::Call {
            callee: py.prelude("initialize"),
            args: vec![
                init,
                made,
                state.items[1].clone(),
                state.items[2].clone(),
                state.items[3].clone(),
            ],
        }),
        Some(init) if takes_arguments(&init) => {
            let mut init_args = vec![made.clone()];
            init_args.extend(args);
            Ok(Flow::CallThen {
                callee: init,
                args: init_args,
                then: after_init,
                state: made,
            })
        }
        _ => Ok(Flow::Value(made)),
    }
}

fn after_init(py: &mut Py<'_>, made: Value, result: Value) -> PyResult<Flow> {
    if result.is_none() {
        return Ok(Flow::Value(made));
    }
    let message = format!(
        "__init__() should return None, not '{}'",
        py.type_name(&result)
    );
    Err(py.type_error(message))
}

/// Whether `__init__` has something to do: that of `object` has nothing, those of exceptions only with keywords.
fn takes_arguments(init: &Value, class: &Ref<Type>, keywords: &Keywords) -> bool {
    match init.view() {
        View::Function(_) => true,
        View::Native(_) => class.flags.exception && !keywords.names.is_empty(),
        _ => false,
    }
}

fn initialize(
    py: &mut Py<'_>,
    class: &Ref<Type>,
    instance: Value,
    args: Vec<Value>,
    keywords: Keywords,
    delivery: Delivery,
) -> PyResult<Next> {
    let init = py.interp.intern_literal("__init__");
    let init = py.lookup_type(class, &init);
    match init {
        Some(init) if takes_arguments(&init, class, &keywords) => {
            let mut init_args = Vec::with_capacity(args.len() + 1);
            init_args.push(instance.clone());
            init_args.extend(args);
            let outer = match delivery.deliver {
                Deliver::Register => None,
                _ => Some(Box::new(Delivery {
                    deliver: delivery.deliver,
                    target: delivery.target,
                    state: delivery.state,
                    outer: delivery.outer,
                })),
            };
            call_value(
                py,
                init,
                init_args,
                keywords,
                Delivery {
                    deliver: Deliver::Init,
                    target: delivery.target,
                    state: instance,
                    outer,
                },
            )
        }
        _ => {
            let name = class.name.as_str().to_owned();
            let given = !args.is_empty() || !keywords.names.is_empty();
            if given && !class.flags.exception {
                return Err(py.type_error(format!("{name}() takes no arguments")));
            }
            deliver::deliver(py, instance, delivery)
        }
    }
}

/// Attributes that functions have beside those that a script sets.
pub(super) fn function_attribute(
    py: &mut Py<'_>,
    function: &Ref<Function>,
    name: &Ref<Str>,
) -> Option<Value> {
    if let Some(value) = py.get(&function.attributes, name) {
        return Some(value);
    }
    Some(match name.as_str() {
        "__name__" => function.name.get(py).clone().into(),
        "__qualname__" => function.qualname.get(py).clone().into(),
        "__doc__" => function.code.doc.clone(),
        "__module__" => {
            let key = py.interp.intern_literal("__name__");
            py.get(&function.globals, &key).unwrap_or(Value::NONE)
        }
        "__code__" => function.code.clone().into(),
        "__globals__" => function.globals.clone().into(),
        "__dict__" => function.attributes.clone().into(),
        "__annotations__" => py.dict().into(),
        "__defaults__" => function.defaults.clone().map_or(Value::NONE, Value::from),
        "__kwdefaults__" => function
            .keyword_defaults
            .clone()
            .map_or(Value::NONE, Value::from),
        "__closure__" if function.closure.is_empty() => Value::NONE,
        "__closure__" => py.tuple(
            function
                .closure
                .iter()
                .map(|cell| cell.clone().into())
                .collect(),
        ),
        _ => return None,
    })
}

pub(super) fn set_function_attribute(
    py: &mut Py<'_>,
    function: &Ref<Function>,
    name: &Ref<Str>,
    value: Value,
) -> PyResult<()> {
    if matches!(name.as_str(), "__name__" | "__qualname__") {
        let Some(text) = value.as_ref::<Str>().cloned() else {
            return Err(py.type_error(format!("{} must be set to a string object", name.as_str())));
        };
        let field = if name.as_str() == "__name__" {
            &function.name
        } else {
            &function.qualname
        };
        let old = field.replace(py, text);
        drop(old);
        return Ok(());
    }
    let old = function.attributes.table.get_mut(py).set_str(name, value);
    drop(old);
    Ok(())
}

/// `instance.__class__ = class`
pub(super) fn set_class(py: &mut Py<'_>, instance: &Ref<Instance>, value: Value) -> PyResult<()> {
    let Some(class) = value.into_ref::<Type>() else {
        return Err(py.type_error("__class__ must be set to a class"));
    };
    if !class.flags.heap
        || class.flags.exception != instance.exception.is_some()
        || native_base(py, &class).is_some() == instance.native.is_unbound()
    {
        let message = format!(
            "__class__ assignment: '{}' object layout differs from '{}'",
            class.name.as_str(),
            instance.class.get(py).name.as_str()
        );
        return Err(py.type_error(message));
    }
    let old = instance.class.replace(py, class);
    drop(old);
    Ok(())
}

/// Attributes of a class itself.
pub(super) fn type_attribute(py: &mut Py<'_>, class: &Ref<Type>, name: &Ref<Str>) -> Option<Value> {
    Some(match name.as_str() {
        "__name__" => class.name.clone().into(),
        "__qualname__" => class.qualname.clone().into(),
        "__module__" => class.module.clone().into(),
        "__dict__" => class.dict.clone().into(),
        "__doc__" => Value::NONE,
        "__bases__" => py.tuple(class.bases.iter().map(|base| base.clone().into()).collect()),
        "__base__" => class
            .bases
            .first()
            .map_or(Value::NONE, |base| base.clone().into()),
        "__mro__" => {
            let mro = class.mro.get(py).clone();
            py.tuple(mro.into_iter().map(Value::from).collect())
        }
        "__class__" => py.builtin_type("type").into(),
        "mro" => return None,
        _ => return None,
    })
}

/// Attributes that every object has, and those of methods and natives.
pub(super) fn common_attribute(
    py: &mut Py<'_>,
    object: &Value,
    class: &Ref<Type>,
    name: &Ref<Str>,
) -> Option<Value> {
    match (name.as_str(), object.view()) {
        ("__class__", _) => Some(class.clone().into()),
        ("__dict__", View::Instance(_)) if class.flags.slots => None,
        ("__dict__", View::Instance(instance)) => Some(instance.dict.clone().into()),
        ("__doc__", View::Instance(_)) => Some(Value::NONE),
        ("__module__", View::Instance(_)) => Some(class.module.clone().into()),
        ("__name__" | "__qualname__", View::Native(native)) => Some(py.str(native.name)),
        ("__doc__", View::Native(_)) => Some(Value::NONE),
        ("__module__", View::Native(native)) if native.owner.is_none() => Some(py.str("builtins")),
        (name, View::Code(code)) => super::code_attribute::code_attribute(code, name),
        ("cell_contents", View::Cell(cell)) => {
            let content = cell.content.get(py).clone();
            (!content.is_unbound()).then_some(content)
        }
        ("__self__", View::BoundMethod(method)) => Some(method.receiver.clone()),
        ("__func__", View::Descriptor(descriptor)) => Some(descriptor.get.clone()),
        ("__func__", View::BoundMethod(method)) => Some(method.function.clone()),
        ("__name__" | "__doc__" | "__qualname__" | "__module__", View::BoundMethod(method)) => {
            match method.function.view() {
                View::Function(function) => function_attribute(py, function, name),
                View::Native(_) if matches!(name.as_str(), "__doc__" | "__module__") => {
                    Some(Value::NONE)
                }
                View::Native(native) => Some(py.str(native.name)),
                _ => None,
            }
        }
        (name, View::Generator(generator)) => {
            super::coroutine::generator_attribute(py, generator, name)
        }
        _ => None,
    }
}

/// `super(class, receiver)`
pub fn make_super(py: &mut Py<'_>, class: &Value, receiver: &Value) -> PyResult<Value> {
    let Some(class) = class.as_ref::<Type>() else {
        return Err(py.type_error("super() argument 1 must be a type"));
    };
    let start = match receiver.view() {
        View::Type(start) if py.is_subclass(start, class) => start.clone(),
        _ => py.type_of(receiver),
    };
    if !py.is_subclass(&start, class) {
        return Err(py.type_error("super(type, obj): obj must be an instance or subtype of type"));
    }
    Ok(Super {
        class: class.clone(),
        start,
        receiver: receiver.clone(),
    }
    .into())
}
