//! Attributes: setting and deleting them.

use super::attribute::{as_property, is_member, remember};
use super::run::Next;
use super::thread::{Deliver, Delivery};
use super::{Py, PyResult, Raised, class, deliver};
use crate::compile::Instr;
use crate::object::{Dict, Instance, Ref, Str, Type, Value, View};

/// What is to be called for an attribute to be set or deleted, with its arguments; none when that is done.
pub type Call = Option<(Value, Vec<Value>)>;

impl Py<'_> {
    /// Sets `object.name`, or says which setter or `__setattr__` to call.
    ///
    /// # Errors
    /// `AttributeError` or `TypeError` when it can't be set.
    pub fn set_attribute(
        &mut self,
        object: &Value,
        name: &Ref<Str>,
        value: Value,
    ) -> PyResult<Call> {
        match self.lookup_dunder(object, "__setattr__") {
            Some(hook) => Ok(Some((
                hook,
                vec![object.clone(), name.clone().into(), value],
            ))),
            None => self.generic_set_attribute(object, name, value),
        }
    }

    /// As [`Self::set_attribute`], past any `__setattr__` of the object's class
    /// (`Objects/object.c`, `PyObject_GenericSetAttr`).
    ///
    /// # Errors
    /// As for that.
    pub fn generic_set_attribute(
        &mut self,
        object: &Value,
        name: &Ref<Str>,
        value: Value,
    ) -> PyResult<Call> {
        let dict = match object.view() {
            View::Instance(instance) => {
                let class = instance.class.get(self).clone();
                match self.lookup_type(&class, name) {
                    Some(found) if is_member(&found) => {}
                    Some(found) => {
                        if let Some(call) = self.setter(&found, object, name, &value)? {
                            return Ok(Some(call));
                        }
                        self.check_dict(instance, &class, name, true)?;
                    }
                    None => self.check_dict(instance, &class, name, false)?,
                }
                if name.as_str() == "__class__" {
                    class::set_class(self, instance, value)?;
                    return Ok(None);
                }
                instance.dict.clone()
            }
            View::Type(class) if class.flags.heap => {
                if let Some(found) = self.metaclass_attribute(class, name)
                    && let Some(call) = self.setter(&found, object, name, &value)?
                {
                    return Ok(Some(call));
                }
                self.type_changed(class);
                class.dict.clone()
            }
            View::Module(module) => module.dict.clone(),
            View::Function(function) => {
                return class::set_function_attribute(self, function, name, value).map(|()| None);
            }
            _ => return Err(self.read_only(object, name)),
        };
        let old = dict.table.get_mut(self).set_str(name, value);
        drop(old);
        Ok(None)
    }

    /// What a data descriptor wants called.
    fn setter(
        &mut self,
        descriptor: &Value,
        object: &Value,
        name: &Ref<Str>,
        value: &Value,
    ) -> PyResult<Call> {
        if let Some(property) = as_property(descriptor) {
            if property.set.is_none() {
                return Err(self.no_accessor(object, name, "setter"));
            }
            return Ok(Some((
                property.set.clone(),
                vec![object.clone(), value.clone()],
            )));
        }
        let setter = self.lookup_dunder(descriptor, "__set__");
        Ok(setter.map(|setter| {
            (
                setter,
                vec![descriptor.clone(), object.clone(), value.clone()],
            )
        }))
    }

    fn no_accessor(&mut self, object: &Value, name: &Ref<Str>, accessor: &str) -> Raised {
        let (name, class) = (name.as_str(), self.type_name(object));
        self.attribute_error(format!(
            "property '{name}' of '{class}' object has no {accessor}"
        ))
    }

    /// An instance whose classes all have `__slots__` takes no other attribute.
    fn check_dict(
        &mut self,
        instance: &Ref<Instance>,
        class: &Ref<Type>,
        name: &Ref<Str>,
        in_class: bool,
    ) -> PyResult<()> {
        if !class.flags.slots || name.as_str() == "__class__" {
            return Ok(());
        }
        let object = instance.clone().into();
        Err(if in_class {
            self.read_only(&object, name)
        } else {
            self.missing_attribute(&object, name)
        })
    }

    fn read_only(&mut self, object: &Value, name: &Ref<Str>) -> Raised {
        let class = self.type_of(object);
        let (of, name_text) = (class.name.as_str(), name.as_str());
        if let View::Type(class) = object.view() {
            let class = class.name.as_str();
            let message = format!("cannot set '{name_text}' attribute of immutable type '{class}'");
            return self.type_error(message);
        }
        let message = if self.lookup_type(&class, name).is_some() {
            format!("'{of}' object attribute '{name_text}' is read-only")
        } else {
            format!("'{of}' object has no attribute '{name_text}'")
        };
        self.attribute_error(message)
    }

    /// Deletes `object.name`, or says what to call.
    ///
    /// # Errors
    /// `AttributeError` when there is none, or it can't be deleted.
    pub fn delete_attribute(&mut self, object: &Value, name: &Ref<Str>) -> PyResult<Call> {
        match self.lookup_dunder(object, "__delattr__") {
            Some(hook) => Ok(Some((hook, vec![object.clone(), name.clone().into()]))),
            None => self.generic_delete_attribute(object, name),
        }
    }

    /// As [`Self::delete_attribute`], past any `__delattr__` of the object's class.
    ///
    /// # Errors
    /// As for that.
    pub fn generic_delete_attribute(&mut self, object: &Value, name: &Ref<Str>) -> PyResult<Call> {
        let dict = match object.view() {
            View::Instance(instance) => {
                let class = instance.class.get(self).clone();
                if let Some(found) = self.lookup_type(&class, name)
                    && let Some(call) = self.deleter(&found, object, name)?
                {
                    return Ok(Some(call));
                }
                instance.dict.clone()
            }
            View::Type(class) if class.flags.heap => {
                if let Some(found) = self.metaclass_attribute(class, name)
                    && let Some(call) = self.deleter(&found, object, name)?
                {
                    return Ok(Some(call));
                }
                self.type_changed(class);
                class.dict.clone()
            }
            View::Module(module) => module.dict.clone(),
            View::Function(function) => function.attributes.clone(),
            _ => return Err(self.missing_attribute(object, name)),
        };
        match remove(self, &dict, name) {
            true => Ok(None),
            false if is_member_of(self, object, name) => Err(self.attribute_error(name.as_str())),
            false => Err(self.missing_attribute(object, name)),
        }
    }

    fn deleter(&mut self, descriptor: &Value, object: &Value, name: &Ref<Str>) -> PyResult<Call> {
        if let Some(property) = as_property(descriptor) {
            if property.delete.is_none() {
                return Err(self.no_accessor(object, name, "deleter"));
            }
            return Ok(Some((property.delete.clone(), vec![object.clone()])));
        }
        let deleter = self.lookup_dunder(descriptor, "__delete__");
        Ok(deleter.map(|deleter| (deleter, vec![descriptor.clone(), object.clone()])))
    }
}

fn is_member_of(py: &mut Py<'_>, object: &Value, name: &Ref<Str>) -> bool {
    let class = py.type_of(object);
    (py.lookup_type(&class, name)).is_some_and(|found| is_member(&found))
}

fn remove(py: &mut Py<'_>, dict: &Ref<Dict>, name: &Ref<Str>) -> bool {
    let table = dict.table.get_mut(py);
    let removed = table.find_str(name).map(|index| table.remove(index));
    removed.is_some()
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
            Delivery::new(Deliver::Discard, 0, Value::UNBOUND),
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
            Delivery::new(Deliver::Discard, 0, Value::UNBOUND),
        ),
    }
}
