//! Classes of classes: which one a `class` statement calls, and calling a class through its own.

use super::class;
use super::{Py, PyResult};
use crate::object::{Args, Dict, Flow, Ref, Str, Tuple, Type, Value, View, ops};

impl Py<'_> {
    /// The class of a class.
    pub fn metaclass_of(&self, class: &Ref<Type>) -> Ref<Type> {
        match &class.metaclass {
            Some(metaclass) => metaclass.clone(),
            None => self.builtin_type("type"),
        }
    }

    /// What the metaclass of `class` says about `name`, if it is not just `type`; not bound to anything.
    pub fn metaclass_attribute(&mut self, class: &Ref<Type>, name: &Ref<Str>) -> Option<Value> {
        let metaclass = class.metaclass.clone()?;
        let found = self.lookup_type(&metaclass, name)?;
        match found.view() {
            View::Native(native) if matches!(native.owner, Some("type" | "object")) => None,
            _ => Some(found),
        }
    }

    /// The most derived class of `metaclass` and the classes of the bases (`Objects/typeobject.c`,
    /// `_PyType_CalculateMetaclass`).
    ///
    /// # Errors
    /// `TypeError` when none of them derives from all others.
    pub fn calculate_metaclass(
        &mut self,
        metaclass: Ref<Type>,
        bases: &[Value],
    ) -> PyResult<Ref<Type>> {
        let mut winner = metaclass;
        for base in bases.iter().filter_map(Value::as_ref::<Type>) {
            let other = self.metaclass_of(base);
            if self.is_subclass(&winner, &other) {
                continue;
            }
            if !self.is_subclass(&other, &winner) {
                return Err(self.type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the \
                     metaclasses of all its bases",
                ));
            }
            winner = other;
        }
        Ok(winner)
    }
}

/// `__build_class__(body, name, *bases, metaclass=type, **keywords)` (`Python/bltinmodule.c`,
/// `builtin___build_class__`). Classes of plain `type` are made here; what another metaclass makes is asked of it in
/// Python.
pub fn build_class(py: &mut Py<'_>, args: Args<'_>) -> PyResult<Flow> {
    let [body, name, bases @ ..] = args.positional else {
        return Err(py.type_error("__build_class__: not enough arguments"));
    };
    let keywords = Ref::new(Dict::default());
    let mut metaclass = None;
    for (key, value) in args.names.iter().zip(args.keywords) {
        let key = key.as_ref::<Str>().expect("keywords are names");
        match key.as_str() {
            "metaclass" => metaclass = Some(value.clone()),
            key => py.set(&keywords, key, value.clone()),
        }
    }
    let mut others = bases.iter().filter(|base| base.as_ref::<Type>().is_none());
    if others.any(|base| ops::has_method(py, base, "__mro_entries__")) {
        if let Some(metaclass) = metaclass {
            py.set(&keywords, "metaclass", metaclass);
        }
        let bases = py.tuple(bases.to_vec());
        let callee = py.prelude("build_resolved");
        let args = vec![body.clone(), name.clone(), bases, keywords.into()];
        return Ok(Flow::Call { callee, args });
    }
    for base in bases {
        class::check_base(py, base)?;
    }
    let plain = py.builtin_type("type");
    let asked = match &metaclass {
        None => Some(plain.clone()),
        Some(value) => value.as_ref::<Type>().cloned(),
    };
    let metaclass = match asked {
        Some(asked) => py.calculate_metaclass(asked, bases)?.into(),
        None => metaclass.expect("only what is given is no class"),
    };
    if !metaclass.is(&plain.into()) {
        let bases = py.tuple(bases.to_vec());
        let callee = py.prelude("build_class");
        let args = vec![
            body.clone(),
            name.clone(),
            bases,
            metaclass,
            keywords.into(),
        ];
        return Ok(Flow::Call { callee, args });
    }
    let namespace = Ref::new(Dict::default());
    let bases = py.tuple(bases.to_vec());
    let state = py.tuple(vec![
        name.clone(),
        bases,
        namespace.clone().into(),
        keywords.into(),
    ]);
    Ok(Flow::CallThen {
        callee: body.clone(),
        args: vec![namespace.into()],
        then: class::finish_class,
        state,
    })
}

/// Whether a class is called through a `__call__` of its metaclass: then what to call in its place.
pub(super) fn own_call(py: &mut Py<'_>, class: &Ref<Type>) -> Option<Value> {
    class.metaclass.as_ref()?;
    let name = py.interp.intern_literal("__call__");
    py.metaclass_attribute(class, &name)
}

/// The classes in a tuple of bases.
pub(super) fn classes_of(bases: &Value) -> Vec<Ref<Type>> {
    let bases = bases
        .as_ref::<Tuple>()
        .map_or(&[][..], |bases| &bases.items);
    bases
        .iter()
        .filter_map(|base| base.as_ref::<Type>().cloned())
        .collect()
}

/// Whether a class may have instances: one with `__abstractmethods__` may not (`Objects/typeobject.c`, `object_new`).
///
/// # Errors
/// `TypeError` that names the methods.
pub(super) fn check_concrete(py: &mut Py<'_>, class: &Ref<Type>) -> PyResult<()> {
    let name = py.interp.intern_literal("__abstractmethods__");
    let Some(methods) = py.get(&class.dict, &name) else {
        return Ok(());
    };
    let methods = crate::object::ops::collect(py, &methods)?.unwrap_or_default();
    let mut names: Vec<String> = (methods.iter())
        .filter_map(|method| Some(method.as_ref::<Str>()?.as_str().to_owned()))
        .collect();
    if names.is_empty() {
        return Ok(());
    }
    names.sort();
    let plural = if names.len() == 1 { "" } else { "s" };
    let message = format!(
        "Can't instantiate abstract class {} with abstract method{plural} {}",
        class.name.as_str(),
        names.join(", ")
    );
    Err(py.type_error(message))
}
