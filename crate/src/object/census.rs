//! How many objects of each kind there are, in all interpreters together: when the last one is gone, an object that is
//! left is one whose reference somebody forgot to give back. Counted in debug builds only.

use std::sync::atomic::{AtomicI64, Ordering};

use super::value::Tag;

static LIVING: [AtomicI64; Tag::COUNT] = [const { AtomicI64::new(0) }; Tag::COUNT];

/// An object of this kind was made.
#[inline(always)]
pub(super) fn born(tag: Tag) {
    if cfg!(debug_assertions) {
        LIVING[tag as usize].fetch_add(1, Ordering::Relaxed);
    }
}

/// One was freed.
#[inline(always)]
pub(super) fn died(tag: Tag) {
    if cfg!(debug_assertions) {
        LIVING[tag as usize].fetch_sub(1, Ordering::Relaxed);
    }
}

/// The kinds of which there are objects, and how many. The command-line tool asks.
#[cfg(not(target_family = "wasm"))]
pub fn living() -> Vec<(Tag, i64)> {
    let kinds = (0..=u8::MAX).take(Tag::COUNT).map(Tag::from_index);
    let counts = kinds.zip(LIVING.iter().map(|count| count.load(Ordering::Relaxed)));
    counts.filter(|(_, count)| *count != 0).collect()
}
