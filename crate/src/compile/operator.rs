//! Arithmetic, comparisons and attributes as values.

use ruff_python_ast::{
    CmpOp, Expr, ExprAttribute, ExprBinOp, ExprCompare, ExprUnaryOp, Operator, UnaryOp,
};
use ruff_text_size::{Ranged, TextRange};

use super::compiler::{Compiler, Res};
use super::constant::{Constant, constant, small_int};
use super::function::Reg;
use super::opcode::{Instr, Op};

impl Compiler<'_> {
    /// A binary operation. Chains that lean left, as `a + b + c` does, take no recursion.
    pub(super) fn binary(&mut self, expr: &Expr, into: Option<Reg>) -> Res<Reg> {
        let mut chain: Vec<&ExprBinOp> = Vec::new();
        let mut left = expr;
        while let Expr::BinOp(operation) = left
            && (chain.is_empty() || constant(left).is_none())
        {
            chain.push(operation);
            left = &operation.left;
        }
        let base = self.function.depth();
        let mut value = self.operand(left)?;
        while let Some(operation) = chain.pop() {
            let into = if chain.is_empty() { into } else { None };
            value = self.binary_step(operation, value, base, into)?;
        }
        Ok(value)
    }

    fn binary_step(
        &mut self,
        operation: &ExprBinOp,
        left: Reg,
        base: Reg,
        into: Option<Reg>,
    ) -> Res<Reg> {
        let right = self.right_operand(operation.op, &operation.right)?;
        let into = self.result(into, base);
        self.emit_binary(operation.range, operation.op, into, left, right, 0);
        Ok(into)
    }

    /// The right side: a number inside the instruction where that is possible.
    pub(super) fn right_operand(&mut self, operator: Operator, right: &Expr) -> Res<Right> {
        if immediate_op(operator).is_some()
            && let Some(number) = small_int(right)
        {
            return Ok(Right::Number(number));
        }
        Ok(Right::Register(self.operand(right)?))
    }

    pub(super) fn emit_binary(
        &mut self,
        at: TextRange,
        operator: Operator,
        into: Reg,
        left: Reg,
        right: Right,
        flags: u8,
    ) {
        let (op, right) = match right {
            Right::Number(number) => (immediate_op(operator).unwrap_or(Op::AddInt), number as u16),
            Right::Register(register) => (binary_op(operator), register),
        };
        self.emit(at, Instr::flagged(op, into, left, right, flags));
    }

    pub(super) fn unary(&mut self, operation: &ExprUnaryOp, into: Option<Reg>) -> Res<Reg> {
        let base = self.function.depth();
        let operand = self.operand(&operation.operand)?;
        let into = self.result(into, base);
        let op = match operation.op {
            UnaryOp::Invert => Op::Invert,
            UnaryOp::Not => Op::Not,
            UnaryOp::UAdd => Op::Pos,
            UnaryOp::USub => Op::Neg,
        };
        self.emit_ab(operation.range, op, into, operand);
        Ok(into)
    }

    pub(super) fn comparison(&mut self, compare: &ExprCompare, into: Option<Reg>) -> Res<Reg> {
        let at = compare.range;
        let base = self.function.depth();
        if let Some((left, op, right)) = compare.as_single() {
            let left = self.operand(left)?;
            let right = self.membership_operand(*op, right)?;
            let into = self.result(into, base);
            self.emit(at, Instr::flagged(compare_op(*op), into, left, right, 0));
            return Ok(into);
        }
        let result = self.function.take();
        let (exit, end) = (self.function.label(), self.function.label());
        let mut kept = Vec::new();
        let mut left = self.operand(compare.first_operand())?;
        let (last, middle) = compare
            .comparators()
            .split_last()
            .expect("a comparison has two sides");
        for (op, operand) in compare.ops.iter().zip(middle) {
            let (right, next) = self.shared_operand(operand, &mut kept)?;
            self.emit(at, Instr::flagged(compare_op(*op), result, left, right, 0));
            self.branch(at, Op::JumpIfFalseKeep, result, 0, exit);
            left = next;
        }
        let op = compare.ops[compare.ops.len() - 1];
        let right = self.membership_operand(op, last)?;
        self.emit(at, Instr::flagged(compare_op(op), result, left, right, 0));
        if kept.is_empty() {
            self.function.bind(exit);
        } else {
            self.jump(at, end);
            self.function.bind(exit);
            self.clear_all(&kept, at);
            self.function.bind(end);
        }
        Ok(self.move_result(result, into, base, at))
    }

    /// A middle operand of `a < b < c`, which both comparisons use: registers for the first and the second use.
    pub(super) fn shared_operand(
        &mut self,
        operand: &Expr,
        kept: &mut Vec<Reg>,
    ) -> Res<(Reg, Reg)> {
        let register = self.operand(operand)?;
        if !self.function.is_temporary(register) {
            return Ok((register, register));
        }
        let copy = self.function.take();
        self.emit_ab(operand.range(), Op::Copy, copy, register);
        kept.push(copy);
        Ok((register, copy))
    }

    pub(super) fn clear_all(&mut self, registers: &[Reg], at: TextRange) {
        for register in registers {
            self.emit_a(at, Op::Clear, *register);
        }
    }

    /// The right side of a comparison; a list of constants that is only searched can be a tuple.
    pub(super) fn membership_operand(&mut self, op: CmpOp, right: &Expr) -> Res<Reg> {
        if matches!(op, CmpOp::In | CmpOp::NotIn)
            && let Some(tuple) = constant_list(right)
        {
            return Ok(self.load_constant(&tuple, right.range(), None));
        }
        self.operand(right)
    }

    pub(super) fn attribute(&mut self, attribute: &ExprAttribute, into: Option<Reg>) -> Res<Reg> {
        let base = self.function.depth();
        let object = self.operand(&attribute.value)?;
        let name = self.attribute_index(&attribute.attr);
        let into = self.result(into, base);
        self.emit(
            self.attribute_range(attribute),
            Instr::new(Op::GetAttr, into, object, name),
        );
        Ok(into)
    }

    /// Where a traceback points for an attribute: its name only, once the expression is spread over lines
    /// (`Python/compile.c`, `update_start_location_to_match_attr`).
    pub(super) fn attribute_range(&self, attribute: &ExprAttribute) -> TextRange {
        let range = attribute.range;
        if self.source.line(range.start()) == self.source.line(range.end()) {
            return range;
        }
        TextRange::new(attribute.attr.range.start(), range.end())
    }
}

/// The right side of an arithmetic instruction.
#[derive(Clone, Copy)]
pub(super) enum Right {
    Number(i16),
    Register(Reg),
}

/// A list display of constants, as a tuple.
pub(super) fn constant_list(expr: &Expr) -> Option<Constant> {
    let Expr::List(list) = expr else { return None };
    list.elts
        .iter()
        .map(constant)
        .collect::<Option<Vec<_>>>()
        .map(Constant::Tuple)
}

fn binary_op(operator: Operator) -> Op {
    match operator {
        Operator::Add => Op::Add,
        Operator::Sub => Op::Sub,
        Operator::Mult => Op::Mul,
        Operator::MatMult => Op::MatMul,
        Operator::Div => Op::TrueDiv,
        Operator::Mod => Op::Mod,
        Operator::Pow => Op::Pow,
        Operator::LShift => Op::LShift,
        Operator::RShift => Op::RShift,
        Operator::BitOr => Op::Or,
        Operator::BitXor => Op::Xor,
        Operator::BitAnd => Op::And,
        Operator::FloorDiv => Op::FloorDiv,
    }
}

fn immediate_op(operator: Operator) -> Option<Op> {
    match operator {
        Operator::Add => Some(Op::AddInt),
        Operator::Sub => Some(Op::SubInt),
        Operator::Mult => Some(Op::MulInt),
        Operator::FloorDiv => Some(Op::FloorDivInt),
        Operator::Mod => Some(Op::ModInt),
        _ => None,
    }
}

pub(super) fn compare_op(op: CmpOp) -> Op {
    match op {
        CmpOp::Eq => Op::Eq,
        CmpOp::NotEq => Op::Ne,
        CmpOp::Lt => Op::Lt,
        CmpOp::LtE => Op::Le,
        CmpOp::Gt => Op::Gt,
        CmpOp::GtE => Op::Ge,
        CmpOp::Is => Op::Is,
        CmpOp::IsNot => Op::IsNot,
        CmpOp::In => Op::In,
        CmpOp::NotIn => Op::NotIn,
    }
}
