//! Conditions: expressions that decide where control goes, without making a value.

use ruff_python_ast::{BoolOp, CmpOp, Expr, ExprBoolOp, ExprCompare, UnaryOp};
use ruff_text_size::{Ranged, TextRange};

use super::compiler::{Compiler, Res};
use super::constant::{constant, small_int};
use super::function::{Label, Reg};
use super::opcode::{Instr, Op};
use super::operator::compare_op;

impl Compiler<'_> {
    /// Jumps to `to` when the truth of `expr` is `when`; falls through otherwise.
    pub(super) fn jump_if(&mut self, expr: &Expr, when: bool, to: Label) -> Res {
        let at = expr.range();
        if let Some(constant) = constant(expr) {
            if constant.truth() == when {
                self.jump(at, to);
            }
            return Ok(());
        }
        match expr {
            Expr::UnaryOp(operation) if operation.op == UnaryOp::Not => {
                self.deeper(at, |this| this.jump_if(&operation.operand, !when, to))
            }
            Expr::BoolOp(operation) => {
                self.deeper(at, |this| this.jump_if_bool_op(operation, when, to))
            }
            Expr::Compare(compare) => {
                self.deeper(at, |this| this.jump_if_comparison(compare, when, to))
            }
            _ => self.jump_if_value(expr, when, to),
        }
    }

    fn jump_if_value(&mut self, expr: &Expr, when: bool, to: Label) -> Res {
        let base = self.function.depth();
        let value = match expr {
            Expr::Name(name) if self.local_register(&name.id).is_some() => {
                let register = self.local_register(&name.id).unwrap_or_default();
                self.check_bound(name, register);
                register
            }
            _ => self.operand(expr)?,
        };
        let op = if when {
            Op::JumpIfTrue
        } else {
            Op::JumpIfFalse
        };
        self.function.release_to(base);
        self.branch(expr.range(), op, value, 0, to);
        Ok(())
    }

    fn jump_if_bool_op(&mut self, operation: &ExprBoolOp, when: bool, to: Label) -> Res {
        let decides = operation.op == BoolOp::Or;
        let (last, first) = operation
            .values
            .split_last()
            .expect("an operator has operands");
        if when == decides {
            for value in first {
                self.jump_if(value, when, to)?;
            }
            return self.jump_if(last, when, to);
        }
        let skip = self.function.label();
        for value in first {
            self.jump_if(value, decides, skip)?;
        }
        self.jump_if(last, when, to)?;
        self.function.bind(skip);
        Ok(())
    }

    fn jump_if_comparison(&mut self, compare: &ExprCompare, when: bool, to: Label) -> Res {
        let at = compare.range;
        let base = self.function.depth();
        if let Some((left, op, right)) = compare.as_single() {
            let left = self.operand(left)?;
            return self.compare_and_branch(*op, left, right, base, at, when, to);
        }
        let (last, middle) = compare
            .comparators()
            .split_last()
            .expect("a comparison has two sides");
        let in_place = middle.iter().all(|operand| self.is_in_place(operand));
        let (done, end) = (self.function.label(), self.function.label());
        let failed = if in_place && !when { to } else { done };
        let mut kept = Vec::new();
        let mut left = self.operand(compare.first_operand())?;
        for (op, operand) in compare.ops.iter().zip(middle) {
            let (right, next) = self.shared_operand(operand, &mut kept)?;
            let depth = self.function.depth();
            self.branch_on_registers(*op, left, right, at, false, failed);
            self.function.release_to(depth);
            left = next;
        }
        let op = compare.ops[compare.ops.len() - 1];
        self.compare_and_branch(op, left, last, base, at, when, to)?;
        if !kept.is_empty() {
            self.jump(at, end);
        }
        self.function.bind(done);
        self.clear_all(&kept, at);
        if !kept.is_empty() && !when {
            self.jump(at, to);
        }
        self.function.bind(end);
        Ok(())
    }

    /// Whether `operand` is a local that is used where it is.
    fn is_in_place(&self, operand: &Expr) -> bool {
        let Expr::Name(name) = operand else {
            return false;
        };
        self.local_register(&name.id).is_some() && !self.is_walrus_target(&name.id)
    }

    /// The last comparison of a condition; `left` is compiled, the temporaries from `base` on are used up.
    #[allow(clippy::too_many_arguments, reason = "each is one field of the branch")]
    fn compare_and_branch(
        &mut self,
        op: CmpOp,
        left: Reg,
        right: &Expr,
        base: Reg,
        at: TextRange,
        when: bool,
        to: Label,
    ) -> Res {
        if matches!(op, CmpOp::Is | CmpOp::IsNot) && right.is_none_literal_expr() {
            let is_none = (op == CmpOp::Is) == when;
            self.function.release_to(base);
            self.branch(
                at,
                if is_none {
                    Op::JumpIfNone
                } else {
                    Op::JumpIfNotNone
                },
                left,
                0,
                to,
            );
            return Ok(());
        }
        if let (Some(op), Some(number)) = (int_branch(op, when), small_int(right)) {
            self.function.release_to(base);
            self.branch(at, op, left, number as u16, to);
            return Ok(());
        }
        let right = self.membership_operand(op, right)?;
        self.branch_on_registers(op, left, right, at, when, to);
        self.function.release_to(base);
        Ok(())
    }

    fn branch_on_registers(
        &mut self,
        op: CmpOp,
        left: Reg,
        right: Reg,
        at: TextRange,
        when: bool,
        to: Label,
    ) {
        if let Some(op) = branch(op, when) {
            return self.branch(at, op, left, right, to);
        }
        let result = self.function.take();
        self.emit(at, Instr::flagged(compare_op(op), result, left, right, 0));
        self.branch(
            at,
            if when {
                Op::JumpIfTrue
            } else {
                Op::JumpIfFalse
            },
            result,
            0,
            to,
        );
    }
}

fn branch(op: CmpOp, when: bool) -> Option<Op> {
    Some(match (op, when) {
        (CmpOp::Lt, true) => Op::JumpIfLt,
        (CmpOp::LtE, true) => Op::JumpIfLe,
        (CmpOp::Gt, true) => Op::JumpIfGt,
        (CmpOp::GtE, true) => Op::JumpIfGe,
        (CmpOp::Eq, true) => Op::JumpIfEq,
        (CmpOp::NotEq, true) => Op::JumpIfNe,
        (CmpOp::Lt, false) => Op::JumpUnlessLt,
        (CmpOp::LtE, false) => Op::JumpUnlessLe,
        (CmpOp::Gt, false) => Op::JumpUnlessGt,
        (CmpOp::GtE, false) => Op::JumpUnlessGe,
        (CmpOp::Eq, false) => Op::JumpUnlessEq,
        (CmpOp::NotEq, false) => Op::JumpUnlessNe,
        _ => return None,
    })
}

fn int_branch(op: CmpOp, when: bool) -> Option<Op> {
    Some(match (op, when) {
        (CmpOp::Lt, true) => Op::JumpIfLtInt,
        (CmpOp::LtE, true) => Op::JumpIfLeInt,
        (CmpOp::Gt, true) => Op::JumpIfGtInt,
        (CmpOp::GtE, true) => Op::JumpIfGeInt,
        (CmpOp::Eq, true) => Op::JumpIfEqInt,
        (CmpOp::NotEq, true) => Op::JumpIfNeInt,
        (CmpOp::Lt, false) => Op::JumpUnlessLtInt,
        (CmpOp::LtE, false) => Op::JumpUnlessLeInt,
        (CmpOp::Gt, false) => Op::JumpUnlessGtInt,
        (CmpOp::GtE, false) => Op::JumpUnlessGeInt,
        (CmpOp::Eq, false) => Op::JumpUnlessEqInt,
        (CmpOp::NotEq, false) => Op::JumpUnlessNeInt,
        _ => return None,
    })
}
