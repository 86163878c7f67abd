//! Leaving blocks early: what `return`, `break` and `continue` undo on their way out.

use ruff_python_ast::{Identifier, Stmt};
use ruff_text_size::TextRange;

use super::compiler::{Compiler, Res};
use super::constant::Constant;
use super::function::{Label, Reg, Region};
use super::opcode::Op;

/// What surrounds the place that is being compiled.
#[derive(Clone, Copy)]
pub(super) enum Block<'a> {
    /// A loop; a `for` loop has its iterator in a register.
    Loop {
        next: Label,
        end: Label,
        iterator: Option<Reg>,
    },
    /// A `finally` that runs before a `return` with the value in this register.
    Returning { value: Reg },
    /// Code with a handler that jumping out does not run.
    Try { region: Region },
    /// Code with a `finally`.
    Finally { region: Region, body: &'a [Stmt] },
    /// The body of a `with`; `exit` holds the bound `__exit__`.
    With {
        region: Region,
        exit: Reg,
        at: TextRange,
        is_async: bool,
    },
    /// A handler at work: `exception` is what it handles, if that still has a register, and `previous` is what was
    /// handled before.
    Handling {
        region: Region,
        exception: Option<Reg>,
        previous: Reg,
    },
    /// The body of an `except*`, which cannot be left early.
    Star,
    /// The body of `except … as name`.
    ExceptionName {
        region: Region,
        name: &'a Identifier,
    },
}

impl Block<'_> {
    fn region(&self) -> Option<Region> {
        match self {
            Block::Loop { .. } | Block::Returning { .. } | Block::Star => None,
            Block::Try { region }
            | Block::Finally { region, .. }
            | Block::With { region, .. }
            | Block::Handling { region, .. }
            | Block::ExceptionName { region, .. } => Some(*region),
        }
    }
}

impl<'a> Compiler<'a> {
    /// Whether leaving the function from here runs code of the script or unbinds a name first.
    pub(super) fn leaving_changes_names(&self) -> bool {
        self.blocks.iter().any(|block| {
            matches!(
                block,
                Block::Finally { .. } | Block::With { .. } | Block::ExceptionName { .. }
            )
        })
    }

    /// Undoes all blocks from number `outermost` on, then runs `leave`, which jumps or returns. The value of a
    /// `return` waits in the temporary `returning`.
    pub(super) fn unwind_to(
        &mut self,
        outermost: usize,
        returning: Option<Reg>,
        at: TextRange,
        leave: impl FnOnce(&mut Self),
    ) -> Res {
        let all = self.blocks.clone();
        while self.blocks.len() > outermost {
            let Some(block) = self.blocks.pop() else {
                break;
            };
            if let Some(region) = block.region() {
                self.function.suspend_region(region);
            }
            let depth = self.function.depth();
            let waiting = self.blocks.len();
            self.blocks
                .extend(returning.map(|value| Block::Returning { value }));
            self.undo(block, at)?;
            self.blocks.truncate(waiting);
            self.function.release_to(depth);
        }
        leave(self);
        for region in all[outermost..].iter().filter_map(Block::region) {
            self.function.resume_region(region);
        }
        self.blocks = all;
        Ok(())
    }

    fn undo(&mut self, block: Block<'a>, at: TextRange) -> Res {
        match block {
            Block::Loop { .. } | Block::Try { .. } => Ok(()),
            Block::Returning { value } => {
                self.emit_a(at, Op::Clear, value);
                Ok(())
            }
            Block::Finally { body, .. } => self.statements(body),
            Block::Star => {
                let message = "'break', 'continue' and 'return' cannot appear in an except* block";
                Err(self.error(at, message))
            }
            Block::With {
                exit, at, is_async, ..
            } => {
                self.call_exit_without_exception(exit, at, is_async);
                Ok(())
            }
            Block::Handling {
                exception,
                previous,
                ..
            } => {
                self.end_handling(exception, previous, at);
                Ok(())
            }
            Block::ExceptionName { name, .. } => {
                self.unbind_exception_name(name);
                Ok(())
            }
        }
    }

    /// Leaves a handler whose exception was dealt with.
    pub(super) fn end_handling(&mut self, exception: Option<Reg>, previous: Reg, at: TextRange) {
        self.emit_a(at, Op::PopHandled, previous);
        if let Some(exception) = exception {
            self.emit_a(at, Op::Clear, exception);
        }
    }

    /// `name = None; del name`, as at the end of `except … as name`.
    pub(super) fn unbind_exception_name(&mut self, name: &Identifier) {
        if let Some(register) = self.local_register(name) {
            return self.emit_a(name.range, Op::Clear, register);
        }
        let none = self.load_constant(&Constant::None, name.range, None);
        self.store_name(name, none, name.range);
        self.free(none);
        self.delete_name(name, name.range);
    }
}
