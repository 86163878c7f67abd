//! Expressions.
//!
//! Every expression compiles into a given register or into the next temporary. A local is written only by the
//! last instruction of an expression, so an exception in the middle leaves it as it was.

use ruff_python_ast::{
    BoolOp, Expr, ExprBoolOp, ExprDict, ExprIf, ExprNamed, ExprSlice, ExprSubscript,
};
use ruff_text_size::{Ranged, TextRange};

use super::compiler::{Compiler, Res};
use super::constant::{Constant, constant};
use super::function::Reg;
use super::opcode::{Instr, Op};

/// Displays with more items are built piece by piece, to keep frames small.
pub(super) const MAX_DISPLAY: usize = 64;
/// From so many constants on they are added at once, as a `frozenset` (`Python/compile.c`, `starunpack_helper`).
const FROZEN_DISPLAY: usize = 3;

/// What an `await` of the script has in `c` of [`Op::GetAwaitable`].
pub(super) const AWAITS: u32 = 0;

/// Which display is built item by item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Display {
    Tuple,
    List,
    Set,
}

impl Compiler<'_> {
    /// A register with the value of `expr`: that of a local itself, or the next temporary.
    pub(super) fn operand(&mut self, expr: &Expr) -> Res<Reg> {
        if let Expr::Name(name) = expr
            && let Some(register) = self.local_operand(name)
        {
            return Ok(register);
        }
        self.temporary(expr)
    }

    /// The next temporary, with the value of `expr`.
    pub(super) fn temporary(&mut self, expr: &Expr) -> Res<Reg> {
        let base = self.function.depth();
        let register = self.expr(expr, None)?;
        debug_assert_eq!(
            (register, self.function.depth()),
            (base, base + 1),
            "one result at the top"
        );
        Ok(register)
    }

    /// Compiles into `register`, which may be a local.
    pub(super) fn expr_into(&mut self, expr: &Expr, register: Reg) -> Res {
        self.expr(expr, Some(register))?;
        Ok(())
    }

    /// Compiles for its effects only.
    pub(super) fn effect(&mut self, expr: &Expr) -> Res {
        if constant(expr).is_some() {
            return Ok(());
        }
        let base = self.function.depth();
        let register = self.operand(expr)?;
        if self.function.is_temporary(register) {
            self.emit_a(expr.range(), Op::Clear, register);
        }
        self.function.release_to(base);
        Ok(())
    }

    /// Compiles into `into` or the next temporary, and says which.
    pub(super) fn expr(&mut self, expr: &Expr, into: Option<Reg>) -> Res<Reg> {
        if let Some(constant) = constant(expr) {
            return Ok(self.load_constant(&constant, expr.range(), into));
        }
        self.deeper(expr.range(), |this| this.compound(expr, into))
    }

    fn compound(&mut self, expr: &Expr, into: Option<Reg>) -> Res<Reg> {
        let at = expr.range();
        match expr {
            Expr::Name(name) => Ok(self.load_name(name, into)),
            Expr::BinOp(_) => self.binary(expr, into),
            Expr::UnaryOp(operation) => self.unary(operation, into),
            Expr::Compare(compare) => self.comparison(compare, into),
            Expr::BoolOp(operation) => self.bool_op(operation, into),
            Expr::If(conditional) => self.conditional(conditional, into),
            Expr::Call(call) => self.call(call, into),
            Expr::Attribute(attribute) => self.attribute(attribute, into),
            Expr::Subscript(subscript) => self.subscript(subscript, into),
            Expr::Slice(slice) => self.slice(slice, into),
            Expr::Tuple(tuple) => self.display(Display::Tuple, &tuple.elts, at, into),
            Expr::List(list) => self.display(Display::List, &list.elts, at, into),
            Expr::Set(set) => self.display(Display::Set, &set.elts, at, into),
            Expr::Dict(dict) => self.dict(dict, into),
            Expr::FString(string) => self.f_string(string, into),
            Expr::Named(named) => self.named(named, into),
            Expr::Lambda(lambda) => self.lambda(lambda, into),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension(expr, at, into)
            }
            Expr::Yield(expr) => self.yield_value(expr.value.as_deref(), at, into),
            Expr::YieldFrom(expr) => self.yield_from(&expr.value, at, into),
            Expr::Starred(_) => Err(self.error(at, "can't use starred expression here")),
            Expr::Await(expr) => self.await_value(&expr.value, at, into),
            Expr::TString(_) => self.not_supported(at, "a t-string"),
            Expr::IpyEscapeCommand(_) => Err(self.error(at, "invalid syntax")),
            Expr::NumberLiteral(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => unreachable!("these are constants"),
        }
    }

    pub(super) fn load_constant(
        &mut self,
        constant: &Constant,
        at: TextRange,
        into: Option<Reg>,
    ) -> Reg {
        let into = into.unwrap_or_else(|| self.function.take());
        let small = match constant {
            Constant::Int(int) => i64::try_from(int)
                .ok()
                .filter(|int| Instr::C_RANGE.contains(int)),
            _ => None,
        };
        let instr = match (constant, small) {
            (Constant::None, _) => Instr::new(Op::LoadNone, into, 0, 0),
            (Constant::Bool(true), _) => Instr::new(Op::LoadTrue, into, 0, 0),
            (Constant::Bool(false), _) => Instr::new(Op::LoadFalse, into, 0, 0),
            (_, Some(int)) => Instr::signed(Op::LoadInt, into, 0, int as i32),
            _ => Instr::new(Op::LoadConst, into, 0, self.constant_index(constant)),
        };
        self.emit(at, instr);
        into
    }

    pub(super) fn load_none(&mut self, at: TextRange) -> Reg {
        self.load_constant(&Constant::None, at, None)
    }

    fn conditional(&mut self, conditional: &ExprIf, into: Option<Reg>) -> Res<Reg> {
        let otherwise = self.function.label();
        let end = self.function.label();
        self.jump_if(&conditional.test, false, otherwise)?;
        let into = into.unwrap_or_else(|| self.function.take());
        self.expr_into(&conditional.body, into)?;
        self.jump(conditional.range, end);
        self.function.bind(otherwise);
        self.expr_into(&conditional.orelse, into)?;
        self.function.bind(end);
        Ok(into)
    }

    /// `and`, `or`: the value that decides. It gathers in a temporary, for a local may be read on the way.
    fn bool_op(&mut self, operation: &ExprBoolOp, into: Option<Reg>) -> Res<Reg> {
        let at = operation.range;
        let base = self.function.depth();
        let value = self.function.take();
        let end = self.function.label();
        let op = match operation.op {
            BoolOp::And => Op::JumpIfFalseKeep,
            BoolOp::Or => Op::JumpIfTrueKeep,
        };
        let (last, first) = operation
            .values
            .split_last()
            .expect("an operator has operands");
        for operand in first {
            self.expr_into(operand, value)?;
            self.branch(operand.range(), op, value, 0, end);
            if may_own_object(operand) {
                self.emit_a(operand.range(), Op::Clear, value);
            }
        }
        self.expr_into(last, value)?;
        self.function.bind(end);
        Ok(self.move_result(value, into, base, at))
    }

    /// Moves a temporary result where it belongs.
    pub(super) fn move_result(
        &mut self,
        value: Reg,
        into: Option<Reg>,
        base: Reg,
        at: TextRange,
    ) -> Reg {
        let into = self.result(into, base);
        if into != value {
            self.emit_ab(at, Op::Move, into, value);
        }
        into
    }

    fn named(&mut self, named: &ExprNamed, into: Option<Reg>) -> Res<Reg> {
        let Expr::Name(name) = &*named.target else {
            return Err(self.error(
                named.range,
                "cannot use assignment expressions with this target",
            ));
        };
        let base = self.function.depth();
        if let Some(register) = self.local_register(&name.id) {
            self.expr_into(&named.value, register)?;
            self.now_bound(&name.id, register);
            let into = self.result(into, base);
            if into != register {
                self.emit_ab(named.range, Op::Move, into, register);
            }
            return Ok(into);
        }
        let value = self.temporary(&named.value)?;
        let copy = self.function.take();
        self.emit_ab(named.range, Op::Copy, copy, value);
        self.store_name(&name.id, copy, name.range);
        Ok(self.move_result(value, into, base, named.range))
    }

    fn subscript(&mut self, subscript: &ExprSubscript, into: Option<Reg>) -> Res<Reg> {
        let base = self.function.depth();
        let object = self.operand(&subscript.value)?;
        let index = self.operand(&subscript.slice)?;
        let into = self.result(into, base);
        self.emit(
            subscript.range,
            Instr::flagged(Op::GetItem, into, object, index, 0),
        );
        Ok(into)
    }

    fn slice(&mut self, slice: &ExprSlice, into: Option<Reg>) -> Res<Reg> {
        let base = self.function.depth();
        for bound in [&slice.lower, &slice.upper, &slice.step] {
            match bound {
                Some(bound) => self.temporary(bound)?,
                None => self.load_none(slice.range),
            };
        }
        let into = self.result(into, base);
        self.emit_ab(slice.range, Op::BuildSlice, into, base);
        Ok(into)
    }

    fn display(
        &mut self,
        display: Display,
        items: &[Expr],
        at: TextRange,
        into: Option<Reg>,
    ) -> Res<Reg> {
        let base = self.function.depth();
        if display == Display::Set
            && items.len() >= FROZEN_DISPLAY
            && let Some(members) = items.iter().map(constant).collect()
        {
            let set = self.function.take();
            self.emit(at, Instr::new(Op::BuildSet, set, set, 0));
            let members = self.load_constant(&Constant::Tuple(members), at, None);
            self.emit(at, Instr::new(Op::SetUpdate, set, members, 1));
            self.free(members);
            return Ok(self.move_result(set, into, base, at));
        }
        let build = match display {
            Display::Tuple => Op::BuildTuple,
            Display::List => Op::BuildList,
            Display::Set => Op::BuildSet,
        };
        if items.len() <= MAX_DISPLAY && !items.iter().any(Expr::is_starred_expr) {
            for item in items {
                self.temporary(item)?;
            }
            let into = self.result(into, base);
            self.emit(at, Instr::new(build, into, base, items.len() as u32));
            return Ok(into);
        }
        match display {
            Display::Set => {
                let set = self.function.depth();
                let plain = plain_prefix(items);
                let (first, rest) = items.split_at(plain);
                for item in first {
                    self.temporary(item)?;
                }
                self.function.release_to(set);
                self.function.take();
                self.emit(at, Instr::new(Op::BuildSet, set, set, plain as u32));
                self.grow_set(set, rest, at)?;
                Ok(self.move_result(set, into, base, at))
            }
            Display::List => {
                let list = self.list_of(items, at, 1)?;
                Ok(self.move_result(list, into, base, at))
            }
            Display::Tuple => {
                let list = self.list_of(items, at, 1)?;
                let into = self.result(into, base);
                self.emit_ab(at, Op::ListToTuple, into, list);
                Ok(into)
            }
        }
    }

    fn grow_set(&mut self, set: Reg, items: &[Expr], at: TextRange) -> Res {
        for item in items {
            let (op, item) = match item {
                Expr::Starred(starred) => (Op::SetUpdate, &*starred.value),
                _ => (Op::SetAdd, item),
            };
            let value = self.operand(item)?;
            self.emit_ab(at, op, set, value);
            self.free(value);
        }
        Ok(())
    }

    /// A list in the next temporary, of items that may be starred. `call` is what [`Op::ListExtend`] has in `c`.
    pub(super) fn list_of(&mut self, items: &[Expr], at: TextRange, call: u32) -> Res<Reg> {
        let list = self.function.depth();
        let plain = plain_prefix(items);
        let (first, rest) = items.split_at(plain);
        for item in first {
            self.temporary(item)?;
        }
        self.function.release_to(list);
        self.function.take();
        self.emit(at, Instr::new(Op::BuildList, list, list, plain as u32));
        for item in rest {
            match item {
                Expr::Starred(starred) => {
                    let value = self.operand(&starred.value)?;
                    self.emit(at, Instr::new(Op::ListExtend, list, value, call));
                    self.free(value);
                }
                _ => {
                    let value = self.operand(item)?;
                    self.emit_ab(at, Op::ListAppend, list, value);
                    self.free(value);
                }
            }
        }
        Ok(list)
    }

    fn dict(&mut self, dict: &ExprDict, into: Option<Reg>) -> Res<Reg> {
        let base = self.function.depth();
        let plain = dict
            .items
            .iter()
            .take(MAX_DISPLAY)
            .take_while(|item| item.key.is_some())
            .count();
        let (first, rest) = dict.items.split_at(plain);
        for item in first {
            self.temporary(item.key.as_ref().expect("counted above"))?;
            self.temporary(&item.value)?;
        }
        self.function.release_to(base);
        let whole = if rest.is_empty() {
            self.result(into, base)
        } else {
            self.function.take()
        };
        self.emit(
            dict.range,
            Instr::new(Op::BuildDict, whole, base, plain as u32),
        );
        if rest.is_empty() {
            return Ok(whole);
        }
        for item in rest {
            let depth = self.function.depth();
            match &item.key {
                Some(key) => {
                    let key = self.operand(key)?;
                    let value = self.operand(&item.value)?;
                    self.emit(
                        dict.range,
                        Instr::flagged(Op::DictInsert, whole, key, value, 0),
                    );
                }
                None => {
                    let mapping = self.operand(&item.value)?;
                    self.emit(dict.range, Instr::new(Op::DictUpdate, whole, mapping, 0));
                }
            }
            self.function.release_to(depth);
        }
        Ok(self.move_result(whole, into, base, dict.range))
    }

    fn yield_value(&mut self, value: Option<&Expr>, at: TextRange, into: Option<Reg>) -> Res<Reg> {
        let base = self.function.depth();
        let value = match value {
            Some(value) => self.operand(value)?,
            None => self.load_none(at),
        };
        let into = self.result(into, base);
        self.emit_ab(at, Op::Yield, into, value);
        Ok(into)
    }

    fn yield_from(&mut self, iterable: &Expr, at: TextRange, into: Option<Reg>) -> Res<Reg> {
        if self.scope().coroutine {
            return Err(self.error(at, "'yield from' inside async function"));
        }
        let base = self.function.depth();
        let result = self.function.take();
        let value = self.operand(iterable)?;
        self.free(value);
        let iterator = self.function.take();
        self.emit_ab(at, Op::GetIter, iterator, value);
        self.emit_ab(at, Op::YieldFrom, result, iterator);
        Ok(self.move_result(result, into, base, at))
    }

    fn await_value(&mut self, awaitable: &Expr, at: TextRange, into: Option<Reg>) -> Res<Reg> {
        let base = self.function.depth();
        let value = self.temporary(awaitable)?;
        self.await_register(value, AWAITS, at);
        Ok(self.move_result(value, into, base, at))
    }

    /// Awaits what is in a temporary, which then has the result; `from` is what [`Op::GetAwaitable`] has in `c`.
    pub(super) fn await_register(&mut self, value: Reg, from: u32, at: TextRange) {
        self.emit(at, Instr::new(Op::GetAwaitable, value, value, from));
        self.emit_ab(at, Op::YieldFrom, value, value);
    }
}

/// Whether a temporary with the value of `expr` may be the last reference to an object.
fn may_own_object(expr: &Expr) -> bool {
    !matches!(expr, Expr::Name(_) | Expr::Compare(_)) && constant(expr).is_none()
}

/// How many items are evaluated before a display is begun: those before the first star.
fn plain_prefix(items: &[Expr]) -> usize {
    (items.iter().take(MAX_DISPLAY))
        .take_while(|item| !item.is_starred_expr())
        .count()
}
