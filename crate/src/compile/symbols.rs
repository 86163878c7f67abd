//! Walks a module once to learn every scope's names, before anything is compiled.

use std::collections::HashMap;

use ruff_python_ast::visitor::{
    Visitor, walk_arguments, walk_body, walk_expr, walk_pattern, walk_stmt,
};
use ruff_python_ast::{
    Comprehension, ExceptHandler, Expr, ExprContext, ExprName, Identifier, Parameters, Pattern,
    Stmt, StmtClassDef, StmtFunctionDef, TypeParams,
};
use ruff_text_size::{Ranged, TextRange};

use super::Root;
use super::annotation::of_function;
use super::error::{SyntaxError, SyntaxErrorKind};
use super::scope::{Scope, ScopeId, ScopeKind, Scopes, Uses};
use super::source::Source;
use super::type_params::{name_and_bound, scope_of_lazy};

/// Expressions and statements nest at most this deep.
pub(super) const MAX_DEPTH: u32 = 400;

/// `_Class__name` for a private `__name` inside a class, as `Python/compile.c`, `_Py_Mangle`.
pub(super) fn mangle(class: Option<&str>, name: &str) -> String {
    if let Some(class) = class
        && name.starts_with("__")
        && !name.ends_with("__")
        && !name.contains('.')
    {
        let class = class.trim_start_matches('_');
        if !class.is_empty() {
            return format!("_{class}{name}");
        }
    }
    name.to_owned()
}

/// Finds the scopes of a module and the places of its names.
pub(super) fn scopes(source: &Source, body: &[Stmt], root: Root) -> Result<Scopes, SyntaxError> {
    let mut module = Scope::new(ScopeKind::Module, None);
    module.dynamic = root != Root::Module;
    let mut collector = Collector {
        source,
        scopes: Scopes {
            all: vec![module],
            by_range: HashMap::new(),
        },
        current: ScopeId(0),
        class: None,
        depth: 0,
        error: None,
    };
    walk_body(&mut collector, body);
    if let Some(error) = collector.error {
        return Err(error);
    }
    let mut scopes = collector.scopes;
    match scopes.resolve() {
        Ok(()) => Ok(scopes),
        Err(unresolved) => Err(SyntaxError::new(
            source,
            SyntaxErrorKind::Syntax,
            unresolved.at,
            format!("no binding for nonlocal '{}' found", unresolved.name),
        )),
    }
}

struct Collector<'s> {
    source: &'s Source<'s>,
    scopes: Scopes,
    current: ScopeId,
    /// The innermost class, for private names.
    class: Option<String>,
    depth: u32,
    error: Option<SyntaxError>,
}

impl Collector<'_> {
    fn fail(&mut self, at: TextRange, message: impl Into<String>) {
        if self.error.is_none() {
            self.error = Some(SyntaxError::new(
                self.source,
                SyntaxErrorKind::Syntax,
                at,
                message,
            ));
        }
    }

    fn scope(&mut self) -> &mut Scope {
        self.scopes.get_mut(self.current)
    }

    fn uses(&mut self, name: &str) -> &mut Uses {
        let name = mangle(self.class.as_deref(), name);
        self.scope().uses_mut(&name)
    }

    fn bind(&mut self, name: &str) {
        self.uses(name).bound = true;
    }

    fn bind_identifier(&mut self, name: &Identifier) {
        self.bind(name.as_str());
    }

    fn inside(&mut self, range: TextRange, kind: ScopeKind, visit: impl FnOnce(&mut Self)) {
        let id = ScopeId(self.scopes.all.len() as u32);
        self.scopes.all.push(Scope::new(kind, Some(self.current)));
        self.scopes.by_range.insert(range, id);
        let outer = std::mem::replace(&mut self.current, id);
        visit(self);
        self.current = outer;
    }

    fn parameters(&mut self, parameters: &Parameters) {
        let plain = parameters
            .posonlyargs
            .iter()
            .chain(&parameters.args)
            .chain(&parameters.kwonlyargs);
        let names = plain.map(|parameter| &parameter.parameter.name);
        let starred = [&parameters.vararg, &parameters.kwarg];
        let starred = starred
            .into_iter()
            .flatten()
            .map(|parameter| &parameter.name);
        for name in names.chain(starred) {
            let uses = self.uses(name.as_str());
            if uses.parameter {
                self.fail(
                    name.range,
                    format!("duplicate argument '{name}' in function definition"),
                );
                return;
            }
            uses.parameter = true;
        }
    }

    fn defaults(&mut self, parameters: &Parameters) {
        for parameter in parameters.iter_non_variadic_params() {
            if let Some(default) = &parameter.default {
                self.visit_expr(default);
            }
        }
    }

    fn function(&mut self, function: &StmtFunctionDef) {
        self.bind_identifier(&function.name);
        for decorator in &function.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.with_type_params(function.type_params.as_deref(), |this| {
            this.defaults(&function.parameters);
            for (_, annotation) in of_function(function) {
                this.visit_expr(annotation);
            }
            this.inside(function.range, ScopeKind::Function, |this| {
                this.scope().coroutine = function.is_async;
                this.parameters(&function.parameters);
                walk_body(this, &function.body);
            });
        });
    }

    /// Visits what may see these type parameters; see `type_params.rs`.
    fn with_type_params(&mut self, types: Option<&TypeParams>, visit: impl FnOnce(&mut Self)) {
        let Some(types) = types else {
            return visit(self);
        };
        self.inside(types.range, ScopeKind::Function, |this| {
            for parameter in &types.type_params {
                let (name, bound) = name_and_bound(parameter);
                if this.uses(name).bound {
                    let message = format!("duplicate type parameter '{name}'");
                    this.fail(name.range, message);
                }
                this.bind_identifier(name);
                if let Some(bound) = bound {
                    this.lazy(bound);
                }
            }
            visit(this);
        });
    }

    /// An expression that is evaluated when somebody asks.
    fn lazy(&mut self, expr: &Expr) {
        self.inside(scope_of_lazy(expr), ScopeKind::Function, |this| {
            this.visit_expr(expr);
        });
    }

    fn class(&mut self, class: &StmtClassDef) {
        self.bind_identifier(&class.name);
        for decorator in &class.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.with_type_params(class.type_params.as_deref(), |this| {
            if let Some(arguments) = &class.arguments {
                walk_arguments(this, arguments);
            }
            let outer = this.class.replace(class.name.to_string());
            this.inside(class.range, ScopeKind::Class, |this| {
                for name in ["__annotations__", "__module__", "__qualname__", "__doc__"] {
                    this.uses_of_class_header(name);
                }
                walk_body(this, &class.body);
            });
            this.class = outer;
        });
    }

    fn uses_of_class_header(&mut self, name: &str) {
        self.scope().uses_mut(name).bound = true;
    }

    fn comprehension(
        &mut self,
        range: TextRange,
        generators: &[Comprehension],
        elements: &[&Expr],
        lazy: bool,
    ) {
        let Some(first) = generators.first() else {
            return;
        };
        self.visit_expr(&first.iter);
        self.inside(range, ScopeKind::Comprehension, |this| {
            this.scope().generator = lazy;
            this.scope().coroutine = generators.iter().any(|generator| generator.is_async);
            this.scope().uses_mut(".0").parameter = true;
            for (index, generator) in generators.iter().enumerate() {
                if index > 0 {
                    this.visit_expr(&generator.iter);
                }
                this.iteration_target(&generator.target);
                for condition in &generator.ifs {
                    this.visit_expr(condition);
                }
            }
            for element in elements {
                this.visit_expr(element);
            }
            this.awaited_comprehension(range);
        });
    }

    /// A comprehension that awaits is awaited by what is around it (`Python/symtable.c`,
    /// `symtable_handle_comprehension`).
    fn awaited_comprehension(&mut self, at: TextRange) {
        let scope = self.scope();
        if scope.generator || !scope.coroutine {
            return;
        }
        let parent = scope.parent.expect("a comprehension is in something");
        let outer = self.scopes.get_mut(parent);
        if outer.kind == ScopeKind::Comprehension {
            outer.coroutine = true;
        } else if !outer.coroutine {
            let message = "asynchronous comprehension outside of an asynchronous function";
            self.fail(at, message);
        }
    }

    /// `await`, which makes a comprehension around it asynchronous.
    fn awaits(&mut self, at: TextRange) {
        let scope = self.scope();
        match scope.kind {
            ScopeKind::Comprehension => scope.coroutine = true,
            ScopeKind::Function if scope.coroutine => {}
            ScopeKind::Function => self.fail(at, "'await' outside async function"),
            ScopeKind::Module | ScopeKind::Class => self.fail(at, "'await' outside function"),
        }
    }

    fn iteration_target(&mut self, target: &Expr) {
        let before = self.scope().names.len();
        self.visit_expr(target);
        let scope = self.scope();
        for index in before..scope.names.len() {
            let name = scope.names[index].clone();
            let uses = scope.uses_mut(&name);
            uses.iteration = uses.bound;
        }
    }

    /// The target of `:=` belongs to the scope around all comprehensions (PEP 572).
    fn walrus(&mut self, name: &ExprName) {
        let mangled = mangle(self.class.as_deref(), &name.id);
        let mut owner = self.current;
        while self.scopes.get(owner).kind == ScopeKind::Comprehension {
            let scope = self.scopes.get_mut(owner);
            let uses = scope.uses_mut(&mangled);
            if uses.iteration {
                let message = format!(
                    "assignment expression cannot rebind comprehension iteration variable '{}'",
                    name.id
                );
                return self.fail(name.range, message);
            }
            owner = scope.parent.expect("a module is not a comprehension");
        }
        let scope = self.scopes.get_mut(owner);
        let kind = scope.kind;
        let uses = scope.uses_mut(&mangled);
        uses.bound = true;
        uses.walrus = true;
        let is_global = kind == ScopeKind::Module || uses.global.is_some();
        if owner == self.current {
            return;
        }
        if kind == ScopeKind::Class {
            return self.fail(
                name.range,
                "assignment expression within a comprehension cannot be used in a class body",
            );
        }
        let mut inner = self.current;
        while inner != owner {
            let scope = self.scopes.get_mut(inner);
            let uses = scope.uses_mut(&mangled);
            if is_global {
                uses.global = Some(name.range);
            } else {
                uses.nonlocal = Some(name.range);
            }
            inner = scope.parent.expect("the owner encloses the target");
        }
    }

    fn declare(&mut self, names: &[Identifier], at: TextRange, word: &str) {
        for name in names {
            let is_module = self.scope().kind == ScopeKind::Module;
            if is_module && word == "nonlocal" {
                return self.fail(at, "nonlocal declaration not allowed at module level");
            }
            let uses = self.uses(name.as_str());
            let problem = if uses.parameter {
                Some(format!("name '{name}' is parameter and {word}"))
            } else if uses.global.is_some() && word == "nonlocal"
                || uses.nonlocal.is_some() && word == "global"
            {
                Some(format!("name '{name}' is nonlocal and global"))
            } else if uses.bound {
                Some(format!(
                    "name '{name}' is assigned to before {word} declaration"
                ))
            } else if uses.read {
                Some(format!("name '{name}' is used prior to {word} declaration"))
            } else {
                None
            };
            match word {
                "global" => uses.global = Some(at),
                _ => uses.nonlocal = Some(at),
            }
            if let Some(problem) = problem {
                return self.fail(at, problem);
            }
        }
    }

    fn yields(&mut self, at: TextRange) {
        match self.scope().kind {
            ScopeKind::Function => self.scope().generator = true,
            ScopeKind::Comprehension => self.fail(at, "'yield' inside a comprehension"),
            ScopeKind::Module | ScopeKind::Class => self.fail(at, "'yield' outside function"),
        }
    }

    fn read(&mut self, name: &str) {
        self.uses(name).read = true;
        if name == "super" && self.scope().kind != ScopeKind::Module {
            self.scope().uses_mut("__class__").read = true;
        }
    }

    fn name(&mut self, name: &ExprName) {
        match name.ctx {
            ExprContext::Load | ExprContext::Invalid => self.read(&name.id),
            ExprContext::Store => self.bind(&name.id),
            ExprContext::Del => {
                let uses = self.uses(&name.id);
                uses.bound = true;
                uses.deleted = true;
            }
        }
    }

    fn binary_chain(&mut self, expr: &Expr) {
        let mut left = expr;
        let mut rights = Vec::new();
        while let Expr::BinOp(operation) = left {
            rights.push(&*operation.right);
            left = &operation.left;
        }
        self.visit_expr(left);
        for right in rights.into_iter().rev() {
            self.visit_expr(right);
        }
    }
}

impl<'a> Visitor<'a> for Collector<'_> {
    /// What stands behind a name in a module or a class body; in functions annotations are not looked at.
    fn visit_annotation(&mut self, annotation: &'a Expr) {
        if self.scope().kind != ScopeKind::Function {
            self.scope().annotated = true;
            self.visit_expr(annotation);
        }
    }

    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if self.error.is_some() {
            return;
        }
        self.depth += 1;
        match stmt {
            Stmt::FunctionDef(function) => self.function(function),
            Stmt::ClassDef(class) => self.class(class),
            Stmt::TypeAlias(alias) => {
                self.visit_expr(&alias.name);
                let types = alias.type_params.as_deref();
                self.with_type_params(types, |this| this.lazy(&alias.value));
            }
            Stmt::Global(global) => self.declare(&global.names, global.range, "global"),
            Stmt::Nonlocal(nonlocal) => self.declare(&nonlocal.names, nonlocal.range, "nonlocal"),
            Stmt::Import(import) => {
                for alias in &import.names {
                    let first = alias.name.split('.').next().unwrap_or_default();
                    self.bind(alias.asname.as_ref().map_or(first, |name| name.as_str()));
                }
            }
            Stmt::ImportFrom(import) => {
                for alias in &import.names {
                    self.bind_identifier(alias.asname.as_ref().unwrap_or(&alias.name));
                }
            }
            Stmt::AugAssign(assign) => {
                if let Expr::Name(name) = &*assign.target {
                    self.read(&name.id);
                }
                walk_stmt(self, stmt);
            }
            _ => walk_stmt(self, stmt),
        }
        self.depth -= 1;
    }

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(handler) = handler;
        if let Some(kind) = &handler.type_ {
            self.visit_expr(kind);
        }
        if let Some(name) = &handler.name {
            let uses = self.uses(name.as_str());
            uses.bound = true;
            uses.deleted = true;
        }
        walk_body(self, &handler.body);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        match pattern {
            Pattern::MatchAs(pattern) => pattern
                .name
                .iter()
                .for_each(|name| self.bind_identifier(name)),
            Pattern::MatchStar(pattern) => pattern
                .name
                .iter()
                .for_each(|name| self.bind_identifier(name)),
            Pattern::MatchMapping(pattern) => pattern
                .rest
                .iter()
                .for_each(|name| self.bind_identifier(name)),
            _ => {}
        }
        walk_pattern(self, pattern);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if self.error.is_some() {
            return;
        }
        if self.depth >= MAX_DEPTH {
            return self.fail(expr.range(), "too many nested expressions");
        }
        self.depth += 1;
        match expr {
            Expr::Name(name) => self.name(name),
            Expr::BinOp(_) => self.binary_chain(expr),
            Expr::Named(named) => {
                self.visit_expr(&named.value);
                if let Expr::Name(name) = &*named.target {
                    self.walrus(name);
                }
            }
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.defaults(parameters);
                }
                self.inside(lambda.range, ScopeKind::Function, |this| {
                    if let Some(parameters) = &lambda.parameters {
                        this.parameters(parameters);
                    }
                    this.visit_expr(&lambda.body);
                });
            }
            Expr::ListComp(comp) => {
                self.comprehension(comp.range, &comp.generators, &[&comp.elt], false)
            }
            Expr::SetComp(comp) => {
                self.comprehension(comp.range, &comp.generators, &[&comp.elt], false)
            }
            Expr::Generator(comp) => {
                self.comprehension(comp.range, &comp.generators, &[&comp.elt], true)
            }
            Expr::DictComp(comp) => match &comp.key {
                Some(key) => {
                    self.comprehension(comp.range, &comp.generators, &[key, &comp.value], false)
                }
                None => self.fail(
                    comp.range,
                    "dict unpacking cannot be used in dict comprehension",
                ),
            },
            Expr::Await(_) => {
                self.awaits(expr.range());
                walk_expr(self, expr);
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                self.yields(expr.range());
                walk_expr(self, expr);
            }
            _ => walk_expr(self, expr),
        }
        self.depth -= 1;
    }
}
