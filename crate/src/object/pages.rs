//! Where containers live: pages of equal slots, so that the cycle collector finds them all without a list of them.
//!
//! ```text
//! page, 4 KiB   │ heap · size │ slot │ slot │ slot │ …
//! slot          │ an object, or a free slot: tag 0 and the address of the next free one │
//! ```
//!
//! Each interpreter has its own pages, and whoever holds its GIL works on them. A thread enters them with
//! [`Pages::enter`]; what it allocates outside is on the system's heap, where the collector does not look and takes
//! all that it refers to for alive.

use std::alloc::{Layout, alloc_zeroed, dealloc, handle_alloc_error};
use std::cell::Cell;
use std::collections::HashMap;
use std::ptr::{NonNull, null_mut};
use std::sync::Arc;

use super::heap::Header;
use super::quarantine::{self, Quarantine};
use super::value::Tag;
use crate::gil::EvalBreaker;

const PAGE: usize = 4096;
/// Pages are taken from the system sixteen at once.
const CHUNK: usize = 16 * PAGE;
/// Sizes of slots are multiples of this.
const GRANULE: usize = 16;
/// Numbers that the objects of a page can have.
const GRANULES: usize = PAGE / GRANULE;
const SIZES: usize = 13;
const CHUNK_LAYOUT: Layout = match Layout::from_size_align(CHUNK, PAGE) {
    Ok(layout) => layout,
    Err(_) => panic!("a chunk has a layout"),
};

/// Net allocations of containers between two collections, at least: CPython's first threshold
/// (`Modules/gcmodule.c`, `_PyGC_InitState`).
const THRESHOLD: usize = 700;

/// What a page begins with.
#[repr(C, align(16))]
struct Page {
    heap: NonNull<Pages>,
    /// Bytes of a slot.
    size: u32,
    /// Its number in the heap.
    number: u32,
}

/// A slot without an object: its header says so.
#[repr(C)]
struct Free {
    header: u64,
    next: *mut Free,
}

/// The containers of an interpreter.
pub struct Pages {
    free: [*mut Free; SIZES],
    quarantine: Quarantine,
    /// Living objects.
    live: usize,
    /// A collection is asked for when there are more.
    limit: usize,
    chunks: Vec<NonNull<u8>>,
    /// Pages of the last chunk that are in use.
    used: usize,
    /// Its interpreter is gone.
    orphan: bool,
    breaker: Arc<EvalBreaker>,
    /// Living objects after the last collection.
    pub survivors: usize,
    /// `gc.get_threshold()`; 0 collects never.
    pub thresholds: [i64; 3],
    /// `gc.isenabled()`
    pub enabled: bool,
    /// A second pass is due when the finalizers have run.
    pub again: bool,
    /// The order in which the objects with finalizers were made, by their address.
    pub births: HashMap<usize, u64>,
    born: u64,
}

thread_local! {
    static CURRENT: Cell<*mut Pages> = const { Cell::new(null_mut()) };
}

/// Owns the pages of an interpreter.
pub struct PagesBox(NonNull<Pages>);

// SAFETY: whoever uses it has the interpreter, and so its GIL.
unsafe impl Send for PagesBox {}

/// While it lives, the thread allocates in the pages it was made of.
pub struct Entered(*mut Pages);

impl PagesBox {
    /// Pages that ask for a collection through this eval breaker.
    pub fn new(breaker: Arc<EvalBreaker>) -> PagesBox {
        PagesBox(NonNull::from(Box::leak(Box::new(Pages {
            free: [null_mut(); SIZES],
            quarantine: Quarantine::new(),
            live: 0,
            limit: THRESHOLD,
            chunks: Vec::new(),
            used: CHUNK / PAGE,
            orphan: false,
            breaker,
            survivors: 0,
            thresholds: [THRESHOLD as i64, 10, 10],
            enabled: true,
            again: false,
            births: HashMap::new(),
            born: 0,
        }))))
    }

    /// The thread allocates here until the result is dropped. It keeps the interpreter's GIL meanwhile.
    pub fn enter(&self) -> Entered {
        Entered(CURRENT.replace(self.0.as_ptr()))
    }
}

impl std::ops::Deref for PagesBox {
    type Target = Pages;

    fn deref(&self) -> &Pages {
        // SAFETY: it is freed no earlier than by `drop`; the GIL keeps others out.
        unsafe { self.0.as_ref() }
    }
}

impl std::ops::DerefMut for PagesBox {
    fn deref_mut(&mut self) -> &mut Pages {
        // SAFETY: as above.
        unsafe { self.0.as_mut() }
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        CURRENT.set(self.0);
    }
}

impl Drop for PagesBox {
    /// Somebody may still hold an object: the last one takes the pages with it.
    fn drop(&mut self) {
        self.orphan = true;
        if self.live == 0 {
            // SAFETY: nobody refers to them or what is in them.
            unsafe { free_pages(self.0) };
        }
    }
}

/// # Safety
/// No object is left, and the interpreter is gone.
#[cold]
unsafe fn free_pages(pages: NonNull<Pages>) {
    // SAFETY: `PagesBox::new` leaked a box; chunks were made with this layout.
    unsafe {
        for chunk in Box::from_raw(pages.as_ptr()).chunks {
            dealloc(chunk.as_ptr(), CHUNK_LAYOUT);
        }
    }
}

/// Room for a container of so many bytes; none outside of an interpreter's loop.
#[inline]
pub(super) fn allocate(size: usize) -> Option<NonNull<u8>> {
    let pages = CURRENT.get();
    if pages.is_null() {
        return None;
    }
    let class = size.div_ceil(GRANULE);
    // SAFETY: the entered pages live, and the thread holds their GIL; a free slot has the address of the next.
    unsafe {
        let mut slot = (*pages).free[class];
        if slot.is_null() {
            slot = (*pages).new_page(class);
        }
        quarantine::unpoison(NonNull::new_unchecked(slot.cast()), class * GRANULE);
        (*pages).free[class] = (*slot).next;
        (*pages).live += 1;
        if (*pages).live > (*pages).limit {
            (*pages).ask_for_collection();
        }
        Some(NonNull::new_unchecked(slot.cast()))
    }
}

/// Gives the room of a container back.
///
/// # Safety
/// `allocate` made it, and what was in it is dropped.
#[inline]
pub(super) unsafe fn release(slot: NonNull<u8>) {
    // SAFETY: slots are in pages, whose addresses are multiples of `PAGE`, and which live as long as their objects.
    unsafe {
        let page = page_of(slot);
        let pages = (*page).heap.as_ptr();
        let class = (*page).size as usize / GRANULE;
        if cfg!(debug_assertions) {
            // Who reads what is freed shall notice.
            slot.write_bytes(0xdd, (*page).size as usize);
        }
        slot.cast::<Free>().as_mut().header = 0;
        quarantine::poison(slot, (*page).size as usize);
        if let Some((slot, class)) = (*pages).quarantine.exchange(slot, class) {
            (*pages).put_back(slot, class);
        }
        (*pages).live -= 1;
        if (*pages).live == 0 && (*pages).orphan {
            free_pages((*page).heap);
        }
    }
}

fn page_of(slot: NonNull<u8>) -> *mut Page {
    let address = slot.as_ptr();
    address.wrapping_sub(address as usize % PAGE).cast()
}

/// Notes when an object with a finalizer was made.
#[cold]
pub(super) fn note_birth(header: NonNull<Header>) {
    let pages = CURRENT.get();
    // SAFETY: as for `allocate`.
    if let Some(pages) = unsafe { pages.as_mut() } {
        pages.born += 1;
        pages.births.insert(header.as_ptr() as usize, pages.born);
    }
}

impl Pages {
    /// Makes a slot the first that is used again.
    ///
    /// # Safety
    /// It is a slot of these pages and this class, has the header of a free one, and nobody uses it.
    #[inline(always)]
    unsafe fn put_back(&mut self, slot: NonNull<u8>, class: usize) {
        let first = &mut self.free[class];
        quarantine::unpoison(slot, class * GRANULE);
        // SAFETY: the slot is free, and has room for the address.
        unsafe { slot.cast::<Free>().as_mut().next = *first };
        quarantine::poison(slot, class * GRANULE);
        *first = slot.cast().as_ptr();
    }

    #[cold]
    #[inline(never)]
    fn new_page(&mut self, class: usize) -> *mut Free {
        if self.used == CHUNK / PAGE {
            // SAFETY: the layout has a size.
            let chunk = unsafe { alloc_zeroed(CHUNK_LAYOUT) };
            let Some(chunk) = NonNull::new(chunk) else {
                handle_alloc_error(CHUNK_LAYOUT);
            };
            self.chunks.push(chunk);
            self.used = 0;
        }
        let size = class * GRANULE;
        let chunk = self.chunks[self.chunks.len() - 1];
        let number = (self.chunks.len() - 1) * (CHUNK / PAGE) + self.used;
        let heap = NonNull::from(&mut *self);
        // SAFETY: the page and its slots are within the chunk and zeroed; nobody else uses them.
        unsafe {
            let page = chunk.as_ptr().add(self.used * PAGE);
            page.cast::<Page>().write(Page {
                heap,
                size: size as u32,
                number: number as u32,
            });
            self.used += 1;
            let mut next = null_mut();
            let count = (PAGE - size_of::<Page>()) / size;
            for index in (0..count).rev() {
                let slot: *mut Free = page.add(size_of::<Page>() + index * size).cast();
                (*slot).next = next;
                quarantine::poison(NonNull::new_unchecked(slot.cast()), size);
                next = slot;
            }
            next
        }
    }

    #[cold]
    #[inline(never)]
    fn ask_for_collection(&mut self) {
        self.limit = usize::MAX;
        if self.enabled && self.thresholds[0] > 0 {
            self.breaker.set(EvalBreaker::COLLECT);
        }
    }

    /// Counts from here to the next collection: as many as the threshold says, or as many as survived, so that a
    /// growing heap is not walked again and again.
    pub fn count_from_here(&mut self) {
        self.survivors = self.live;
        self.set_limit();
    }

    /// Applies a changed threshold.
    pub fn set_limit(&mut self) {
        let threshold = usize::try_from(self.thresholds[0]).unwrap_or(0);
        let growth = threshold.max(self.survivors);
        self.limit = self.survivors.saturating_add(growth);
    }

    /// Containers that were made and not freed since the last collection.
    pub fn count(&self) -> usize {
        self.live.saturating_sub(self.survivors)
    }

    /// One more than the largest [`number_of`] of an object.
    pub(super) fn numbers(&self) -> usize {
        self.chunks.len() * (CHUNK / PAGE) * GRANULES
    }

    /// The headers of all living containers.
    pub(super) fn headers(&self) -> impl Iterator<Item = NonNull<Header>> {
        let last = self.chunks.len().wrapping_sub(1);
        let pages = (self.chunks.iter().enumerate()).flat_map(move |(index, chunk)| {
            let used = if index == last {
                self.used
            } else {
                CHUNK / PAGE
            };
            // SAFETY: within the chunk.
            (0..used).map(move |page| unsafe { chunk.add(page * PAGE) })
        });
        pages.flat_map(|page| {
            // SAFETY: pages in use begin with their description.
            let size = unsafe { page.cast::<Page>().as_ref() }.size as usize;
            (0..(PAGE - size_of::<Page>()) / size).filter_map(move |index| {
                // SAFETY: slots are within the page, and begin with a header or zeros.
                unsafe {
                    let slot = page.add(size_of::<Page>() + index * size);
                    let header = slot.cast::<Header>();
                    let is_free =
                        quarantine::is_free(slot) || header.as_ref().tag() == Tag::Unbound;
                    (!is_free).then_some(header)
                }
            })
        })
    }
}

/// A number for a container in pages that no other of its interpreter has.
pub(super) fn number_of(header: NonNull<Header>) -> usize {
    // SAFETY: it is in a page.
    let page = unsafe { (*page_of(header.cast())).number } as usize;
    page * GRANULES + header.as_ptr() as usize % PAGE / GRANULE
}
