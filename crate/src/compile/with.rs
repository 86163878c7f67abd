//! `with`.
//!
//! With `t` the first free temporary, which holds the bound `__exit__` during the body:
//!
//! ```text
//!     t = exit; t+1 = enter()
//!     <target> = t+1; body                  exceptions go to H, into t+1
//!     exit(None, None, None); jump end
//! H:  PushHandled t+1, t+2                  from here exceptions go to C, into t+3
//!     JumpIfTrue exit(type, value, traceback), suppressed
//!     PopHandled t+2; Reraise t+1
//! suppressed: PopHandled t+2; jump end
//! C:  PopHandled t+2; Reraise t+3
//! end:
//! ```

use ruff_python_ast::{Stmt, StmtWith, WithItem};
use ruff_text_size::TextRange;

use super::compiler::{Compiler, Res};
use super::function::{Label, Reg, Region};
use super::opcode::{Instr, Op};
use super::unwind::Block;

const ENTER: u32 = 0;
const EXIT: u32 = 1;

impl<'a> Compiler<'a> {
    pub(super) fn with_statement(&mut self, statement: &'a StmtWith) -> Res {
        if statement.is_async {
            return self.not_supported(statement.range, "'async with'");
        }
        self.with_items(&statement.items, &statement.body, statement.range)
    }

    fn with_items(&mut self, items: &'a [WithItem], body: &'a [Stmt], at: TextRange) -> Res {
        let Some((item, rest)) = items.split_first() else {
            return self.statements(body);
        };
        let base = self.function.depth();
        let exit = self.enter(item, at)?;
        let result = self.function.take();
        let (handler, end) = (self.function.label(), self.function.label());
        let region = self.function.open_region(handler, result);
        self.blocks.push(Block::With { region, exit, at });
        match &item.optional_vars {
            Some(target) => self.store(target, result)?,
            None => self.emit_a(at, Op::Clear, result),
        }
        self.function.release_to(result);
        self.deeper(at, |this| this.with_items(rest, body, at))?;
        self.blocks.pop();
        self.function.close_region(region);
        self.call_exit_without_exception(exit, at);
        self.jump(at, end);
        self.exit_with_exception(region, exit, at, end);
        self.function.release_to(base);
        self.function.bind(end);
        Ok(())
    }

    /// Enters a context manager: `__exit__` in the next temporary, what `__enter__` returned in the one after.
    fn enter(&mut self, item: &WithItem, at: TextRange) -> Res<Reg> {
        let manager = self.operand(&item.context_expr)?;
        self.free(manager);
        let exit = self.function.take();
        let enter = self.function.take();
        self.emit(at, Instr::new(Op::LoadSpecial, enter, manager, ENTER));
        self.emit(at, Instr::new(Op::LoadSpecial, exit, manager, EXIT));
        self.emit(at, Instr::new(Op::Call, enter, 0, 0));
        self.free(enter);
        Ok(exit)
    }

    fn exit_with_exception(&mut self, protected: Region, exit: Reg, at: TextRange, end: Label) {
        let exception = self.function.begin_handler(protected);
        let previous = self.function.take();
        self.emit_ab(at, Op::PushHandled, exception, previous);
        let (failed, suppressed) = (self.function.label(), self.function.label());
        let depth = self.function.depth();
        let region = self.function.open_region(failed, depth);
        let callee = self.function.take();
        self.emit_ab(at, Op::Move, callee, exit);
        let info = self.function.take_many(3);
        self.emit_ab(at, Op::ExceptionInfo, info, exception);
        self.emit(at, Instr::new(Op::Call, callee, 3, 0));
        self.branch(at, Op::JumpIfTrue, callee, 0, suppressed);
        self.function.release_to(depth);
        self.function.close_region(region);
        self.emit_a(at, Op::PopHandled, previous);
        self.emit_a(at, Op::Reraise, exception);
        self.function.end_flow();
        self.function.bind(suppressed);
        self.end_handling(Some(exception), previous, at);
        self.jump(at, end);
        let raised = self.function.begin_handler(region);
        self.emit_a(at, Op::PopHandled, previous);
        self.emit_a(at, Op::Reraise, raised);
        self.function.end_flow();
    }
}
