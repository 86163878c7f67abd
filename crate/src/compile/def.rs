//! Functions and lambdas: their defaults, decorators and bodies.

use ruff_python_ast::{
    Decorator, Expr, ExprLambda, ParameterWithDefault, Parameters, StmtFunctionDef,
};
use ruff_text_size::{Ranged, TextRange};

use super::code::{CodeKind, Params};
use super::compiler::{Compiler, Res, Signature, params};
use super::constant::Constant;
use super::function::Reg;
use super::opcode::{Instr, Op};
use super::scope::ScopeId;
use super::stmt::docstring;
use super::symbols::mangle;

impl<'a> Compiler<'a> {
    pub(super) fn function_def(&mut self, def: &'a StmtFunctionDef) -> Res {
        let at = def.name.range;
        let base = self.function.depth();
        self.decorators(&def.decorator_list)?;
        let qualname = self.qualname(&def.name);
        let value = match &def.type_params {
            Some(types) => self.with_type_params(types, &def.name, |this| {
                this.function_value(def, qualname, None)
            })?,
            None => {
                let into = self.local_register(&def.name);
                let into = into.filter(|_| def.decorator_list.is_empty());
                self.function_value(def, qualname, into)?
            }
        };
        self.decorate(&def.decorator_list);
        let value = if def.decorator_list.is_empty() {
            value
        } else {
            base
        };
        self.store_name(&def.name, value, at);
        self.function.release_to(base);
        Ok(())
    }

    /// The function without its decorators.
    fn function_value(
        &mut self,
        def: &'a StmtFunctionDef,
        qualname: String,
        into: Option<Reg>,
    ) -> Res<Reg> {
        let signature = Signature {
            name: def.name.as_str(),
            qualname,
            kind: self.function_kind(self.scope_of(def.range)),
            params: params(&def.parameters),
            first_line: self.source.line(def.range.start()),
            doc: docstring(&def.body),
        };
        let value = self.make_function(
            def.range,
            def.name.range,
            Some(&def.parameters),
            signature,
            into,
            |this| this.statements(&def.body),
        )?;
        self.annotate(def, value)?;
        Ok(value)
    }

    pub(super) fn lambda(&mut self, lambda: &ExprLambda, into: Option<Reg>) -> Res<Reg> {
        let signature = Signature {
            name: "<lambda>",
            qualname: self.qualname("<lambda>"),
            kind: self.function_kind(self.scope_of(lambda.range)),
            params: lambda.parameters.as_deref().map(params).unwrap_or_default(),
            first_line: self.source.line(lambda.range.start()),
            doc: None,
        };
        let at = lambda.range;
        self.make_function(
            at,
            at,
            lambda.parameters.as_deref(),
            signature,
            into,
            |this| {
                let value = this.operand(&lambda.body)?;
                this.emit_a(lambda.body.range(), Op::Return, value);
                this.function.end_flow();
                this.free(value);
                Ok(())
            },
        )
    }

    fn function_kind(&self, scope: ScopeId) -> CodeKind {
        let scope = self.scopes.get(scope);
        CodeKind::of_function(scope.coroutine, scope.generator)
    }

    fn make_function(
        &mut self,
        range: TextRange,
        at: TextRange,
        parameters: Option<&Parameters>,
        signature: Signature,
        into: Option<Reg>,
        body: impl FnOnce(&mut Self) -> Res,
    ) -> Res<Reg> {
        let base = self.function.depth();
        match parameters {
            Some(parameters) => {
                self.default_tuple(parameters, at)?;
                self.default_dict(parameters, at)?;
            }
            None => {
                self.load_none(at);
                self.load_none(at);
            }
        }
        let code = self.nested(self.scope_of(range), signature, range, body)?;
        let into = self.result(into, base);
        self.emit(at, Instr::new(Op::MakeFunction, into, base, code));
        Ok(into)
    }

    /// A function without parameters' defaults, in the next temporary.
    pub(super) fn make_plain_function(
        &mut self,
        range: TextRange,
        at: TextRange,
        signature: Signature,
        body: impl FnOnce(&mut Self) -> Res,
    ) -> Res<Reg> {
        self.make_function(range, at, None, signature, None, body)
    }

    fn default_tuple(&mut self, parameters: &Parameters, at: TextRange) -> Res {
        let base = self.function.depth();
        let defaults = parameters.posonlyargs.iter().chain(&parameters.args);
        let defaults: Vec<&Expr> = defaults
            .filter_map(|parameter| parameter.default.as_deref())
            .collect();
        if defaults.is_empty() {
            self.load_none(at);
            return Ok(());
        }
        let constants: Option<Vec<Constant>> = defaults
            .iter()
            .map(|default| super::constant::constant(default))
            .collect();
        if let Some(constants) = constants {
            self.load_constant(&Constant::Tuple(constants), at, None);
            return Ok(());
        }
        for default in &defaults {
            self.temporary(default)?;
        }
        let into = self.result(None, base);
        self.emit(
            at,
            Instr::new(Op::BuildTuple, into, base, defaults.len() as u32),
        );
        Ok(())
    }

    fn default_dict(&mut self, parameters: &Parameters, at: TextRange) -> Res {
        let base = self.function.depth();
        let mut count = 0;
        for ParameterWithDefault {
            parameter, default, ..
        } in &parameters.kwonlyargs
        {
            let Some(default) = default else { continue };
            let name = mangle(self.class.as_deref(), parameter.name.as_str());
            self.load_constant(&Constant::Str(name), at, None);
            self.temporary(default)?;
            count += 1;
        }
        if count == 0 {
            self.load_none(at);
            return Ok(());
        }
        let into = self.result(None, base);
        self.emit(at, Instr::new(Op::BuildDict, into, base, count));
        Ok(())
    }

    /// Evaluates decorators into consecutive temporaries; what they decorate comes next.
    pub(super) fn decorators(&mut self, decorators: &[Decorator]) -> Res {
        for decorator in decorators {
            self.temporary(&decorator.expression)?;
        }
        Ok(())
    }

    /// Calls the decorators, the last first, each with the temporary after it.
    pub(super) fn decorate(&mut self, decorators: &[Decorator]) {
        for decorator in decorators.iter().rev() {
            let argument = self.function.depth() - 1;
            self.emit(
                decorator.expression.range(),
                Instr::new(Op::Call, argument - 1, 1, 0),
            );
            self.function.release_to(argument);
        }
    }
}

/// The call of a comprehension's function has one parameter, its first iterator.
pub(super) const ONE_PARAMETER: Params = Params {
    positional_only: 1,
    positional: 0,
    keyword_only: 0,
    var_args: false,
    var_keywords: false,
};
