//! Scopes: which names each function, class and comprehension binds, and where each name lives.

use std::collections::HashMap;

use ruff_text_size::TextRange;

/// Index of a scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ScopeId(pub(super) u32);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ScopeKind {
    Module,
    Class,
    Function,
    Comprehension,
}

/// How a scope uses a name.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Uses {
    pub(super) parameter: bool,
    pub(super) bound: bool,
    pub(super) read: bool,
    /// `del` or the name of an `except` clause: it may be unbound again.
    pub(super) deleted: bool,
    /// Target of `:=`: it may be rebound in the middle of an expression.
    pub(super) walrus: bool,
    /// Target of a comprehension's `for`.
    pub(super) iteration: bool,
    pub(super) global: Option<TextRange>,
    pub(super) nonlocal: Option<TextRange>,
}

/// Where a name lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// A register.
    Local(u16),
    /// A register that holds a cell.
    Cell(u16),
    /// A cell of the closure.
    Free(u16),
    /// The module's namespace, then the built-ins.
    Global,
    /// A class body's namespace, then the module's.
    Namespace,
    /// A class body's namespace, then a cell of the closure.
    ClassFree(u16),
}

pub(super) struct Scope {
    pub(super) kind: ScopeKind,
    pub(super) parent: Option<ScopeId>,
    /// Whether it has a `yield`, or is a generator expression.
    pub(super) generator: bool,
    /// Whether it is an `async def`, or a comprehension that awaits.
    pub(super) coroutine: bool,
    /// Whether it is a module's whose names are in a namespace that it is called with.
    pub(super) dynamic: bool,
    /// Whether a class body has annotated names.
    pub(super) annotated: bool,
    /// In order of first appearance; parameters come first.
    pub(super) names: Vec<String>,
    pub(super) uses: HashMap<String, Uses>,
    pub(super) locals: Vec<String>,
    pub(super) cells: Vec<u16>,
    pub(super) free: Vec<String>,
    places: HashMap<String, Place>,
    shared: Vec<String>,
}

impl Scope {
    pub(super) fn new(kind: ScopeKind, parent: Option<ScopeId>) -> Self {
        Scope {
            kind,
            parent,
            generator: false,
            coroutine: false,
            dynamic: false,
            annotated: false,
            names: Vec::new(),
            uses: HashMap::new(),
            locals: Vec::new(),
            cells: Vec::new(),
            free: Vec::new(),
            places: HashMap::new(),
            shared: Vec::new(),
        }
    }

    pub(super) fn uses_mut(&mut self, name: &str) -> &mut Uses {
        if !self.uses.contains_key(name) {
            self.names.push(name.to_owned());
        }
        self.uses.entry(name.to_owned()).or_default()
    }

    pub(super) fn place(&self, name: &str) -> Place {
        self.places.get(name).copied().unwrap_or(Place::Global)
    }

    fn binds(&self, name: &str) -> bool {
        match self.kind {
            ScopeKind::Module => false,
            ScopeKind::Class => name == "__class__",
            ScopeKind::Function | ScopeKind::Comprehension => {
                self.uses.get(name).is_some_and(|uses| {
                    (uses.bound || uses.parameter)
                        && uses.global.is_none()
                        && uses.nonlocal.is_none()
                })
            }
        }
    }
}

/// All scopes of a module, with the places of their names.
pub(super) struct Scopes {
    pub(super) all: Vec<Scope>,
    pub(super) by_range: HashMap<TextRange, ScopeId>,
}

/// A `nonlocal` whose name no enclosing function binds.
pub(super) struct Unresolved {
    pub(super) name: String,
    pub(super) at: TextRange,
}

impl Scopes {
    pub(super) fn get(&self, id: ScopeId) -> &Scope {
        &self.all[id.0 as usize]
    }

    pub(super) fn get_mut(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.all[id.0 as usize]
    }

    /// Finds every name's place, once all uses are known.
    pub(super) fn resolve(&mut self) -> Result<(), Unresolved> {
        for index in 0..self.all.len() {
            self.find_free(ScopeId(index as u32))?;
        }
        for scope in &mut self.all {
            number(scope);
        }
        Ok(())
    }

    /// The enclosing function scope that binds `name`, as `Python/symtable.c`, `analyze_name` finds it.
    fn binder(&self, from: ScopeId, name: &str) -> Option<ScopeId> {
        let mut next = self.get(from).parent;
        while let Some(id) = next {
            let scope = self.get(id);
            if scope.binds(name) {
                return Some(id);
            }
            let ends = scope.kind != ScopeKind::Class
                && scope
                    .uses
                    .get(name)
                    .is_some_and(|uses| uses.global.is_some());
            if ends {
                return None;
            }
            next = scope.parent;
        }
        None
    }

    fn find_free(&mut self, id: ScopeId) -> Result<(), Unresolved> {
        for index in 0..self.get(id).names.len() {
            let scope = self.get(id);
            let name = scope.names[index].clone();
            let uses = scope.uses[&name];
            if scope.kind == ScopeKind::Module || uses.global.is_some() {
                continue;
            }
            if uses.nonlocal.is_none() && (uses.bound || uses.parameter) {
                continue;
            }
            match self.binder(id, &name) {
                Some(binder) => self.share(id, binder, &name),
                None => {
                    if let Some(at) = uses.nonlocal {
                        return Err(Unresolved { name, at });
                    }
                }
            }
        }
        Ok(())
    }

    fn share(&mut self, user: ScopeId, binder: ScopeId, name: &str) {
        let shared = &mut self.get_mut(binder).shared;
        if !shared.iter().any(|known| known == name) {
            shared.push(name.to_owned());
        }
        let mut next = user;
        while next != binder {
            let scope = self.get_mut(next);
            if !scope.free.iter().any(|known| known == name) {
                scope.free.push(name.to_owned());
            }
            next = scope.parent.expect("the binder encloses the user");
        }
    }
}

/// Gives every local its register and every name its place.
fn number(scope: &mut Scope) {
    if scope.kind == ScopeKind::Class || scope.dynamic {
        scope.locals.push(".namespace".to_owned());
        if scope.shared.iter().any(|name| name == "__class__") {
            scope.cells.push(1);
            scope.locals.push("__class__".to_owned());
        }
    }
    let mut places = HashMap::new();
    for name in &scope.names {
        let uses = scope.uses[name];
        let free = scope
            .free
            .iter()
            .position(|free| free == name)
            .map(|index| index as u16);
        let is_bound = uses.bound || uses.parameter;
        let place = match (scope.kind, free) {
            (ScopeKind::Module, _) if scope.dynamic && uses.global.is_none() => Place::Namespace,
            (ScopeKind::Module, _) => Place::Global,
            _ if uses.global.is_some() => Place::Global,
            (ScopeKind::Class, Some(index)) if uses.nonlocal.is_some() => Place::Free(index),
            (ScopeKind::Class, Some(index)) if !is_bound => Place::ClassFree(index),
            (ScopeKind::Class, _) => Place::Namespace,
            (_, Some(index)) => Place::Free(index),
            (_, None) if is_bound => {
                let register = scope.locals.len() as u16;
                scope.locals.push(name.clone());
                if scope.shared.contains(name) {
                    scope.cells.push(register);
                    Place::Cell(register)
                } else {
                    Place::Local(register)
                }
            }
            (_, None) => Place::Global,
        };
        places.insert(name.clone(), place);
    }
    scope.places = places;
}
