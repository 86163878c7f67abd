//! The compact ordered hash table under `dict` and namespaces.
//!
//! ```text
//! indices  [ -, 1, -, 0, -, -, 2, - ]     power of two, linear probing; none while there are few entries
//! entries  [ (hash, key, value), … ]      in order of insertion; a deleted entry has an unbound key
//! ```
//!
//! The table compares keys only through the closure it is given, which must not run Python: `__eq__` written in
//! Python may change the table, so those comparisons happen outside (`vm::protocol`), and no slot outlives them.

use super::{Guarded, Ref, Str, Value};

const EMPTY: u32 = u32::MAX;
const DELETED: u32 = u32::MAX - 1;

/// So many entries are looked through one after the other: most instances have no more attributes.
const WITHOUT_INDICES: usize = 8;

/// One key with its value.
pub struct Entry {
    /// The key's hash.
    pub hash: i64,
    /// The key; unbound when deleted.
    pub key: Value,
    /// The value.
    pub value: Value,
}

/// An insertion-ordered hash table.
#[derive(Default)]
pub struct Table {
    indices: Vec<u32>,
    entries: Vec<Entry>,
    live: usize,
    /// Slots of `indices` that are not empty, deleted ones included.
    used: usize,
    version: u32,
}

/// `dict`, and every namespace.
#[derive(Default)]
pub struct Dict {
    /// Its entries.
    pub table: Guarded<Table>,
}

impl<T: Default> Default for Guarded<T> {
    fn default() -> Self {
        Guarded::new(T::default())
    }
}

impl Table {
    /// Number of keys.
    pub fn len(&self) -> usize {
        self.live
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// Changes whenever a key comes or goes; never 0 after the first. Replacing a value does not change it.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// All entries, deleted ones included (their key is unbound).
    pub fn raw_entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The living entries, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.key.is_unbound())
    }

    /// The entry at `index`, if it is alive.
    #[inline(always)]
    pub fn entry(&self, index: usize) -> Option<&Entry> {
        self.entries
            .get(index)
            .filter(|entry| !entry.key.is_unbound())
    }

    /// Replaces the value of a living entry; gives the old one back.
    #[inline(always)]
    pub fn set_value(&mut self, index: usize, value: Value) -> Value {
        std::mem::replace(&mut self.entries[index].value, value)
    }

    /// The value of a living entry, to be changed.
    #[inline(always)]
    pub fn value_mut(&mut self, index: usize) -> &mut Value {
        &mut self.entries[index].value
    }

    /// Index of a small integer among keys of its own kind.
    #[inline]
    pub fn find_int(&self, hash: i64, key: i64) -> Option<usize> {
        self.find(hash, |other| other.as_int() == Some(key))
    }

    /// Index of the entry with this hash for which `is_key` holds.
    #[inline]
    pub fn find(&self, hash: i64, mut is_key: impl FnMut(&Value) -> bool) -> Option<usize> {
        if self.indices.is_empty() {
            let mut entries = self.entries.iter();
            return entries.position(|entry| {
                entry.hash == hash && !entry.key.is_unbound() && is_key(&entry.key)
            });
        }
        let mask = self.indices.len() - 1;
        let mut slot = spread(hash) & mask;
        loop {
            match self.indices[slot] {
                EMPTY => return None,
                DELETED => {}
                index => {
                    let entry = &self.entries[index as usize];
                    if entry.hash == hash && is_key(&entry.key) {
                        return Some(index as usize);
                    }
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Index of a string key.
    #[inline]
    pub fn find_str(&self, key: &Ref<Str>) -> Option<usize> {
        self.find(key.hash(), |other| match other.as_ref::<Str>() {
            Some(other) => other.is(key) || other.as_str() == key.as_str(),
            None => match other.core().as_ref::<Str>() {
                Some(other) => other.as_str() == key.as_str(),
                None => false,
            },
        })
    }

    /// Value of a string key.
    #[inline]
    pub fn get_str(&self, key: &Ref<Str>) -> Option<&Value> {
        self.find_str(key).map(|index| &self.entries[index].value)
    }

    /// Sets a string key; gives the old value back.
    pub fn set_str(&mut self, key: &Ref<Str>, value: Value) -> Option<Value> {
        match self.find_str(key) {
            Some(index) => Some(self.set_value(index, value)),
            None => {
                self.push(key.hash(), key.clone().into(), value);
                None
            }
        }
    }

    /// Adds a key that is known to be absent; gives its index back.
    pub fn push(&mut self, hash: i64, key: Value, value: Value) -> usize {
        if self.indices.is_empty() {
            if self.entries.len() >= WITHOUT_INDICES {
                self.rebuild();
            }
        } else if (self.entries.len().max(self.used) + 1) * 3 > self.indices.len() * 2 {
            self.rebuild();
        }
        let index = self.entries.len();
        if !self.indices.is_empty() {
            self.place(hash, index as u32);
        }
        self.entries.push(Entry { hash, key, value });
        self.live += 1;
        self.bump();
        index
    }

    /// Removes a living entry and gives it back.
    pub fn remove(&mut self, index: usize) -> Entry {
        let hash = self.entries[index].hash;
        if !self.indices.is_empty() {
            let mask = self.indices.len() - 1;
            let mut slot = spread(hash) & mask;
            while self.indices[slot] != index as u32 {
                slot = (slot + 1) & mask;
            }
            self.indices[slot] = DELETED;
        }
        self.live -= 1;
        self.bump();
        let entry = &mut self.entries[index];
        let removed = Entry {
            hash,
            key: std::mem::take(&mut entry.key),
            value: std::mem::take(&mut entry.value),
        };
        if self.live == 0 {
            self.entries.clear();
            self.indices.fill(EMPTY);
            self.used = 0;
        } else {
            while self
                .entries
                .last()
                .is_some_and(|entry| entry.key.is_unbound())
            {
                self.entries.pop();
            }
        }
        removed
    }

    /// Removes everything; gives the entries back, to be dropped when nothing of the heap is open.
    pub fn clear(&mut self) -> Vec<Entry> {
        self.indices = Vec::new();
        self.live = 0;
        self.used = 0;
        self.bump();
        std::mem::take(&mut self.entries)
    }

    /// A copy with its own counts.
    pub fn duplicate(&self) -> Table {
        let mut copy = Table::default();
        for entry in self.iter() {
            copy.push(entry.hash, entry.key.clone(), entry.value.clone());
        }
        copy
    }

    fn bump(&mut self) {
        self.version = self.version.wrapping_add(1).max(1);
    }

    fn place(&mut self, hash: i64, index: u32) {
        let mask = self.indices.len() - 1;
        let mut slot = spread(hash) & mask;
        while self.indices[slot] < DELETED {
            slot = (slot + 1) & mask;
        }
        self.used += usize::from(self.indices[slot] == EMPTY);
        self.indices[slot] = index;
    }

    /// Forgets deleted entries, and finds all others their places.
    fn rebuild(&mut self) {
        let size = ((self.live + 1) * 3).next_power_of_two();
        self.entries.retain(|entry| !entry.key.is_unbound());
        self.indices.clear();
        self.used = 0;
        if self.entries.len() < WITHOUT_INDICES {
            return;
        }
        self.indices.resize(size, EMPTY);
        for index in 0..self.entries.len() {
            self.place(self.entries[index].hash, index as u32);
        }
    }
}

fn spread(hash: i64) -> usize {
    let hash = hash as u64;
    (hash ^ (hash >> 32)) as usize
}
