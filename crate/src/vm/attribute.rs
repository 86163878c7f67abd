//! Attributes: instances, classes, modules, functions and built-in kinds; descriptors bind here.

use super::run::Next;
use super::thread::Delivery;
use super::{Py, PyResult, Raised, class, deliver, frame};
use crate::compile::{Cache, Instr};
use crate::object::{
    BoundMethod, Descriptor, DescriptorKind, Function, Instance, Module, Ref, Str, Super, Tag,
    Type, Value, View,
};

/// What an attribute lookup comes to.
pub enum Attribute {
    /// A value.
    Value(Value),
    /// The result of this call: a property's getter, or `__getattr__`.
    Call {
        /// What to call.
        callee: Value,
        /// Its arguments.
        args: Vec<Value>,
    },
}

/// `a = b.name`
pub(super) fn get(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let object = py.operand(instr.b())?;
    let name = py.name(instr.c());
    if let Some(next) = get_plain(py, instr.a(), &object, &name) {
        return next;
    }
    match py.get_attribute(&object, &name)? {
        Attribute::Value(value) => {
            py.put(instr.a(), value);
            Ok(Next::Go)
        }
        Attribute::Call { callee, args } => {
            deliver::call(py, callee, args, Delivery::register(instr.a()))
        }
    }
}

/// The attributes that most lookups find: an instance's own, a property, what a class says of itself. None for all
/// others.
fn get_plain(
    py: &mut Py<'_>,
    target: u16,
    object: &Value,
    name: &Ref<Str>,
) -> Option<PyResult<Next>> {
    let value = match object.view() {
        View::Instance(instance) => {
            let class = instance.class.get(py).clone();
            if class.flags.getattribute {
                return None;
            }
            let in_class = py.lookup_type(&class, name);
            let property = in_class.as_ref().and_then(as_property);
            if let Some(property) = property {
                let function = property.get.as_ref::<Function>()?;
                return frame::call_plain(py, function, [object], Delivery::register(target));
            }
            match own_attribute(py, instance, &class, name, in_class.as_ref()) {
                Some(value) => value,
                None => in_class.filter(is_data)?,
            }
        }
        View::Type(class) if class.metaclass.is_none() && !name.as_str().starts_with("__") => {
            let found = py.lookup_type(class, name);
            found.filter(|found| is_data(found) || found.tag() == Tag::Function)?
        }
        _ => return None,
    };
    py.put(target, value);
    Some(Ok(Next::Go))
}

/// Whether a class attribute of this kind is the same looked up on an instance.
pub(super) fn is_data(value: &Value) -> bool {
    matches!(
        value.view(),
        View::None
            | View::Bool(_)
            | View::Int(_)
            | View::Float(_)
            | View::Str(_)
            | View::Tuple(_)
            | View::List(_)
            | View::Dict(_)
            | View::Set(_)
    )
}

/// Whether a class attribute of this kind may be what an instance's attribute of the same name means: a descriptor with
/// `__set__`.
pub(super) fn may_go_before(value: &Value) -> bool {
    !is_data(value) && !is_member(value) && value.tag() != Tag::Function
}

/// The instance's own attribute, if its class has no descriptor in front of it; the inline cache gets its place.
fn own_attribute(
    py: &mut Py<'_>,
    instance: &Ref<Instance>,
    class: &Ref<Type>,
    name: &Ref<Str>,
    in_class: Option<&Value>,
) -> Option<Value> {
    let table = instance.dict.table.get(py);
    let index = table.find_str(name)?;
    let value = table.entry(index)?.value.clone();
    if in_class.is_some_and(may_go_before) {
        return None;
    }
    let cache = Cache {
        version: class.version.get(),
        index: index as u32,
    };
    py.current_cache().set(cache);
    Some(value)
}

/// A module's attribute at the place where the instruction last found it.
#[inline(always)]
pub(super) fn cached_in_module(
    py: &Py<'_>,
    object: &Value,
    name: &Ref<Str>,
    cache: Cache,
) -> Option<Value> {
    let module = object.as_ref::<Module>()?;
    let entry = module.dict.table.get(py).entry(cache.index as usize)?;
    (entry.key.address() == name.address()).then(|| entry.value.clone())
}

/// Fills the inline cache with the place of a module's attribute.
fn remember_in_module(py: &mut Py<'_>, module: &Ref<Module>, name: &Ref<Str>) {
    if let Some(index) = module.dict.table.get(py).find_str(name) {
        let cache = Cache {
            version: 0,
            index: index as u32,
        };
        py.current_cache().set(cache);
    }
}

/// Puts what is to be called by `CallMethod` where that expects it; a bound method is taken apart.
fn put_method(py: &mut Py<'_>, instr: Instr, callee: Value) {
    let (function, receiver) = match callee.as_ref::<BoundMethod>() {
        Some(bound) => (bound.function.clone(), bound.receiver.clone()),
        None => (callee, Value::UNBOUND),
    };
    py.put(instr.a(), function);
    py.put(instr.a() + 1, receiver);
}

/// Fills the inline cache when the attribute is the instance's own and its class has no descriptor in front of it.
pub(super) fn remember(py: &mut Py<'_>, object: &Value, name: &Ref<Str>) {
    let Some(instance) = object.as_ref::<Instance>() else {
        return;
    };
    let class = instance.class.get(py).clone();
    if class.flags.getattribute {
        return;
    }
    let in_class = py.lookup_type(&class, name);
    own_attribute(py, instance, &class, name, in_class.as_ref());
}

/// `a, a+1 = function and receiver` for a method call.
pub(super) fn load_method(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let object = py.operand(instr.b())?;
    let name = py.name(instr.c());
    if let View::Module(module) = object.view() {
        remember_in_module(py, module, &name);
    }
    let class = match object.view() {
        View::Instance(instance) => {
            let class = instance.class.get(py).clone();
            if class.flags.getattribute || instance.dict.table.get(py).find_str(&name).is_some() {
                None
            } else {
                Some(class)
            }
        }
        View::Module(_) | View::Type(_) | View::Super(_) | View::Function(_) => None,
        _ => Some(py.type_of(&object)),
    };
    if let Some(class) = class
        && let Some(function) = py.lookup_type(&class, &name)
        && is_method(&function)
    {
        py.put(instr.a(), function);
        py.put(instr.a() + 1, object);
        return Ok(Next::Go);
    }
    if let View::Super(bound) = object.view()
        && !matches!(bound.receiver.view(), View::Type(_))
        && let Some(function) = py.lookup_super(bound, &name)
        && function.tag() == Tag::Function
    {
        let receiver = bound.receiver.clone();
        py.put(instr.a(), function);
        py.put(instr.a() + 1, receiver);
        return Ok(Next::Go);
    }
    match py.get_attribute(&object, &name)? {
        Attribute::Value(value) => {
            put_method(py, instr, value);
            Ok(Next::Go)
        }
        Attribute::Call { callee, args } => {
            py.put(instr.a() + 1, Value::UNBOUND);
            deliver::call(py, callee, args, Delivery::register(instr.a()))
        }
    }
}

/// Whether a class attribute becomes a bound method when looked up on an instance.
pub(super) fn is_method(value: &Value) -> bool {
    match value.view() {
        View::Function(_) => true,
        View::Native(native) => native.owner.is_some(),
        _ => false,
    }
}

/// Binds a class attribute to `receiver`, of class `class`.
pub fn bind(value: &Value, receiver: &Value, class: &Ref<Type>) -> Attribute {
    if is_method(value) {
        return Attribute::Value(
            BoundMethod {
                function: value.clone(),
                receiver: receiver.clone(),
            }
            .into(),
        );
    }
    match value.view() {
        View::Descriptor(descriptor) => bind_descriptor(descriptor, receiver, class),
        _ => Attribute::Value(value.clone()),
    }
}

fn bind_descriptor(descriptor: &Ref<Descriptor>, receiver: &Value, class: &Ref<Type>) -> Attribute {
    match descriptor.kind {
        DescriptorKind::Static => Attribute::Value(descriptor.get.clone()),
        DescriptorKind::Class => Attribute::Value(
            BoundMethod {
                function: descriptor.get.clone(),
                receiver: class.clone().into(),
            }
            .into(),
        ),
        DescriptorKind::Property => Attribute::Call {
            callee: descriptor.get.clone(),
            args: vec![receiver.clone()],
        },
        DescriptorKind::Member => Attribute::Value(descriptor.clone().into()),
    }
}

pub(super) fn as_property(value: &Value) -> Option<&Ref<Descriptor>> {
    value
        .as_ref::<Descriptor>()
        .filter(|descriptor| descriptor.kind == DescriptorKind::Property)
}

/// Whether a class attribute stands for one that `__slots__` names.
pub(super) fn is_member(value: &Value) -> bool {
    (value.as_ref::<Descriptor>()).is_some_and(|value| value.kind == DescriptorKind::Member)
}

impl Py<'_> {
    /// Looks up `object.name`, as far as that can be done without running Python.
    pub fn get_attribute(&mut self, object: &Value, name: &Ref<Str>) -> PyResult<Attribute> {
        if let View::Instance(instance) = object.view()
            && instance.class.get(self).flags.getattribute
            && let Some(hook) = self.lookup_dunder(object, "__getattribute__")
        {
            let name = Value::from(name.clone());
            return Ok(match self.lookup_dunder(object, "__getattr__") {
                None => Attribute::Call {
                    callee: hook,
                    args: vec![object.clone(), name],
                },
                Some(last) => Attribute::Call {
                    callee: self.prelude("get_attribute"),
                    args: vec![hook, last, object.clone(), name],
                },
            });
        }
        if let Some(found) = self.find_attribute(object, name) {
            return Ok(found);
        }
        match self.lookup_dunder(object, "__getattr__") {
            Some(hook) => Ok(Attribute::Call {
                callee: hook,
                args: vec![object.clone(), name.clone().into()],
            }),
            None => Err(self.missing_attribute(object, name)),
        }
    }

    /// As [`Self::get_attribute`], past any `__getattribute__` of the object's class
    /// (`Objects/object.c`, `PyObject_GenericGetAttr`).
    pub fn generic_get_attribute(
        &mut self,
        object: &Value,
        name: &Ref<Str>,
    ) -> PyResult<Attribute> {
        match self.find_attribute(object, name) {
            Some(found) => Ok(found),
            None => Err(self.missing_attribute(object, name)),
        }
    }

    fn find_attribute(&mut self, object: &Value, name: &Ref<Str>) -> Option<Attribute> {
        let found = match object.view() {
            View::Instance(instance) => self.instance_attribute(instance, object, name),
            View::Type(class) => self.class_attribute(class, name),
            View::Module(module) => match self.get(&module.dict, name) {
                Some(value) => Some(Attribute::Value(value)),
                None if name.as_str() == "__dict__" => {
                    Some(Attribute::Value(module.dict.clone().into()))
                }
                None => None,
            },
            View::Super(bound) => {
                let found = self.lookup_super(bound, name);
                // In a class method the receiver is the class itself: functions stay as they are.
                let of_class =
                    matches!(bound.receiver.view(), View::Type(class) if class.is(&bound.start));
                found.map(|value| {
                    if of_class && is_method(&value) {
                        Attribute::Value(value)
                    } else {
                        self.bind_to(&value, &bound.receiver, &bound.start)
                    }
                })
            }
            View::Function(function) => {
                class::function_attribute(self, function, name).map(Attribute::Value)
            }
            _ => None,
        };
        if found.is_some() || matches!(object.view(), View::Instance(_) | View::Module(_)) {
            return found;
        }
        let class = self.type_of(object);
        match self.lookup_type(&class, name) {
            Some(value) => Some(bind(&value, object, &class)),
            None => class::common_attribute(self, object, &class, name).map(Attribute::Value),
        }
    }

    /// The class attribute that `super().name` finds, not bound to anything.
    fn lookup_super(&self, bound: &Super, name: &Ref<Str>) -> Option<Value> {
        let mut classes = bound.start.mro.get(self).iter();
        classes.find(|class| class.is(&bound.class))?;
        classes.find_map(|class| class.dict.table.get(self).get_str(name).cloned())
    }

    fn instance_attribute(
        &mut self,
        instance: &Ref<Instance>,
        object: &Value,
        name: &Ref<Str>,
    ) -> Option<Attribute> {
        let class = instance.class.get(self).clone();
        let in_class = self.lookup_type(&class, name);
        if let Some(View::Descriptor(descriptor)) = in_class.as_ref().map(Value::view) {
            match descriptor.kind {
                DescriptorKind::Property => {
                    return Some(bind_descriptor(descriptor, object, &class));
                }
                DescriptorKind::Member => {
                    return self.get(&instance.dict, name).map(Attribute::Value);
                }
                DescriptorKind::Static | DescriptorKind::Class => {}
            }
        }
        let descriptor = match &in_class {
            Some(value) => self.lookup_dunder(value, "__get__"),
            None => None,
        };
        let is_data = descriptor.is_some()
            && in_class.as_ref().is_some_and(|value| {
                self.lookup_dunder(value, "__set__").is_some()
                    || self.lookup_dunder(value, "__delete__").is_some()
            });
        if !is_data && let Some(value) = self.get(&instance.dict, name) {
            return Some(Attribute::Value(value));
        }
        if let (Some(callee), Some(value)) = (descriptor, &in_class) {
            let args = vec![value.clone(), object.clone(), class.into()];
            return Some(Attribute::Call { callee, args });
        }
        match in_class {
            Some(value) => Some(bind(&value, object, &class)),
            None => class::common_attribute(self, object, &class, name).map(Attribute::Value),
        }
    }

    fn class_attribute(&mut self, class: &Ref<Type>, name: &Ref<Str>) -> Option<Attribute> {
        let of_metaclass = self.metaclass_attribute(class, name);
        if let Some(value) = &of_metaclass
            && self.is_data_descriptor(value)
        {
            let metaclass = self.metaclass_of(class);
            return Some(self.bind_to(value, &class.clone().into(), &metaclass));
        }
        match self.lookup_type(class, name) {
            Some(value) => match value.view() {
                View::Descriptor(descriptor) if descriptor.kind != DescriptorKind::Property => {
                    Some(bind(&value, &Value::NONE, class))
                }
                View::Instance(_) => Some(match self.lookup_dunder(&value, "__get__") {
                    Some(callee) => Attribute::Call {
                        callee,
                        args: vec![value, Value::NONE, class.clone().into()],
                    },
                    None => Attribute::Value(value),
                }),
                // `__new__` of a built-in class takes the class as an ordinary argument.
                _ => Some(Attribute::Value(value)),
            },
            None => match of_metaclass {
                Some(value) => {
                    let metaclass = self.metaclass_of(class);
                    Some(self.bind_to(&value, &class.clone().into(), &metaclass))
                }
                None => class::type_attribute(self, class, name).map(Attribute::Value),
            },
        }
    }

    /// Whether a class attribute goes before an instance's own.
    pub(super) fn is_data_descriptor(&mut self, value: &Value) -> bool {
        as_property(value).is_some()
            || self.lookup_dunder(value, "__set__").is_some()
            || self.lookup_dunder(value, "__delete__").is_some()
    }

    /// Binds a class attribute, whose own class may say how.
    fn bind_to(&mut self, value: &Value, receiver: &Value, class: &Ref<Type>) -> Attribute {
        match self.lookup_dunder(value, "__get__") {
            Some(callee) => Attribute::Call {
                callee,
                args: vec![value.clone(), receiver.clone(), class.clone().into()],
            },
            None => bind(value, receiver, class),
        }
    }

    /// `AttributeError` with CPython's message.
    #[cold]
    pub fn missing_attribute(&mut self, object: &Value, name: &Ref<Str>) -> Raised {
        let message = match object.view() {
            View::Type(class) => format!(
                "type object '{}' has no attribute '{}'",
                class.name.as_str(),
                name.as_str()
            ),
            View::Module(module) => format!(
                "module '{}' has no attribute '{}'",
                module.name.as_str(),
                name.as_str()
            ),
            View::Super(_) => format!("'super' object has no attribute '{}'", name.as_str()),
            _ => format!(
                "'{}' object has no attribute '{}'",
                self.type_name(object),
                name.as_str()
            ),
        };
        let raised = self.attribute_error(message);
        let dict = raised.0.dict.clone();
        self.set(&dict, "name", Value::from(name.clone()));
        self.set(&dict, "obj", object.clone());
        raised
    }
}
