//! Calls.

use ruff_python_ast::{Arguments, Expr, ExprAttribute, ExprCall, Keyword};
use ruff_text_size::{Ranged, TextRange};

use super::compiler::{Compiler, Res};
use super::constant::Constant;
use super::function::Reg;
use super::opcode::{Instr, Op};
use super::scope::{Place, ScopeKind};

impl Compiler<'_> {
    pub(super) fn call(&mut self, call: &ExprCall, into: Option<Reg>) -> Res<Reg> {
        let base = self.function.depth();
        self.check_keywords(&call.arguments)?;
        let unpacks = unpacks(&call.arguments);
        match &*call.func {
            Expr::Attribute(attribute) if !unpacks => self.method_call(call, attribute)?,
            Expr::Name(name)
                if name.id == "super"
                    && call.arguments.is_empty()
                    && self.can_be_implicit_super() =>
            {
                self.load_name(name, None);
                self.implicit_super(call.range());
            }
            func => {
                self.temporary(func)?;
                self.arguments(base, &call.arguments, 0, call.range())?;
            }
        }
        Ok(self.move_result(base, into, base, call.range()))
    }

    fn method_call(&mut self, call: &ExprCall, attribute: &ExprAttribute) -> Res {
        let base = self.function.depth();
        let object = self.operand(&attribute.value)?;
        self.function.release_to(base);
        self.function.take_many(2);
        let name = self.attribute_index(&attribute.attr);
        let at = self.attribute_range(attribute);
        self.emit(at, Instr::new(Op::LoadMethod, base, object, name));
        let (count, names) = self.plain_arguments(&call.arguments, 0)?;
        let at = TextRange::new(at.start(), call.end());
        self.emit(at, Instr::new(Op::CallMethod, base, count, names));
        Ok(())
    }

    /// Compiles the arguments and calls what is in `callee`. `given` arguments are in place already.
    pub(super) fn arguments(
        &mut self,
        callee: Reg,
        arguments: &Arguments,
        given: u16,
        at: TextRange,
    ) -> Res {
        if unpacks(arguments) {
            return self.unpacked_arguments(callee, arguments, given, at);
        }
        let (count, names) = self.plain_arguments(arguments, given)?;
        self.emit(at, Instr::new(Op::Call, callee, count, names));
        Ok(())
    }

    /// As [`Self::arguments`], with one more positional argument, which `last` puts in the next temporary.
    pub(super) fn arguments_and(
        &mut self,
        callee: Reg,
        arguments: Option<&Arguments>,
        given: u16,
        last: impl FnOnce(&mut Self),
        at: TextRange,
    ) -> Res {
        let (positional, keywords) = arguments.map_or((&[][..], &[][..]), |arguments| {
            (&*arguments.args, &*arguments.keywords)
        });
        if arguments.is_some_and(unpacks) {
            return self.not_supported(at, "unpacking beside a type parameter list");
        }
        for argument in positional {
            self.temporary(argument)?;
        }
        last(self);
        let names = self.keyword_values(keywords)?;
        let count = given + 1 + (positional.len() + keywords.len()) as u16;
        self.emit(at, Instr::new(Op::Call, callee, count, names));
        Ok(())
    }

    /// Arguments in consecutive temporaries: how many, and field `c` of the call.
    fn plain_arguments(&mut self, arguments: &Arguments, given: u16) -> Res<(u16, u32)> {
        match &*arguments.args {
            [Expr::Generator(generator)] if !generator.parenthesized => {
                self.comprehension(&arguments.args[0], arguments.range, None)?;
            }
            plain => {
                for argument in plain {
                    self.temporary(argument)?;
                }
            }
        }
        let count = given + (arguments.args.len() + arguments.keywords.len()) as u16;
        Ok((count, self.keyword_values(&arguments.keywords)?))
    }

    /// The values of keyword arguments in consecutive temporaries; gives field `c` of the call, which has their names.
    fn keyword_values(&mut self, keywords: &[Keyword]) -> Res<u32> {
        let mut names = Vec::new();
        for keyword in keywords {
            self.temporary(&keyword.value)?;
            names.extend(
                keyword
                    .arg
                    .as_ref()
                    .map(|name| Constant::Str(name.to_string())),
            );
        }
        if names.is_empty() {
            return Ok(0);
        }
        Ok(1 + self.constant_index(&Constant::Tuple(names)))
    }

    fn unpacked_arguments(
        &mut self,
        callee: Reg,
        arguments: &Arguments,
        given: u16,
        at: TextRange,
    ) -> Res {
        let first = callee + 1;
        let list = if given == 0 {
            let alone = arguments.args.len() == 1;
            self.list_of(&arguments.args, at, if alone { 3 } else { 1 })?
        } else {
            self.emit(
                at,
                Instr::new(Op::BuildList, first, first, u32::from(given)),
            );
            self.function.release_to(first + 1);
            self.extend_arguments(first, &arguments.args, at)?;
            first
        };
        debug_assert_eq!(list, first, "the list follows the callee");
        if arguments.keywords.is_empty() {
            let none = self.function.take();
            self.emit_a(at, Op::Clear, none);
        } else {
            self.keyword_dict(&arguments.keywords, at)?;
        }
        self.emit_a(at, Op::CallEx, callee);
        Ok(())
    }

    fn extend_arguments(&mut self, list: Reg, arguments: &[Expr], at: TextRange) -> Res {
        for argument in arguments {
            let (op, argument) = match argument {
                Expr::Starred(starred) => (Op::ListExtend, &*starred.value),
                _ => (Op::ListAppend, argument),
            };
            let value = self.operand(argument)?;
            let is_call = u32::from(op == Op::ListExtend);
            self.emit(at, Instr::new(op, list, value, is_call));
            self.free(value);
        }
        Ok(())
    }

    /// The dict of a call's keywords, some of them `**unpacked`; a name given twice is found at run time.
    fn keyword_dict(&mut self, keywords: &[Keyword], at: TextRange) -> Res {
        let dict = self.function.depth();
        let plain = keywords
            .iter()
            .take_while(|keyword| keyword.arg.is_some())
            .count();
        let (first, rest) = keywords.split_at(plain);
        self.keyword_pairs(first, at)?;
        for keyword in rest {
            let value = match &keyword.arg {
                Some(_) => self.keyword_pairs(std::slice::from_ref(keyword), at)?,
                None => self.operand(&keyword.value)?,
            };
            self.emit(at, Instr::new(Op::DictUpdate, dict, value, 1));
            self.free(value);
        }
        Ok(())
    }

    fn keyword_pairs(&mut self, keywords: &[Keyword], at: TextRange) -> Res<Reg> {
        let base = self.function.depth();
        for keyword in keywords {
            if let Some(name) = &keyword.arg {
                self.load_constant(&Constant::Str(name.to_string()), name.range, None);
                self.temporary(&keyword.value)?;
            }
        }
        let into = self.result(None, base);
        self.emit(
            at,
            Instr::new(Op::BuildDict, into, base, keywords.len() as u32),
        );
        Ok(into)
    }

    pub(super) fn check_keywords(&self, arguments: &Arguments) -> Res {
        for (index, keyword) in arguments.keywords.iter().enumerate() {
            let Some(name) = &keyword.arg else { continue };
            let before = &arguments.keywords[..index];
            if before
                .iter()
                .any(|other| other.arg.as_ref().is_some_and(|other| other.id == name.id))
            {
                return Err(self.error(keyword.range, format!("keyword argument repeated: {name}")));
            }
        }
        Ok(())
    }

    /// Whether `super()` here means `super(__class__, <first parameter>)`.
    fn can_be_implicit_super(&self) -> bool {
        let scope = self.scope();
        let is_function = matches!(scope.kind, ScopeKind::Function | ScopeKind::Comprehension);
        let first = scope.names.first().and_then(|name| scope.uses.get(name));
        is_function
            && self.place("super") == Place::Global
            && matches!(self.place("__class__"), Place::Free(_))
            && self.function.has_first_argument
            && first.is_some_and(|uses| uses.parameter)
    }

    /// The call of `super`, which was loaded last, with the class and the first argument.
    fn implicit_super(&mut self, at: TextRange) {
        let scope = self.scope();
        self.load_plain("__class__", at, None);
        let first = self.function.take();
        let op = if scope.cells.contains(&0) {
            Op::LoadCell
        } else {
            Op::Move
        };
        self.emit_ab(at, op, first, 0);
        let callee = first - 2;
        self.emit(at, Instr::new(Op::Call, callee, 2, 0));
    }
}

fn unpacks(arguments: &Arguments) -> bool {
    arguments.args.iter().any(Expr::is_starred_expr)
        || arguments
            .keywords
            .iter()
            .any(|keyword| keyword.arg.is_none())
}
