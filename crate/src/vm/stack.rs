//! A thread's registers: segments that never move, so that a frame can hold a pointer to its own.

use crate::object::Value;

/// Registers of the first segment (64 KiB), enough for most threads.
const FIRST_SEGMENT: usize = 4096;
/// Registers of each further segment.
const NEXT_SEGMENT: usize = 16 * 1024;

/// Segments of registers. Everything above the topmost frame's window is unbound.
pub(super) struct Stack {
    segments: Vec<Box<[Value]>>,
    current: usize,
    limit: *mut Value,
}

impl Stack {
    pub fn new() -> Self {
        let mut stack = Stack {
            segments: vec![segment(FIRST_SEGMENT)],
            current: 0,
            limit: std::ptr::null_mut(),
        };
        stack.enter(0);
        stack
    }

    /// The lowest register.
    pub fn bottom(&mut self) -> *mut Value {
        self.segments[0].as_mut_ptr()
    }

    /// Whether a window of `size` registers from `base` on stays within the segment that `base` is in (the current one).
    #[inline(always)]
    pub fn fits(&self, base: *mut Value, size: usize) -> bool {
        // Both point into the same segment, or one past it.
        (self.limit as usize).wrapping_sub(base as usize) >= size * size_of::<Value>()
    }

    /// Enters the next segment with room for `size` registers and returns its first register.
    #[cold]
    pub fn grow(&mut self, size: usize) -> *mut Value {
        self.segments.truncate(self.current + 1);
        self.segments.push(segment(NEXT_SEGMENT.max(size)));
        self.enter(self.current + 1);
        self.segments[self.current].as_mut_ptr()
    }

    /// Goes back to the segment that `registers` is in, after frames were popped.
    #[inline(always)]
    pub fn leave_to(&mut self, registers: *mut Value) {
        if self.current > 0 {
            self.find(registers);
        }
    }

    #[cold]
    fn find(&mut self, registers: *mut Value) {
        for index in (0..=self.current).rev() {
            if self.segments[index].as_mut_ptr_range().contains(&registers) {
                self.enter(index);
                return;
            }
        }
    }

    fn enter(&mut self, index: usize) {
        self.current = index;
        self.limit = self.segments[index].as_mut_ptr_range().end;
    }
}

fn segment(size: usize) -> Box<[Value]> {
    std::iter::repeat_with(|| Value::UNBOUND)
        .take(size)
        .collect()
}
