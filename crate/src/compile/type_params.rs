//! Type parameters (PEP 695): `def f[T](x: T)`, `class A[T]`, `type A[T] = …`.
//!
//! What has them is made inside a function of its own, whose locals they are: annotations, bases and bodies see them, and
//! nothing else does (`Python/compile.c`, `compiler_type_params`). Bounds, and the values of aliases, are functions that
//! are called when somebody asks for them, for they may name what comes later.

use ruff_python_ast::{Expr, Identifier, StmtTypeAlias, TypeParam, TypeParams};
use ruff_text_size::{Ranged, TextRange};

use super::code::{CodeKind, Params};
use super::compiler::{Compiler, Res, Signature};
use super::constant::Constant;
use super::function::Reg;
use super::opcode::{Instr, Op};

/// Where the scope of an expression that is evaluated later is found; the expression itself may have a scope too.
pub(super) fn scope_of_lazy(expr: &Expr) -> TextRange {
    TextRange::empty(expr.start())
}

/// Name and bound of a type parameter.
pub(super) fn name_and_bound(parameter: &TypeParam) -> (&Identifier, Option<&Expr>) {
    match parameter {
        TypeParam::TypeVar(parameter) => (&parameter.name, parameter.bound.as_deref()),
        TypeParam::ParamSpec(parameter) => (&parameter.name, None),
        TypeParam::TypeVarTuple(parameter) => (&parameter.name, None),
    }
}

impl<'a> Compiler<'a> {
    /// Compiles `make` where the type parameters are known; what it makes, which gets them as `__type_params__`, is in
    /// the next temporary.
    pub(super) fn with_type_params(
        &mut self,
        types: &'a TypeParams,
        of: &Identifier,
        make: impl FnOnce(&mut Self) -> Res<Reg>,
    ) -> Res<Reg> {
        let at = of.range;
        let name = format!("<generic parameters of {of}>");
        let signature = self.signature_of_hidden(&name, at);
        let function = self.make_plain_function(types.range, at, signature, |this| {
            for parameter in &types.type_params {
                this.type_param(parameter)?;
            }
            let value = make(this)?;
            let params = this.type_params(types);
            let attribute = this.name_index("__type_params__");
            // The instruction consumes the copy.
            let copy = this.function.take();
            this.emit_ab(at, Op::Copy, copy, value);
            this.emit(at, Instr::new(Op::SetAttr, copy, params, attribute));
            this.function.release_to(params);
            this.emit_a(at, Op::Return, value);
            this.function.end_flow();
            this.free(value);
            Ok(())
        })?;
        self.emit(at, Instr::new(Op::Call, function, 0, 0));
        Ok(function)
    }

    fn signature_of_hidden<'s>(&self, name: &'s str, at: TextRange) -> Signature<'s> {
        Signature {
            name,
            qualname: self.qualname(name),
            kind: CodeKind::Function,
            params: Params::default(),
            first_line: self.source.line(at.start()),
            doc: None,
        }
    }

    /// Makes one type parameter and binds its name.
    fn type_param(&mut self, parameter: &'a TypeParam) -> Res {
        let at = parameter.range();
        let kind = match parameter {
            TypeParam::TypeVar(_) => "TypeVar",
            TypeParam::ParamSpec(_) => "ParamSpec",
            TypeParam::TypeVarTuple(_) => "TypeVarTuple",
        };
        let (name, bound) = name_and_bound(parameter);
        let callee = self.load_prelude("type_parameter", at);
        self.load_constant(&Constant::Str(kind.to_owned()), at, None);
        self.load_constant(&Constant::Str(name.to_string()), at, None);
        match bound {
            Some(bound) => self.lazy(bound, name)?,
            None => self.load_none(at),
        };
        self.emit(at, Instr::new(Op::Call, callee, 3, 0));
        self.function.release_to(callee + 1);
        self.store_name(name, callee, at);
        self.function.release_to(callee);
        Ok(())
    }

    /// A function that evaluates an expression, in the next temporary.
    fn lazy(&mut self, expr: &'a Expr, name: &str) -> Res<Reg> {
        let at = expr.range();
        let signature = self.signature_of_hidden(name, at);
        self.make_plain_function(scope_of_lazy(expr), at, signature, |this| {
            let value = this.operand(expr)?;
            this.emit_a(at, Op::Return, value);
            this.function.end_flow();
            this.free(value);
            Ok(())
        })
    }

    /// The tuple of type parameters, in the next temporary.
    fn type_params(&mut self, types: &TypeParams) -> Reg {
        let base = self.function.depth();
        for parameter in &types.type_params {
            let (name, _) = name_and_bound(parameter);
            self.load_plain(name, name.range, None);
        }
        let into = self.result(None, base);
        let count = types.type_params.len() as u32;
        self.emit(types.range, Instr::new(Op::BuildTuple, into, base, count));
        into
    }

    /// `Generic[…]` of the type parameters, in the next temporary: the last base of a class that has them.
    pub(super) fn generic_base(&mut self, types: &TypeParams) {
        let callee = self.load_prelude("generic_base", types.range);
        self.type_params(types);
        self.emit(types.range, Instr::new(Op::Call, callee, 1, 0));
        self.function.release_to(callee + 1);
    }

    /// `type name = value`
    pub(super) fn type_alias(&mut self, alias: &'a StmtTypeAlias) -> Res {
        let Expr::Name(target) = &*alias.name else {
            return Err(self.error(alias.name.range(), "invalid syntax"));
        };
        let name = Identifier::new(target.id.clone(), target.range);
        let make = |this: &mut Self| {
            let callee = this.load_prelude("type_alias", name.range);
            this.load_constant(&Constant::Str(name.to_string()), name.range, None);
            this.lazy(&alias.value, &name)?;
            this.emit(alias.range, Instr::new(Op::Call, callee, 2, 0));
            this.function.release_to(callee + 1);
            Ok(callee)
        };
        let value = match &alias.type_params {
            Some(types) => self.with_type_params(types, &name, make)?,
            None => make(self)?,
        };
        self.store_name(&name, value, name.range);
        self.function.release_to(value);
        Ok(())
    }
}
