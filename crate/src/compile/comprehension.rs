//! Comprehensions and generator expressions: each a function of its first iterator, as in CPython 3.11.

use ruff_python_ast::{Comprehension, Expr};
use ruff_text_size::{Ranged, TextRange};

use super::code::CodeKind;
use super::compiler::{Compiler, Res, Signature};
use super::def::ONE_PARAMETER;
use super::expr::AWAITS;
use super::function::Reg;
use super::opcode::{Instr, Op};

/// What a comprehension makes of its elements.
#[derive(Clone, Copy)]
enum Element<'e> {
    List(&'e Expr),
    Set(&'e Expr),
    Dict(&'e Expr, &'e Expr),
    Yield(&'e Expr),
}

impl Compiler<'_> {
    /// A comprehension. `at` is its range, with the brackets of a call that has a generator as its only argument.
    pub(super) fn comprehension(
        &mut self,
        expr: &Expr,
        at: TextRange,
        into: Option<Reg>,
    ) -> Res<Reg> {
        let (name, generators, element): (_, &[Comprehension], _) = match expr {
            Expr::ListComp(comp) => ("<listcomp>", &comp.generators, Element::List(&comp.elt)),
            Expr::SetComp(comp) => ("<setcomp>", &comp.generators, Element::Set(&comp.elt)),
            Expr::Generator(comp) => ("<genexpr>", &comp.generators, Element::Yield(&comp.elt)),
            Expr::DictComp(comp) => match &comp.key {
                Some(key) => (
                    "<dictcomp>",
                    &comp.generators,
                    Element::Dict(key, &comp.value),
                ),
                None => {
                    return Err(
                        self.error(at, "dict unpacking cannot be used in dict comprehension")
                    );
                }
            },
            _ => unreachable!("the caller passes comprehensions"),
        };
        let base = self.function.depth();
        let scope = self.scopes.get(self.scope_of(expr.range()));
        let kind = CodeKind::of_function(scope.coroutine, scope.generator);
        let signature = Signature {
            name,
            qualname: self.qualname(name),
            kind,
            params: ONE_PARAMETER,
            first_line: self.source.line(at.start()),
            doc: None,
        };
        self.make_plain_function(expr.range(), at, signature, |this| {
            this.comprehension_body(generators, element, at)
        })?;
        let first = &generators[0].iter;
        if generators[0].is_async {
            self.async_iterator(first, at)?;
        } else {
            self.iterator(first, at)?;
        }
        self.emit(at, Instr::new(Op::Call, base, 1, 0));
        if kind == CodeKind::Coroutine {
            self.function.release_to(base + 1);
            self.await_register(base, AWAITS, at);
        }
        Ok(self.move_result(base, into, base, at))
    }

    /// `iter()` of an expression, in the next temporary.
    pub(super) fn iterator(&mut self, iterable: &Expr, at: TextRange) -> Res<Reg> {
        let value = match super::operator::constant_list(iterable) {
            Some(tuple) => self.load_constant(&tuple, iterable.range(), None),
            None => self.operand(iterable)?,
        };
        self.free(value);
        let iterator = self.function.take();
        self.emit_ab(at, Op::GetIter, iterator, value);
        Ok(iterator)
    }

    fn comprehension_body(
        &mut self,
        generators: &[Comprehension],
        element: Element,
        at: TextRange,
    ) -> Res {
        let build = match element {
            Element::List(_) => Op::BuildList,
            Element::Set(_) => Op::BuildSet,
            Element::Dict(..) => Op::BuildDict,
            Element::Yield(_) => return self.comprehension_loops(generators, 0, element, 0, at),
        };
        let result = self.function.take();
        self.emit(at, Instr::new(build, result, result, 0));
        self.comprehension_loops(generators, 0, element, result, at)?;
        self.emit_a(at, Op::Return, result);
        self.function.end_flow();
        Ok(())
    }

    fn comprehension_loops(
        &mut self,
        generators: &[Comprehension],
        index: usize,
        element: Element,
        result: Reg,
        at: TextRange,
    ) -> Res {
        let Some(generator) = generators.get(index) else {
            return self.element(element, result, at);
        };
        let depth = self.function.depth();
        let iterator = match index {
            0 => 0,
            _ if generator.is_async => self.async_iterator(&generator.iter, at)?,
            _ => self.iterator(&generator.iter, at)?,
        };
        if generator.is_async {
            let next = self.function.label();
            let flow = self.function.flow();
            self.function.bind_head(next, flow);
            let region = self.next_item(iterator, &generator.target, at)?;
            for condition in &generator.ifs {
                self.jump_if(condition, false, next)?;
            }
            self.deeper(generator.range, |this| {
                this.comprehension_loops(generators, index + 1, element, result, at)
            })?;
            self.jump(at, next);
            self.end_async_for(region, iterator, generator.iter.range());
            self.function.release_to(depth);
            return Ok(());
        }
        let (body, test) = (self.function.label(), self.function.label());
        let flow = self.function.flow();
        self.jump(at, test);
        let item = self.begin_for_body(&generator.target, body, flow)?;
        for condition in &generator.ifs {
            self.jump_if(condition, false, test)?;
        }
        self.deeper(generator.range, |this| {
            this.comprehension_loops(generators, index + 1, element, result, at)
        })?;
        self.function.bind(test);
        self.branch(at, Op::ForIter, item, iterator, body);
        self.function.release_to(depth);
        Ok(())
    }

    fn element(&mut self, element: Element, result: Reg, at: TextRange) -> Res {
        let base = self.function.depth();
        match element {
            Element::List(element) => {
                let value = self.operand(element)?;
                self.emit_ab(at, Op::ListAppend, result, value);
            }
            Element::Set(element) => {
                let value = self.operand(element)?;
                self.emit_ab(at, Op::SetAdd, result, value);
            }
            Element::Dict(key, value) => {
                let key = self.operand(key)?;
                let value = self.operand(value)?;
                self.emit(at, Instr::flagged(Op::DictInsert, result, key, value, 0));
            }
            Element::Yield(element) => {
                let value = self.operand(element)?;
                self.function.release_to(base);
                let sent = self.function.take();
                self.emit_ab(at, Op::Yield, sent, value);
                self.emit_a(at, Op::Clear, sent);
            }
        }
        self.function.release_to(base);
        Ok(())
    }
}
