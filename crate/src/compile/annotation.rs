//! Annotations of functions and of names in class bodies.
//!
//! They are evaluated where names of classes and of `typing` are all that they need, and else kept as their text, as all
//! are under `from __future__ import annotations`.

use ruff_python_ast::{Expr, Parameter, Parameters, StmtAnnAssign, StmtFunctionDef};
use ruff_text_size::{Ranged, TextRange};

use super::compiler::{Compiler, Res};
use super::constant::Constant;
use super::function::Reg;
use super::opcode::{Instr, Op};
use super::scope::ScopeKind;
use super::symbols::mangle;

/// What can be subscripted: of the built-in classes and of `typing`.
const SUBSCRIPTED: &[&str] = &[
    "Annotated",
    "ClassVar",
    "DefaultDict",
    "Deque",
    "Dict",
    "Final",
    "FrozenSet",
    "InitVar",
    "List",
    "Literal",
    "Optional",
    "Set",
    "Tuple",
    "Type",
    "Union",
    "dict",
    "frozenset",
    "list",
    "set",
    "tuple",
    "type",
];

/// Whether an annotation is evaluated, future imports apart.
pub(super) fn is_evaluated(annotation: &Expr) -> bool {
    match annotation {
        Expr::Name(_)
        | Expr::StringLiteral(_)
        | Expr::NumberLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_)
        | Expr::EllipsisLiteral(_) => true,
        Expr::Attribute(attribute) => is_evaluated(&attribute.value),
        Expr::Call(call) => {
            let mut keywords = call.arguments.keywords.iter();
            is_evaluated(&call.func)
                && call.arguments.args.iter().all(is_evaluated)
                && keywords.all(|keyword| is_evaluated(&keyword.value))
        }
        Expr::Tuple(tuple) => tuple.elts.iter().all(is_evaluated),
        Expr::Subscript(subscript) => {
            let name = match &*subscript.value {
                Expr::Name(name) => name.id.as_str(),
                Expr::Attribute(attribute) => attribute.attr.as_str(),
                _ => return false,
            };
            SUBSCRIPTED.contains(&name) && is_evaluated(&subscript.slice)
        }
        _ => false,
    }
}

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
            return Ok(());
        };
        if !assign.simple || self.scope().kind != ScopeKind::Class {
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

    /// Begins the `__annotations__` of a class body that has some.
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
        if is_evaluated(annotation) && !self.future_annotations {
            return self.temporary(annotation);
        }
        let at = annotation.range();
        let text = self.source.text[at].to_owned();
        Ok(self.load_constant(&Constant::Str(text), at, None))
    }
}
