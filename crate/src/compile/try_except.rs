//! `try`.
//!
//! A `finally` is compiled once for each way out, as in CPython: at the end, for an exception, and before each
//! `return`, `break` and `continue` that passes it. Handlers lie like this, with `t` the first free temporary:
//!
//! ```text
//!     body                                  exceptions go to H, into t
//!     else
//!     jump end
//! H:  PushHandled t, t+1
//!     JumpUnlessMatch t, <type>, next       from here exceptions go to C, into t+2
//!     body of the handler
//!     PopHandled t+1
//!     jump end
//! next: …
//!     PopHandled t+1; Reraise t             nothing matched
//! C:  PopHandled t+1; Reraise t+2
//! end:
//! ```

use ruff_python_ast::{ExceptHandler, ExceptHandlerExceptHandler, Identifier, Stmt, StmtTry};
use ruff_text_size::{Ranged, TextRange};

use super::compiler::{Compiler, Res};
use super::function::{Label, Reg, Region};
use super::opcode::Op;
use super::unwind::Block;

/// The registers of a handler at work.
#[derive(Clone, Copy)]
pub(super) struct Handling {
    pub(super) region: Region,
    pub(super) exception: Reg,
    pub(super) previous: Reg,
}

impl<'a> Compiler<'a> {
    pub(super) fn try_statement(&mut self, statement: &'a StmtTry) -> Res {
        if statement.finalbody.is_empty() {
            return self.try_except(statement);
        }
        let handler = self.function.label();
        let end = self.function.label();
        let base = self.function.depth();
        let region = self.function.open_region(handler, base);
        self.blocks.push(Block::Finally {
            region,
            body: &statement.finalbody,
        });
        if statement.handlers.is_empty() {
            self.statements(&statement.body)?;
        } else {
            self.try_except(statement)?;
        }
        self.blocks.pop();
        self.function.close_region(region);
        self.statements(&statement.finalbody)?;
        let at = statement
            .finalbody
            .last()
            .map_or(statement.range, Ranged::range);
        self.jump(at, end);
        self.finally_for_exception(region, &statement.finalbody, at)?;
        self.function.release_to(base);
        self.function.bind(end);
        Ok(())
    }

    fn finally_for_exception(&mut self, protected: Region, body: &'a [Stmt], at: TextRange) -> Res {
        let handling = self.begin_handling(protected, at);
        let Handling {
            region,
            exception,
            previous,
        } = handling;
        self.blocks.push(Block::Handling {
            region,
            exception: Some(exception),
            previous,
        });
        self.statements(body)?;
        self.blocks.pop();
        self.function.close_region(region);
        self.emit_a(at, Op::PopHandled, previous);
        self.emit_a(at, Op::Reraise, exception);
        self.function.end_flow();
        self.handler_failed(handling, at);
        Ok(())
    }

    /// Enters the handler of `protected`; what it raises goes to [`Self::handler_failed`].
    pub(super) fn begin_handling(&mut self, protected: Region, at: TextRange) -> Handling {
        let exception = self.function.begin_handler(protected);
        let previous = self.function.take();
        self.emit_ab(at, Op::PushHandled, exception, previous);
        let failed = self.function.label();
        let region = self.function.open_region(failed, self.function.depth());
        Handling {
            region,
            exception,
            previous,
        }
    }

    /// An exception in a handler: what was handled before is handled again, and the new one goes on.
    pub(super) fn handler_failed(&mut self, handling: Handling, at: TextRange) {
        let raised = self.function.begin_handler(handling.region);
        self.emit_a(at, Op::PopHandled, handling.previous);
        self.emit_a(at, Op::Reraise, raised);
        self.function.end_flow();
    }

    fn try_except(&mut self, statement: &'a StmtTry) -> Res {
        let base = self.function.depth();
        let handler = self.function.label();
        let end = self.function.label();
        let region = self.function.open_region(handler, base);
        self.blocks.push(Block::Try { region });
        self.statements(&statement.body)?;
        self.blocks.pop();
        self.function.close_region(region);
        self.statements(&statement.orelse)?;
        self.jump(statement.range, end);

        let at = statement
            .handlers
            .first()
            .map_or(statement.range, Ranged::range);
        let handling = self.begin_handling(region, self.keyword(at));
        if statement.is_star {
            self.except_star(statement, handling, end)?;
            self.handler_failed(handling, self.keyword(at));
            self.function.release_to(base);
            self.function.bind(end);
            return Ok(());
        }
        for (index, handler) in statement.handlers.iter().enumerate() {
            let ExceptHandler::ExceptHandler(handler) = handler;
            if handler.type_.is_none() && index + 1 < statement.handlers.len() {
                return Err(self.error(handler.range, "default 'except:' must be last"));
            }
            self.except_clause(handler, handling, end)?;
        }
        let at = self.keyword(at);
        self.function.close_region(handling.region);
        self.emit_a(at, Op::PopHandled, handling.previous);
        self.emit_a(at, Op::Reraise, handling.exception);
        self.function.end_flow();
        self.handler_failed(handling, at);
        self.function.release_to(base);
        self.function.bind(end);
        Ok(())
    }

    fn except_clause(
        &mut self,
        clause: &'a ExceptHandlerExceptHandler,
        handling: Handling,
        end: Label,
    ) -> Res {
        let Handling {
            region,
            exception,
            previous,
        } = handling;
        let next = self.function.label();
        let depth = self.function.depth();
        if let Some(kind) = &clause.type_ {
            let class = self.operand(kind)?;
            self.branch(clause.range, Op::JumpUnlessMatch, exception, class, next);
            self.function.release_to(depth);
        }
        let at = self.keyword(clause.range);
        self.blocks.push(Block::Handling {
            region,
            exception: None,
            previous,
        });
        let named = match &clause.name {
            None => {
                self.emit_a(at, Op::Clear, exception);
                self.statements(&clause.body)?;
                None
            }
            Some(name) => {
                self.store_name(name, exception, name.range);
                Some((name, self.named_clause(name, &clause.body)?))
            }
        };
        self.blocks.pop();
        self.function.suspend_region(region);
        self.end_handling(None, previous, at);
        self.jump(at, end);
        self.function.resume_region(region);
        if let Some((name, region)) = named {
            let raised = self.function.begin_handler(region);
            self.unbind_exception_name(name);
            self.emit_a(at, Op::Reraise, raised);
            self.function.end_flow();
            self.function.release_to(depth);
        }
        self.function.bind(next);
        Ok(())
    }

    /// The body of `except … as name`, which is unbound however it ends.
    pub(super) fn named_clause(&mut self, name: &'a Identifier, body: &'a [Stmt]) -> Res<Region> {
        let failed = self.function.label();
        let region = self.function.open_region(failed, self.function.depth());
        self.blocks.push(Block::ExceptionName { region, name });
        self.statements(body)?;
        self.blocks.pop();
        self.function.close_region(region);
        self.unbind_exception_name(name);
        Ok(region)
    }
}
