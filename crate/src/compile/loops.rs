//! `while` and `for`. Loops are inverted: the test is at the bottom and jumps back to the body.

use ruff_python_ast::{Expr, Stmt, StmtFor, StmtWhile};
use ruff_text_size::{Ranged, TextRange};

use super::compiler::{Compiler, Res};
use super::constant::constant;
use super::function::{Bound, Label, Reg, Region};
use super::opcode::{Instr, Op};
use super::scope::ScopeKind;
use super::unwind::Block;

impl<'a> Compiler<'a> {
    pub(super) fn while_loop(&mut self, stmt: &'a StmtWhile) -> Res {
        let forever = constant(&stmt.test).map(|test| test.truth());
        if forever == Some(false) {
            return self.never_run(stmt);
        }
        let (body, test, end) = (
            self.function.label(),
            self.function.label(),
            self.function.label(),
        );
        let flow = self.function.flow();
        if forever == Some(true) {
            self.function.bind_head(test, flow);
        } else {
            self.jump(stmt.test.range(), test);
            self.function.bind_head(body, flow);
        }
        self.blocks.push(Block::Loop {
            next: test,
            end,
            iterator: None,
        });
        self.statements(&stmt.body)?;
        self.blocks.pop();
        if forever == Some(true) {
            self.jump(stmt.test.range(), test);
        } else {
            self.function.bind(test);
            self.jump_if(&stmt.test, true, body)?;
        }
        self.statements(&stmt.orelse)?;
        self.function.bind(end);
        Ok(())
    }

    /// `while False`: only `else` runs, but errors in the body are still found.
    fn never_run(&mut self, stmt: &'a StmtWhile) -> Res {
        let (skip, end) = (self.function.label(), self.function.label());
        let flow = self.function.flow();
        self.function.end_flow();
        self.blocks.push(Block::Loop {
            next: skip,
            end,
            iterator: None,
        });
        self.statements(&stmt.body)?;
        self.blocks.pop();
        self.function.bind_head(skip, flow);
        self.statements(&stmt.orelse)?;
        self.function.bind(end);
        Ok(())
    }

    pub(super) fn for_loop(&mut self, stmt: &'a StmtFor) -> Res {
        if stmt.is_async {
            return self.async_for(stmt);
        }
        let base = self.function.depth();
        let iterator = self.iterator(&stmt.iter, stmt.range)?;
        let (body, test, end) = (
            self.function.label(),
            self.function.label(),
            self.function.label(),
        );
        let flow = self.function.flow();
        self.jump(stmt.range, test);
        let item = self.begin_for_body(&stmt.target, body, flow)?;
        self.blocks.push(Block::Loop {
            next: test,
            end,
            iterator: Some(iterator),
        });
        self.statements(&stmt.body)?;
        self.blocks.pop();
        self.function.bind(test);
        self.branch(stmt.range, Op::ForIter, item, iterator, body);
        self.function.release_to(base);
        self.statements(&stmt.orelse)?;
        self.function.bind(end);
        Ok(())
    }

    /// `async for`. The region is around `__anext__` and its `await` only; `EndAsyncFor` looks whether what they raised
    /// is the end.
    fn async_for(&mut self, stmt: &'a StmtFor) -> Res {
        let at = stmt.range;
        if !self.scope().coroutine || self.scope().kind != ScopeKind::Function {
            return Err(self.error(at, "'async for' outside async function"));
        }
        let base = self.function.depth();
        let iterator = self.async_iterator(&stmt.iter, at)?;
        let (next, end) = (self.function.label(), self.function.label());
        let flow = self.function.flow();
        self.function.bind_head(next, flow);
        let region = self.next_item(iterator, &stmt.target, at)?;
        self.blocks.push(Block::Loop {
            next,
            end,
            iterator: Some(iterator),
        });
        self.statements(&stmt.body)?;
        self.blocks.pop();
        self.jump(at, next);
        self.end_async_for(region, iterator, stmt.iter.range());
        self.function.release_to(base);
        self.statements(&stmt.orelse)?;
        self.function.bind(end);
        Ok(())
    }

    /// `aiter()` of an expression, in the next temporary.
    pub(super) fn async_iterator(&mut self, iterable: &Expr, at: TextRange) -> Res<Reg> {
        let value = self.operand(iterable)?;
        self.free(value);
        let iterator = self.function.take();
        self.emit_ab(at, Op::GetAIter, iterator, value);
        Ok(iterator)
    }

    /// Awaits the next item of an asynchronous iterator and stores it; gives the region that its end goes out of.
    pub(super) fn next_item(&mut self, iterator: Reg, target: &Expr, at: TextRange) -> Res<Region> {
        let handler = self.function.label();
        let region = (self.function).open_region(handler, self.function.depth());
        let item = self.function.take();
        self.emit_ab(at, Op::GetANext, item, iterator);
        self.emit_ab(at, Op::YieldFrom, item, item);
        self.function.close_region(region);
        self.store(target, item)?;
        self.free(item);
        Ok(region)
    }

    /// The handler of [`Self::next_item`], where control goes on when there are no more items.
    pub(super) fn end_async_for(&mut self, region: Region, iterator: Reg, at: TextRange) {
        let exception = self.function.begin_handler(region);
        self.emit_a(at, Op::EndAsyncFor, exception);
        self.free(exception);
        self.emit_a(at, Op::Clear, iterator);
    }

    /// Begins a `for` body: binds the target to the item, whose register it returns.
    pub(super) fn begin_for_body(
        &mut self,
        target: &Expr,
        body: Label,
        flow: Option<Bound>,
    ) -> Res<Reg> {
        self.function.bind_head(body, flow);
        if let Expr::Name(name) = target
            && let Some(register) = self.local_register(&name.id)
        {
            self.now_bound(&name.id, register);
            return Ok(register);
        }
        let item = self.function.take();
        self.store(target, item)?;
        self.free(item);
        Ok(item)
    }

    pub(super) fn break_loop(&mut self, at: TextRange) -> Res {
        let Some(index) = self.innermost_loop() else {
            return Err(self.error(at, "'break' outside loop"));
        };
        self.unwind_to(index + 1, None, at, |this| {
            if let Block::Loop { end, iterator, .. } = this.blocks[index] {
                if let Some(iterator) = iterator {
                    this.emit(at, Instr::new(Op::Clear, iterator, 0, 0));
                }
                this.jump(at, end);
            }
        })
    }

    pub(super) fn continue_loop(&mut self, at: TextRange) -> Res {
        let Some(index) = self.innermost_loop() else {
            return Err(self.error(at, "'continue' not properly in loop"));
        };
        self.unwind_to(index + 1, None, at, |this| {
            if let Block::Loop { next, .. } = this.blocks[index] {
                this.jump(at, next);
            }
        })
    }

    /// Where a body goes that is nothing but a `break` or `continue` with nothing to undo.
    pub(super) fn plain_jump(&self, body: &[Stmt]) -> Option<Label> {
        match (body, self.blocks.last()?) {
            ([Stmt::Continue(_)], Block::Loop { next, .. }) => Some(*next),
            (
                [Stmt::Break(_)],
                Block::Loop {
                    end,
                    iterator: None,
                    ..
                },
            ) => Some(*end),
            _ => None,
        }
    }

    fn innermost_loop(&self) -> Option<usize> {
        self.blocks
            .iter()
            .rposition(|block| matches!(block, Block::Loop { .. }))
    }
}
