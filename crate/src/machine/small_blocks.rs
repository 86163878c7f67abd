//! Small blocks of memory that a thread freed and will soon want again, kept by size.
//!
//! The allocator that Rust's library has for WebAssembly takes a lock for every block, and small objects come and go
//! all the time. A thread keeps some of what it frees and takes from there first, as glibc's `tcache` does. Each block
//! is one of the system's own, so any thread may free it, and what does not fit goes back at once.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// Small sizes are rounded up to a multiple of this many bytes.
const GRAIN: usize = 16;
/// The largest size of which that is so, in bytes.
const SMALL: usize = 512;
/// Larger ones are rounded up to a multiple of so many bytes.
const COARSE_GRAIN: usize = 512;
/// The largest size that is kept, in bytes: that of an integer of some 10,000 digits.
const LARGEST: usize = 4096;
const SMALL_CLASSES: usize = SMALL / GRAIN;
const CLASSES: usize = SMALL_CLASSES + (LARGEST - SMALL) / COARSE_GRAIN;
/// How many bytes of one size are kept at most.
const KEPT: usize = 64 << 10;
/// The alignment that all blocks have.
const ALIGN: usize = 8;

/// The blocks that a thread keeps.
pub(super) struct SmallBlocks {
    classes: [Class; CLASSES],
}

struct Class {
    first: Cell<*mut Free>,
    count: Cell<usize>,
}

impl Class {
    #[expect(
        clippy::declare_interior_mutable_const,
        reason = "it is what each class begins with"
    )]
    const EMPTY: Class = Class {
        first: Cell::new(std::ptr::null_mut()),
        count: Cell::new(0),
    };
}

/// A free block: the next one of its size is written in it.
struct Free {
    next: *mut Free,
}

/// Which class a layout belongs to.
#[inline(always)]
fn class_of(layout: Layout) -> Option<usize> {
    let last = layout.size().wrapping_sub(1);
    let class = match last {
        ..SMALL => last / GRAIN,
        _ => SMALL_CLASSES - SMALL / COARSE_GRAIN + last / COARSE_GRAIN,
    };
    (class < CLASSES && layout.align() <= ALIGN).then_some(class)
}

/// Size of the blocks of a class, in bytes.
fn size_of_class(class: usize) -> usize {
    match class {
        ..SMALL_CLASSES => (class + 1) * GRAIN,
        _ => SMALL + (class + 1 - SMALL_CLASSES) * COARSE_GRAIN,
    }
}

fn layout_of(class: usize) -> Layout {
    Layout::from_size_align(size_of_class(class), ALIGN).expect("a small size")
}

impl SmallBlocks {
    /// Keeps nothing yet.
    pub const fn new() -> Self {
        SmallBlocks {
            classes: [const { Class::EMPTY }; CLASSES],
        }
    }

    /// A block for this layout, or null where there is no memory.
    ///
    /// # Safety
    /// As for [`GlobalAlloc::alloc`].
    #[inline(always)]
    pub unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let Some(class) = class_of(layout) else {
            // SAFETY: the caller's promise is the system allocator's demand.
            return unsafe { System.alloc(layout) };
        };
        let kept = &self.classes[class];
        let first = kept.first.get();
        if first.is_null() {
            // SAFETY: the size of a class is not 0.
            return unsafe { System.alloc(layout_of(class)) };
        }
        // SAFETY: a free block is at least as large as a `Free`, which `dealloc` wrote.
        kept.first.set(unsafe { (*first).next });
        kept.count.set(kept.count.get() - 1);
        first.cast()
    }

    /// As [`Self::alloc`], filled with zeros.
    ///
    /// # Safety
    /// As for that.
    pub unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as for `alloc`; a block is as large as its layout says.
        unsafe {
            if class_of(layout).is_none() {
                return System.alloc_zeroed(layout);
            }
            let block = self.alloc(layout);
            if !block.is_null() {
                block.write_bytes(0, layout.size());
            }
            block
        }
    }

    /// Takes a block back.
    ///
    /// # Safety
    /// As for [`GlobalAlloc::dealloc`]; the block is from [`Self::alloc`] or [`Self::realloc`], of any thread.
    #[inline(always)]
    pub unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        let Some(class) = class_of(layout) else {
            // SAFETY: a block of a size that is not kept is the system's.
            return unsafe { System.dealloc(pointer, layout) };
        };
        let kept = &self.classes[class];
        let count = kept.count.get();
        if count >= KEPT / size_of_class(class) {
            // SAFETY: `alloc` got it with this layout.
            return unsafe { System.dealloc(pointer, layout_of(class)) };
        }
        let block = pointer.cast::<Free>();
        // SAFETY: nobody uses the block any more; it is large enough, and aligned.
        unsafe {
            block.write(Free {
                next: kept.first.get(),
            });
        }
        kept.first.set(block);
        kept.count.set(count + 1);
    }

    /// Gives a block another size.
    ///
    /// # Safety
    /// As for [`GlobalAlloc::realloc`]; the block is from [`Self::alloc`] or here, of any thread.
    #[inline]
    pub unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller promises that the size is in range.
        let wanted = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        match (class_of(layout), class_of(wanted)) {
            // SAFETY: as for `alloc` and `dealloc`.
            (None, None) => unsafe { System.realloc(pointer, layout, size) },
            (before, after) if before == after => pointer,
            _ => unsafe {
                let moved = self.alloc(wanted);
                if !moved.is_null() {
                    pointer.copy_to_nonoverlapping(moved, layout.size().min(size));
                    self.dealloc(pointer, layout);
                }
                moved
            },
        }
    }
}

impl Drop for SmallBlocks {
    /// Gives everything back. A thread's own are not dropped: they go with its process's memory.
    fn drop(&mut self) {
        for (number, class) in self.classes.iter().enumerate() {
            let mut next = class.first.get();
            while !next.is_null() {
                let block = next;
                // SAFETY: the list holds free blocks that `alloc` got with this layout.
                unsafe {
                    next = (*block).next;
                    System.dealloc(block.cast(), layout_of(number));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(size: usize) -> Layout {
        Layout::from_size_align(size, 8).unwrap()
    }

    #[test]
    fn a_block_is_used_again_for_its_size() {
        let blocks = SmallBlocks::new();
        unsafe {
            let first = blocks.alloc(layout(40));
            blocks.dealloc(first, layout(40));
            let other = blocks.alloc(layout(100));
            assert_ne!(first, other);
            let again = blocks.alloc(layout(33));
            assert_eq!(first, again, "33 and 40 bytes are of one class");
            blocks.dealloc(other, layout(100));
            blocks.dealloc(again, layout(33));
        }
    }

    #[test]
    fn a_block_keeps_its_bytes_when_it_grows_and_shrinks() {
        let blocks = SmallBlocks::new();
        unsafe {
            let mut size = 24;
            let mut block = blocks.alloc(layout(size));
            block.write_bytes(7, size);
            for next in [
                32, 200, 512, 513, 1024, 1025, 4096, 4097, 5000, 600, 300, 24,
            ] {
                block = blocks.realloc(block, layout(size), next);
                size = next;
                let bytes = std::slice::from_raw_parts(block, 24);
                assert!(bytes.iter().all(|byte| *byte == 7), "after {next}");
            }
            blocks.dealloc(block, layout(size));
        }
    }

    #[test]
    fn a_class_has_room_for_each_of_its_sizes() {
        for size in 1..=LARGEST {
            let class = class_of(layout(size)).expect("it is kept");
            assert!(size_of_class(class) >= size);
            assert!(class == 0 || size_of_class(class - 1) < size);
        }
        assert_eq!(class_of(layout(LARGEST + 1)), None);
    }

    #[test]
    fn no_more_is_kept_than_the_limit() {
        let blocks = SmallBlocks::new();
        let count = KEPT / 64 + 10;
        unsafe {
            let all: Vec<*mut u8> = (0..count).map(|_| blocks.alloc(layout(64))).collect();
            for block in all {
                blocks.dealloc(block, layout(64));
            }
        }
        assert_eq!(blocks.classes[3].count.get(), KEPT / 64);
    }
}
