//! Attributes: instances, classes, modules, functions and built-in kinds; descriptors bind here.

use super::run::Next;
use super::thread::Delivery;
use super::{Py, PyResult, Raised, class, deliver};
use crate::compile::{Cache, Instr};
use crate::object::{
    BoundMethod, Descriptor, DescriptorKind, Instance, Module, Ref, Str, Tag, Type, Value, View,
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
    if let Some(value) = quick_get(py, instr) {
        py.put(instr.a(), value);
        return Ok(Next::Go);
    }
    let object = py.operand(instr.b())?;
    let name = py.name(instr.c());
    match py.get_attribute(&object, &name)? {
        Attribute::Value(value) => {
            remember(py, &object, &name);
            py.put(instr.a(), value);
            Ok(Next::Go)
        }
        Attribute::Call { callee, args } => {
            deliver::call(py, callee, args, Delivery::register(instr.a()))
        }
    }
}

/// An instance's own attribute at the place where the instruction last found it, if its class has not changed.
#[inline]
fn quick_get(py: &mut Py<'_>, instr: Instr) -> Option<Value> {
    let frame = py.thread.frames.last()?;
    let code = &frame.function.code;
    let cache = code.caches[frame.pc as usize - 1].get();
    // SAFETY: the compiler's register numbers are within the window.
    let object = unsafe { &*frame.registers.add(instr.b() as usize) };
    let instance = object.as_ref::<Instance>()?;
    if cache.version == 0 || instance.class.get(py).version.get() != cache.version {
        return None;
    }
    let entry = instance.dict.table.get(py).entry(cache.index as usize)?;
    if entry.key.address() != code.names[instr.c() as usize].address() {
        return None;
    }
    let value = entry.value.clone();
    if instr.b() >= code.first_temporary() {
        let old = std::mem::take(py.register(instr.b()));
        drop(old);
    }
    Some(value)
}

/// A module's attribute at the place where the instruction last found it. A bound method is left to be taken apart.
#[inline(always)]
pub(super) fn cached_in_module(
    py: &Py<'_>,
    object: &Value,
    name: &Ref<Str>,
    cache: Cache,
) -> Option<Value> {
    let module = object.as_ref::<Module>()?;
    let entry = module.dict.table.get(py).entry(cache.index as usize)?;
    let found = entry.key.address() == name.address() && entry.value.tag() != Tag::BoundMethod;
    found.then(|| entry.value.clone())
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
fn remember(py: &mut Py<'_>, object: &Value, name: &Ref<Str>) {
    let Some(instance) = object.as_ref::<Instance>() else {
        return;
    };
    let class = instance.class.get(py).clone();
    if py.lookup_type(&class, name).is_some() {
        return;
    }
    if let Some(index) = instance.dict.table.get(py).find_str(name) {
        let version = class.version.get();
        py.current_cache().set(Cache {
            version,
            index: index as u32,
        });
    }
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
            if instance.dict.table.get(py).find_str(&name).is_some() {
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
fn is_method(value: &Value) -> bool {
    match value.view() {
        View::Function(_) => true,
        View::Native(native) => native.owner.is_some(),
        _ => false,
    }
}

/// Binds a class attribute to `receiver`, of class `class`.
fn bind(value: &Value, receiver: &Value, class: &Ref<Type>) -> Attribute {
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
        View::Descriptor(descriptor) => match descriptor.kind {
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
        },
        _ => Attribute::Value(value.clone()),
    }
}

fn as_property(value: &Value) -> Option<&Ref<Descriptor>> {
    value
        .as_ref::<Descriptor>()
        .filter(|descriptor| descriptor.kind == DescriptorKind::Property)
}

impl Py<'_> {
    /// Looks up `object.name`, as far as that can be done without running Python.
    pub fn get_attribute(&mut self, object: &Value, name: &Ref<Str>) -> PyResult<Attribute> {
        let found = match object.view() {
            View::Instance(instance) => self.instance_attribute(instance, object, name),
            View::Type(class) => self.class_attribute(class, name),
            View::Module(module) => match self.get(&module.dict, name) {
                Some(value) => Some(Attribute::Value(value)),
                None if name.as_str() == "__dict__" => {
                    Some(Attribute::Value(module.dict.clone().into()))
                }
                None => return Err(self.missing_attribute(object, name)),
            },
            View::Super(bound) => {
                let mro = bound.start.mro.get(self).clone();
                let after = mro
                    .iter()
                    .position(|class| class.is(&bound.class))
                    .map_or(mro.len(), |index| index + 1);
                let found = mro[after..]
                    .iter()
                    .find_map(|class| class.dict.table.get(self).get_str(name).cloned());
                // In a class method the receiver is the class itself: functions stay as they are.
                let of_class = matches!(bound.receiver.view(), View::Type(_));
                found.map(|value| {
                    if of_class && is_method(&value) {
                        Attribute::Value(value)
                    } else {
                        bind(&value, &bound.receiver, &bound.start)
                    }
                })
            }
            View::Function(function) => {
                class::function_attribute(self, function, name).map(Attribute::Value)
            }
            _ => None,
        };
        if let Some(found) = found {
            return Ok(found);
        }
        let class = self.type_of(object);
        if !matches!(object.view(), View::Instance(_)) {
            if let Some(value) = self.lookup_type(&class, name) {
                return Ok(bind(&value, object, &class));
            }
            if let Some(value) = class::common_attribute(self, object, &class, name) {
                return Ok(Attribute::Value(value));
            }
        }
        if let Some(hook) = self.lookup_dunder(object, "__getattr__") {
            return Ok(Attribute::Call {
                callee: hook,
                args: vec![object.clone(), name.clone().into()],
            });
        }
        Err(self.missing_attribute(object, name))
    }

    fn instance_attribute(
        &mut self,
        instance: &Ref<Instance>,
        object: &Value,
        name: &Ref<Str>,
    ) -> Option<Attribute> {
        let class = instance.class.get(self).clone();
        let in_class = self.lookup_type(&class, name);
        if let Some(value) = &in_class
            && as_property(value).is_some()
        {
            return Some(bind(value, object, &class));
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
            None => class::type_attribute(self, class, name).map(Attribute::Value),
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

    /// Sets `object.name`, or says which property's setter or `__setattr__` to call.
    pub fn set_attribute(
        &mut self,
        object: &Value,
        name: &Ref<Str>,
        value: Value,
    ) -> PyResult<Option<(Value, Vec<Value>)>> {
        match object.view() {
            View::Instance(instance) => {
                if let Some(hook) = self.lookup_dunder(object, "__setattr__") {
                    return Ok(Some((
                        hook,
                        vec![object.clone(), name.clone().into(), value],
                    )));
                }
                let class = instance.class.get(self).clone();
                if let Some(found) = self.lookup_type(&class, name)
                    && let Some(property) = as_property(&found)
                {
                    if property.set.is_none() {
                        let message = format!(
                            "property '{}' of '{}' object has no setter",
                            name.as_str(),
                            class.name.as_str()
                        );
                        return Err(self.attribute_error(message));
                    }
                    return Ok(Some((property.set.clone(), vec![object.clone(), value])));
                }
                if let Some(descriptor) = self.lookup_type(&class, name)
                    && let Some(setter) = self.lookup_dunder(&descriptor, "__set__")
                {
                    return Ok(Some((setter, vec![descriptor, object.clone(), value])));
                }
                if name.as_str() == "__class__" {
                    class::set_class(self, instance, value)?;
                    return Ok(None);
                }
                let old = instance.dict.table.get_mut(self).set_str(name, value);
                drop(old);
                Ok(None)
            }
            View::Type(class) if class.flags.heap => {
                let old = class.dict.table.get_mut(self).set_str(name, value);
                drop(old);
                self.type_changed(class);
                Ok(None)
            }
            View::Type(class) => {
                let message = format!(
                    "cannot set '{}' attribute of immutable type '{}'",
                    name.as_str(),
                    class.name.as_str()
                );
                Err(self.type_error(message))
            }
            View::Module(module) => {
                let old = module.dict.table.get_mut(self).set_str(name, value);
                drop(old);
                Ok(None)
            }
            View::Function(function) => {
                class::set_function_attribute(self, function, name, value).map(|()| None)
            }
            _ => {
                let class = self.type_of(object);
                let message = if self.lookup_type(&class, name).is_some() {
                    format!(
                        "'{}' object attribute '{}' is read-only",
                        class.name.as_str(),
                        name.as_str()
                    )
                } else {
                    format!(
                        "'{}' object has no attribute '{}'",
                        class.name.as_str(),
                        name.as_str()
                    )
                };
                Err(self.attribute_error(message))
            }
        }
    }

    /// Deletes `object.name`, or says what to call.
    pub fn delete_attribute(
        &mut self,
        object: &Value,
        name: &Ref<Str>,
    ) -> PyResult<Option<(Value, Vec<Value>)>> {
        let dict = match object.view() {
            View::Instance(instance) => {
                if let Some(hook) = self.lookup_dunder(object, "__delattr__") {
                    return Ok(Some((hook, vec![object.clone(), name.clone().into()])));
                }
                let class = instance.class.get(self).clone();
                if let Some(found) = self.lookup_type(&class, name)
                    && let Some(property) = as_property(&found)
                {
                    if property.delete.is_none() {
                        let message = format!(
                            "property '{}' of '{}' object has no deleter",
                            name.as_str(),
                            class.name.as_str()
                        );
                        return Err(self.attribute_error(message));
                    }
                    return Ok(Some((property.delete.clone(), vec![object.clone()])));
                }
                if let Some(descriptor) = self.lookup_type(&class, name)
                    && let Some(deleter) = self.lookup_dunder(&descriptor, "__delete__")
                {
                    return Ok(Some((deleter, vec![descriptor, object.clone()])));
                }
                instance.dict.clone()
            }
            View::Type(class) if class.flags.heap => {
                self.type_changed(class);
                class.dict.clone()
            }
            View::Module(module) => module.dict.clone(),
            View::Function(function) => function.attributes.clone(),
            _ => return Err(self.missing_attribute(object, name)),
        };
        let table = dict.table.get_mut(self);
        let removed = table.find_str(name).map(|index| table.remove(index));
        if removed.is_none() {
            return Err(self.missing_attribute(object, name));
        }
        Ok(None)
    }
}

/// `a.name = b`
pub(super) fn set(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let object = py.operand(instr.a())?;
    let value = py.operand(instr.b())?;
    let name = py.name(instr.c());
    if let View::Instance(instance) = object.view() {
        // The place where the instruction last found it.
        let cache = py.current_cache().get();
        if cache.version != 0 && instance.class.get(py).version.get() == cache.version {
            let table = instance.dict.table.get_mut(py);
            if table
                .entry(cache.index as usize)
                .is_some_and(|entry| entry.key.address() == name.address())
            {
                let old = table.set_value(cache.index as usize, value);
                drop(old);
                return Ok(Next::Go);
            }
        }
    }
    match py.set_attribute(&object, &name, value)? {
        None => {
            if py.lookup_dunder(&object, "__setattr__").is_none() && name.as_str() != "__class__" {
                remember(py, &object, &name);
            }
            Ok(Next::Go)
        }
        Some((callee, args)) => deliver::call(
            py,
            callee,
            args,
            Delivery::new(super::thread::Deliver::Discard, 0, Value::UNBOUND),
        ),
    }
}

/// `del a.name`
pub(super) fn delete(py: &mut Py<'_>, instr: Instr) -> PyResult<Next> {
    let object = py.operand(instr.a())?;
    let name = py.name(instr.c());
    match py.delete_attribute(&object, &name)? {
        None => Ok(Next::Go),
        Some((callee, args)) => deliver::call(
            py,
            callee,
            args,
            Delivery::new(super::thread::Deliver::Discard, 0, Value::UNBOUND),
        ),
    }
}
