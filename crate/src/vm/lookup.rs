//! Attributes of classes: the method resolution order, behind a cache.

use super::Py;
use crate::object::{Ref, Str, Type, Value, View};

const ENTRIES: usize = 1024;

/// Remembers what names mean in classes, as CPython's type cache (`Objects/typeobject.c`, `_PyType_Lookup`).
pub(super) struct MethodCache(Box<[CachedMethod]>);

#[derive(Default)]
struct CachedMethod {
    version: u32,
    name: usize,
    value: Value,
}

impl Default for MethodCache {
    fn default() -> Self {
        MethodCache(
            std::iter::repeat_with(CachedMethod::default)
                .take(ENTRIES)
                .collect(),
        )
    }
}

/// The place of a class's attribute in the cache.
#[inline(always)]
fn slot(version: u32, name: &Ref<Str>) -> usize {
    (version as usize ^ (name.address() >> 4)) % ENTRIES
}

impl Py<'_> {
    /// The attribute `name` of a class, found in its method resolution order; not bound to anything.
    #[inline]
    pub fn lookup_type(&mut self, class: &Ref<Type>, name: &Ref<Str>) -> Option<Value> {
        if let Some(cached) = self.cached(class, name) {
            return (!cached.is_unbound()).then(|| cached.clone());
        }
        self.fill_cache(class, name)
    }

    /// As [`Self::lookup_type`]; none also where that has not looked before.
    #[inline]
    pub fn lookup_cached(&self, class: &Ref<Type>, name: &Ref<Str>) -> Option<&Value> {
        self.cached(class, name)
            .filter(|cached| !cached.is_unbound())
    }

    /// What the cache knows of an attribute: unbound where the class has none, and none where nobody asked.
    #[inline(always)]
    pub(super) fn cached(&self, class: &Ref<Type>, name: &Ref<Str>) -> Option<&Value> {
        let version = class.version.get();
        let cached = &self.interp.method_cache.0[slot(version, name)];
        // Nothing is remembered of version 0, which is that of a class that changed; an empty place has no name.
        let holds = cached.version == version && cached.name == name.address();
        holds.then_some(&cached.value)
    }

    #[cold]
    fn fill_cache(&mut self, class: &Ref<Type>, name: &Ref<Str>) -> Option<Value> {
        let version = match class.version.get() {
            0 => self.assign_version(class),
            version => version,
        };
        let slot = slot(version, name);
        let mro = class.mro.get(self).clone();
        let found = mro
            .iter()
            .find_map(|class| class.dict.table.get(self).get_str(name).cloned());
        // Only interned names live as long as the interpreter, so that their address stays theirs.
        if self.interp.interned.has(name) {
            let entry = CachedMethod {
                version,
                name: name.address(),
                value: found.clone().unwrap_or_default(),
            };
            let old = std::mem::replace(&mut self.interp.method_cache.0[slot], entry);
            drop(old);
        }
        found
    }

    fn assign_version(&mut self, class: &Ref<Type>) -> u32 {
        let version = self.interp.new_type_version();
        class.version.set(version);
        version
    }

    /// To be called after a change of a class's namespace: inline caches of it and its subclasses end.
    pub fn type_changed(&mut self, class: &Ref<Type>) {
        class.version.set(0);
        let subclasses = class.subclasses.get(self).clone();
        for subclass in subclasses {
            self.type_changed(&subclass);
        }
    }

    /// The class attribute that an operator looks for, unbound: `lookup_special(x, "__len__")`.
    pub fn lookup_special(&mut self, value: &Value, name: &'static str) -> Option<Value> {
        let name = self.interp.intern_literal(name);
        let class = self.type_of(value);
        self.lookup_type(&class, &name)
    }

    /// As [`Self::lookup_special`] for instances of classes written in Python, and classes of
    /// metaclasses written in Python, ignoring what `object` and `type` have.
    pub fn lookup_dunder(&mut self, value: &Value, name: &'static str) -> Option<Value> {
        match value.view() {
            View::Instance(_) => {}
            View::Type(class) => {
                let name = self.interp.intern_literal(name);
                return self.metaclass_attribute(class, &name);
            }
            _ => return None,
        }
        let found = self.lookup_special(value, name)?;
        match found.view() {
            View::Native(native) if native.owner == Some("object") => None,
            _ => Some(found),
        }
    }

    /// Whether `class` is `base` or derives from it.
    pub fn is_subclass(&self, class: &Ref<Type>, base: &Ref<Type>) -> bool {
        class.mro.get(self).iter().any(|class| class.is(base))
    }

    /// Whether `value` is an instance of the built-in class `name`.
    pub fn is_instance_of(&self, value: &Value, name: &str) -> bool {
        self.is_subclass(&self.type_of(value), &self.builtin_type(name))
    }
}
