//! Statements.

use ruff_python_ast::{Expr, Stmt, StmtAssert, StmtIf, StmtRaise, StmtReturn, UnaryOp};
use ruff_text_size::{Ranged, TextRange};

use super::compiler::{Compiler, Res};
use super::constant::constant;
use super::opcode::Op;
use super::scope::ScopeKind;

/// The docstring of a body.
pub(super) fn docstring(body: &[Stmt]) -> Option<String> {
    let Some(Stmt::Expr(statement)) = body.first() else {
        return None;
    };
    let Expr::StringLiteral(literal) = &*statement.value else {
        return None;
    };
    Some(literal.value.to_str().to_owned())
}

impl<'a> Compiler<'a> {
    pub(super) fn statements(&mut self, body: &'a [Stmt]) -> Res {
        for statement in body {
            let depth = self.function.depth();
            self.deeper(statement.range(), |this| this.statement(statement))?;
            debug_assert_eq!(
                depth,
                self.function.depth(),
                "statements leave no temporaries"
            );
        }
        Ok(())
    }

    fn statement(&mut self, statement: &'a Stmt) -> Res {
        let at = statement.range();
        match statement {
            Stmt::Expr(statement) => self.effect(&statement.value),
            Stmt::Assign(assign) => self.assign(assign),
            Stmt::AugAssign(assign) => self.aug_assign(assign),
            Stmt::AnnAssign(assign) => self.ann_assign(assign),
            Stmt::If(statement) => self.if_else(statement),
            Stmt::While(statement) => self.while_loop(statement),
            Stmt::For(statement) => self.for_loop(statement),
            Stmt::Return(statement) => self.return_from(statement),
            Stmt::FunctionDef(def) => self.function_def(def),
            Stmt::ClassDef(class) => self.class_def(class),
            Stmt::Try(statement) => self.try_statement(statement),
            Stmt::With(statement) => self.with_statement(statement),
            Stmt::Raise(statement) => self.raise(statement),
            Stmt::Assert(statement) => self.assert(statement),
            Stmt::Delete(statement) => statement
                .targets
                .iter()
                .try_for_each(|target| self.delete(target)),
            Stmt::Import(import) => self.import(import),
            Stmt::ImportFrom(import) => self.import_from(import),
            Stmt::Break(_) => self.break_loop(at),
            Stmt::Continue(_) => self.continue_loop(at),
            Stmt::Pass(_) | Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            Stmt::Match(statement) => self.match_statement(statement),
            Stmt::TypeAlias(alias) => self.type_alias(alias),
            Stmt::IpyEscapeCommand(_) => Err(self.error(at, "invalid syntax")),
        }
    }

    /// The range of the keyword that begins a statement.
    pub(super) fn keyword(&self, statement: TextRange) -> TextRange {
        let text = &self.source.text[statement];
        let length = text
            .find(|character: char| !character.is_alphabetic())
            .unwrap_or(text.len());
        TextRange::at(
            statement.start(),
            ruff_text_size::TextSize::new(length as u32),
        )
    }

    fn if_else(&mut self, statement: &'a StmtIf) -> Res {
        if let (Some(to), []) = (
            self.plain_jump(&statement.body),
            &*statement.elif_else_clauses,
        ) {
            return self.jump_if(&statement.test, true, to);
        }
        let end = self.function.label();
        let next = self.function.label();
        self.jump_if(&statement.test, false, next)?;
        self.statements(&statement.body)?;
        let mut next = next;
        for clause in &statement.elif_else_clauses {
            self.jump(clause.range, end);
            self.function.bind(next);
            next = self.function.label();
            if let Some(test) = &clause.test {
                self.jump_if(test, false, next)?;
            }
            self.statements(&clause.body)?;
        }
        self.function.bind(next);
        self.function.bind(end);
        Ok(())
    }

    fn return_from(&mut self, statement: &'a StmtReturn) -> Res {
        let at = statement.range;
        if self.scope().kind != ScopeKind::Function {
            return Err(self.error(at, "'return' outside function"));
        }
        if statement.value.is_some() && self.scope().coroutine && self.scope().generator {
            return Err(self.error(at, "'return' with value in async generator"));
        }
        let base = self.function.depth();
        let value = match statement.value.as_deref() {
            None => None,
            Some(value) if constant(value).is_some() && value.is_none_literal_expr() => None,
            Some(value) if self.leaving_changes_names() => Some(self.temporary(value)?),
            Some(value) => {
                let register = self.operand(value)?;
                // The return itself is outside of every `try`, so what is unbound has to be found before it.
                if let Expr::Name(name) = value
                    && !self.blocks.is_empty()
                    && !self.function.is_temporary(register)
                {
                    self.check_bound(name, register);
                }
                Some(register)
            }
        };
        let waiting = value.filter(|value| self.function.is_temporary(*value));
        self.unwind_to(0, waiting, at, |this| {
            match value {
                Some(value) => this.emit_a(at, Op::Return, value),
                None => this.emit_a(at, Op::ReturnNone, 0),
            }
            this.function.end_flow();
        })?;
        self.function.release_to(base);
        Ok(())
    }

    fn raise(&mut self, statement: &'a StmtRaise) -> Res {
        let at = statement.range;
        let base = self.function.depth();
        match (&statement.exc, &statement.cause) {
            (None, _) => self.emit_a(at, Op::RaiseAgain, 0),
            (Some(exception), None) => {
                let exception = self.operand(exception)?;
                self.emit_a(at, Op::Raise, exception);
            }
            (Some(exception), Some(cause)) => {
                let exception = self.operand(exception)?;
                let cause = self.operand(cause)?;
                self.emit_ab(at, Op::RaiseFrom, exception, cause);
            }
        }
        self.function.release_to(base);
        self.function.end_flow();
        Ok(())
    }

    fn assert(&mut self, statement: &'a StmtAssert) -> Res {
        let at = last_comparison(&statement.test).unwrap_or(statement.range());
        let base = self.function.depth();
        let end = self.function.label();
        self.jump_if(&statement.test, true, end)?;
        let error = self.function.take();
        self.emit_a(at, Op::LoadAssertionError, error);
        if let Some(message) = &statement.msg {
            self.temporary(message)?;
            self.emit(at, super::opcode::Instr::new(Op::Call, error, 1, 0));
        }
        self.emit_a(at, Op::Raise, error);
        self.function.end_flow();
        self.function.release_to(base);
        self.function.bind(end);
        Ok(())
    }
}

/// What a failed assertion underlines if it is not the whole statement: the comparison that was compiled last
/// (`Python/compile.c`, `compiler_jump_if`, which leaves the location there).
fn last_comparison(test: &Expr) -> Option<TextRange> {
    match test {
        Expr::Compare(_) => Some(test.range()),
        Expr::BoolOp(operation) => operation.values.iter().rev().find_map(last_comparison),
        Expr::UnaryOp(not) if not.op == UnaryOp::Not => last_comparison(&not.operand),
        Expr::If(choice) => [&choice.orelse, &choice.body, &choice.test]
            .into_iter()
            .find_map(|part| last_comparison(part)),
        _ => None,
    }
}
