//! Reading, writing and deleting names, wherever they live.

use ruff_python_ast::ExprName;
use ruff_text_size::TextRange;

use super::compiler::Compiler;
use super::function::Reg;
use super::opcode::{Instr, Op};
use super::scope::Place;
use super::symbols::mangle;

impl Compiler<'_> {
    /// The register of a local that can be used in place: nothing rebinds it before its use.
    pub(super) fn local_operand(&mut self, name: &ExprName) -> Option<Reg> {
        let Place::Local(register) = self.place(&name.id) else {
            return None;
        };
        if self.is_walrus_target(&name.id) {
            return None;
        }
        self.check_bound(name, register);
        Some(register)
    }

    /// Whether `:=` may rebind a local in the middle of an expression.
    pub(super) fn is_walrus_target(&self, name: &str) -> bool {
        let name = mangle(self.class.as_deref(), name);
        self.scope().uses.get(&name).is_some_and(|uses| uses.walrus)
    }

    pub(super) fn check_bound(&mut self, name: &ExprName, register: Reg) {
        if !self.function.is_bound(register) {
            self.emit_a(name.range, Op::CheckBound, register);
            self.now_bound(&name.id, register);
        }
    }

    /// Remembers that a local is bound, unless something may unbind it again.
    pub(super) fn now_bound(&mut self, name: &str, register: Reg) {
        let mangled = mangle(self.class.as_deref(), name);
        if !self.scope().uses[&mangled].deleted {
            self.function.set_bound(register);
        }
    }

    /// Loads a name into a register.
    pub(super) fn load_name(&mut self, name: &ExprName, into: Option<Reg>) -> Reg {
        if let Place::Local(register) = self.place(&name.id) {
            self.check_bound(name, register);
        }
        self.load_plain(&name.id, name.range, into)
    }

    /// Loads a name that is bound if it is a local.
    pub(super) fn load_plain(&mut self, name: &str, at: TextRange, into: Option<Reg>) -> Reg {
        let place = self.place(name);
        let into = into.unwrap_or_else(|| self.function.take());
        let instr = match place {
            Place::Local(register) if register == into => return into,
            Place::Local(register) => Instr::new(Op::Move, into, register, 0),
            Place::Cell(register) => Instr::new(Op::LoadCell, into, register, 0),
            Place::Free(cell) => Instr::new(Op::LoadFree, into, 0, u32::from(cell)),
            Place::ClassFree(cell) => Instr::new(Op::LoadClassFree, into, 0, u32::from(cell)),
            Place::Global => Instr::new(Op::LoadGlobal, into, 0, self.mangled_index(name)),
            Place::Namespace => Instr::new(Op::LoadName, into, 0, self.mangled_index(name)),
        };
        self.emit(at, instr);
        into
    }

    /// Loads a function of the prelude into the next temporary.
    pub(super) fn load_prelude(&mut self, name: &str, at: TextRange) -> Reg {
        let into = self.function.take();
        let name = self.name_index(name);
        self.emit(at, Instr::new(Op::LoadPrelude, into, 0, name));
        into
    }

    /// Binds a name to the value in a register, which is consumed if it is a temporary.
    pub(super) fn store_name(&mut self, name: &str, value: Reg, at: TextRange) {
        let instr = match self.place(name) {
            Place::Local(register) => {
                if register != value {
                    self.emit_ab(at, Op::Move, register, value);
                }
                return self.now_bound(name, register);
            }
            Place::Cell(register) => Instr::new(Op::StoreCell, register, value, 0),
            Place::Free(cell) | Place::ClassFree(cell) => {
                Instr::new(Op::StoreFree, value, 0, u32::from(cell))
            }
            Place::Global => Instr::new(Op::StoreGlobal, value, 0, self.mangled_index(name)),
            Place::Namespace => Instr::new(Op::StoreName, value, 0, self.mangled_index(name)),
        };
        self.emit(at, instr);
    }

    /// `del name`
    pub(super) fn delete_name(&mut self, name: &str, at: TextRange) {
        let instr = match self.place(name) {
            Place::Local(register) => Instr::new(Op::DeleteLocal, register, 0, 0),
            Place::Cell(register) => Instr::new(Op::DeleteCell, register, 0, 0),
            Place::Free(cell) | Place::ClassFree(cell) => {
                Instr::new(Op::DeleteFree, 0, 0, u32::from(cell))
            }
            Place::Global => Instr::new(Op::DeleteGlobal, 0, 0, self.mangled_index(name)),
            Place::Namespace => Instr::new(Op::DeleteName, 0, 0, self.mangled_index(name)),
        };
        self.emit(at, instr);
    }

    /// The register of a plain local of that name.
    pub(super) fn local_register(&self, name: &str) -> Option<Reg> {
        match self.place(name) {
            Place::Local(register) => Some(register),
            _ => None,
        }
    }

    fn mangled_index(&mut self, name: &str) -> u32 {
        let name = mangle(self.class.as_deref(), name);
        self.name_index(&name)
    }
}
