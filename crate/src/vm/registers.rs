//! The topmost frame and its registers, for what is out of the loop's line.

use super::names;
use super::thread::{Frame, Thread};
use super::{Py, PyResult};
use crate::compile::{Cache, Instr};
use crate::object::Value;

impl Thread {
    /// The topmost frame.
    ///
    /// # Panics
    /// When the thread has none, which is so only before it begins and after it ends.
    pub(super) fn top(&mut self) -> &mut Frame {
        self.frames
            .last_mut()
            .expect("a running thread has a frame")
    }
}

impl Py<'_> {
    /// Register `number` of the topmost frame.
    #[inline(always)]
    pub(super) fn register(&mut self, number: u16) -> &mut Value {
        let frame = self.thread.top();
        // SAFETY: the compiler's register numbers are within the frame's window, whose values are initialised.
        unsafe { &mut *frame.registers.add(number as usize) }
    }

    /// The operand in register `number`: takes a temporary, copies a local, raises when the local is unbound.
    #[inline]
    pub(super) fn operand(&mut self, number: u16) -> PyResult<Value> {
        let temporary = number >= self.thread.top().function.code.first_temporary();
        let register = self.register(number);
        let value = if temporary {
            std::mem::take(register)
        } else {
            register.clone()
        };
        if value.is_unbound() {
            return Err(names::unbound_local(self, number));
        }
        Ok(value)
    }

    /// Register `number` of the topmost frame, to look at.
    #[inline(always)]
    pub(super) fn register_at(&self, number: u16) -> &Value {
        let frame = self
            .thread
            .frames
            .last()
            .expect("a running thread has a frame");
        // SAFETY: as for `register`.
        unsafe { &*frame.registers.add(number as usize) }
    }

    /// Empties register `number` of the topmost frame if it is a temporary.
    #[inline]
    pub(super) fn consume(&mut self, number: u16) {
        if number >= self.thread.top().function.code.first_temporary() {
            let value = std::mem::take(self.register(number));
            drop(value);
        }
    }

    /// Puts a value into register `number` of the topmost frame.
    #[inline]
    pub(super) fn put(&mut self, number: u16, value: Value) {
        let old = std::mem::replace(self.register(number), value);
        drop(old);
    }

    /// Moves the topmost frame by the distance of its jump `instr`.
    #[inline]
    pub(super) fn take_jump(&mut self, instr: Instr) {
        let frame = self.thread.top();
        frame.pc = frame.pc.wrapping_add_signed(instr.c_signed());
    }

    /// The instruction before the topmost frame's `pc`: the one that is being executed.
    pub(super) fn current_instr(&mut self) -> Instr {
        let frame = self.thread.top();
        frame.function.code.instrs[frame.pc as usize - 1]
    }

    /// The instruction after that: every code object ends with a jump or a return.
    pub(super) fn next_instr(&mut self) -> Instr {
        let frame = self.thread.top();
        frame.function.code.instrs[frame.pc as usize]
    }

    /// Inline cache of the instruction that is being executed.
    pub(super) fn current_cache(&mut self) -> &std::cell::Cell<Cache> {
        let frame = self.thread.top();
        &frame.function.code.caches[frame.pc as usize - 1]
    }

    /// Name `index` of the code that runs.
    pub(super) fn name(&mut self, index: u32) -> crate::object::Ref<crate::object::Str> {
        self.thread.top().function.code.names[index as usize].clone()
    }
}
