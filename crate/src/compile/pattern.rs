//! `match`.
//!
//! The subject stays in its register until a case is chosen. What a pattern captures waits in temporaries and gets its
//! names once the whole pattern matches, before the guard. Functions of the prelude take sequences, mappings and
//! instances apart: each gives a list of parts, or `None`. With `t` the temporary of the subject, a case is
//!
//! ```text
//!     …                                     what fails jumps to F; captures go to t+1, …, parts behind them
//!     <name> = t+1; …
//!     guard                                 jumps to F when it is false
//!     Clear t
//!     body
//!     jump end
//! F:  Clear t+1; …                          and the next case
//! ```

use ruff_python_ast::{
    Identifier, MatchCase, Pattern, PatternMatchClass, PatternMatchMapping, PatternMatchOr,
    PatternMatchSequence, Singleton, StmtMatch,
};
use ruff_text_size::{Ranged, TextRange};

use super::compiler::{Compiler, Res};
use super::constant::{Constant, constant, small_int};
use super::function::{Label, Reg};
use super::opcode::{Instr, Op};
use crate::object::ops::str_repr;

/// A value to be matched. It is used up unless it is needed again.
#[derive(Clone, Copy)]
struct Subject {
    register: Reg,
    kept: bool,
}

/// The case that is being compiled.
struct Case<'a> {
    /// What it captures; each has a temporary, from `first` on.
    names: Vec<&'a Identifier>,
    first: Reg,
    /// The temporary after the last that may be full where it fails.
    end: Reg,
    fail: Label,
}

impl<'a> Compiler<'a> {
    pub(super) fn match_statement(&mut self, statement: &'a StmtMatch) -> Res {
        let base = self.function.depth();
        let mut cases = Vec::new();
        for case in &statement.cases {
            let mut names = Vec::new();
            self.captured_names(&case.pattern, &mut names)?;
            cases.push((case, names));
        }
        // A local can be matched where it is, unless a case rebinds it and a later one looks at it again.
        let mut subject = self.operand(&statement.subject)?;
        let name = statement.subject.as_name_expr();
        let is_rebound = name.is_some_and(|subject| {
            let mut names = cases.iter().flat_map(|(_, names)| names);
            names.any(|name| name.id == subject.id)
        });
        if is_rebound && !self.function.is_temporary(subject) {
            let copy = self.function.take();
            self.emit_ab(statement.subject.range(), Op::Copy, copy, subject);
            subject = copy;
        }
        let subject = Subject {
            register: subject,
            kept: true,
        };
        let end = self.function.label();
        let last = cases.len() - 1;
        for (index, (case, names)) in cases.into_iter().enumerate() {
            if index < last && case.guard.is_none() {
                self.check_refutable(&case.pattern)?;
            }
            self.match_case(case, names, subject, base, end)?;
        }
        self.clear_subject(subject.register, statement.subject.range());
        self.function.release_to(base);
        self.function.bind(end);
        Ok(())
    }

    fn match_case(
        &mut self,
        case: &'a MatchCase,
        names: Vec<&'a Identifier>,
        subject: Subject,
        base: Reg,
        end: Label,
    ) -> Res {
        let at = case.pattern.range();
        let depth = self.function.depth();
        let first = self.function.take_many(names.len());
        let mut state = Case {
            names,
            first,
            end: self.function.depth(),
            fail: self.function.label(),
        };
        self.pattern(&case.pattern, subject, &mut state)?;
        for (name, register) in state.names.iter().zip(first..) {
            self.store_name(name, register, name.range);
        }
        self.function.release_to(depth);
        if let Some(guard) = &case.guard {
            self.jump_if(guard, false, state.fail)?;
        }
        self.clear_subject(subject.register, at);
        self.function.release_to(base);
        self.statements(&case.body)?;
        self.jump(at, end);
        self.function.bind(state.fail);
        self.function.take_many(usize::from(depth - base));
        for register in first..state.end {
            self.emit_a(at, Op::Clear, register);
        }
        Ok(())
    }

    fn clear_subject(&mut self, subject: Reg, at: TextRange) {
        if self.function.is_temporary(subject) {
            self.emit_a(at, Op::Clear, subject);
        }
    }

    /// Jumps to where the case fails unless the pattern matches; leaves no temporaries but those of captures.
    fn pattern(&mut self, pattern: &'a Pattern, subject: Subject, case: &mut Case<'a>) -> Res {
        let at = pattern.range();
        let base = self.function.depth();
        self.deeper(at, |this| match pattern {
            Pattern::MatchValue(value) => {
                if value.value.is_f_string_expr() {
                    let message = "patterns may only match literals and attribute lookups";
                    return Err(this.error(at, message));
                }
                let left = this.use_subject(subject, at);
                match small_int(&value.value) {
                    Some(number) => {
                        this.branch(at, Op::JumpUnlessEqInt, left, number as u16, case.fail)
                    }
                    None => {
                        let right = this.operand(&value.value)?;
                        this.branch(at, Op::JumpUnlessEq, left, right, case.fail);
                    }
                }
                Ok(())
            }
            Pattern::MatchSingleton(singleton) => {
                let left = this.use_subject(subject, at);
                let constant = match singleton.value {
                    Singleton::None => {
                        this.branch(at, Op::JumpIfNotNone, left, 0, case.fail);
                        return Ok(());
                    }
                    Singleton::True => Constant::Bool(true),
                    Singleton::False => Constant::Bool(false),
                };
                let right = this.load_constant(&constant, at, None);
                this.emit(at, Instr::flagged(Op::Is, right, left, right, 0));
                this.branch(at, Op::JumpIfFalse, right, 0, case.fail);
                Ok(())
            }
            Pattern::MatchAs(capture) => {
                let kept = subject.kept || capture.pattern.is_some();
                this.capture(capture.name.as_ref(), Subject { kept, ..subject }, case);
                match &capture.pattern {
                    Some(pattern) => this.pattern(pattern, subject, case),
                    None => Ok(()),
                }
            }
            Pattern::MatchStar(star) => {
                this.capture(star.name.as_ref(), subject, case);
                Ok(())
            }
            Pattern::MatchSequence(sequence) => this.sequence_pattern(sequence, subject, case),
            Pattern::MatchMapping(mapping) => this.mapping_pattern(mapping, subject, case),
            Pattern::MatchClass(class) => this.class_pattern(class, subject, case),
            Pattern::MatchOr(alternatives) => this.or_pattern(alternatives, subject, case),
        })?;
        self.function.release_to(base);
        Ok(())
    }

    /// A register with the value, to be read once.
    fn use_subject(&mut self, subject: Subject, at: TextRange) -> Reg {
        if !subject.kept || !self.function.is_temporary(subject.register) {
            return subject.register;
        }
        let copy = self.function.take();
        self.emit_ab(at, Op::Copy, copy, subject.register);
        copy
    }

    fn capture(&mut self, name: Option<&'a Identifier>, subject: Subject, case: &Case) {
        match name {
            Some(name) => {
                let mut captured = case.names.iter().zip(case.first..);
                let to = captured.find(|(known, _)| known.id == name.id);
                let (_, to) = to.expect("all names were collected before");
                let op = if subject.kept { Op::Copy } else { Op::Move };
                self.emit_ab(name.range, op, to, subject.register);
            }
            None if !subject.kept => {
                self.emit_a(TextRange::default(), Op::Clear, subject.register);
            }
            None => {}
        }
    }

    fn sequence_pattern(
        &mut self,
        pattern: &'a PatternMatchSequence,
        subject: Subject,
        case: &mut Case<'a>,
    ) -> Res {
        let at = pattern.range;
        let parts: Vec<&Pattern> = pattern.patterns.iter().collect();
        let is_star = |pattern: &&Pattern| matches!(pattern, Pattern::MatchStar(_));
        let star = parts.iter().position(is_star);
        if parts.iter().filter(|part| is_star(part)).count() > 1 {
            return Err(self.error(at, "multiple starred names in sequence pattern"));
        }
        let (before, after) = match star {
            Some(star) => (star as i64, (parts.len() - star - 1) as i64),
            None => (parts.len() as i64, -1),
        };
        let has_name =
            |part: &&Pattern| matches!(part, Pattern::MatchStar(star) if star.name.is_some());
        let callee = self.begin_match("match_sequence", subject, at);
        for number in [before, after] {
            self.load_constant(&Constant::Int(number.into()), at, None);
        }
        self.load_constant(&Constant::Bool(parts.iter().any(has_name)), at, None);
        self.match_parts(callee, &parts, at, case)
    }

    fn mapping_pattern(
        &mut self,
        pattern: &'a PatternMatchMapping,
        subject: Subject,
        case: &mut Case<'a>,
    ) -> Res {
        let at = pattern.range;
        let mut seen = Vec::new();
        for key in &pattern.keys {
            let key_range = key.range();
            let Some(key) = constant(key) else { continue };
            if seen.contains(&key) {
                let key = match key {
                    Constant::Str(text) => str_repr(&text),
                    _ => self.source.text[key_range].to_owned(),
                };
                return Err(self.error(at, format!("mapping pattern checks duplicate key ({key})")));
            }
            seen.push(key);
        }
        let callee = self.begin_match("match_mapping", subject, at);
        let keys = self.function.depth();
        for key in &pattern.keys {
            self.temporary(key)?;
        }
        let into = self.result(None, keys);
        self.emit(
            at,
            Instr::new(Op::BuildTuple, into, keys, pattern.keys.len() as u32),
        );
        self.load_constant(&Constant::Bool(pattern.rest.is_some()), at, None);
        let parts: Vec<&Pattern> = pattern.patterns.iter().collect();
        let rest = self.unpack_parts(
            callee,
            parts.len() + usize::from(pattern.rest.is_some()),
            at,
            case,
        );
        if let Some(name) = &pattern.rest {
            let register = rest + parts.len() as Reg;
            self.capture(
                Some(name),
                Subject {
                    register,
                    kept: false,
                },
                case,
            );
        }
        self.patterns(&parts, rest, case)
    }

    fn class_pattern(
        &mut self,
        pattern: &'a PatternMatchClass,
        subject: Subject,
        case: &mut Case<'a>,
    ) -> Res {
        let at = pattern.range;
        let arguments = &pattern.arguments;
        let mut names = Vec::new();
        for keyword in &arguments.keywords {
            let name = Constant::Str(keyword.attr.to_string());
            if names.contains(&name) {
                let message = format!("attribute name repeated in class pattern: {}", keyword.attr);
                return Err(self.error(keyword.pattern.range(), message));
            }
            names.push(name);
        }
        let callee = self.begin_match("match_class", subject, at);
        self.temporary(&pattern.cls)?;
        let count = Constant::Int(arguments.patterns.len().into());
        self.load_constant(&count, at, None);
        self.load_constant(&Constant::Tuple(names), at, None);
        let keywords = arguments.keywords.iter().map(|keyword| &keyword.pattern);
        let parts: Vec<&Pattern> = arguments.patterns.iter().chain(keywords).collect();
        self.match_parts(callee, &parts, at, case)
    }

    /// Loads a function of the prelude and its first argument.
    fn begin_match(&mut self, function: &str, subject: Subject, at: TextRange) -> Reg {
        let callee = self.load_prelude(function, at);
        let argument = self.function.take();
        let op = if subject.kept { Op::Copy } else { Op::Move };
        self.emit_ab(at, op, argument, subject.register);
        callee
    }

    /// Calls what [`Self::begin_match`] loaded, and matches the parts that it gives.
    fn match_parts(
        &mut self,
        callee: Reg,
        parts: &[&'a Pattern],
        at: TextRange,
        case: &mut Case<'a>,
    ) -> Res {
        let first = self.unpack_parts(callee, parts.len(), at, case);
        self.patterns(parts, first, case)
    }

    /// Calls `callee`, fails when it gives `None`, and spreads what it gives over the registers from the result on.
    fn unpack_parts(&mut self, callee: Reg, count: usize, at: TextRange, case: &mut Case) -> Reg {
        let arguments = self.function.depth() - callee - 1;
        self.emit(at, Instr::new(Op::Call, callee, arguments, 0));
        self.function.release_to(callee + 1);
        let copy = self.use_subject(
            Subject {
                register: callee,
                kept: true,
            },
            at,
        );
        self.branch(at, Op::JumpIfNone, copy, 0, case.fail);
        self.function.release_to(callee);
        let first = self.function.take_many(count);
        self.emit(at, Instr::new(Op::Unpack, first, callee, count as u32));
        case.end = case.end.max(self.function.depth()).max(callee + 1);
        first
    }

    fn patterns(&mut self, parts: &[&'a Pattern], first: Reg, case: &mut Case<'a>) -> Res {
        for (part, register) in parts.iter().zip(first..) {
            let subject = Subject {
                register,
                kept: false,
            };
            self.pattern(part, subject, case)?;
        }
        Ok(())
    }

    fn or_pattern(
        &mut self,
        pattern: &'a PatternMatchOr,
        subject: Subject,
        case: &mut Case<'a>,
    ) -> Res {
        let at = pattern.range;
        let fail = case.fail;
        let matched = self.function.label();
        let (last, first) = pattern.patterns.split_last().expect("an alternative");
        for alternative in first {
            case.fail = self.function.label();
            let end = std::mem::replace(&mut case.end, self.function.depth());
            self.pattern(
                alternative,
                Subject {
                    kept: true,
                    ..subject
                },
                case,
            )?;
            self.jump(at, matched);
            self.function.bind(case.fail);
            let mut captured = Vec::new();
            self.captured_names(alternative, &mut captured)?;
            for (name, register) in case.names.iter().zip(case.first..) {
                if captured.iter().any(|captured| captured.id == name.id) {
                    self.emit_a(at, Op::Clear, register);
                }
            }
            for register in self.function.depth()..case.end {
                self.emit_a(at, Op::Clear, register);
            }
            case.end = case.end.max(end);
        }
        case.fail = fail;
        self.pattern(
            last,
            Subject {
                kept: true,
                ..subject
            },
            case,
        )?;
        self.function.bind(matched);
        if !subject.kept {
            self.emit_a(at, Op::Clear, subject.register);
        }
        Ok(())
    }

    /// An alternative, or a case without a guard, that always matches must be the last (`Python/compile.c`,
    /// `compiler_pattern_capture`).
    fn check_refutable(&self, pattern: &Pattern) -> Res {
        let (at, what) = match pattern {
            Pattern::MatchAs(capture) => match (&capture.pattern, &capture.name) {
                (Some(pattern), _) => return self.check_refutable(pattern),
                (None, Some(name)) => (capture.range, format!("name capture '{name}'")),
                (None, None) => (capture.range, "wildcard".to_owned()),
            },
            Pattern::MatchOr(alternatives) => {
                let last = alternatives.patterns.last();
                return last.map_or(Ok(()), |last| self.check_refutable(last));
            }
            _ => return Ok(()),
        };
        Err(self.error(at, format!("{what} makes remaining patterns unreachable")))
    }

    /// Adds the names that a pattern captures.
    fn captured_names(&self, pattern: &'a Pattern, names: &mut Vec<&'a Identifier>) -> Res {
        let (name, parts): (Option<&Identifier>, Vec<&Pattern>) = match pattern {
            Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => return Ok(()),
            Pattern::MatchAs(capture) => (
                capture.name.as_ref(),
                capture.pattern.as_deref().into_iter().collect(),
            ),
            Pattern::MatchStar(star) => (star.name.as_ref(), Vec::new()),
            Pattern::MatchSequence(sequence) => (None, sequence.patterns.iter().collect()),
            Pattern::MatchMapping(mapping) => {
                (mapping.rest.as_ref(), mapping.patterns.iter().collect())
            }
            Pattern::MatchClass(class) => {
                let keywords = class
                    .arguments
                    .keywords
                    .iter()
                    .map(|keyword| &keyword.pattern);
                (
                    None,
                    class.arguments.patterns.iter().chain(keywords).collect(),
                )
            }
            Pattern::MatchOr(or) => return self.names_of_alternatives(or, names),
        };
        for part in parts {
            self.captured_names(part, names)?;
        }
        if let Some(name) = name {
            if names.iter().any(|known| known.id == name.id) {
                let message = format!("multiple assignments to name '{name}' in pattern");
                return Err(self.error(innermost(pattern), message));
            }
            names.push(name);
        }
        Ok(())
    }

    fn names_of_alternatives(
        &self,
        or: &'a PatternMatchOr,
        names: &mut Vec<&'a Identifier>,
    ) -> Res {
        let before = names.clone();
        let sorted = |names: &[&'a Identifier]| {
            let mut names: Vec<&str> = names.iter().map(|name| name.as_str()).collect();
            names.sort_unstable();
            names.join(" ")
        };
        for (index, alternative) in or.patterns.iter().enumerate() {
            let mut own = before.clone();
            if index + 1 < or.patterns.len() {
                self.check_refutable(alternative)?;
            }
            self.captured_names(alternative, &mut own)?;
            if index > 0 && sorted(&own) != sorted(names) {
                let message = "alternative patterns bind different names";
                return Err(self.error(innermost(alternative), message));
            }
            *names = own;
        }
        Ok(())
    }
}

/// Where CPython's compiler says that a mistake is in a pattern: at the last part that it looked at.
fn innermost(pattern: &Pattern) -> TextRange {
    let part = match pattern {
        Pattern::MatchAs(capture) => capture.pattern.as_deref(),
        Pattern::MatchOr(or) => or.patterns.last(),
        Pattern::MatchSequence(sequence) => sequence.patterns.last(),
        Pattern::MatchMapping(mapping) => mapping.patterns.last(),
        _ => None,
    };
    part.map_or(pattern.range(), innermost)
}
