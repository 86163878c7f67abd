//! `except*`.
//!
//! The handlers of `try` lie like this, with `t` the first free temporary, where the exception is:
//!
//! ```text
//! H:  PushHandled t, t+1                    from here exceptions go to C, into t+2
//!     t+2 = []; t+3 = t                     what was raised here; what is still to be handled
//!     t+3, t+4 = except_star(t+3, <type>)   and the part that this clause handles
//!     JumpIfNone t+4, next
//!     PushHandled t+4, t+5                  from here exceptions go to F, into t+6
//!     body of the clause
//!     PopHandled t+5; jump next
//! F:  PopHandled t+5; append t+6 to t+2
//! next: …
//!     append t+3 to t+2
//!     t+2 = end_star(t, t+2)                None when nothing is left
//!     JumpIfNone t+2, done
//!     PopHandled t+1; Reraise t+2
//! done: PopHandled t+1; jump end
//! C:  PopHandled t+1; Reraise t+2
//! ```

use ruff_python_ast::{ExceptHandler, ExceptHandlerExceptHandler, StmtTry};
use ruff_text_size::{Ranged, TextRange};

use super::compiler::{Compiler, Res};
use super::function::{Label, Reg};
use super::opcode::{Instr, Op};
use super::try_except::Handling;
use super::unwind::Block;

impl<'a> Compiler<'a> {
    /// The handlers of a `try` with `except*`, up to where control goes on at `end`.
    pub(super) fn except_star(
        &mut self,
        statement: &'a StmtTry,
        handling: Handling,
        end: Label,
    ) -> Res {
        let Handling {
            region,
            exception,
            previous,
        } = handling;
        let first = statement.handlers.first();
        let at = self.keyword(first.map_or(statement.range, Ranged::range));
        let raised = self.function.take();
        self.emit(at, Instr::new(Op::BuildList, raised, raised, 0));
        let rest = self.function.take();
        self.emit_ab(at, Op::Copy, rest, exception);
        for handler in &statement.handlers {
            let ExceptHandler::ExceptHandler(clause) = handler;
            self.star_clause(clause, raised, rest)?;
        }
        self.emit_ab(at, Op::ListAppend, raised, rest);
        self.function.release_to(raised + 1);
        let callee = self.load_prelude("end_star", at);
        for argument in [exception, raised] {
            let to = self.function.take();
            self.emit_ab(at, Op::Move, to, argument);
        }
        self.emit(at, Instr::new(Op::Call, callee, 2, 0));
        let done = self.function.label();
        self.function.release_to(callee + 1);
        let copy = self.function.take();
        self.emit_ab(at, Op::Copy, copy, callee);
        self.branch(at, Op::JumpIfNone, copy, 0, done);
        self.function.close_region(region);
        self.emit_a(at, Op::PopHandled, previous);
        self.emit_a(at, Op::Reraise, callee);
        self.function.end_flow();
        self.function.bind(done);
        self.emit_a(at, Op::Clear, callee);
        self.emit_a(at, Op::PopHandled, previous);
        self.jump(at, end);
        Ok(())
    }

    fn star_clause(
        &mut self,
        clause: &'a ExceptHandlerExceptHandler,
        raised: Reg,
        rest: Reg,
    ) -> Res {
        let at = self.keyword(clause.range);
        let next = self.function.label();
        let matched = self.load_prelude("except_star", clause.range);
        let argument = self.function.take();
        self.emit_ab(at, Op::Move, argument, rest);
        if let Some(kind) = &clause.type_ {
            self.temporary(kind)?;
        }
        self.emit(clause.range, Instr::new(Op::Call, matched, 2, 0));
        self.emit(clause.range, Instr::new(Op::Unpack, rest, matched, 2));
        self.function.release_to(matched + 1);
        let previous = self.function.take();
        self.emit_ab(at, Op::Copy, previous, matched);
        self.branch(at, Op::JumpIfNone, previous, 0, next);
        self.emit_ab(at, Op::PushHandled, matched, previous);
        self.star_body(clause, matched, previous, raised, next)?;
        self.function.bind(next);
        self.emit_a(at, Op::Clear, matched);
        self.function.release_to(matched);
        Ok(())
    }

    fn star_body(
        &mut self,
        clause: &'a ExceptHandlerExceptHandler,
        matched: Reg,
        previous: Reg,
        raised: Reg,
        next: Label,
    ) -> Res {
        let at = self.keyword(clause.range);
        match &clause.name {
            None => self.emit_a(at, Op::Clear, matched),
            Some(name) => self.store_name(name, matched, name.range),
        }
        let failed = self.function.label();
        let region = self.function.open_region(failed, self.function.depth());
        self.blocks.push(Block::Star);
        match &clause.name {
            None => self.statements(&clause.body)?,
            Some(name) => {
                let named = self.named_clause(name, &clause.body)?;
                let done = self.function.label();
                self.jump(at, done);
                let error = self.function.begin_handler(named);
                self.unbind_exception_name(name);
                self.emit_a(at, Op::Reraise, error);
                self.function.end_flow();
                self.function.release_to(previous + 1);
                self.function.bind(done);
            }
        }
        self.blocks.pop();
        self.function.close_region(region);
        self.emit_a(TextRange::empty(at.start()), Op::PopHandled, previous);
        self.jump(at, next);
        let error = self.function.begin_handler(region);
        self.emit_a(at, Op::PopHandled, previous);
        self.emit_ab(at, Op::ListAppend, raised, error);
        self.function.release_to(previous + 1);
        Ok(())
    }
}
