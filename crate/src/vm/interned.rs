//! The strings that names use: one object for each text, so that names are compared by address.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::interp::Interp;
use crate::object::{Ref, Str, hash_bytes};

/// Places in the cache for names that our own code asks for.
const PLACES: usize = 256;

/// Strings by their text.
#[derive(Default)]
pub(super) struct Interned {
    all: HashMap<Box<str>, Ref<Str>, TextHash>,
    /// Names that our own code wrote down, by where their text is.
    literals: Vec<Option<Literal>>,
}

struct Literal {
    text: &'static str,
    name: Ref<Str>,
}

/// Hashes texts as `str` does: far shorter than the library's own hash, which withstands attacks.
#[derive(Default)]
pub(super) struct TextHasher(u64);

/// For maps whose keys are texts.
pub(super) type TextHash = BuildHasherDefault<TextHasher>;

impl Hasher for TextHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 ^= hash_bytes(bytes) as u64;
    }

    /// What `str` adds, so that no text continues another.
    fn write_u8(&mut self, _end: u8) {}

    fn finish(&self) -> u64 {
        self.0
    }
}

impl Interned {
    /// Whether names are this very object.
    pub fn has(&self, name: &Ref<Str>) -> bool {
        (self.all.get(name.as_str())).is_some_and(|interned| interned.is(name))
    }
}

impl Interp {
    /// The one string object with this text that names use.
    pub fn intern(&mut self, text: &str) -> Ref<Str> {
        if let Some(name) = self.interned.all.get(text) {
            return name.clone();
        }
        let name = Ref::new(Str::new(text));
        self.interned.all.insert(text.into(), name.clone());
        name
    }

    /// As [`Self::intern`], for a name that our own code has written down: most are asked for again and again.
    #[inline]
    pub fn intern_literal(&mut self, text: &'static str) -> Ref<Str> {
        let place = text.as_ptr() as usize % PLACES;
        if let Some(Some(literal)) = self.interned.literals.get(place)
            && std::ptr::eq(literal.text, text)
        {
            return literal.name.clone();
        }
        self.remember_literal(text, place)
    }

    #[cold]
    fn remember_literal(&mut self, text: &'static str, place: usize) -> Ref<Str> {
        let name = self.intern(text);
        let literals = &mut self.interned.literals;
        literals.resize_with(PLACES, || None);
        literals[place] = Some(Literal {
            text,
            name: name.clone(),
        });
        name
    }
}
