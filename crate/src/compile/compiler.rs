//! What compiling a module carries along: the function being built and those around it.

use std::cell::Cell;

use ruff_python_ast::{Identifier, Parameters, Stmt};
use ruff_text_size::{Ranged, TextRange};

use super::Root;
use super::code::{Cache, Capture, Code, CodeKind, Params};
use super::constant::Constant;
use super::error::{SyntaxError, SyntaxErrorKind};
use super::function::{Function, Label, Reg};
use super::opcode::{Instr, Op};
use super::scope::{Place, Scope, ScopeId, ScopeKind, Scopes};
use super::source::Source;
use super::symbols::{MAX_DEPTH, mangle};
use super::unwind::Block;
use crate::object::{Ref, Str, Value};

/// The result of compiling a part.
pub(super) type Res<T = ()> = Result<T, SyntaxError>;

/// Compiles one module.
pub(super) struct Compiler<'a> {
    pub(super) source: &'a Source<'a>,
    filename: Ref<Str>,
    intern: &'a mut dyn FnMut(&str) -> Ref<Str>,
    pub(super) scopes: &'a Scopes,
    pub(super) function: Function,
    /// What must be undone to leave the place being compiled, innermost last.
    pub(super) blocks: Vec<Block<'a>>,
    outer: Vec<(Function, Vec<Block<'a>>)>,
    /// The innermost class, for private names.
    pub(super) class: Option<String>,
    /// Whether the module has `from __future__ import annotations`.
    pub(super) future_annotations: bool,
    depth: u32,
}

/// What a nested code object is called and how it is called.
pub(super) struct Signature<'s> {
    pub(super) name: &'s str,
    pub(super) qualname: String,
    pub(super) kind: CodeKind,
    pub(super) params: Params,
    pub(super) first_line: u32,
    pub(super) doc: Option<String>,
}

/// Compiles the outermost code.
pub(super) fn compile<'a>(
    source: &'a Source<'a>,
    filename: &str,
    body: &'a [Stmt],
    root: Root,
    scopes: &'a Scopes,
    intern: &'a mut dyn FnMut(&str) -> Ref<Str>,
) -> Res<Ref<Code>> {
    let filename = intern(filename);
    let locals = scopes.get(ScopeId(0)).locals.len();
    let mut compiler = Compiler {
        source,
        filename,
        intern,
        scopes,
        function: Function::new(ScopeId(0), "<module>".to_owned(), locals, locals as u16),
        blocks: Vec::new(),
        outer: Vec::new(),
        class: None,
        future_annotations: false,
        depth: 0,
    };
    compiler.outermost(body, root)
}

impl<'a> Compiler<'a> {
    fn outermost(&mut self, body: &'a [Stmt], root: Root) -> Res<Ref<Code>> {
        let doc = match (root, body) {
            (Root::Expression, [Stmt::Expr(statement)]) => {
                let value = self.expr(&statement.value, None)?;
                self.emit_a(statement.range, Op::Return, value);
                self.function.end_flow();
                None
            }
            _ => self.module_body(body)?,
        };
        let signature = Signature {
            name: "<module>",
            qualname: "<module>".to_owned(),
            kind: match root {
                Root::Module => CodeKind::Module,
                Root::Statements | Root::Expression => CodeKind::Class,
            },
            params: Params::default(),
            first_line: 1,
            doc,
        };
        let end = body.last().map_or(TextRange::default(), Ranged::range);
        let function = std::mem::replace(
            &mut self.function,
            Function::new(ScopeId(0), String::new(), 0, 0),
        );
        self.assemble(function, &signature, end)
    }

    /// Returns the docstring.
    fn module_body(&mut self, body: &'a [Stmt]) -> Res<Option<String>> {
        let doc = super::stmt::docstring(body);
        self.begin_annotations(TextRange::default());
        if let Some(doc) = &doc {
            let value = self.load_constant(&Constant::Str(doc.clone()), body[0].range(), None);
            self.store_name("__doc__", value, body[0].range());
            self.free(value);
        }
        self.statements(body)?;
        Ok(doc)
    }

    // Errors.

    pub(super) fn error(&self, at: TextRange, message: impl Into<String>) -> SyntaxError {
        SyntaxError::new(self.source, SyntaxErrorKind::Syntax, at, message)
    }

    /// Correct Python that cannot be compiled; `what` is its name in the script's words.
    pub(super) fn not_supported<T>(&self, at: TextRange, what: &str) -> Res<T> {
        let message = format!("{what} is not supported yet");
        Err(SyntaxError::new(
            self.source,
            SyntaxErrorKind::NotSupported,
            at,
            message,
        ))
    }

    /// Compiles a part one level deeper, so that no script overflows the stack.
    pub(super) fn deeper<T>(
        &mut self,
        at: TextRange,
        part: impl FnOnce(&mut Self) -> Res<T>,
    ) -> Res<T> {
        if self.depth >= MAX_DEPTH {
            return Err(self.error(at, "too many nested expressions"));
        }
        self.depth += 1;
        let result = part(self);
        self.depth -= 1;
        result
    }

    // Emitting.

    pub(super) fn emit(&mut self, at: TextRange, instr: Instr) {
        if self.function.is_reachable() {
            let position = self.source.position(at);
            self.function.push(position, instr);
        }
    }

    pub(super) fn emit_ab(&mut self, at: TextRange, op: Op, a: Reg, b: Reg) {
        self.emit(at, Instr::new(op, a, b, 0));
    }

    pub(super) fn emit_a(&mut self, at: TextRange, op: Op, a: Reg) {
        self.emit(at, Instr::new(op, a, 0, 0));
    }

    pub(super) fn branch(&mut self, at: TextRange, op: Op, a: Reg, b: u16, to: Label) {
        let position = self.source.position(at);
        self.function
            .branch(position, Instr::signed(op, a, b, 0), to);
    }

    pub(super) fn jump(&mut self, at: TextRange, to: Label) {
        let position = self.source.position(at);
        self.function.jump(position, to);
    }

    pub(super) fn constant_index(&mut self, constant: &Constant) -> u32 {
        let intern = &mut *self.intern;
        self.function
            .constant(constant, |constant| constant.to_value(intern))
    }

    pub(super) fn name_index(&mut self, name: &str) -> u32 {
        self.function.name(name, self.intern)
    }

    /// The index of an attribute's name, with private names mangled.
    pub(super) fn attribute_index(&mut self, name: &Identifier) -> u32 {
        let name = mangle(self.class.as_deref(), name.as_str());
        self.name_index(&name)
    }

    // Registers.

    /// Gives a register back if it is the topmost temporary.
    pub(super) fn free(&mut self, register: Reg) {
        if self.function.is_temporary(register) {
            self.function.release_to(register);
        }
    }

    /// Where a result goes, once the operands from `base` on have been used.
    pub(super) fn result(&mut self, into: Option<Reg>, base: Reg) -> Reg {
        self.function.release_to(base);
        into.unwrap_or_else(|| self.function.take())
    }

    pub(super) fn scope(&self) -> &'a Scope {
        self.scopes.get(self.function.scope)
    }

    pub(super) fn place(&self, name: &str) -> Place {
        let name = mangle(self.class.as_deref(), name);
        self.scope().place(&name)
    }

    // Nested code.

    pub(super) fn scope_of(&self, range: TextRange) -> ScopeId {
        self.scopes.by_range[&range]
    }

    /// The dotted name of something named `name` that is defined here (`Python/compile.c`, `compiler_set_qualname`).
    pub(super) fn qualname(&self, name: &str) -> String {
        let scope = self.scope();
        let mangled = mangle(self.class.as_deref(), name);
        let is_global = scope
            .uses
            .get(&mangled)
            .is_some_and(|uses| uses.global.is_some());
        match scope.kind {
            ScopeKind::Module => name.to_owned(),
            _ if is_global => name.to_owned(),
            ScopeKind::Class | ScopeKind::Comprehension => {
                format!("{}.{name}", self.function.qualname)
            }
            ScopeKind::Function => {
                format!("{}.<locals>.{name}", self.function.qualname)
            }
        }
    }

    /// Compiles a nested code object and gives its constant's index in this one.
    pub(super) fn nested(
        &mut self,
        scope: ScopeId,
        signature: Signature,
        at: TextRange,
        body: impl FnOnce(&mut Self) -> Res,
    ) -> Res<u32> {
        let described = self.scopes.get(scope);
        let params = signature.params;
        let parameters = match signature.kind {
            CodeKind::Class => 1,
            _ => {
                params.positional_only
                    + params.positional
                    + params.keyword_only
                    + u16::from(params.var_args)
                    + u16::from(params.var_keywords)
            }
        };
        let mut function = Function::new(
            scope,
            signature.qualname.clone(),
            described.locals.len(),
            parameters,
        );
        for (register, name) in (0..parameters).zip(&described.locals) {
            if described.uses.get(name).is_some_and(|uses| uses.deleted) {
                function.set_unbound(register);
            }
        }
        function.has_first_argument = params.positional_only + params.positional > 0;
        let outer = std::mem::replace(&mut self.function, function);
        self.outer.push((outer, std::mem::take(&mut self.blocks)));
        for cell in &described.cells {
            self.emit_a(TextRange::empty(at.start()), Op::MakeCell, *cell);
        }
        body(self)?;
        let (outer, blocks) = self.outer.pop().expect("pushed above");
        self.blocks = blocks;
        let function = std::mem::replace(&mut self.function, outer);
        let code = self.assemble(function, &signature, at)?;
        Ok(self.function.object(code.into()))
    }

    fn assemble(
        &mut self,
        mut function: Function,
        signature: &Signature,
        end: TextRange,
    ) -> Res<Ref<Code>> {
        if function.falls_off() {
            let flow = function.flow().or(Some(Default::default()));
            let label = function.label();
            function.bind_head(label, flow);
            let position = function
                .positions
                .last()
                .copied()
                .unwrap_or_else(|| self.source.position(end));
            function.push(position, Instr::new(Op::ReturnNone, 0, 0, 0));
        }
        let handlers = function.resolve();
        if function.too_large {
            return Err(self.error(end, format!("'{}' is too large to compile", signature.name)));
        }
        let scope = self.scopes.get(function.scope);
        let captures = self.captures(scope);
        let doc = match &signature.doc {
            Some(doc) => Value::from(Str::new(doc.as_str())),
            None => Value::NONE,
        };
        let intern = &mut *self.intern;
        let mut interned =
            |names: &[String]| names.iter().map(|name| intern(name)).collect::<Box<[_]>>();
        Ok(Ref::new(Code {
            locals: interned(&scope.locals),
            free: interned(&scope.free),
            captures,
            name: intern(signature.name),
            qualname: intern(&signature.qualname),
            filename: self.filename.clone(),
            first_line: signature.first_line,
            doc,
            caches: function
                .instrs
                .iter()
                .map(|_| Cell::new(Cache::default()))
                .collect(),
            registers: function.registers(),
            instrs: function.instrs.into(),
            positions: function.positions.into(),
            constants: function.constants.into(),
            names: function.names.into(),
            cells: scope.cells.clone().into(),
            params: signature.params,
            handlers,
            kind: signature.kind,
        }))
    }

    fn captures(&self, scope: &Scope) -> Box<[Capture]> {
        let Some(parent) = scope.parent.map(|parent| self.scopes.get(parent)) else {
            return Box::default();
        };
        let capture = |name: &String| {
            let cell = parent
                .cells
                .iter()
                .find(|cell| parent.locals[usize::from(**cell)] == *name);
            match cell {
                Some(cell) => Capture::Local(*cell),
                None => {
                    let index = parent.free.iter().position(|free| free == name);
                    Capture::Free(index.expect("scopes pass closure cells down") as u16)
                }
            }
        };
        scope.free.iter().map(capture).collect()
    }
}

/// How arguments bind to `parameters`.
pub(super) fn params(parameters: &Parameters) -> Params {
    Params {
        positional_only: parameters.posonlyargs.len() as u16,
        positional: parameters.args.len() as u16,
        keyword_only: parameters.kwonlyargs.len() as u16,
        var_args: parameters.vararg.is_some(),
        var_keywords: parameters.kwarg.is_some(),
    }
}
