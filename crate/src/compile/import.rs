//! `import` and `from … import`.

use ruff_python_ast::{StmtImport, StmtImportFrom};
use ruff_text_size::TextRange;

use super::compiler::{Compiler, Res};
use super::constant::Constant;
use super::function::Reg;
use super::opcode::{Instr, Op};
use super::scope::ScopeKind;

impl Compiler<'_> {
    pub(super) fn import(&mut self, import: &StmtImport) -> Res {
        if import.is_lazy {
            return Err(self.error(import.range, "invalid syntax"));
        }
        let at = import.range;
        for alias in &import.names {
            let base = self.function.depth();
            let module = self.import_name(&alias.name, Constant::None, 0, at);
            match &alias.asname {
                None => {
                    let first = alias.name.split('.').next().unwrap_or_default();
                    self.store_name(first, module, at);
                }
                Some(name) => {
                    for part in alias.name.split('.').skip(1) {
                        let inner = self.function.take();
                        let part = self.name_index(part);
                        self.emit(at, Instr::new(Op::ImportFrom, inner, module, part));
                        self.emit_ab(at, Op::Move, module, inner);
                        self.free(inner);
                    }
                    self.store_name(name, module, at);
                }
            }
            self.function.release_to(base);
        }
        Ok(())
    }

    pub(super) fn import_from(&mut self, import: &StmtImportFrom) -> Res {
        let at = import.range;
        if import.is_lazy {
            return Err(self.error(at, "invalid syntax"));
        }
        let module = import.module.as_deref().unwrap_or_default();
        if module == "__future__" && import.level == 0 {
            return self.future(import);
        }
        let base = self.function.depth();
        let names = import
            .names
            .iter()
            .map(|alias| Constant::Str(alias.name.to_string()))
            .collect();
        let module = self.import_name(module, Constant::Tuple(names), import.level, at);
        if let Some(star) = import.names.iter().find(|alias| &alias.name == "*") {
            if self.scope().kind != ScopeKind::Module {
                return Err(self.error(star.range, "import * only allowed at module level"));
            }
            self.emit_a(at, Op::ImportStar, module);
            self.function.release_to(base);
            return Ok(());
        }
        for alias in &import.names {
            let value = self.function.take();
            let name = self.name_index(&alias.name);
            self.emit(at, Instr::new(Op::ImportFrom, value, module, name));
            self.store_name(alias.asname.as_ref().unwrap_or(&alias.name), value, at);
            self.free(value);
        }
        self.emit_a(at, Op::Clear, module);
        self.function.release_to(base);
        Ok(())
    }

    /// Features that are all part of the language here, apart from `annotations`.
    fn future(&mut self, import: &StmtImportFrom) -> Res {
        const FEATURES: &[&str] = &[
            "nested_scopes",
            "generators",
            "division",
            "absolute_import",
            "with_statement",
            "print_function",
            "unicode_literals",
            "generator_stop",
            "annotations",
        ];
        for alias in &import.names {
            if !FEATURES.contains(&alias.name.as_str()) {
                let message = format!("future feature {} is not defined", alias.name);
                return Err(self.error(import.range, message));
            }
            self.future_annotations |= &alias.name == "annotations";
        }
        Ok(())
    }

    /// Imports a module into the next temporary.
    fn import_name(&mut self, module: &str, names: Constant, level: u32, at: TextRange) -> Reg {
        let base = self.function.depth();
        self.load_constant(&names, at, None);
        self.load_constant(&Constant::Int(level.into()), at, None);
        let into = self.result(None, base);
        let name = self.name_index(module);
        self.emit(at, Instr::new(Op::ImportName, into, base, name));
        into
    }
}
