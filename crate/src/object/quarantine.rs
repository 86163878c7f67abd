//! What AddressSanitizer knows of the containers' slots.
//!
//! A slot is a part of a larger block, so the sanitizer would take a freed one for memory in use. In a build with
//! `--cfg gil_lab_asan` free slots are poisoned, which makes touching them an error that is reported, and a freed one
//! is not used again before many others were freed. In other builds nothing here does anything.

use std::ptr::NonNull;

#[cfg(gil_lab_asan)]
pub(super) use instrumented::{Quarantine, is_free, poison, unpoison};
#[cfg(not(gil_lab_asan))]
pub(super) use plain::{Quarantine, is_free, poison, unpoison};

#[cfg(not(gil_lab_asan))]
mod plain {
    use super::NonNull;

    /// The slots that were freed last: none, each may be used again at once.
    pub struct Quarantine;

    impl Quarantine {
        pub fn new() -> Self {
            Quarantine
        }

        #[inline(always)]
        pub fn exchange(
            &mut self,
            slot: NonNull<u8>,
            class: usize,
        ) -> Option<(NonNull<u8>, usize)> {
            Some((slot, class))
        }
    }

    #[inline(always)]
    pub fn poison(_slot: NonNull<u8>, _size: usize) {}

    #[inline(always)]
    pub fn unpoison(_slot: NonNull<u8>, _size: usize) {}

    #[inline(always)]
    pub fn is_free(_slot: NonNull<u8>) -> bool {
        false
    }
}

#[cfg(gil_lab_asan)]
mod instrumented {
    use std::collections::VecDeque;
    use std::ffi::{c_int, c_void};

    use super::NonNull;

    /// How many slots wait before the first of them is used again.
    const WAITING: usize = 4096;

    unsafe extern "C" {
        fn __asan_poison_memory_region(address: *const c_void, size: usize);
        fn __asan_unpoison_memory_region(address: *const c_void, size: usize);
        fn __asan_address_is_poisoned(address: *const c_void) -> c_int;
    }

    /// The slots that were freed last, and their classes.
    pub struct Quarantine(VecDeque<(NonNull<u8>, usize)>);

    impl Quarantine {
        pub fn new() -> Self {
            Quarantine(VecDeque::new())
        }

        /// Takes a freed slot in, and gives out the one that waited longest, if enough do.
        pub fn exchange(
            &mut self,
            slot: NonNull<u8>,
            class: usize,
        ) -> Option<(NonNull<u8>, usize)> {
            self.0.push_back((slot, class));
            (self.0.len() > WAITING).then(|| self.0.pop_front())?
        }
    }

    /// From here to [`unpoison`], touching the slot is an error.
    pub fn poison(slot: NonNull<u8>, size: usize) {
        // SAFETY: the runtime keeps a note about the address; it does not touch the memory.
        unsafe { __asan_poison_memory_region(slot.as_ptr().cast(), size) }
    }

    /// The slot may be used.
    pub fn unpoison(slot: NonNull<u8>, size: usize) {
        // SAFETY: as for `poison`.
        unsafe { __asan_unpoison_memory_region(slot.as_ptr().cast(), size) }
    }

    /// Whether the slot must not be touched.
    pub fn is_free(slot: NonNull<u8>) -> bool {
        // SAFETY: as for `poison`.
        unsafe { __asan_address_is_poisoned(slot.as_ptr().cast()) != 0 }
    }
}

#[cfg(all(test, gil_lab_asan))]
mod tests {
    use std::env;
    use std::hint::black_box;
    use std::process::Command;
    use std::sync::Arc;

    use super::super::pages::{PagesBox, allocate, release};
    use super::super::{Ref, Tuple};
    use super::is_free;
    use crate::gil::EvalBreaker;

    #[test]
    fn a_freed_slot_cannot_be_touched_and_waits() {
        let pages = PagesBox::new(Arc::new(EvalBreaker::new()));
        let _entered = pages.enter();
        let slot = allocate(64).expect("the thread has pages");
        assert!(!is_free(slot));
        // SAFETY: it was just allocated.
        unsafe { release(slot) };
        assert!(is_free(slot));
        let next = allocate(64).expect("the thread has pages");
        assert_ne!(slot, next);
        assert_eq!(pages.headers().count(), 0, "nothing was written there");
        // SAFETY: as above.
        unsafe { release(next) };
    }

    #[test]
    fn a_use_after_free_is_reported() {
        const CULPRIT: &str = "GIL_LAB_CULPRIT";
        if env::var_os(CULPRIT).is_some() {
            let pages = PagesBox::new(Arc::new(EvalBreaker::new()));
            let _entered = pages.enter();
            let tuple = Ref::new(Tuple::new([]));
            let header = tuple.header();
            drop(tuple);
            // SAFETY: there is none; the sanitizer ends this process here.
            black_box(unsafe { header.as_ref() }.count());
            return;
        }
        let test = "object::quarantine::tests::a_use_after_free_is_reported";
        let ended = Command::new(env::current_exe().expect("a test has a path"))
            .args([test, "--exact"])
            .env(CULPRIT, "1")
            .output()
            .expect("it can be run again");
        let report = String::from_utf8_lossy(&ended.stderr);
        assert!(!ended.status.success());
        assert!(report.contains("use-after-poison"), "{report}");
    }
}
