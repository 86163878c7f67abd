//! Class statements.

use ruff_python_ast::{Stmt, StmtClassDef};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::code::{CodeKind, Params};
use super::compiler::{Compiler, Res, Signature};
use super::constant::Constant;
use super::function::Reg;
use super::opcode::{Instr, Op};
use super::stmt::docstring;

impl<'a> Compiler<'a> {
    pub(super) fn class_def(&mut self, class: &'a StmtClassDef) -> Res {
        let base = self.function.depth();
        let at = self.class_statement(class);
        self.decorators(&class.decorator_list)?;
        let qualname = self.qualname(&class.name);
        match &class.type_params {
            Some(types) => self.with_type_params(types, &class.name, |this| {
                this.class_value(class, qualname, at)
            })?,
            None => self.class_value(class, qualname, at)?,
        };
        self.decorate(&class.decorator_list);
        self.store_name(&class.name, base, at);
        self.function.release_to(base);
        Ok(())
    }

    /// The class without its decorators, in the next temporary.
    fn class_value(
        &mut self,
        class: &'a StmtClassDef,
        qualname: String,
        at: TextRange,
    ) -> Res<Reg> {
        let callee = self.function.take();
        self.emit_a(at, Op::LoadBuildClass, callee);
        self.class_body(class, qualname)?;
        self.load_constant(&Constant::Str(class.name.to_string()), at, None);
        if let Some(arguments) = &class.arguments {
            self.check_keywords(arguments)?;
        }
        match (&class.arguments, &class.type_params) {
            (arguments, Some(types)) => {
                let generic = |this: &mut Self| this.generic_base(types);
                self.arguments_and(callee, arguments.as_deref(), 2, generic, at)?;
            }
            (Some(arguments), None) => self.arguments(callee, arguments, 2, at)?,
            (None, None) => self.emit(at, Instr::new(Op::Call, callee, 2, 0)),
        }
        self.function.release_to(callee + 1);
        Ok(callee)
    }

    /// The statement without its decorators.
    fn class_statement(&self, class: &StmtClassDef) -> TextRange {
        let decorators = class.decorator_list.last();
        let from = decorators.map_or(class.range.start(), Ranged::end);
        let before = &self.source.text[TextRange::new(from, class.name.range.start())];
        let keyword = before.rfind("class").unwrap_or(0);
        let start = from + TextSize::of(&before[..keyword]);
        TextRange::new(start, class.range.end())
    }

    fn class_body(&mut self, class: &'a StmtClassDef, qualname: String) -> Res {
        let signature = Signature {
            name: class.name.as_str(),
            qualname,
            kind: CodeKind::Class,
            params: Params::default(),
            first_line: self.source.line(class.range.start()),
            doc: docstring(&class.body),
        };
        let outer = self.class.replace(class.name.to_string());
        let at = class.name.range;
        self.make_plain_function(class.range, at, signature, |this| {
            this.class_header(at, &class.body);
            this.statements(&class.body)?;
            this.return_class_cell(at);
            Ok(())
        })?;
        self.class = outer;
        Ok(())
    }

    /// What a body binds before its first statement (`Python/compile.c`, `compiler_class`).
    fn class_header(&mut self, at: TextRange, body: &[Stmt]) {
        let module = self.function.take();
        let name = self.name_index("__name__");
        self.emit(at, Instr::new(Op::LoadName, module, 0, name));
        self.store_name("__module__", module, at);
        self.free(module);
        let qualname = Constant::Str(self.function.qualname.clone());
        let qualname = self.load_constant(&qualname, at, None);
        self.store_name("__qualname__", qualname, at);
        self.free(qualname);
        self.begin_annotations(at);
        if let Some(doc) = docstring(body) {
            let doc = self.load_constant(&Constant::Str(doc), at, None);
            self.store_name("__doc__", doc, at);
            self.free(doc);
        }
    }

    /// The body gives back the cell that methods call `__class__`.
    fn return_class_cell(&mut self, at: TextRange) {
        let instr = match self.scope().cells.first() {
            Some(cell) => Instr::new(Op::Return, *cell, 0, 0),
            None => Instr::new(Op::ReturnNone, 0, 0, 0),
        };
        self.emit(at, instr);
        self.function.end_flow();
    }
}
