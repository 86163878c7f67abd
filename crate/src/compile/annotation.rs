//! Annotations of functions and of names in modules and class bodies. Under `from __future__ import annotations` they are
//! kept as texts.

use ruff_python_ast::{Expr, Parameter, Parameters, StmtAnnAssign, StmtFunctionDef};
use ruff_text_size::{Ranged, TextRange};

use super::compiler::{Compiler, Res};
use super::constant::Constant;
use super::function::Reg;
use super::opcode::{Instr, Op};
use super::scope::ScopeKind;
use super::symbols::mangle;
use crate::object::ops::str_repr;

/// The annotations of a function's parameters and of its result, in the order of `__annotations__`.
pub(super) fn of_function(function: &StmtFunctionDef) -> Vec<(&str, &Expr)> {
    let Parameters {
        posonlyargs,
        args,
        vararg,
        kwonlyargs,
        kwarg,
        ..
    } = &*function.parameters;
    let mut parameters: Vec<&Parameter> = Vec::new();
    parameters.extend(posonlyargs.iter().map(|positional| &positional.parameter));
    parameters.extend(args.iter().map(|positional| &positional.parameter));
    parameters.extend(vararg.as_deref());
    parameters.extend(kwonlyargs.iter().map(|keyword| &keyword.parameter));
    parameters.extend(kwarg.as_deref());
    let parameters = parameters.into_iter().filter_map(|parameter| {
        let annotation = parameter.annotation.as_deref()?;
        Some((parameter.name.as_str(), annotation))
    });
    let result = function.returns.as_deref().map(|result| ("return", result));
    parameters.chain(result).collect()
}

impl Compiler<'_> {
    /// `target: annotation = value`
    pub(super) fn ann_assign(&mut self, assign: &StmtAnnAssign) -> Res {
        if let Some(value) = &assign.value {
            self.assign_one(&assign.target, value)?;
        }
        let Expr::Name(name) = &*assign.target else {
            return self.complex_annotation(assign);
        };
        if !assign.simple {
            return self.complex_annotation(assign);
        }
        if self.scope().kind == ScopeKind::Function {
            return Ok(());
        }
        let at = assign.annotation.range();
        let base = self.function.depth();
        let annotations = self.load_plain("__annotations__", at, None);
        let key = Constant::Str(mangle(self.class.as_deref(), &name.id));
        let key = self.load_constant(&key, at, None);
        let value = self.annotation(&assign.annotation)?;
        self.emit(at, Instr::flagged(Op::SetItem, annotations, key, value, 0));
        self.function.release_to(base);
        Ok(())
    }

    /// The annotation of anything but a name is evaluated for its effects only, and not in functions.
    fn complex_annotation(&mut self, assign: &StmtAnnAssign) -> Res {
        if self.scope().kind == ScopeKind::Function || self.future_annotations {
            return Ok(());
        }
        self.effect(&assign.annotation)
    }

    /// Begins the `__annotations__` of a module or class body that has some.
    pub(super) fn begin_annotations(&mut self, at: TextRange) {
        if self.scope().annotated {
            let base = self.function.depth();
            let annotations = self.function.take();
            self.emit(at, Instr::new(Op::BuildDict, annotations, annotations, 0));
            self.store_name("__annotations__", annotations, at);
            self.function.release_to(base);
        }
    }

    /// Gives the function in a register its `__annotations__`.
    pub(super) fn annotate(&mut self, def: &StmtFunctionDef, function: Reg) -> Res {
        let annotations = of_function(def);
        if annotations.is_empty() {
            return Ok(());
        }
        let at = def.name.range;
        let base = self.function.depth();
        for (name, annotation) in &annotations {
            let name = Constant::Str(mangle(self.class.as_deref(), name));
            self.load_constant(&name, at, None);
            self.annotation(annotation)?;
        }
        let into = self.result(None, base);
        let count = annotations.len() as u32;
        self.emit(at, Instr::new(Op::BuildDict, into, base, count));
        let name = self.name_index("__annotations__");
        // The instruction consumes the copy, and the function goes on to its decorators or its name.
        let copy = self.function.take();
        self.emit_ab(at, Op::Copy, copy, function);
        self.emit(at, Instr::new(Op::SetAttr, copy, into, name));
        self.function.release_to(base);
        Ok(())
    }

    /// An annotation's value in the next temporary.
    fn annotation(&mut self, annotation: &Expr) -> Res<Reg> {
        if !self.future_annotations && !annotation.is_starred_expr() {
            return self.temporary(annotation);
        }
        let text = self.unparse(annotation);
        Ok(self.load_constant(&Constant::Str(text), annotation.range(), None))
    }

    /// The text of an expression as CPython writes it, for the kinds that annotations are made of; of any other as it
    /// stands in the script (`Python/ast_unparse.c`).
    fn unparse(&self, expr: &Expr) -> String {
        let list = |items: &[Expr]| {
            let items: Vec<String> = items.iter().map(|item| self.unparse(item)).collect();
            items.join(", ")
        };
        match expr {
            Expr::StringLiteral(literal) => str_repr(literal.value.to_str()),
            Expr::Attribute(attribute) => {
                format!("{}.{}", self.unparse(&attribute.value), attribute.attr)
            }
            Expr::Subscript(subscript) => {
                let index = match &*subscript.slice {
                    Expr::Tuple(tuple) if tuple.elts.len() > 1 => list(&tuple.elts),
                    slice => self.unparse(slice),
                };
                format!("{}[{index}]", self.unparse(&subscript.value))
            }
            Expr::List(items) => format!("[{}]", list(&items.elts)),
            Expr::BinOp(operation) => {
                let (left, right) = (&operation.left, &operation.right);
                let symbol = operation.op.as_str();
                format!("{} {symbol} {}", self.unparse(left), self.unparse(right))
            }
            _ => self.source.text[expr.range()].to_owned(),
        }
    }
}
