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

use ruff_python_ast::{StmtWith, WithItem};
use ruff_text_size::TextRange;

use super::compiler::{Compiler, Res};
use super::function::{Label, Reg, Region};
use super::opcode::{Instr, Op};
use super::scope::ScopeKind;
use super::unwind::Block;

const ENTER: u32 = 0;
const EXIT: u32 = 1;
/// Added to these in an `async with`.
const ASYNC: u32 = 2;
/// What [`Op::GetAwaitable`] has in `c` for what `__aenter__` and `__aexit__` gave.
const AFTER_ENTER: u32 = 1;
const AFTER_EXIT: u32 = 2;

impl<'a> Compiler<'a> {
    pub(super) fn with_statement(&mut self, statement: &'a StmtWith) -> Res {
        let is_async = statement.is_async;
        if is_async && (!self.scope().coroutine || self.scope().kind != ScopeKind::Function) {
            return Err(self.error(statement.range, "'async with' outside async function"));
        }
        self.with_items(&statement.items, statement)
    }

    fn with_items(&mut self, items: &'a [WithItem], statement: &'a StmtWith) -> Res {
        let (at, is_async) = (statement.range, statement.is_async);
        let Some((item, rest)) = items.split_first() else {
            return self.statements(&statement.body);
        };
        let base = self.function.depth();
        let exit = self.enter(item, at, is_async)?;
        let result = self.function.take();
        let (handler, end) = (self.function.label(), self.function.label());
        let region = self.function.open_region(handler, result);
        self.blocks.push(Block::With {
            region,
            exit,
            at,
            is_async,
        });
        match &item.optional_vars {
            Some(target) => self.store(target, result)?,
            None => self.emit_a(at, Op::Clear, result),
        }
        self.function.release_to(result);
        self.deeper(at, |this| this.with_items(rest, statement))?;
        self.blocks.pop();
        self.function.close_region(region);
        self.call_exit_without_exception(exit, at, is_async);
        self.jump(at, end);
        self.exit_with_exception(region, exit, (at, is_async), end);
        self.function.release_to(base);
        self.function.bind(end);
        Ok(())
    }

    /// Enters a context manager: `__exit__` in the next temporary, what `__enter__` returned in the one after.
    fn enter(&mut self, item: &WithItem, at: TextRange, is_async: bool) -> Res<Reg> {
        let kind = if is_async { ASYNC } else { 0 };
        let manager = self.operand(&item.context_expr)?;
        self.free(manager);
        let exit = self.function.take();
        let enter = self.function.take();
        for (register, which) in [(enter, ENTER), (exit, EXIT)] {
            let instr = Instr::new(Op::LoadSpecial, register, manager, which + kind);
            self.emit(at, instr);
        }
        self.emit(at, Instr::new(Op::Call, enter, 0, 0));
        if is_async {
            self.await_register(enter, AFTER_ENTER, at);
        }
        self.free(enter);
        Ok(exit)
    }

    /// Calls `exit(None, None, None)` and drops what that gives.
    pub(super) fn call_exit_without_exception(&mut self, exit: Reg, at: TextRange, is_async: bool) {
        let callee = self.function.take();
        self.emit_ab(at, Op::Move, callee, exit);
        for _ in 0..3 {
            self.load_none(at);
        }
        self.call_exit(callee, at, is_async);
        self.emit_a(at, Op::Clear, callee);
        self.free(callee);
    }

    /// Calls the `__exit__` in `callee` with the three temporaries after it.
    fn call_exit(&mut self, callee: Reg, at: TextRange, is_async: bool) {
        self.emit(at, Instr::new(Op::Call, callee, 3, 0));
        self.function.release_to(callee + 1);
        if is_async {
            self.await_register(callee, AFTER_EXIT, at);
        }
    }

    fn exit_with_exception(
        &mut self,
        protected: Region,
        exit: Reg,
        (at, is_async): (TextRange, bool),
        end: Label,
    ) {
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
        self.call_exit(callee, at, is_async);
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
