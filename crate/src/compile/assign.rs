//! Assignments and `del`. The value comes first, then the targets from left to right.

use ruff_python_ast::{Expr, StmtAssign, StmtAugAssign};
use ruff_text_size::{Ranged, TextRange};

use super::compiler::{Compiler, Res};
use super::function::Reg;
use super::opcode::{IN_PLACE, Instr, Op};

/// `UnpackStar` counts the targets on each side of the star with 12 bits.
const MAX_STAR_TARGETS: usize = (1 << 12) - 1;

impl Compiler<'_> {
    pub(super) fn assign(&mut self, assign: &StmtAssign) -> Res {
        match assign.targets.as_slice() {
            [target] => self.assign_one(target, &assign.value),
            targets => self.assign_many(targets, &assign.value),
        }
    }

    pub(super) fn assign_one(&mut self, target: &Expr, value: &Expr) -> Res {
        let base = self.function.depth();
        if let Some((name, register)) = self.local_target(target) {
            self.expr_into(value, register)?;
            self.now_bound(name, register);
            return Ok(());
        }
        if let (Some(targets), Some(values)) = (items(target), items(value))
            && targets.len() == values.len()
            && !targets.is_empty()
            && !targets.iter().chain(values).any(Expr::is_starred_expr)
        {
            return self.assign_pairs(targets, values);
        }
        let value = self.operand(value)?;
        self.store(target, value)?;
        self.function.release_to(base);
        Ok(())
    }

    fn assign_many(&mut self, targets: &[Expr], value: &Expr) -> Res {
        let base = self.function.depth();
        let value = self.temporary(value)?;
        let (last, first) = targets.split_last().expect("an assignment has targets");
        for target in first {
            let depth = self.function.depth();
            if let Some((name, register)) = self.local_target(target) {
                self.emit_ab(target.range(), Op::Copy, register, value);
                self.now_bound(name, register);
                continue;
            }
            let copy = self.function.take();
            self.emit_ab(target.range(), Op::Copy, copy, value);
            self.store(target, copy)?;
            self.function.release_to(depth);
        }
        self.store(last, value)?;
        self.function.release_to(base);
        Ok(())
    }

    /// `a, b = c, d` without the tuple.
    fn assign_pairs(&mut self, targets: &[Expr], values: &[Expr]) -> Res {
        let base = self.function.depth();
        let names: Vec<_> = targets
            .iter()
            .map(|target| self.local_target(target))
            .collect();
        let locals: Option<Vec<_>> = names.into_iter().collect();
        let Some(locals) = locals.filter(|locals| are_distinct(locals)) else {
            for value in values {
                self.temporary(value)?;
            }
            for (target, value) in targets.iter().zip(base..) {
                self.store(target, value)?;
            }
            self.function.release_to(base);
            return Ok(());
        };
        let (last, first) = values.split_last().expect("not empty");
        let mut sources = Vec::new();
        for value in first {
            let in_place = match value {
                Expr::Name(name) => self
                    .local_register(&name.id)
                    .is_some_and(|register| locals.iter().all(|(_, target)| *target != register)),
                _ => false,
            };
            sources.push(if in_place {
                self.operand(value)?
            } else {
                self.temporary(value)?
            });
        }
        let (last_name, last_target) = locals[locals.len() - 1];
        self.expr_into(last, last_target)?;
        for ((target, (name, register)), source) in targets.iter().zip(&locals).zip(sources) {
            self.emit_ab(target.range(), Op::Move, *register, source);
            self.now_bound(name, *register);
        }
        self.now_bound(last_name, last_target);
        self.function.release_to(base);
        Ok(())
    }

    /// A target that is a plain local, with its register.
    fn local_target<'e>(&self, target: &'e Expr) -> Option<(&'e str, Reg)> {
        let Expr::Name(name) = target else {
            return None;
        };
        Some((name.id.as_str(), self.local_register(&name.id)?))
    }

    /// Stores the value in a register, which is consumed if it is a temporary, into a target.
    pub(super) fn store(&mut self, target: &Expr, value: Reg) -> Res {
        let at = target.range();
        let base = self.function.depth();
        match target {
            Expr::Name(name) => self.store_name(&name.id, value, at),
            Expr::Attribute(attribute) => {
                let object = self.operand(&attribute.value)?;
                let name = self.attribute_index(&attribute.attr);
                let at = self.attribute_range(attribute);
                self.emit(at, Instr::new(Op::SetAttr, object, value, name));
            }
            Expr::Subscript(subscript) => {
                let object = self.operand(&subscript.value)?;
                let index = self.operand(&subscript.slice)?;
                self.emit(at, Instr::flagged(Op::SetItem, object, index, value, 0));
            }
            Expr::Tuple(_) | Expr::List(_) => {
                let targets = items(target).unwrap_or_default();
                self.deeper(at, |this| this.unpack(targets, value, at))?;
            }
            Expr::Starred(_) => {
                return Err(self.error(at, "starred assignment target must be in a list or tuple"));
            }
            _ => return Err(self.error(at, "cannot assign to expression")),
        }
        self.function.release_to(base);
        Ok(())
    }

    fn unpack(&mut self, targets: &[Expr], value: Reg, at: TextRange) -> Res {
        let star = targets.iter().position(Expr::is_starred_expr);
        if star.is_none()
            && let Some(first) = self.consecutive_locals(targets)
        {
            self.emit(
                at,
                Instr::new(Op::Unpack, first, value, targets.len() as u32),
            );
            for (target, register) in targets.iter().zip(first..) {
                if let Expr::Name(name) = target {
                    self.now_bound(&name.id, register);
                }
            }
            return Ok(());
        }
        let first = self.function.take_many(targets.len());
        match star {
            None => self.emit(
                at,
                Instr::new(Op::Unpack, first, value, targets.len() as u32),
            ),
            Some(before) => {
                let after = targets.len() - before - 1;
                if targets[before + 1..].iter().any(Expr::is_starred_expr) {
                    return Err(self.error(at, "multiple starred expressions in assignment"));
                }
                if before > MAX_STAR_TARGETS || after > MAX_STAR_TARGETS {
                    return Err(self.error(at, "too many expressions in star-unpacking assignment"));
                }
                self.emit(
                    at,
                    Instr::new(Op::UnpackStar, first, value, (before | after << 12) as u32),
                );
            }
        }
        for (target, register) in targets.iter().zip(first..) {
            match target {
                Expr::Starred(starred) => self.store(&starred.value, register)?,
                _ => self.store(target, register)?,
            }
        }
        Ok(())
    }

    /// The first register when the targets are locals in consecutive registers.
    fn consecutive_locals(&self, targets: &[Expr]) -> Option<Reg> {
        let (_, first) = self.local_target(targets.first()?)?;
        let are_consecutive = targets.iter().zip(first..).all(|(target, register)| {
            self.local_target(target)
                .is_some_and(|(_, local)| local == register)
        });
        are_consecutive.then_some(first)
    }

    pub(super) fn aug_assign(&mut self, assign: &StmtAugAssign) -> Res {
        let base = self.function.depth();
        match &*assign.target {
            Expr::Name(name) => {
                let value = self.operand(&assign.target)?;
                let into = self.local_register(&name.id);
                let result = self.in_place(assign, value, into)?;
                self.store_name(&name.id, result, name.range);
            }
            Expr::Attribute(attribute) => {
                let object = self.operand(&attribute.value)?;
                let copy = self.copy_operand(object, attribute.value.range());
                let name = self.attribute_index(&attribute.attr);
                let at = self.attribute_range(attribute);
                self.free(copy);
                let value = self.function.take();
                self.emit(at, Instr::new(Op::GetAttr, value, copy, name));
                let result = self.in_place(assign, value, None)?;
                self.emit(at, Instr::new(Op::SetAttr, object, result, name));
            }
            Expr::Subscript(subscript) => {
                let object = self.operand(&subscript.value)?;
                let index = self.operand(&subscript.slice)?;
                let depth = self.function.depth();
                let object_copy = self.copy_operand(object, subscript.value.range());
                let index_copy = self.copy_operand(index, subscript.slice.range());
                self.function.release_to(depth);
                let value = self.function.take();
                self.emit(
                    subscript.range,
                    Instr::flagged(Op::GetItem, value, object_copy, index_copy, 0),
                );
                let result = self.in_place(assign, value, None)?;
                self.emit(
                    subscript.range,
                    Instr::flagged(Op::SetItem, object, index, result, 0),
                );
            }
            target => {
                return Err(self.error(
                    target.range(),
                    "illegal expression for augmented assignment",
                ));
            }
        }
        self.function.release_to(base);
        Ok(())
    }

    /// A second register for a temporary that is needed again; a local can be read twice.
    fn copy_operand(&mut self, register: Reg, at: TextRange) -> Reg {
        if !self.function.is_temporary(register) {
            return register;
        }
        let copy = self.function.take();
        self.emit_ab(at, Op::Copy, copy, register);
        copy
    }

    fn in_place(&mut self, assign: &StmtAugAssign, left: Reg, into: Option<Reg>) -> Res<Reg> {
        let base = if self.function.is_temporary(left) {
            left
        } else {
            self.function.depth()
        };
        let right = self.right_operand(assign.op, &assign.value)?;
        let into = self.result(into, base);
        self.emit_binary(assign.range, assign.op, into, left, right, IN_PLACE);
        Ok(into)
    }

    pub(super) fn delete(&mut self, target: &Expr) -> Res {
        let at = target.range();
        let base = self.function.depth();
        match target {
            Expr::Name(name) => self.delete_name(&name.id, at),
            Expr::Attribute(attribute) => {
                let object = self.operand(&attribute.value)?;
                let name = self.attribute_index(&attribute.attr);
                let at = self.attribute_range(attribute);
                self.emit(at, Instr::new(Op::DeleteAttr, object, 0, name));
            }
            Expr::Subscript(subscript) => {
                let object = self.operand(&subscript.value)?;
                let index = self.operand(&subscript.slice)?;
                self.emit_ab(at, Op::DeleteItem, object, index);
            }
            Expr::Tuple(_) | Expr::List(_) => {
                for target in items(target).unwrap_or_default() {
                    self.deeper(at, |this| this.delete(target))?;
                }
            }
            _ => return Err(self.error(at, "cannot delete expression")),
        }
        self.function.release_to(base);
        Ok(())
    }
}

/// The items of a tuple or list.
fn items(expr: &Expr) -> Option<&[Expr]> {
    match expr {
        Expr::Tuple(tuple) => Some(&tuple.elts),
        Expr::List(list) => Some(&list.elts),
        _ => None,
    }
}

fn are_distinct(locals: &[(&str, Reg)]) -> bool {
    (1..locals.len()).all(|index| {
        locals[..index]
            .iter()
            .all(|(_, register)| *register != locals[index].1)
    })
}
