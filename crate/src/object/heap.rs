//! The heap: reference-counted objects and the cells inside them that only an attached thread can open.
//!
//! ```text
//! Ref<T> ──► ┌──────────────┬──────┬───────────┬──────┬───────┬───────────┐
//!            │ refs: u32    │ tag  │ finalizer │ weak │ paged │ body: T   │
//!            └──────────────┴──────┴───────────┴──────┴───────┴───────────┘
//! ```
//!
//! Counts are plain: whoever owns a [`Ref`] holds the GIL of the interpreter that the object belongs to. `Ref` is
//! neither `Send` nor `Sync`, so code that gave the GIL up cannot keep one.

use std::alloc::{Layout, dealloc};
use std::cell::{Cell, RefCell, UnsafeCell};
use std::collections::VecDeque;
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;

use super::value::{Tag, Value, drop_body};
use super::{census, pages, weakref};
use crate::vm::Py;

/// What every heap object starts with.
#[repr(C)]
pub struct Header {
    refs: Cell<u32>,
    tag: u8,
    /// Python code runs before the object is freed: `__del__`, or the `finally` of a generator.
    finalizer: Cell<bool>,
    /// There are weak references to it.
    weak: Cell<bool>,
    /// It is in one of the pages that the cycle collector walks.
    paged: bool,
}

impl Header {
    pub(super) fn tag(&self) -> Tag {
        Tag::from_index(self.tag)
    }

    pub(super) fn count(&self) -> u32 {
        self.refs.get()
    }

    pub(super) fn set_weak(&self) {
        self.weak.set(true);
    }

    pub(super) fn take_weak(&self) -> bool {
        self.weak.replace(false)
    }

    pub(super) fn has_finalizer(&self) -> bool {
        self.finalizer.get()
    }

    pub(super) fn take_finalizer(&self) -> bool {
        self.finalizer.replace(false)
    }

    pub(super) fn is_paged(&self) -> bool {
        self.paged
    }
}

/// A heap object.
#[repr(C)]
pub struct Object<T> {
    header: Header,
    pub(super) body: T,
}

/// A type of heap object; its tag tells a [`super::Value`] what it points to.
pub trait Kind: Sized {
    /// The tag of values that point to such an object.
    const TAG: Tag;
    /// Whether it may refer to others, and so be part of a cycle.
    const CONTAINER: bool = Self::TAG.is_container();
}

/// A counted reference to a heap object of a known kind.
pub struct Ref<T: Kind> {
    pointer: NonNull<Object<T>>,
    owns: PhantomData<Object<T>>,
}

impl<T: Kind> Ref<T> {
    /// Moves `body` to the heap.
    pub fn new(body: T) -> Self {
        census::born(T::TAG);
        let slot = if T::CONTAINER {
            pages::allocate(size_of::<Object<T>>())
        } else {
            None
        };
        let object = Object {
            header: Header {
                refs: Cell::new(1),
                tag: T::TAG as u8,
                finalizer: Cell::new(false),
                weak: Cell::new(false),
                paged: slot.is_some(),
            },
            body,
        };
        let pointer = match slot {
            Some(slot) => {
                let pointer = slot.cast::<Object<T>>();
                // SAFETY: the slot has the size of the object and belongs to nobody else.
                unsafe { pointer.write(object) };
                pointer
            }
            None => NonNull::from(Box::leak(Box::new(object))),
        };
        Ref {
            pointer,
            owns: PhantomData,
        }
    }

    /// Whether both are the same object.
    pub fn is(&self, other: &Self) -> bool {
        self.pointer == other.pointer
    }

    /// The object's body, if this is the only reference to it, weak ones included.
    pub fn get_mut(&mut self) -> Option<&mut T> {
        // SAFETY: a `Ref` keeps its object alive.
        let header = unsafe { &self.pointer.as_ref().header };
        if header.refs.get() != 1 || header.weak.get() {
            return None;
        }
        // SAFETY: as above, and nobody else can reach it while this reference is borrowed.
        Some(unsafe { &mut self.pointer.as_mut().body })
    }

    /// The object's address, which is what `id()` shows.
    pub fn address(&self) -> usize {
        self.pointer.as_ptr() as usize
    }

    /// How many references there are.
    pub fn count(&self) -> u32 {
        // SAFETY: a `Ref` keeps its object alive.
        unsafe { self.pointer.as_ref() }.header.refs.get()
    }

    /// Says whether Python code has to run before the object is freed; see [`next_doomed`].
    pub fn set_finalizer(&self, wanted: bool) {
        // SAFETY: a `Ref` keeps its object alive.
        unsafe { self.pointer.as_ref() }
            .header
            .finalizer
            .set(wanted);
        if wanted && T::TAG == Tag::Instance {
            pages::note_birth(self.header());
        }
    }

    /// Whether Python code has to run before the object is freed.
    pub fn has_finalizer(&self) -> bool {
        // SAFETY: a `Ref` keeps its object alive.
        unsafe { self.pointer.as_ref() }.header.finalizer.get()
    }

    pub(super) fn header(&self) -> NonNull<Header> {
        self.pointer.cast()
    }

    /// One more reference to an object.
    ///
    /// # Safety
    /// `header` is the header of a living `Object<T>`.
    pub(super) unsafe fn share_header(header: NonNull<Header>) -> Self {
        // SAFETY: living, says the caller; the new count is the new reference's.
        unsafe {
            incref(header);
            Self::from_header(header)
        }
    }

    pub(super) fn into_header(self) -> NonNull<Header> {
        let pointer = self.pointer.cast();
        std::mem::forget(self);
        pointer
    }

    /// # Safety
    /// `header` is the header of a living `Object<T>`, and the caller gives one count of it away.
    pub(super) unsafe fn from_header(header: NonNull<Header>) -> Self {
        Ref {
            pointer: header.cast(),
            owns: PhantomData,
        }
    }
}

impl<T: Kind> Deref for Ref<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: a `Ref` keeps its object alive; bodies change only inside `Guarded` and `Cell`.
        unsafe { &self.pointer.as_ref().body }
    }
}

impl<T: Kind> Clone for Ref<T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        // SAFETY: a `Ref` keeps its object alive.
        unsafe { incref(self.pointer.cast()) };
        Ref {
            pointer: self.pointer,
            owns: PhantomData,
        }
    }
}

impl<T: Kind> Drop for Ref<T> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: this `Ref` owns the count that it gives back.
        unsafe { decref(self.pointer.cast()) };
    }
}

/// # Safety
/// `header` belongs to a living object.
#[inline(always)]
pub(super) unsafe fn incref(header: NonNull<Header>) {
    // SAFETY: living, says the caller; counts are plain because the GIL is held.
    let refs = unsafe { &header.as_ref().refs };
    debug_assert_ne!(refs.get(), 0, "an object is used after it was freed");
    refs.set(refs.get().wrapping_add(1));
}

/// # Safety
/// `header` belongs to a living object, and the caller owns one count of it.
#[inline(always)]
pub(super) unsafe fn decref(header: NonNull<Header>) {
    // SAFETY: living, says the caller.
    let refs = unsafe { &header.as_ref().refs };
    debug_assert_ne!(refs.get(), 0, "an object is freed twice");
    let left = refs.get() - 1;
    refs.set(left);
    if left == 0 {
        // SAFETY: that was the last count.
        unsafe { release(header) };
    }
}

/// Objects that free objects nest at most this deep on the Rust stack; deeper ones wait in a queue, as under
/// CPython's trashcan (`Objects/object.c`, `_PyTrash_thread_deposit_object`).
const MAX_NESTED_RELEASES: u32 = 100;

thread_local! {
    static NESTED: Cell<u32> = const { Cell::new(0) };
    static ANY_DEPOSITED: Cell<bool> = const { Cell::new(false) };
    static DEPOSITED: RefCell<Vec<NonNull<Header>>> = const { RefCell::new(Vec::new()) };
    static DOOMED: RefCell<VecDeque<Value>> = const { RefCell::new(VecDeque::new()) };
    static ANY_DOOMED: Cell<bool> = const { Cell::new(false) };
}

/// Whether [`next_doomed`] has something.
#[inline(always)]
pub fn any_doomed() -> bool {
    ANY_DOOMED.get()
}

/// The next object that lost its last reference and has a finalizer to run, which the interpreter loop does before the
/// next instruction. It is alive again until what is given here is dropped, and has no finalizer any more.
pub fn next_doomed() -> Option<Value> {
    let next = DOOMED.with_borrow_mut(VecDeque::pop_front);
    ANY_DOOMED.set(DOOMED.with_borrow(|doomed| !doomed.is_empty()));
    next
}

/// Adds an object to those that [`next_doomed`] gives.
pub fn doom(value: Value) {
    DOOMED.with_borrow_mut(|doomed| doomed.push_back(value));
    ANY_DOOMED.set(true);
}

/// # Safety
/// Nobody else refers to the object any more.
#[inline(never)]
unsafe fn release(header: NonNull<Header>) {
    // SAFETY: nothing is freed yet.
    let object = unsafe { header.as_ref() };
    if object.finalizer.replace(false) {
        object.refs.set(1);
        // SAFETY: the value takes over the count that was just given back.
        doom(unsafe { Value::from_header(header) });
        return;
    }
    if object.weak.replace(false) {
        weakref::clear(header, &|_| false);
    }
    let depth = NESTED.get();
    if depth >= MAX_NESTED_RELEASES {
        DEPOSITED.with_borrow_mut(|queue| queue.push(header));
        ANY_DEPOSITED.set(true);
        return;
    }
    NESTED.set(depth + 1);
    // SAFETY: as for this function.
    unsafe { drop_body(header) };
    NESTED.set(depth);
    if depth == 0 && ANY_DEPOSITED.get() {
        release_deposited();
    }
}

#[cold]
fn release_deposited() {
    while let Some(next) = DEPOSITED.with_borrow_mut(Vec::pop) {
        NESTED.set(1);
        // SAFETY: it was deposited when its last count went.
        unsafe { drop_body(next) };
        NESTED.set(0);
    }
    ANY_DEPOSITED.set(false);
}

/// # Safety
/// `header` is that of an `Object<T>` to which nobody refers any more.
pub(super) unsafe fn free<T: Kind>(header: NonNull<Header>) {
    let pointer = header.cast::<Object<T>>().as_ptr();
    census::died(T::TAG);
    // SAFETY: `Ref::new` made it in a page, or with `Box`, whose layout this is; dropped once.
    unsafe {
        let paged = T::CONTAINER && header.as_ref().paged;
        std::ptr::drop_in_place(pointer);
        if paged {
            pages::release(header.cast());
        } else {
            dealloc(pointer.cast(), Layout::new::<Object<T>>());
        }
    }
}

/// The changeable part of an object. Opening it needs the token [`Py`], so it cannot be read without the GIL,
/// and writing needs the token exclusively, so no reference into the heap outlives a call that may change it.
pub struct Guarded<T>(UnsafeCell<T>);

impl<T> Guarded<T> {
    /// Wraps `value`.
    pub const fn new(value: T) -> Self {
        Guarded(UnsafeCell::new(value))
    }

    /// Reads, as long as the token is not used for writing.
    #[inline(always)]
    pub fn get<'a>(&'a self, _py: &'a Py<'_>) -> &'a T {
        // SAFETY: a thread has at most one `Py` per interpreter, writers need it mutably, and the GIL keeps other
        // threads of the interpreter out (see `vm::py`).
        unsafe { &*self.0.get() }
    }

    /// Writes; nothing else of the heap can be open meanwhile.
    #[inline(always)]
    #[allow(clippy::mut_from_ref, reason = "the token is what is borrowed mutably")]
    pub fn get_mut<'a>(&'a self, _py: &'a mut Py<'_>) -> &'a mut T {
        // SAFETY: as for `get`; the exclusive borrow of the token makes this the only open reference.
        unsafe { &mut *self.0.get() }
    }

    /// For an object that nobody else can see yet.
    pub fn get_unshared(&mut self) -> &mut T {
        self.0.get_mut()
    }

    /// Replaces the content and gives the old one back, to be dropped when nothing of the heap is open.
    pub fn replace(&self, py: &mut Py<'_>, value: T) -> T {
        std::mem::replace(self.get_mut(py), value)
    }
}
