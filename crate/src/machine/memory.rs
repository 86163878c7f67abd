//! How much memory a process uses: an allocator that charges what a thread allocates to the process it works for.
//!
//! A thread adds up what it allocates and frees, and reports every [`BATCH`] bytes. A report that takes the process
//! over its limit sets [`EvalBreaker::MEMORY`], and the thread that sees it raises `MemoryError`. Threads that work for
//! no process are not charged.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;
use std::sync::Arc;

use super::small_blocks::SmallBlocks;
use crate::gil::EvalBreaker;
use crate::sync::atomic::{AtomicI64, Ordering};

/// How far a thread's sum may be from what it reported, in bytes.
const BATCH: i64 = 64 << 10;

/// What a process uses and may use, in bytes.
pub(super) struct Account {
    used: AtomicI64,
    limit: i64,
    breaker: Arc<EvalBreaker>,
}

thread_local! {
    static CHARGED: Cell<Option<NonNull<Account>>> = const { Cell::new(None) };
    static UNREPORTED: Cell<i64> = const { Cell::new(0) };
    // Not dropped when the thread ends, because others' destructors free memory after it.
    static SMALL_BLOCKS: ManuallyDrop<SmallBlocks> = const { ManuallyDrop::new(SmallBlocks::new()) };
}

impl Account {
    /// An account of a process that may use so many bytes.
    pub fn new(limit: u64, breaker: Arc<EvalBreaker>) -> Account {
        Account {
            used: AtomicI64::new(0),
            limit: i64::try_from(limit).unwrap_or(i64::MAX),
            breaker,
        }
    }

    /// Charges the calling thread's allocations to this account while `work` runs.
    pub fn charge<T>(&self, work: impl FnOnce() -> T) -> T {
        let before = CHARGED.replace(Some(NonNull::from(self)));
        let done = work();
        self.report(UNREPORTED.replace(0));
        CHARGED.set(before);
        done
    }

    /// Takes back the charge for memory that will be freed outside of [`Account::charge`].
    pub fn give_back(&self, bytes: usize) {
        self.report(-(bytes as i64));
    }

    /// Whether the process has more than it may have.
    pub fn is_exceeded(&self) -> bool {
        self.used.load(Ordering::Relaxed) > self.limit
    }

    fn report(&self, bytes: i64) {
        let before = self.used.fetch_add(bytes, Ordering::Relaxed);
        if bytes > 0 && before + bytes > self.limit {
            self.breaker.set(EvalBreaker::MEMORY);
        }
    }
}

/// The allocator of the whole program.
struct Metered;

#[global_allocator]
static ALLOCATOR: Metered = Metered;

/// Whether a thread keeps small blocks. Other systems' allocators do that themselves.
const KEEPS_SMALL_BLOCKS: bool = cfg!(target_family = "wasm");

// SAFETY: it passes everything on to allocators that keep the promise. What it does besides touches thread-locals that
// need no destructor, and an atomic, and allocates nothing. `try_with` cannot fail, since nothing is destructed.
unsafe impl GlobalAlloc for Metered {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(layout.size() as i64);
        // SAFETY: the caller's promise is the other allocator's demand.
        unsafe {
            if KEEPS_SMALL_BLOCKS {
                SMALL_BLOCKS.with(|blocks| blocks.alloc(layout))
            } else {
                System.alloc(layout)
            }
        }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        note(-(layout.size() as i64));
        // SAFETY: as for `alloc`.
        unsafe {
            if KEEPS_SMALL_BLOCKS {
                SMALL_BLOCKS.with(|blocks| blocks.dealloc(pointer, layout));
            } else {
                System.dealloc(pointer, layout);
            }
        }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        note(layout.size() as i64);
        // SAFETY: as for `alloc`.
        unsafe {
            if KEEPS_SMALL_BLOCKS {
                SMALL_BLOCKS.with(|blocks| blocks.alloc_zeroed(layout))
            } else {
                System.alloc_zeroed(layout)
            }
        }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note(size as i64 - layout.size() as i64);
        // SAFETY: as for `alloc`.
        unsafe {
            if KEEPS_SMALL_BLOCKS {
                SMALL_BLOCKS.with(|blocks| blocks.realloc(pointer, layout, size))
            } else {
                System.realloc(pointer, layout, size)
            }
        }
    }
}

/// A worker of the page allocates the memory of its thread-locals before it has any; that is charged to nobody.
#[inline]
fn note(bytes: i64) {
    let _ = UNREPORTED.try_with(|sum| {
        let unreported = sum.get() + bytes;
        if -BATCH < unreported && unreported < BATCH {
            sum.set(unreported);
        } else {
            sum.set(0);
            report(unreported);
        }
    });
}

#[cold]
fn report(bytes: i64) {
    if let Ok(Some(account)) = CHARGED.try_with(Cell::get) {
        // SAFETY: `charge` sets it to an account that it borrows, and takes it back before the borrow ends.
        unsafe { account.as_ref() }.report(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_thread_allocates_is_charged_while_it_works() {
        let breaker = Arc::new(EvalBreaker::new());
        let account = Account::new(10 << 20, Arc::clone(&breaker));
        let used = || account.used.load(Ordering::Relaxed);
        let kept = account.charge(|| vec![0u8; 8 << 20]);
        assert!((used() - (8 << 20)).abs() <= 2 * BATCH);
        assert!(!breaker.is_set(EvalBreaker::MEMORY));
        drop(vec![0u8; 8 << 20]);
        assert!(!breaker.is_set(EvalBreaker::MEMORY), "nobody was charged");
        account.charge(|| drop(vec![0u8; 4 << 20]));
        assert!(breaker.is_set(EvalBreaker::MEMORY));
        account.charge(|| drop(kept));
        assert!(used().abs() <= 4 * BATCH);
    }
}
