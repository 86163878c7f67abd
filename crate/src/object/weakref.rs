//! Weak references. An object finds those to it by its address, so that objects without any pay for one flag only.

use std::cell::Cell;
use std::collections::HashMap;
use std::mem::offset_of;
use std::ptr::NonNull;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use super::heap::{Header, Object, Ref, doom};
use super::value::Value;

/// `weakref.ref`.
pub struct WeakRef {
    /// Its object while that lives.
    target: Cell<Option<NonNull<Header>>>,
    /// Called with the reference when the object is gone; `None` or unbound when nothing is.
    callback: Cell<Value>,
    /// The object's hash, once somebody asked for it.
    pub hash: Cell<Option<i64>>,
}

/// A weak reference in the table; it takes itself out when it is freed.
struct Entry(NonNull<Header>);

// SAFETY: entries are followed by threads that hold the GIL of the interpreter to which object and reference belong.
unsafe impl Send for Entry {}

/// The references to each object that has some, by its address.
static TABLE: LazyLock<Mutex<HashMap<usize, Vec<Entry>>>> = LazyLock::new(Mutex::default);

fn table() -> MutexGuard<'static, HashMap<usize, Vec<Entry>>> {
    TABLE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// All weak references to an object, the oldest first.
pub fn weak_references(target: &Value) -> Vec<Ref<WeakRef>> {
    let table = table();
    let entries = table.get(&target.address());
    (entries.into_iter().flatten())
        .filter_map(|entry| {
            // SAFETY: what is in the table is not freed yet.
            let dying = unsafe { entry.0.as_ref() }.count() == 0;
            // SAFETY: alive, and only weak references are in the table.
            (!dying).then(|| unsafe { Ref::share_header(entry.0) })
        })
        .collect()
}

/// The object is being freed: its references let go of it, and those with a callback wait to be called, but for those
/// that are freed with it.
#[cold]
pub(super) fn clear(target: NonNull<Header>, goes_too: &dyn Fn(NonNull<Header>) -> bool) {
    let entries = table().remove(&(target.as_ptr() as usize));
    // The newest is told first (`Objects/weakrefobject.c`, `insert_after`).
    for entry in entries.into_iter().flatten().rev() {
        // SAFETY: what was in the table is not freed yet, nor by what this loop does: nothing is dropped.
        let dying = unsafe { entry.0.as_ref() }.count() == 0;
        // SAFETY: as above; only weak references are in the table.
        let weak = unsafe { &entry.0.cast::<Object<WeakRef>>().as_ref().body };
        weak.target.set(None);
        if !dying && weak.has_callback() && !goes_too(entry.0) {
            // SAFETY: as above.
            doom(unsafe { Ref::<WeakRef>::share_header(entry.0) }.into());
        }
    }
}

impl WeakRef {
    /// A weak reference to an object of the heap.
    pub fn new(target: &Value, callback: Value) -> Ref<WeakRef> {
        let header = target.header();
        let weak = Ref::new(WeakRef {
            target: Cell::new(header),
            callback: Cell::new(callback),
            hash: Cell::new(None),
        });
        if let Some(header) = header {
            // SAFETY: the value keeps its object alive.
            unsafe { header.as_ref() }.set_weak();
            let entry = Entry(weak.header());
            table().entry(target.address()).or_default().push(entry);
        }
        weak
    }

    /// The object, if it lives.
    pub fn get(&self) -> Option<Value> {
        // SAFETY: the object takes itself away here before it is freed.
        self.target
            .get()
            .map(|header| unsafe { Value::share_header(header) })
    }

    /// What is called when the object is gone.
    pub fn callback(&self) -> Value {
        let callback = self.callback.take();
        self.callback.set(callback.clone());
        callback
    }

    /// The callback, to be called once.
    pub fn take_callback(&self) -> Value {
        self.callback.take()
    }

    fn has_callback(&self) -> bool {
        let callback = self.callback.take();
        let has = !callback.is_unbound() && !callback.is_none();
        self.callback.set(callback);
        has
    }
}

impl Drop for WeakRef {
    fn drop(&mut self) {
        let Some(target) = self.target.get() else {
            return;
        };
        let body = std::ptr::from_ref(self) as usize;
        let header = body - offset_of!(Object<WeakRef>, body);
        let mut table = table();
        let address = target.as_ptr() as usize;
        if let Some(entries) = table.get_mut(&address) {
            entries.retain(|entry| entry.0.as_ptr() as usize != header);
            if entries.is_empty() {
                table.remove(&address);
            }
        }
    }
}
